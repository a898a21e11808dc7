/* SPDX-License-Identifier: MIT */
/*
 * wsreg check: the connections in a HAR file, of which it has the messages.
 *
 * A HAR has the fields of the handshake and the messages, and no octets.  They
 * are judged as what would have been sent, by the rules that hold whatever the
 * frames were.
 */

#include "har.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "har-head.h"
#include "har-message.h"
#include "redact.h"
#include "session.h"

/* Longer names are cut. */
#define NAME_MAX_SIZE 1024

/* ---- The rules that are judged ---- */

static const struct {
	enum wsreg_rule_number first, last;
} judged[] = {
	{ WSREG_RULE_CLOSE_CODE_NOT_USED, WSREG_RULE_CLOSE_CODE_WRONG_ROLE },
	{ WSREG_RULE_HANDSHAKE_MALFORMED, WSREG_RULE_HANDSHAKE_REFUSED },
	{ WSREG_RULE_HANDSHAKE_HEADER_REPEATED,
	    WSREG_RULE_HANDSHAKE_BODY_ANNOUNCED },
	{ WSREG_RULE_SUBPROTOCOL_NONE_SELECTED,
	    WSREG_RULE_SUBPROTOCOL_NONE_SELECTED },
	{ WSREG_RULE_CAPTURE_MESSAGES_ONLY, WSREG_RULE_CAPTURE_MESSAGES_ONLY },
};

static bool
is_judged(size_t rule)
{
	for (size_t i = 0; i < sizeof(judged) / sizeof(*judged); i++)
		if (rule >= judged[i].first && rule <= judged[i].last)
			return true;
	return false;
}

/* Makes of what was asked for what can be done with the entry: there are no frames,
 * and no verdict on anything that it does not show. */
static void
limit(const struct cli_check *check, struct cli_check_request *request,
    const struct cli_har_head *head)
{
	request->list = false;
	request->messages = request->messages || check->printer->paged;
	request->max_frame = request->max_message = request->max_fragments = 0;
	request->excludes = true;
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++)
		request->excluded[i] |= !is_judged(i);
	if (!cli_har_head_shows(head, WSREG_CLIENT)) {
		request->excluded[WSREG_RULE_SUBPROTOCOL_NOT_OFFERED] = true;
		request->excluded[WSREG_RULE_EXTENSION_NOT_OFFERED] = true;
	}
	if (!cli_har_head_shows(head, WSREG_SERVER))
		request->excluded[WSREG_RULE_SUBPROTOCOL_NONE_SELECTED] = true;
}

/* ---- A connection ---- */

/* Returns the first octets of a URL as a new string.  RFC 3986, 2: what is no
 * printable ASCII is not in one as it is. */
static char *
print_url(const char *url, size_t size)
{
	char *name, *to;

	if (size > NAME_MAX_SIZE)
		size = NAME_MAX_SIZE;
	to = name = cli_allocate(3 * size + 1, 1);
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)url[i];

		if (c > ' ' && c < 0x7f)
			*to++ = url[i];
		else
			to += sprintf(to, "%%%02X", c);
	}
	return name;
}

/* Returns the name of the connection as a new string: its URL, or the
 * host alone where secrets are hidden.  NULL if there is none. */
static char *
make_name(const struct cli_check *check, json_t *entry)
{
	const char *url = json_string_value(
	    json_object_get(json_object_get(entry, "request"), "url"));
	const char *host = url != NULL ? strstr(url, "://") : NULL;
	size_t size;
	char *hidden, *name;

	if (url == NULL || *url == '\0')
		return NULL;
	if (!check->redact)
		return print_url(url, strlen(url));
	/* RFC 3986, 3.2: a password may be before the host. */
	url = host != NULL ? host + strlen("://") : url;
	size = strcspn(url, "/?#");
	host = memrchr(url, '@', size);
	if (host != NULL) {
		size -= (size_t)(host + 1 - url);
		url = host + 1;
	}
	name = print_url(url, size);
	if (url[size] == '\0')
		return name;
	hidden = cli_redacted(strlen(url + size));
	name = cli_append(name, "%s", hidden);
	free(hidden);
	return name;
}

/* Feeds all that the entry has to a session. */
static void
feed(struct cli_session *session, const struct cli_har_head *head,
    json_t *messages)
{
	const struct wsreg_finding finding = {
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_MESSAGES_ONLY),
	};
	uint64_t sizes[2] = { 0, 0 };

	cli_har_head_feed(session, WSREG_CLIENT, head);
	cli_har_head_feed(session, WSREG_SERVER, head);
	cli_check_tell(session, WSREG_CLIENT, &finding);
	for (size_t i = 0; i < json_array_size(messages); i++)
		cli_har_message_feed(
		    session, json_array_get(messages, i), sizes);
	cli_session_finish(session, WSREG_CLIENT);
	cli_session_finish(session, WSREG_SERVER);
	for (size_t i = 0; i < 2; i++)
		session->connection.sides[i].bytes = sizes[i];
	session->connection.handshake.answered = head->status != 0;
	session->connection.handshake.status = (unsigned)head->status;
}

/* Judges the connection of an entry that has messages, if only none of them.
 * Returns whether it has. */
static bool
judge(struct cli_check *check, const char *file, json_t *entry)
{
	const struct cli_check_request *request = check->request;
	json_t *messages = json_object_get(entry, "_webSocketMessages");
	struct cli_har_head head = cli_har_head_of(entry);
	struct cli_check_request *limited;
	struct cli_session *session;

	if (!json_is_array(messages))
		return false;
	limited = cli_allocate(1, sizeof(*limited));
	*limited = *request;
	limit(check, limited, &head);
	check->request = limited;
	session =
	    cli_session_begin(check, (const char *const[]){ file, file }, true);
	session->messages_only = true;
	session->name = make_name(check, entry);
	feed(session, &head, messages);
	cli_session_end(session);
	check->request = request;
	free(limited);
	return true;
}

void
cli_har_check(struct cli_check *check, struct cli_source *source,
    const struct cli_chunk *start)
{
	static const struct cli_kind none = { CLI_KIND_OTHER,
		"a HAR file without WebSocket connections",
		"; those have the member _webSocketMessages" };
	struct cli_har_text text;
	json_t *entry;
	bool any = false;

	if (cli_har_text_begin(&text, source, start))
		while ((entry = cli_har_text_next(&text)) != NULL) {
			any = judge(check, source->file, entry) || any;
			json_decref(entry);
		}
	if (text.trouble != NULL && !source->failed)
		cli_complain(
		    "%s: %s", cli_file_name(source->file), text.trouble);
	check->trouble =
	    check->trouble || source->failed || text.trouble != NULL;
	if (!any && !check->trouble)
		cli_check_other(check, source->file, &none);
	cli_har_text_free(&text);
}
