/* SPDX-License-Identifier: MIT */
/* Reads octets as text: rows of dumps here, numbers and strings by their own
 * files. */

#include "octets.h"

#include <string.h>

#include "cli/cli.h"
#include "octets-numbers.h"
#include "octets-string.h"

static enum octets_result
refuse(struct octets *octets, size_t column, const char *reason)
{
	octets->column = column;
	octets->reason = reason;
	return OCTETS_BAD;
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

bool
octets_takes_lines(const struct octets *octets)
{
	return octets->form != OCTETS_DUMP && octets->form != OCTETS_ESCAPES;
}

enum octets_result
octets_read(struct octets *octets, const struct octets_line *line, size_t *size)
{
	bool good = false;

	*size = 0;
	switch (octets->form) {
	case OCTETS_DUMP:
		return read_row(octets, line, size);
	case OCTETS_ESCAPES:
		good = octets_read_string(octets, line, size);
		break;
	case OCTETS_NONE: /* the text goes on after the start, if it does */
	case OCTETS_HEX:
	case OCTETS_DECIMAL:
		good = octets_read_numbers(octets, line, size);
		break;
	}
	return good ? OCTETS_READ : OCTETS_BAD;
}
