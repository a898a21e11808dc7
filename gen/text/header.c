/* SPDX-License-Identifier: MIT */
/* Finds the titles of a table in a page of text. */

#include "header.h"

#include <string.h>

#include "snapshot.h"

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

static bool
begins_with_word(const char *title, const struct word *word)
{
	return strncmp(title, word->text, word->size) == 0 &&
	    (title[word->size] == ' ' || title[word->size] == '\0');
}

/* ---- Titles that are known ---- */

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
gen_table_known(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count)
{
	for (uint32_t i = 1; i <= HEADER_MAX && i <= table->count; i++)
		if (take_header(table, i, tape, titles, count))
			return !tape->error->set;
	return false;
}

/* ---- Titles that are not ---- */

/* Makes a name in XML of a title: "Change Controller" becomes
 * change_controller. */
static uint32_t
make_element(
    struct gen_tape *tape, const char *title, size_t size, char name[64])
{
	size_t used = 0;

	if (size == 0 ||
	    !(ascii_is_upper(title[0]) || ascii_is_lower(title[0])))
		name[used++] = '_';
	for (size_t i = 0; i < size && used < 63; i++)
		if (ascii_is_word(title[i]))
			name[used++] = ascii_lower(title[i]);
		else if (used > 0 && name[used - 1] != '_')
			name[used++] = '_';
	return gen_tape_string(tape, name, used);
}

static uint32_t
find_element(struct gen_tape *tape, const char *title, size_t size,
    const struct gen_title titles[], size_t count)
{
	char name[64];

	for (size_t i = 0; i < count; i++)
		if (strlen(titles[i].title) == size &&
		    memcmp(titles[i].title, title, size) == 0)
			return gen_tape_string(
			    tape, titles[i].element, strlen(titles[i].element));
	return make_element(tape, title, size, name);
}

bool
gen_table_unknown(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count)
{
	struct cursor line = start_line(&table->lines[0]);
	struct word word;
	bool more = next_word(&line, &word);

	table->header = 1;
	table->column_count = 0;
	while (more && table->column_count < GEN_TABLE_COLUMNS) {
		struct gen_column *column =
		    &table->columns[table->column_count++];
		const char *title = word.text;
		const char *end;

		column->title_start = word.column;
		do {
			end = line.at;
			column->title_size = line.column - column->title_start;
			more = next_word(&line, &word);
		} while (more && word.blanks < 2);
		column->element = find_element(
		    tape, title, (size_t)(end - title), titles, count);
	}
	return !more && table->column_count > 1 && !tape->error->set;
}
