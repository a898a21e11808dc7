/* SPDX-License-Identifier: MIT */
/* Whole messages as JSON; data/schema/check.json describes them. */

#include "message-json.h"

#include <nettle/base64.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "redact.h"

/* Returns the octets that were kept, in base64. */
static json_t *
make_base64(const struct cli_message *message)
{
	size_t size = BASE64_ENCODE_RAW_LENGTH(message->size);
	char *text = cli_allocate(size + 1, 1);

	base64_encode_raw(text, message->size, message->data);
	return cli_json_take(text);
}

/* Sets what a Close says. */
static void
set_close(const struct cli_session *session, json_t *object,
    const struct cli_message *message)
{
	int code = cli_message_code(message);
	size_t at = code < 0 ? message->size : CLI_CLOSE_CODE_SIZE;
	bool hidden = session->redact && message->total > at;

	cli_json_set_value(object, "code",
	    cli_json_optional(code >= 0, code < 0 ? 0 : (uint64_t)code));
	cli_json_set_value(object, "reason",
	    hidden ? cli_json_take(cli_redacted(message->total - at))
		   : cli_json_octets(
			 (const char *)message->data + at, message->size - at));
}

/* Sets what a message says; it is null if it is hidden or cannot be known. */
static void
set_content(const struct cli_session *session, json_t *object,
    const struct cli_message *message)
{
	size_t size = cli_message_measure(message, 0);
	bool known = !session->redact && !message->packed;

	if (strcmp(cli_message_kind(message), "text") == 0 &&
	    (size > 0 || message->size == 0 || !known))
		cli_json_set_value(object, "text",
		    known ? cli_json_octets((const char *)message->data, size)
			  : json_null());
	else
		cli_json_set_value(object, "base64",
		    known ? make_base64(message) : json_null());
}

void
cli_message_json_put(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message)
{
	const struct cli *cli = session->check->cli;
	const char *kind = cli_message_kind(message);
	json_t *object = cli_json_object();
	char *time = cli_message_time(session, message);

	if (cli->lines)
		cli_json_set_value(object, "connection",
		    cli_json_take(cli_check_name(session)));
	cli_json_set_text(object, "sender", cli_sender_name(sender));
	cli_json_set_number(object, "offset", message->offset);
	cli_json_set_value(
	    object, "time", time != NULL ? cli_json_text(time) : json_null());
	free(time);
	if (session->trace != NULL)
		cli_json_set_value(object, "packet",
		    cli_json_optional(
			message->packet.number != 0, message->packet.number));
	cli_json_set_text(object, "kind", kind);
	cli_json_set_number(object, "size", message->total);
	if (strcmp(kind, "close") == 0)
		set_close(session, object, message);
	else
		set_content(session, object, message);
	cli_json_set_truth(object, "cut", message->total > message->size);
	cli_json_set_truth(object, "discarded", message->discarded);
	if (!cli->lines) {
		cli_spool_put(&session->message_list, cli, object);
		return;
	}
	cli_json_put(cli, object);
	cli_json_end_item(cli);
}
