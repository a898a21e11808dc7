/* SPDX-License-Identifier: MIT */
/* A line or an object that is printed in pieces.  A list may have a row for each
 * of millions of frames, for which streams, formats and values of JSON are too
 * slow. */

#include "row.h"

#include "cli/cli.h"

void
cli_row_end(struct cli_row *row)
{
	fwrite(row->text, 1, row->size, row->out);
	row->size = 0;
}

void
cli_row_overflow(struct cli_row *row, const char *text, size_t size)
{
	cli_row_end(row);
	if (size > sizeof(row->text))
		fwrite(text, 1, size, row->out);
	else
		cli_row_add(row, text, size);
}

/* ---- Numbers ---- */

/* The most decimal digits of a number of 64 bits. */
#define NUMBER_SIZE 20

void
cli_row_number(struct cli_row *row, uint64_t number, size_t least)
{
	char digits[NUMBER_SIZE];
	size_t start = sizeof(digits);

	do {
		digits[--start] = (char)('0' + number % 10);
		number /= 10;
	} while (number > 0);
	while (start > sizeof(digits) - least)
		digits[--start] = '0';
	cli_row_add(row, digits + start, sizeof(digits) - start);
}

char *
cli_row_digits(char *to, const uint8_t *octets, size_t size)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < size; i++) {
		*to++ = digits[octets[i] >> 4];
		*to++ = digits[octets[i] & 0xf];
	}
	return to;
}

bool
cli_row_time(struct cli_row *row, const struct capture_time *time)
{
	if (!time->known)
		return false;
	if (time->seconds < 0)
		cli_row_put(row, "-");
	cli_row_number(row,
	    time->seconds < 0 ? -(uint64_t)time->seconds
			      : (uint64_t)time->seconds,
	    1);
	if (time->digits > 0) {
		cli_row_put(row, ".");
		cli_row_number(row, time->fraction, time->digits);
	}
	return true;
}

/* ---- Characters ---- */

/* Returns whether a character is plain; see cli_row_plain().  Two comparisons more
 * cost nothing where vectors are made of them. */
static inline bool
is_plain(char c, bool quoted)
{
	return c >= ' ' && c < 0x7f && !(quoted && (c == '"' || c == '\\'));
}

/* The characters that are looked at together. */
#define BLOCK ((size_t)16)

/* Returns whether all characters of a block are plain. */
static inline bool
is_block_plain(const char *text, bool quoted)
{
	uint8_t other = 0;

	for (size_t i = 0; i < BLOCK; i++)
		other |= (uint8_t)(is_plain(text[i], quoted) ? 0 : 1);
	return other == 0;
}

/* Does what cli_row_plain() does; the compiler makes a function of each kind. */
static inline size_t
count_plain(const char *text, size_t size, bool quoted)
{
	size_t at = 0;

	while (size - at >= BLOCK && is_block_plain(text + at, quoted))
		at += BLOCK;
	while (at < size && is_plain(text[at], quoted))
		at++;
	return at;
}

size_t
cli_row_plain(const char *text, size_t size, bool quoted)
{
	return quoted ? count_plain(text, size, true)
		      : count_plain(text, size, false);
}

size_t
cli_row_add_plain(
    struct cli_row *row, const char *text, size_t size, bool quoted)
{
	size_t plain = cli_row_plain(text, size, quoted);

	cli_row_add(row, text, plain);
	return plain;
}

size_t
cli_row_character(const char *text, size_t size, uint32_t *code)
{
	size_t part;

	*code = 0;
	part = character_decode(text, size, code);
	return part > 0 ? part : 1;
}

void
cli_row_show(struct cli_row *row, const char *text, size_t size)
{
	size_t at = cli_row_add_plain(row, text, size, false);

	while (at < size) {
		uint32_t code;
		size_t part = cli_row_character(text + at, size - at, &code);

		if (character_is_hidden(code))
			cli_row_put(row, "?");
		else
			cli_row_add(row, text + at, part);
		at += part;
		at += cli_row_add_plain(row, text + at, size - at, false);
	}
}
