/* SPDX-License-Identifier: MIT */
/* The start of a frame's payload, as lists of frames show it. */

#include "preview.h"

#include <stdlib.h>
#include <string.h>

#include "cli/keep/keep.h"
#include "redact.h"

/* Returns how many octets are whole characters; 0 if the octets are not text. */
static size_t
measure_text(const struct cli_frame *frame)
{
	struct wsreg_utf8 utf8 = { 0 };
	size_t size = frame->size;

	if (wsreg_utf8_feed(&utf8, frame->payload, size) < size)
		return 0;
	if (wsreg_utf8_complete(&utf8))
		return size;
	/* Only the end of what is shown may cut one. */
	if (frame->total <= size)
		return 0;
	while (!character_begins((char)frame->payload[size - 1]))
		size--;
	return size - 1;
}

/* Writes a character that is not plain, escaped if it is of ASCII; returns the place
 * after it. */
static char *
write_other(char *to, uint8_t c)
{
	if (c < ' ' || c == 0x7f) {
		to = stpcpy(to, "\\x");
		return cli_row_digits(to, &c, 1);
	}
	if (c < 0x7f)
		*to++ = '\\';
	*to++ = (char)c;
	return to;
}

/* Writes the first `size` octets as text in quotes; returns the place after it.
 * Control characters are escaped, so that a frame stays on its line and cannot
 * command a terminal. */
static char *
write_text(char *to, const uint8_t *payload, size_t size)
{
	const char *text = (const char *)payload;
	size_t at = 0;

	*to++ = '"';
	for (;;) {
		size_t plain = cli_row_plain(text + at, size - at, true);

		to = mempcpy(to, text + at, plain);
		at += plain;
		if (at == size)
			break;
		to = write_other(to, payload[at++]);
	}
	*to++ = '"';
	return to;
}

/* Writes the length in place of a payload that is hidden. */
static size_t
write_length(char *to, uint64_t size)
{
	char *length = cli_redacted(size);
	char *end = stpcpy(to, length);

	free(length);
	return (size_t)(end - to);
}

size_t
cli_preview_write(const struct cli_session *session,
    const struct cli_frame *frame, char text[CLI_PREVIEW_TEXT])
{
	bool octets = frame->header.opaque ||
	    (frame->header.compressed && !frame->inflated);
	size_t size = octets ? 0 : measure_text(frame);
	char *end;

	if (session->redact && frame->total > 0)
		return write_length(text, frame->total);
	if (size == 0 && frame->size > 0) {
		size = frame->size;
		end = cli_row_digits(text, frame->payload, size);
	} else {
		end = write_text(text, frame->payload, size);
	}
	if (frame->total > size)
		end = stpcpy(end, "...");
	return (size_t)(end - text);
}

char *
cli_preview(const struct cli_session *session, const struct cli_frame *frame)
{
	char *text = cli_allocate(CLI_PREVIEW_TEXT + 1, 1);

	text[cli_preview_write(session, frame, text)] = '\0';
	return text;
}
