/* SPDX-License-Identifier: MIT */
/* Finds the columns of a table in a page of text. */

#include "table.h"

#include <stdlib.h>
#include <string.h>

static bool
fail(struct gen_table *table, struct gen_tape *tape, const char *reason)
{
	return gen_error_set(
	    tape->error, tape->file, table->number, "%s", reason);
}

/* Marks the columns of the page that any line of the table uses. */
static void
mark_line(const struct gen_line *line, char *used)
{
	uint32_t column = 0;

	for (uint32_t i = 0; i < line->size; i++) {
		if (!character_begins(line->text[i]))
			continue;
		if (line->text[i] != ' ')
			used[column] = 1;
		column++;
	}
}

static uint32_t
count_columns(const struct gen_table *table)
{
	uint32_t most = 0;

	for (uint32_t i = 0; i < table->count; i++)
		if (table->lines[i].size > most)
			most = table->lines[i].size;
	return most;
}

/* Returns how far a blank is from the place where a column should end:
 * titles are centred, the odd blank before or after. */
static uint32_t
distance(const struct gen_column *column, uint32_t blank)
{
	uint32_t end = column->start +
	    2 * (column->title_start - column->start) + column->title_size;

	return blank < end ? end - blank : blank > end ? blank - end - 1 : 0;
}

/* Returns the column's end: the blank between the titles that is nearest to
 * where it should be, 0 if there is none. */
static uint32_t
find_end(const struct gen_column *column, const char *used)
{
	uint32_t best = 0;

	for (uint32_t at = column->title_start + column->title_size;
	     at < column[1].title_start; at++)
		if (!used[at] &&
		    (best == 0 ||
			distance(column, at) < distance(column, best)))
			best = at;
	return best;
}

static bool
find_columns(struct gen_table *table, struct gen_tape *tape, const char *used,
    uint32_t width)
{
	struct gen_column *column = table->columns;
	struct gen_column *last = column + table->column_count - 1;
	uint32_t centred;

	for (column->start = 0; !used[column->start];)
		column->start++;
	for (; column < last; column++) {
		uint32_t end = find_end(column, used);

		if (end == 0)
			return fail(table, tape,
			    "the columns of this table cannot be told apart");
		while (!used[end])
			end++;
		column[1].start = end;
		column->width = end - 1 - column->start;
	}
	while (width > last->start && !used[width - 1])
		width--;
	centred = 2 * (last->title_start - last->start) + last->title_size;
	last->width = width - last->start;
	if (last->width < centred)
		last->width = centred;
	return true;
}

bool
gen_table_columns(struct gen_table *table, struct gen_tape *tape)
{
	uint32_t width = count_columns(table);
	char *used = calloc((size_t)width + 1, 1);
	bool good;

	if (used == NULL)
		return fail(table, tape, "out of memory");
	for (uint32_t i = 0; i < table->count; i++)
		mark_line(&table->lines[i], used);
	good = find_columns(table, tape, used, width);
	free(used);
	return good;
}

void
gen_table_free(struct gen_table *table)
{
	gen_array_free(&table->rows);
}
