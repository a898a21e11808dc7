/* SPDX-License-Identifier: MIT */
/* Secrets in captured traffic, and what is printed in place of them. */

#include "redact.h"

#include <stdlib.h>
#include <string.h>

/* Browsers can send a token in no header field but Sec-WebSocket-Protocol, so
 * programs put it there.  Other programs put it into a parameter of an extension
 * of their own.  Names of subprotocols and extensions, and parameters that an RFC
 * defines, are not longer than this. */
#define NAME_MAX_SIZE 32

char *
cli_redacted(uint64_t size)
{
	return cli_print(
	    "[%llu octet%s]", (unsigned long long)size, size == 1 ? "" : "s");
}

bool
cli_redacts_subprotocol(const struct cli_session *session, struct slice name)
{
	return session->redact && name.size > NAME_MAX_SIZE &&
	    wsreg_record_by_name(registry_by_kind(session->cli->snapshot,
				     WSREG_KIND_SUBPROTOCOL),
		name.at, name.size) == NULL;
}

/* Returns how many octets there are before the next semicolon that is not in
 * quotes. */
static size_t
measure_part(struct slice text)
{
	bool quoted = false;
	size_t size = 0;

	while (size < text.size && (quoted || text.at[size] != ';'))
		quoted ^= text.at[size++] == '"';
	return size;
}

/* Returns the first `shown` octets of an extension as a new string, with the
 * length in place of a name or parameter that is longer than these are. */
static char *
hide_parts(struct slice extension, size_t shown)
{
	char *text = cli_print("%s", "");
	size_t size;

	for (size_t at = 0; at < shown; at += size) {
		struct slice rest = slice_skip(extension, at);
		bool between = rest.at[0] == ';' || ascii_is_blank(rest.at[0]);
		char *hidden;

		size = between ? 1 : measure_part(rest);
		if (size <= NAME_MAX_SIZE) {
			text = cli_append(text, "%.*s",
			    (int)(size < shown - at ? size : shown - at),
			    rest.at);
			continue;
		}
		hidden = cli_redacted(size);
		text = cli_append(text, "%s", hidden);
		free(hidden);
	}
	return text;
}

char *
cli_redact_extension(const struct cli_session *session, struct slice extension)
{
	return session->redact
	    ? hide_parts(extension, extension.size)
	    : cli_print("%.*s", (int)extension.size, extension.at);
}

/* Returns whether the finding's detail is an extension or the name of one. */
static bool
is_about_extension(const struct handshake_finding *finding)
{
	switch ((int)finding->rule) {
	case WSREG_RULE_EXTENSION_NOT_OFFERED:
	case WSREG_RULE_EXTENSION_UNREGISTERED:
	case WSREG_RULE_EXTENSION_PARAMETER_INVALID:
	case WSREG_RULE_EXTENSION_RSV_CONFLICT:
		return true;
	}
	return false;
}

/* Returns whether the finding's detail is the name of a subprotocol. */
static bool
is_about_subprotocol(const struct handshake_finding *finding)
{
	switch ((int)finding->rule) {
	case WSREG_RULE_SUBPROTOCOL_NOT_TOKEN:
	case WSREG_RULE_SUBPROTOCOL_REPEATED:
	case WSREG_RULE_SUBPROTOCOL_NOT_OFFERED:
	case WSREG_RULE_SUBPROTOCOL_SEVERAL_SELECTED:
	case WSREG_RULE_SUBPROTOCOL_UNREGISTERED:
	case WSREG_RULE_SUBPROTOCOL_CASE_MISMATCH:
		return true;
	}
	return false;
}

/* Returns the element of the head's list in this field that begins at the detail
 * of a finding, which may have only its start; empty if there is none. */
static struct slice
find_element(
    const struct http_head *head, const char *field, struct slice detail)
{
	struct http_list list = http_list(head, slice_of(field));
	struct slice element;

	while (http_list_next(&list, &element))
		if (element.at == detail.at)
			return element;
	return slice_of("");
}

/* Returns what is to be hidden of the detail, as a whole; it is empty if nothing
 * is.  Targets of requests have tokens, too, as their query. */
static struct slice
find_secret(const struct cli_session *session, const struct http_head *head,
    const struct handshake_finding *finding)
{
	const struct slice detail = finding->detail;
	struct slice name;

	if (session->redact && head->kind == HTTP_REQUEST &&
	    detail.at == head->target.at)
		return head->target;
	if (!is_about_subprotocol(finding))
		return slice_of("");
	name = find_element(head, "Sec-WebSocket-Protocol", detail);
	return cli_redacts_subprotocol(session, name) ? name : slice_of("");
}

char *
cli_redact_detail(
    const struct cli_session *session, const struct handshake_finding *finding)
{
	const struct connection *connection = &session->connection;
	const struct slice detail = finding->detail;
	/* The head that was judged is the last one, or was kept. */
	const struct http_head *const heads[] = {
		&connection->sides[finding->sender].head,
		&connection->asked[finding->sender],
	};

	struct slice extension = detail;

	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		struct slice secret = find_secret(session, heads[i], finding);

		if (secret.size > 0)
			return cli_redacted(secret.size);
		secret =
		    find_element(heads[i], "Sec-WebSocket-Extensions", detail);
		if (secret.size > extension.size)
			extension = secret;
	}
	if (session->redact && is_about_extension(finding))
		return hide_parts(extension, detail.size);
	return cli_print("%.*s", (int)detail.size, detail.at);
}
