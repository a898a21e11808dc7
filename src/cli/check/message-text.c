/* SPDX-License-Identifier: MIT */
/* Whole messages for people.  They come from whoever was captured, so nothing
 * in them may do more on a terminal than be read. */

#include "message-text.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "line.h"
#include "redact.h"

/* ---- Characters ---- */

/* Writes an octet of ASCII, escaped where it is to be; returns what follows
 * it. */
static char *
write_ascii(char *to, char c)
{
	static const char letters[] = "\"\\\nn\rr\tt";
	const char *letter = c != '\0' ? strchr(letters, c) : NULL;

	if (c == '"' || c == '\\')
		return to + sprintf(to, "\\%c", c);
	if (letter != NULL && c < ' ')
		return to + sprintf(to, "\\%c", letter[1]);
	if (c < ' ' || c == 0x7f)
		return to + sprintf(to, "\\x%02x", (unsigned char)c);
	*to++ = c;
	return to;
}

/* Returns valid UTF-8 as a new string in quotes, on one line. */
static char *
quote(const uint8_t *data, size_t size)
{
	/* The longest form of an octet is "\x1b"; a character of two or more
	 * is "\u202e" or "\U000e0001" at most. */
	char *text = cli_allocate(5 * size + 3, 1), *to = text;
	uint32_t character = 0;

	*to++ = '"';
	for (size_t at = 0, part; at < size; at += part) {
		part = character_decode(
		    (const char *)data + at, size - at, &character);
		if (part == 1) {
			to = write_ascii(to, (char)data[at]);
		} else if (character_is_hidden(character)) {
			to += sprintf(to,
			    character > UINT16_MAX ? "\\U%08x" : "\\u%04x",
			    (unsigned)character);
		} else {
			memcpy(to, data + at, part);
			to += part;
		}
	}
	*to = '"';
	return text;
}

/* ---- A message ---- */

/* Prints the octets from `at` on: as text where they are, unless the message is
 * to be seen as octets.  Nothing is printed for none. */
static void
put_content(const struct cli_session *session,
    const struct cli_message *message, size_t at)
{
	const struct cli *cli = session->cli;
	bool binary = strcmp(cli_message_kind(message), "binary") == 0;
	size_t size = binary ? 0 : cli_message_measure(message, at);
	char *text;

	if (message->total <= at)
		return;
	fputs(": ", cli->out);
	if (session->redact)
		text = cli_redacted(message->total - at);
	else if (message->packed)
		text = cli_print("cannot be inflated or decoded");
	else if (size > 0)
		text = quote(message->data + at, size);
	else
		text = cli_line_digits(message->data + at, message->size - at);
	cli_put(cli, text);
	free(text);
	if (!session->redact && !message->packed &&
	    message->total > message->size)
		fputs("...", cli->out);
}

/* Prints a Close's code and reason. */
static void
put_close(const struct cli_session *session, const struct cli_message *message)
{
	int code = cli_message_code(message);

	if (code >= 0) {
		fprintf(session->cli->out, ", code %d", code);
		cli_line_code_name(session->cli, (unsigned)code);
	}
	put_content(session, message, code >= 0 ? CLI_CLOSE_CODE_SIZE : 0);
}

void
cli_message_text_put(struct cli_session *session, enum wsreg_sender sender,
    const struct cli_message *message)
{
	const struct cli *cli = cli_session_print(session, "");
	const char *kind = cli_message_kind(message);
	char *time = cli_message_time(session, message);

	cli_line_place(session, sender, message->offset);
	cli_style(cli, CLI_DIM);
	if (time != NULL)
		fprintf(cli->out, "%s ", time);
	fputs(cli_sender_name(sender), cli->out);
	cli_style(cli, CLI_PLAIN);
	fprintf(cli->out, " %s", kind);
	cli_line_count(cli, ", ", message->total, "octet");
	if (message->packet.number != 0)
		fprintf(cli->out, ", packet %" PRIu64, message->packet.number);
	if (strcmp(kind, "close") == 0)
		put_close(session, message);
	else
		put_content(session, message, 0);
	if (message->discarded)
		fputs(" (after the Close)", cli->out);
	fputc('\n', cli->out);
	free(time);
}
