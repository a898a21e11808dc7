/* SPDX-License-Identifier: MIT */
/* Reads octets as text, a line at a time.  Numbers are read a character at a
 * time, as a line may be longer than any buffer; rows of dumps and strings are
 * read as a whole. */

#include "octets.h"

#include <string.h>

#include "cli/cli.h"
#include "octets-guess.h"
#include "octets-string.h"

static enum octets_result
refuse(struct octets *octets, size_t column, const char *reason)
{
	octets->column = column;
	octets->reason = reason;
	return OCTETS_BAD;
}

/* ---- Numbers ---- */

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

static enum octets_result
read_numbers(
    struct octets *octets, const struct octets_line *line, size_t *size)
{
	uint8_t octet;

	for (size_t i = 0; i < line->size && !octets->comment; i++) {
		size_t word = octets->digits == 0
		    ? octets_word(line->at + i, line->size - i)
		    : 0;

		octets->column = i;
		if (word > 0)
			i += word - 1;
		else if (take(octets, line->at[i], &octet))
			line->at[(*size)++] = (char)octet;
		if (octets->reason != NULL)
			return OCTETS_BAD;
	}
	if (!line->ends)
		return OCTETS_READ;
	octets->comment = false;
	octets->column = line->size;
	if (end_number(octets, &octet))
		line->at[(*size)++] = (char)octet;
	return octets->reason != NULL ? OCTETS_BAD : OCTETS_READ;
}

/* ---- Dumps ---- */

/* The most octets that rows between two offsets repeat: 1 GiB.  A short text
 * must not keep the program busy for years. */
#define REPEAT_MAX ((uint64_t)1 << 30)

/* Notes which bases the offsets of the dump can have, by its first row.  Only od
 * prints seven digits, in base 8 without -A; hexdump does, too, in base
 * 16. */
static void
begin_dump(struct octets *octets, const struct dump_row *row)
{
	bool any = row->digits == 7 && !row->colon;

	for (unsigned i = 0; i < DUMP_BASES; i++)
		octets->possible[i] = (i == DUMP_HEX || any) &&
		    dump_offset(row, (enum dump_base)i, &octets->start[i]);
	octets->count = 0;
	octets->begun = true;
}

/* Returns whether a row begins a dump after another one. */
static bool
is_restart(const struct octets *octets, const struct dump_row *row)
{
	uint64_t offset;

	return !octets->starred && row->count > 0 &&
	    dump_offset(row, DUMP_HEX, &offset) && offset == 0;
}

/* Finds how many octets are between those that were read and this offset, which
 * must be the same in each base that is still possible.  Returns false if it
 * is not, or in none. */
static bool
find_distance(
    struct octets *octets, const struct dump_row *row, uint64_t *distance)
{
	bool found = false, same = true;

	*distance = 0;
	for (unsigned i = 0; i < DUMP_BASES; i++) {
		uint64_t offset, here = octets->start[i] + octets->count, far;

		if (!octets->possible[i])
			continue;
		far = dump_offset(row, (enum dump_base)i, &offset) &&
			offset >= here
		    ? offset - here
		    : UINT64_MAX;
		octets->possible[i] = octets->starred
		    ? far != UINT64_MAX && far % octets->row.count == 0
		    : far == 0;
		if (!octets->possible[i])
			continue;
		same = same && (!found || far == *distance);
		*distance = far;
		found = true;
	}
	return found && same;
}

/* Puts a row after those before it. */
static enum octets_result
place_row(struct octets *octets, const struct dump_row *row, size_t column)
{
	uint64_t distance;

	if (!octets->begun || is_restart(octets, row)) {
		begin_dump(octets, row);
	} else if (!find_distance(octets, row, &distance)) {
		return refuse(octets, column,
		    octets->starred
			? "it is not certain how often the row before `*' "
			  "repeats"
			: "this offset does not follow the octets before it");
	} else if (distance > REPEAT_MAX) {
		return refuse(octets, column,
		    "the row before `*' repeats for more than 1 GiB");
	} else if (distance > 0) {
		octets->repeat = distance;
		octets->count += distance;
		octets->starred = false;
		return OCTETS_REPEAT;
	}
	octets->starred = false;
	return OCTETS_READ;
}

/* Reads a line that is only `*': the row before it repeats. */
static enum octets_result
take_star(struct octets *octets, size_t column)
{
	if (octets->row.count == 0)
		return refuse(
		    octets, column, "there is no row that `*' could repeat");
	octets->starred = true;
	return OCTETS_READ;
}

/* Takes the octets of a row. */
static enum octets_result
take_row(struct octets *octets, const struct octets_line *line,
    const struct dump_row *row, size_t column, size_t *size)
{
	enum octets_result result;

	if (row->reason != NULL)
		return refuse(octets, row->column, row->reason);
	if (row->widest > 2 && !row->colon)
		return refuse(octets, row->column,
		    "the order of the octets in these words is not known; use "
		    "hexdump -C, xxd or od -A x -t x1");
	result = place_row(octets, row, column);
	if (result != OCTETS_READ || row->count == 0)
		return result;
	memcpy(line->at, row->octets, row->count);
	*size = row->count;
	octets->count += row->count;
	octets->row = *row;
	return OCTETS_READ;
}

/* Reads a line of a dump: a row, a mark that rows repeat, or nothing. */
static enum octets_result
read_row(struct octets *octets, const struct octets_line *line, size_t *size)
{
	struct dump_row row;
	size_t start = 0, end = line->size;

	while (start < end && ascii_is_blank(line->at[start]))
		start++;
	while (end > start && ascii_is_blank(line->at[end - 1]))
		end--;
	if (start == end || line->at[start] == '#')
		return OCTETS_READ;
	if (line->at[start] == '*' && end - start == 1)
		return take_star(octets, start);
	if (!line->begins || !line->ends ||
	    !dump_read(&row, line->at, line->size))
		return refuse(octets, start,
		    "this does not begin with the offset of a row, as the "
		    "lines before it do");
	return take_row(octets, line, &row, start, size);
}

enum octets_result
octets_read(struct octets *octets, const struct octets_line *line, size_t *size)
{
	*size = 0;
	switch (octets->form) {
	case OCTETS_DUMP:
		return read_row(octets, line, size);
	case OCTETS_ESCAPES:
		return octets_read_string(octets, line, size) ? OCTETS_READ
							      : OCTETS_BAD;
	case OCTETS_NONE: /* the text goes on after the start, if it does */
	case OCTETS_HEX:
	case OCTETS_DECIMAL:
		break;
	}
	return read_numbers(octets, line, size);
}
