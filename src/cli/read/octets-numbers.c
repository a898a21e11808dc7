/* SPDX-License-Identifier: MIT */
/* Reads the octets of lines of numbers.  Pairs of digits are read as many at a time
 * as there are, the rest a character at a time, as a line may be longer than any
 * buffer. */

#include "octets-numbers.h"

#include <string.h>

#include "cli/cli.h"
#include "digits.h"
#include "octets-guess.h"

static const char odd[] = "an odd number of hexadecimal digits; an octet has "
			  "two, a list of decimal numbers has commas";

/* Forgets the number at hand. */
static void
begin_number(struct octets *octets)
{
	octets->digits = 0;
	octets->number = 0;
	octets->prefix = false;
	octets->negative = false;
}

/* Ends the number at hand, if there is one.  Returns whether it has an octet that
 * was not stored yet. */
static bool
end_number(struct octets *octets, uint8_t *octet)
{
	bool decimal = octets->form == OCTETS_DECIMAL;
	bool given =
	    decimal ? octets->digits > 0 : octets->prefix && octets->digits > 0;

	if (decimal && octets->negative && octets->digits == 0)
		octets->reason = "no number follows the minus sign";
	else if (octets->prefix && octets->digits == 0)
		octets->reason = "no digit follows 0x";
	else if (!decimal && !octets->prefix && octets->digits % 2 != 0)
		octets->reason = odd;
	else if (octets->negative && octets->number > 128)
		octets->reason = "the number is below -128";
	*octet =
	    (uint8_t)(octets->negative ? 256 - octets->number : octets->number);
	begin_number(octets);
	return given && octets->reason == NULL;
}

/* Takes a digit of a hexadecimal number.  Returns whether an octet is
 * complete. */
static bool
take_hex(struct octets *octets, char c, uint8_t *octet)
{
	if (c == 'x' || c == 'X') {
		if (octets->digits != 1 || octets->number != 0 ||
		    octets->prefix)
			octets->reason = "this is not a hexadecimal digit";
		octets->prefix = true;
		octets->digits = 0;
		return false;
	}
	if (octets->prefix && octets->digits == 2)
		octets->reason = "a number of more than one octet, whose order "
				 "is not known";
	octets->number = octets->number << 4 | (unsigned)ascii_hex_value(c);
	octets->digits++;
	if (octets->prefix || octets->digits % 2 != 0)
		return false;
	*octet = (uint8_t)octets->number;
	octets->number = 0;
	return true;
}

/* Takes a digit of a decimal number. */
static void
take_decimal(struct octets *octets, char c)
{
	if (octets->digits > 0 && octets->number == 0)
		octets->reason = "a number with a zero before it may be octal";
	octets->number = octets->number * 10 + (unsigned)(c - '0');
	octets->digits++;
	if (octets->number > 255)
		octets->reason = "the number is above 255";
}

/* Returns whether the character is part of a number of this form. */
static bool
is_part(const struct octets *octets, char c)
{
	return octets->form == OCTETS_DECIMAL
	    ? ascii_is_digit(c)
	    : ascii_hex_value(c) >= 0 || c == 'x' || c == 'X';
}

/* Takes what is between numbers, or before and after all of them. */
static void
take_separator(struct octets *octets, char c)
{
	if (c == '#')
		octets->comment = true;
	else if (c == '-' && octets->form == OCTETS_DECIMAL)
		octets->negative = true;
	else if (c == '.' || c == '\xe2')
		octets->reason = "octets were left out here";
	else if (!ascii_is_blank(c) &&
	    (c == '\0' || strchr(",;:-[](){}>", c) == NULL))
		octets->reason = octets->form == OCTETS_DECIMAL
		    ? "this is not a decimal digit"
		    : "this is not a hexadecimal digit";
}

/* Takes a character.  Returns whether there is an octet. */
static bool
take(struct octets *octets, char c, uint8_t *octet)
{
	bool given;

	if (!is_part(octets, c)) {
		given = end_number(octets, octet);
		take_separator(octets, c);
		if (given && octets->negative)
			octets->reason = "a minus sign after a number";
		return given;
	}
	if (octets->form != OCTETS_DECIMAL)
		return take_hex(octets, c, octet);
	take_decimal(octets, c);
	return false;
}

/* Returns whether the next digit would be the first one of an octet that needs no
 * prefix. */
static bool
is_between(const struct octets *octets)
{
	return octets->form != OCTETS_DECIMAL && !octets->comment &&
	    !octets->prefix && octets->digits % 2 == 0;
}

/* A piece of text, and how far it was read and its octets were stored. */
struct piece {
	const struct octets_line *line;
	size_t next, stored;
	size_t start; /* of the line at hand in the piece */
};

/* Reads the pairs of digits and the blanks that come next.  No word of
 * octets_word() begins with two digits. */
static void
read_digits(struct octets *octets, struct piece *piece)
{
	const struct octets_line *line = piece->line;
	const struct digits read = digits_read(line->at + piece->next,
	    line->size - piece->next, (uint8_t *)line->at + piece->stored);

	if (read.lines > 0)
		piece->start = piece->next + read.start;
	octets->lines += read.lines;
	if (read.size > 0)
		octets->digits = read.together ? 2 : 0;
	piece->next += read.size;
	piece->stored += read.count;
}

/* Ends a line, and the number and the comment in it. */
static void
end_line(struct octets *octets, struct piece *piece)
{
	uint8_t octet;

	octets->comment = false;
	octets->column = piece->next - piece->start;
	if (end_number(octets, &octet))
		piece->line->at[piece->stored++] = (char)octet;
}

/* Reads a word that programs print before octets, or one character. */
static void
read_other(struct octets *octets, struct piece *piece)
{
	const struct octets_line *line = piece->line;
	const char *at = line->at + piece->next;
	size_t left = line->size - piece->next;
	size_t word =
	    octets->digits == 0 && !octets->comment ? octets_word(at, left) : 0;
	uint8_t octet;

	octets->column = piece->next - piece->start;
	piece->next += word > 0 ? word : 1;
	if (word == 0 && !octets->comment && take(octets, *at, &octet))
		line->at[piece->stored++] = (char)octet;
}

bool
octets_read_numbers(
    struct octets *octets, const struct octets_line *line, size_t *size)
{
	struct piece piece = { .line = line };

	octets->lines = 0;
	while (octets->reason == NULL && piece.next < line->size) {
		if (is_between(octets))
			read_digits(octets, &piece);
		if (piece.next == line->size)
			break;
		if (line->at[piece.next] != '\n') {
			read_other(octets, &piece);
			continue;
		}
		end_line(octets, &piece);
		if (octets->reason == NULL) {
			piece.start = ++piece.next;
			octets->lines++;
		}
	}
	if (octets->reason == NULL && line->ends)
		end_line(octets, &piece);
	*size = piece.stored;
	return octets->reason == NULL;
}
