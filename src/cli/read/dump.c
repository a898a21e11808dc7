/* SPDX-License-Identifier: MIT */
/* Reads a row of a dump.  Where the octets end and their characters begin is
 * shown by the characters themselves: they have to be those of the octets, or
 * the row is refused.  So "ab" after "61 62" is never taken for an octet. */

#include "dump.h"

#include <string.h>

#include "cli/cli.h"

/* Fewer digits may be octets. */
#define OFFSET_MIN 4

/* A line, and how far it was read. */
struct line {
	const char *at;
	size_t size, next;
};

static bool
is_blank(const struct line *line, size_t index)
{
	return index < line->size && ascii_is_blank(line->at[index]);
}

/* Returns the number of hexadecimal digits at an index. */
static size_t
count_digits(const struct line *line, size_t index)
{
	size_t count = 0;

	while (index + count < line->size &&
	    ascii_hex_value(line->at[index + count]) >= 0)
		count++;
	return count;
}

static size_t
skip_blanks(struct line *line)
{
	size_t start = line->next;

	while (is_blank(line, line->next))
		line->next++;
	return line->next - start;
}

static bool
refuse(struct dump_row *row, size_t column, const char *reason)
{
	row->column = column;
	row->reason = reason;
	return false;
}

/* ---- Octets as characters ---- */

/* Returns whether a program shows the octet by this character. */
static bool
shows(char c, uint8_t octet)
{
	return octet >= 0x20 && octet < 0x7f ? (uint8_t)c == octet
					     : c == '.' || (c & 0x80) != 0;
}

/* Returns whether the characters from this index up to `end` are those of the
 * row's octets.  Blanks at the end of a line may be lost; Wireshark puts one
 * into the middle (`gap`). */
static bool
match(const struct line *line, size_t index, size_t end,
    const struct dump_row *row, bool gap)
{
	for (size_t i = 0; i < row->count; i++) {
		if (gap && i == 8 && index < end && line->at[index++] != ' ')
			return false;
		if (index >= end && row->octets[i] != ' ')
			return false;
		if (index < end && !shows(line->at[index], row->octets[i]))
			return false;
		index++;
	}
	while (index < end && is_blank(line, index))
		index++;
	return index >= end;
}

/* Returns whether the rest of the line shows the octets as characters.  It
 * begins after some of the blanks, as octets may be blanks themselves; od and
 * hexdump put it between marks. */
static bool
find_characters(
    const struct line *line, size_t blanks, const struct dump_row *row)
{
	size_t at = line->next, end = line->size;

	while (end > at && is_blank(line, end - 1))
		end--;
	if (end - at >= 2 &&
	    ((line->at[at] == '|' && line->at[end - 1] == '|') ||
		(line->at[at] == '>' && line->at[end - 1] == '<')) &&
	    match(line, at + 1, end - 1, row, false))
		return true;
	for (size_t i = at - blanks + 1; i <= at; i++)
		if (match(line, i, line->size, row, false) ||
		    (row->count > 8 && match(line, i, line->size, row, true)))
			return true;
	return false;
}

/* ---- Octets ---- */

/* Returns the value of the hexadecimal digit that is known to be there. */
static unsigned
digit_at(const struct line *line, size_t index)
{
	return (unsigned)ascii_hex_value(line->at[index]);
}

/* Reads the octets of a group, without blanks between them. */
static bool
read_group(struct dump_row *row, struct line *line)
{
	size_t digits = count_digits(line, line->next);
	size_t end = line->next + digits;

	if (digits == 0 || digits % 2 != 0 ||
	    (end < line->size && !is_blank(line, end)))
		return refuse(row, line->next,
		    row->count == 0
			? "this is not an octet of a dump"
			: "this is neither an octet nor the characters of the "
			  "octets before it");
	if (row->count + digits / 2 > DUMP_ROW_MAX)
		return refuse(row, line->next, "the row is too long");
	if (digits > row->widest)
		row->widest = digits;
	for (; line->next < end; line->next += 2)
		row->octets[row->count++] =
		    (uint8_t)(digit_at(line, line->next) << 4 |
			digit_at(line, line->next + 1));
	return true;
}

/* Reads the rest of a row: octets, then characters or a comment. */
static void
read_octets(struct dump_row *row, struct line *line)
{
	size_t blanks = skip_blanks(line);

	row->column = line->next;
	while (line->next < line->size) {
		if (row->count > 0 && blanks > 0 &&
		    (blanks > 1 || ascii_hex_value(line->at[line->next]) < 0) &&
		    find_characters(line, blanks, row)) {
			row->shown = true;
			return;
		}
		if (line->at[line->next] == '#')
			return;
		if (!read_group(row, line))
			return;
		blanks = skip_blanks(line);
	}
}

bool
dump_read(struct dump_row *row, const char *text, size_t size)
{
	struct line line = { text, size, 0 };
	bool prefix;

	memset(row, 0, offsetof(struct dump_row, octets));
	skip_blanks(&line);
	prefix = size - line.next > 2 && text[line.next] == '0' &&
	    text[line.next + 1] == 'x';
	if (prefix)
		line.next += 2;
	row->offset = text + line.next;
	row->digits = count_digits(&line, line.next);
	line.next += row->digits;
	row->colon = line.next < size && text[line.next] == ':';
	if (row->colon)
		line.next++;
	if (row->digits < OFFSET_MIN || prefix > row->colon ||
	    (line.next < size && !is_blank(&line, line.next)))
		return false;
	read_octets(row, &line);
	return true;
}

bool
dump_offset(const struct dump_row *row, enum dump_base base, uint64_t *offset)
{
	static const unsigned bases[DUMP_BASES] = {
		[DUMP_HEX] = 16,
		[DUMP_OCTAL] = 8,
		[DUMP_DECIMAL] = 10,
	};

	*offset = 0;
	for (size_t i = 0; i < row->digits; i++) {
		unsigned digit = (unsigned)ascii_hex_value(row->offset[i]);

		if (digit >= bases[base] ||
		    *offset > (UINT64_MAX - digit) / bases[base])
			return false;
		*offset = *offset * bases[base] + digit;
	}
	return true;
}
