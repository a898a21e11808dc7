/* SPDX-License-Identifier: MIT */
/* A line or an object that is printed in pieces, very often: it is put together in
 * memory and handed to the stream at once. */

#ifndef CLI_KEEP_ROW_H
#define CLI_KEEP_ROW_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "capture/capture.h"

struct cli_row {
	FILE *out;
	size_t size; /* of the text that waits */
	/* Most rows fit; of longer ones the start is written earlier. */
	char text[1024];
};

/* Begins a row that goes to the stream. */
static inline void
cli_row_begin(struct cli_row *row, FILE *out)
{
	row->out = out;
	row->size = 0;
}

/* Writes what was added; the row is empty then. */
void
cli_row_end(struct cli_row *row);

/* Does what cli_row_add() does where the row is full. */
void
cli_row_overflow(struct cli_row *row, const char *text, size_t size);

/* Adds octets as they are. */
static inline void
cli_row_add(struct cli_row *row, const char *text, size_t size)
{
	if (size > sizeof(row->text) - row->size) {
		cli_row_overflow(row, text, size);
		return;
	}
	memcpy(row->text + row->size, text, size);
	row->size += size;
}

/* Adds a string as it is. */
static inline void
cli_row_put(struct cli_row *row, const char *text)
{
	cli_row_add(row, text, strlen(text));
}

/* Adds a number in decimal digits, with zeros before it if it has fewer than
 * `least`, which is at most 20. */
void
cli_row_number(struct cli_row *row, uint64_t number, size_t least);

/* Writes two hexadecimal digits for each octet, and returns the place after
 * them. */
char *
cli_row_digits(char *to, const uint8_t *octets, size_t size);

/* Adds seconds since 1970 with all the digits that the file has, and returns
 * true; false if it does not have the time. */
bool
cli_row_time(struct cli_row *row, const struct capture_time *time);

/* Returns how many octets at the start of a text are visible characters of ASCII;
 * if the text is to be quoted without quotation marks and backslashes. */
size_t
cli_row_plain(const char *text, size_t size, bool quoted);

/* Adds the plain characters that a text begins with.  Returns how many. */
size_t
cli_row_add_plain(
    struct cli_row *row, const char *text, size_t size, bool quoted);

/* Returns the size of the character that the text begins with, and the character;
 * 1 and U+0000 if it is not UTF-8. */
size_t
cli_row_character(const char *text, size_t size, uint32_t *code);

/* Adds text for a terminal, as cli_put() prints it. */
void
cli_row_show(struct cli_row *row, const char *text, size_t size);

#endif
