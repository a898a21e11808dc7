/* SPDX-License-Identifier: MIT */
/* JSON that is put together as a row; what jansson makes of the same values is
 * written in the same octets. */

#include "row-json.h"

#include "cli/cli.h"

/* Adds a character as its number; RFC 8259, 7: above U+FFFF it is a pair. */
static void
add_escape(struct cli_row *row, uint32_t code)
{
	char text[16];

	if (code > UINT16_MAX)
		snprintf(text, sizeof(text), "\\u%04x\\u%04x",
		    (unsigned)(0xd7c0 + (code >> 10)),
		    (unsigned)(0xdc00 + (code & 0x3ff)));
	else
		snprintf(text, sizeof(text), "\\u%04x", (unsigned)code);
	cli_row_put(row, text);
}

/* Adds a character that may need attention in a JSON string.  RFC 8259, 7: some
 * have a letter after a backslash.  U+0001 marks numbers in the rest of a document,
 * see json-value.c, so no string has it. */
static void
add_character(struct cli_row *row, const char *text, size_t size, uint32_t code)
{
	static const char marks[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
	const char *mark =
	    size == 1 && code > 0 ? strchr(marks, (int)code) : NULL;

	if (mark != NULL)
		cli_row_add(
		    row, (const char[]){ '\\', letters[mark - marks] }, 2);
	else if (code == 1 || (code == 0 && *text != '\0'))
		cli_row_put(row, "\xef\xbf\xbd");
	else if (character_is_hidden(code))
		add_escape(row, code);
	else
		cli_row_add(row, text, size);
}

void
cli_row_string(struct cli_row *row, const char *text, size_t size)
{
	size_t at;

	if (text == NULL) {
		cli_row_put(row, "null");
		return;
	}
	cli_row_put(row, "\"");
	at = cli_row_add_plain(row, text, size, true);
	while (at < size) {
		uint32_t code;
		size_t part = cli_row_character(text + at, size - at, &code);

		add_character(row, text + at, part, code);
		at += part;
		at += cli_row_add_plain(row, text + at, size - at, true);
	}
	cli_row_put(row, "\"");
}

/* ---- Members ---- */

void
cli_row_text(struct cli_row *row, const char *name, const char *text)
{
	cli_row_put(row, name);
	cli_row_string(row, text, text != NULL ? strlen(text) : 0);
}

void
cli_row_truth(struct cli_row *row, const char *name, bool truth)
{
	cli_row_put(row, name);
	cli_row_put(row, truth ? "true" : "false");
}

void
cli_row_optional(
    struct cli_row *row, const char *name, bool present, uint64_t number)
{
	cli_row_put(row, name);
	if (present)
		cli_row_number(row, number, 1);
	else
		cli_row_put(row, "null");
}

void
cli_row_packet(struct cli_row *row, const struct capture_packet *packet)
{
	bool known = packet != NULL && packet->number > 0;

	cli_row_optional(
	    row, ",\"packet\":", known, known ? packet->number : 0);
	cli_row_put(row, ",\"time\":");
	if (!known || !packet->time.known) {
		cli_row_put(row, "null");
		return;
	}
	cli_row_put(row, "\"");
	cli_row_time(row, &packet->time);
	cli_row_put(row, "\"");
}
