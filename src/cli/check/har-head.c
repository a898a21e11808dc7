/* SPDX-License-Identifier: MIT */
/* The handshake of an entry of a HAR file, as the heads that were sent.  A HAR
 * has the fields of both, in most files all of them. */

#include "har-head.h"

#include <stdlib.h>
#include <string.h>

/* RFC 9110, 15.2.2 and 15.3: statuses of answers that accept. */
#define SWITCHING_PROTOCOLS 101
#define SUCCESS 200

/* The fields that are judged. */
static const struct {
	const char *name;
	bool both;  /* a request may have it, too */
	bool http1; /* HTTP/2 does not have it: RFC 8441, 5 */
} judged[] = {
	{ "Sec-WebSocket-Version", true, false },
	{ "Sec-WebSocket-Protocol", true, false },
	{ "Sec-WebSocket-Extensions", true, false },
	{ "Sec-WebSocket-Key", true, true },
	{ "Sec-WebSocket-Accept", true, true },
	{ "Upgrade", true, true },
	{ "Connection", true, true },
	{ "Content-Length", false, true },
	{ "Transfer-Encoding", false, true },
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Returns the string that a member of the i-th object of an array has, or NULL if
 * it has none. */
static const char *
find_text(json_t *array, size_t i, const char *member)
{
	return json_string_value(
	    json_object_get(json_array_get(array, i), member));
}

/* Returns whether messages passed; errors of the browser are among them. */
static bool
has_messages(json_t *entry)
{
	json_t *messages = json_object_get(entry, "_webSocketMessages");

	for (size_t i = 0; i < json_array_size(messages); i++) {
		const char *type = find_text(messages, i, "type");

		if (type != NULL && strcmp(type, "error") != 0)
			return true;
	}
	return false;
}

/* Returns whether the version is one of HTTP/1, as far as it is shown. */
static bool
is_http1(json_t *message)
{
	const char *version =
	    json_string_value(json_object_get(message, "httpVersion"));

	return version != NULL &&
	    slice_same_nocase(slice_of(version), slice_of("HTTP/1.1"));
}

struct cli_har_head
cli_har_head_of(json_t *entry)
{
	json_t *request = json_object_get(entry, "request");
	json_t *response = json_object_get(entry, "response");
	json_int_t status =
	    json_integer_value(json_object_get(response, "status"));
	struct cli_har_head head = {
		.fields = { json_object_get(request, "headers"),
		    json_object_get(response, "headers") },
		.method = json_string_value(json_object_get(request, "method")),
		.upgraded = status == SWITCHING_PROTOCOLS,
	};

	/* What is no status is not shown. */
	head.status = status >= 100 && status <= 999 ? (int)status : 0;
	head.open = head.status < SUCCESS || has_messages(entry) ||
	    (head.status / 100 == SUCCESS / 100 && !is_http1(response));
	return head;
}

/* Returns whether two names are the same whatever their case. */
static bool
is_name(const char *a, const char *b)
{
	return slice_same_nocase(slice_of(a), slice_of(b));
}

bool
cli_har_head_shows(const struct cli_har_head *head, enum wsreg_sender sender)
{
	const char prefix[] = "Sec-WebSocket-";

	if (sender == WSREG_SERVER)
		return json_array_size(head->fields[sender]) > 0;
	for (size_t i = 0; i < json_array_size(head->fields[sender]); i++) {
		const char *name = find_text(head->fields[sender], i, "name");
		struct slice start = slice_of(name != NULL ? name : "");

		if (start.size > strlen(prefix))
			start.size = strlen(prefix);
		if (slice_same_nocase(start, slice_of(prefix)))
			return true;
	}
	return false;
}

/* ---- The octets of a head ---- */

static void
feed(struct cli_session *session, enum wsreg_sender sender, const char *text,
    size_t size)
{
	cli_session_feed(session, sender, (const uint8_t *)text, size, false);
}

static void
feed_text(
    struct cli_session *session, enum wsreg_sender sender, const char *text)
{
	feed(session, sender, text, strlen(text));
}

/* Returns whether the octets can be a field's value: RFC 9110, 5.5. */
static bool
is_value(const char *text, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if (((unsigned char)text[i] < ' ' && text[i] != '\t') ||
		    text[i] == 0x7f)
			return false;
	return true;
}

/* Feeds a field.  Browsers put lines of the same name into one, with a line's end
 * between. */
static void
feed_field(struct cli_session *session, enum wsreg_sender sender,
    const char *name, const char *value)
{
	for (;;) {
		size_t size = strcspn(value, "\r\n");

		if (is_value(value, size)) {
			feed_text(session, sender, name);
			feed_text(session, sender, ": ");
			feed(session, sender, value, size);
			feed_text(session, sender, "\r\n");
		}
		value += size;
		value += strspn(value, "\r\n");
		if (*value == '\0')
			return;
	}
}

/* Feeds the fields that are judged. */
static void
feed_fields(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_har_head *head)
{
	bool bodiless = sender == WSREG_SERVER && head->open;

	for (size_t i = 0; i < json_array_size(head->fields[sender]); i++) {
		const char *name = find_text(head->fields[sender], i, "name");
		const char *value = find_text(head->fields[sender], i, "value");

		for (size_t j = 0;
		     name != NULL && value != NULL && j < COUNT(judged); j++)
			if (is_name(name, judged[j].name) &&
			    (judged[j].both || bodiless) &&
			    (head->upgraded || !judged[j].http1))
				feed_field(
				    session, sender, judged[j].name, value);
	}
}

/* Returns the method, if it is one to be judged. */
static const char *
find_method(const struct cli_har_head *head)
{
	size_t size = 0;

	if (head->method == NULL || !head->upgraded)
		return "GET";
	while (cli_is_letter_or_digit(head->method[size]) &&
	    (unsigned char)head->method[size] < 0x80)
		size++;
	return size > 0 && size < 32 && head->method[size] == '\0'
	    ? head->method
	    : "GET";
}

void
cli_har_head_feed(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_har_head *head)
{
	char *line = sender == WSREG_CLIENT
	    ? cli_print("%s / HTTP/1.1\r\n", find_method(head))
	    : cli_print("HTTP/1.1 %d \r\n",
		  head->open ? SWITCHING_PROTOCOLS : head->status);

	feed_text(session, sender, line);
	free(line);
	/* Without it, nothing may show that WebSocket is asked for. */
	if (!head->upgraded || !cli_har_head_shows(head, sender))
		feed_text(session, sender, "Upgrade: websocket\r\n");
	feed_fields(session, sender, head);
	feed_text(session, sender, "\r\n");
}
