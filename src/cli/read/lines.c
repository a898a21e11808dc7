/* SPDX-License-Identifier: MIT */
/* Reads a source as lines of text.  Shells of Windows write what a program prints
 * as UTF-16, and editors put a mark before UTF-8: both are read, too. */

#include "lines.h"

#include <string.h>

/* What a character beyond ASCII becomes, which is nowhere part of octets. */
#define OTHER 0x80

/* Finds out how characters are stored, by the mark that may be the first one, or
 * by the zeros of ASCII characters in UTF-16. */
static void
find_encoding(struct cli_source *source)
{
	const uint8_t *start;
	size_t size = cli_source_peek(source, 3), mark = 2;

	start = source->buffer + source->at;
	source->encoding = SOURCE_OCTETS;
	if (size >= 2 && start[0] == 0xff && start[1] == 0xfe)
		source->encoding = SOURCE_UTF16_LE;
	else if (size >= 2 && start[0] == 0xfe && start[1] == 0xff)
		source->encoding = SOURCE_UTF16_BE;
	else if (size >= 3 && memcmp(start, "\xef\xbb\xbf", 3) == 0)
		mark = 3;
	else
		mark = 0;
	if (mark == 0 && size >= 2 && start[0] != 0 && start[1] == 0)
		source->encoding = SOURCE_UTF16_LE;
	else if (mark == 0 && size >= 2 && start[0] == 0 && start[1] != 0)
		source->encoding = SOURCE_UTF16_BE;
	source->at += mark;
}

/* Makes octets of the characters in UTF-16 that were read last, from an index
 * on.  One that is not complete waits for its second octet. */
static void
decode(struct cli_source *source, size_t from)
{
	size_t high = source->encoding == SOURCE_UTF16_BE ? 0 : 1;
	size_t stored = from;

	if (source->encoding == SOURCE_OCTETS)
		return;
	for (size_t i = from; i < source->size; i++) {
		uint8_t pair[2] = { source->half[0], source->buffer[i] };

		if (source->halves++ == 0) {
			source->half[0] = source->buffer[i];
			continue;
		}
		source->halves = 0;
		source->buffer[stored++] =
		    pair[high] == 0 && pair[1 - high] < OTHER ? pair[1 - high]
							      : OTHER;
	}
	source->size = stored;
}

/* Reads more of the text; false if there is no more, or no room. */
static bool
fill(struct cli_source *source)
{
	size_t left = source->size - source->at;

	if (!cli_source_fill(source))
		return false;
	decode(source, left);
	return true;
}

/* Begins to read the source as text, if that was not done yet. */
static void
begin(struct cli_source *source)
{
	if (source->encoding != SOURCE_UNKNOWN)
		return;
	find_encoding(source);
	decode(source, source->at);
}

void
cli_lines_look_ahead(struct cli_source *source)
{
	begin(source);
	while (fill(source))
		;
}

/* Goes on to the place after the piece that was returned last, for messages. */
static void
count(struct cli_source *source)
{
	source->column = source->open ? source->column + source->piece : 0;
	source->line += source->lines;
}

/* Takes the part of the buffer up to the end of a line, or all of it. */
static void
take(struct cli_source *source, struct octets_line *line, const uint8_t *end)
{
	size_t left = source->size - source->at;

	line->at = (char *)source->buffer + source->at;
	line->size =
	    end != NULL ? (size_t)(end - source->buffer) - source->at : left;
	line->begins = !source->open;
	line->ends = end != NULL || left < CLI_SOURCE_SIZE;
	source->lines = line->ends;
	source->open = !line->ends;
	source->piece = line->size;
	source->at += line->size + (end != NULL);
	if (line->ends && line->size > 0 && line->at[line->size - 1] == '\r')
		line->size--;
}

/* Goes on to the next line, and finds its end.  Returns false at the end of the
 * text; `*end` is NULL if the buffer does not have it. */
static bool
find_end(struct cli_source *source, const uint8_t **end)
{
	begin(source);
	count(source);
	do {
		*end = memchr(source->buffer + source->at, '\n',
		    source->size - source->at);
	} while (*end == NULL && fill(source));
	source->lines = 0;
	return !source->failed && (source->size > source->at || source->open);
}

bool
cli_lines_read(struct cli_source *source, struct octets_line *line)
{
	const uint8_t *end;

	if (!find_end(source, &end))
		return false;
	take(source, line, end);
	return true;
}

bool
cli_lines_read_all(struct cli_source *source, struct octets_line *lines)
{
	const uint8_t *end;

	if (!find_end(source, &end))
		return false;
	if (end != NULL)
		end = memrchr(source->buffer + source->at, '\n',
		    source->size - source->at);
	take(source, lines, end);
	return true;
}
