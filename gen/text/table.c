/* SPDX-License-Identifier: MIT */
/* Finds the titles and the columns of a table in a page of text. */

#include "table.h"

#include <stdlib.h>
#include <string.h>

/* The most lines that titles take. */
#define HEADER_MAX 6

/* The place in a line where the next word is looked for. */
struct cursor {
	const char *at, *end;
	uint32_t column;
};

struct word {
	const char *text;
	size_t size;
	uint32_t column, blanks; /* blanks before it */
};

static struct cursor
start_line(const struct gen_line *line)
{
	return (struct cursor){ line->text, line->text + line->size, 0 };
}

/* Takes the next word of the line; false if there is none. */
static bool
next_word(struct cursor *cursor, struct word *word)
{
	const char *start = cursor->at;

	while (cursor->at < cursor->end && *cursor->at == ' ')
		cursor->at++;
	word->blanks = (uint32_t)(cursor->at - start);
	word->column = cursor->column + word->blanks;
	word->text = cursor->at;
	while (cursor->at < cursor->end && *cursor->at != ' ')
		cursor->at++;
	word->size = (size_t)(cursor->at - word->text);
	cursor->column = word->column + gen_text_width(word->text, word->size);
	return word->size > 0;
}

static uint32_t
count_words(const char *title)
{
	uint32_t count = 1;

	for (; *title != '\0'; title++)
		count += *title == ' ';
	return count;
}

/* Returns whether the title begins with the word, in capitals or not. */
static bool
begins_with_word(const char *title, const struct word *word)
{
	size_t size = strcspn(title, " ");

	return size == word->size && gen_text_is_same(title, word->text, size);
}

/* ---- Titles ---- */

/* Takes up to `most` words of the title from a line.  Returns what is left of
 * the title. */
static const char *
take_words(struct cursor *line, const char *title, uint32_t most,
    struct gen_column *column)
{
	struct word word;

	for (uint32_t i = 0; i < most; i++) {
		struct cursor before = *line;

		if (!next_word(line, &word) || (i > 0 && word.blanks > 1) ||
		    !begins_with_word(title, &word)) {
			*line = before;
			break;
		}
		if (i == 0)
			column->title_start = word.column;
		column->title_size = line->column - column->title_start;
		title += word.size + (title[word.size] == ' ');
	}
	return title;
}

/* Takes a title of `count` lines. */
static bool
take_title(struct cursor lines[], uint32_t count, const char *title,
    struct gen_column *column)
{
	struct gen_column ignored;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t left = *title == '\0' ? 0 : count_words(title);
		const char *before = title;

		/* Each line has a word at least. */
		if (left < count - i)
			return false;
		title = take_words(&lines[i], title, left - (count - i - 1),
		    i == 0 ? column : &ignored);
		if (title == before)
			return false;
	}
	return *title == '\0';
}

/* Takes a title that is centred in `height` lines.  Returns its lines, 0 if
 * it does not come next. */
static uint32_t
take_centred(struct cursor lines[HEADER_MAX], uint32_t height,
    const char *title, struct gen_column *column)
{
	for (uint32_t count = 1; count <= height; count++) {
		struct cursor copy[HEADER_MAX];

		memcpy(copy, lines, height * sizeof(*copy));
		if (take_title(
			copy + (height - count) / 2, count, title, column)) {
			memcpy(lines, copy, height * sizeof(*copy));
			return count;
		}
	}
	return 0;
}

/* Returns whether the first `height` lines hold titles, and nothing else. */
static bool
take_header(struct gen_table *table, uint32_t height, struct gen_tape *tape,
    const struct gen_title titles[], size_t title_count)
{
	struct cursor lines[HEADER_MAX];
	struct word word;
	bool filled = false;

	for (uint32_t i = 0; i < height; i++)
		lines[i] = start_line(&table->lines[i]);
	table->column_count = 0;
	for (size_t i = 0; i < title_count; i++) {
		struct gen_column *column =
		    &table->columns[table->column_count];
		const char *element = titles[i].element;
		uint32_t count;

		if (table->column_count == GEN_TABLE_COLUMNS)
			return false;
		count = take_centred(lines, height, titles[i].title, column);
		if (count == 0)
			continue;
		column->element =
		    gen_tape_string(tape, element, strlen(element));
		table->column_count++;
		filled = filled || count == height;
	}
	for (uint32_t i = 0; i < height; i++)
		if (next_word(&lines[i], &word))
			return false;
	table->header = height;
	return filled;
}

bool
gen_table_titles(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count)
{
	for (uint32_t i = 1; i <= HEADER_MAX && i <= table->count; i++)
		if (take_header(table, i, tape, titles, count))
			return !tape->error->set;
	return false;
}

/* ---- Columns ---- */

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

/* Returns how many columns suffice for the page: the octets of its longest
 * line, as no character has fewer than one. */
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

/* Sets where columns begin and how wide they are.  A column of blanks in all
 * lines ends each but the last, which is as wide as its longest line or as its
 * centred title demands. */
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
			    "the columns of this table cannot be distinguished");
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
