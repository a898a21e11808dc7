/* SPDX-License-Identifier: MIT */
/* Finds the rows of a table in a page of text: of all divisions of its
 * lines into bands that a browser could have made, the likeliest. */

#include "rows.h"

#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* The most lines of a row, which bounds the time; IANA's have 10. */
#define HEIGHT_MAX 256

/* A line, with a bit for each column. */
struct mask {
	uint32_t filled;
	/* Of the end of a line whose cell may go on in the next. */
	uint32_t early; /* the next word would have fitted */
	uint32_t final; /* looks like the end of a cell */
};

/* The best division of the lines before this one. */
struct step {
	uint64_t finals, squares; /* what is to be least, one after the other */
	uint32_t height;          /* of the last row; 0: there is no way here */
};

struct search {
	const struct gen_table *table;
	struct mask *masks;
	struct step *steps; /* one more than there are lines */
	uint32_t count;     /* lines below the titles */
};

/* ---- Lines ---- */

static size_t
first_word_size(const struct gen_piece *piece)
{
	const char *end = memchr(piece->text, ' ', piece->size);

	return end != NULL ? (size_t)(end - piece->text) : piece->size;
}

static const char *
last_word(const struct gen_piece *piece)
{
	const char *word = piece->text + piece->size;

	while (word > piece->text && word[-1] != ' ')
		word--;
	return word;
}

/* Returns whether the line ended early: a browser ends a line only where
 * the next word has no room. */
static bool
is_early(const struct gen_piece *above, const struct gen_piece *below,
    uint32_t width)
{
	return gen_text_width(above->text, above->size) + 1 +
	    gen_text_width(below->text, first_word_size(below)) <=
	    width;
}

/* Returns whether a cell may well end: after a bracket or a quotation mark,
 * and where a capital follows a word in lower case. */
static bool
is_final(const struct gen_piece *above, const struct gen_piece *below)
{
	char last = above->text[above->size - 1];

	return last == ')' || last == ']' || last == '"' ||
	    (ascii_is_lower(*last_word(above)) &&
		ascii_is_upper(below->text[0]));
}

/* Marks the columns that a line fills, and in the mask of the line above, how
 * its cells end.  `above` has the pieces of that line and takes those of this
 * one. */
static void
mark_line(struct search *search, uint32_t line, struct gen_piece above[])
{
	const struct gen_table *table = search->table;
	struct mask *mask = &search->masks[line];

	for (uint32_t i = 0; i < table->column_count; i++) {
		struct gen_piece piece =
		    gen_table_piece(table, table->header + line, i);
		uint32_t bit = UINT32_C(1) << i;

		if (piece.size > 0)
			mask->filled |= bit;
		if (piece.size > 0 && above[i].size > 0) {
			if (is_early(
				&above[i], &piece, table->columns[i].width))
				mask[-1].early |= bit;
			if (is_final(&above[i], &piece))
				mask[-1].final |= bit;
		}
		above[i] = piece;
	}
}

/* ---- Rows ---- */

/*
 * Whether these lines are a row.  Cells are centred, the odd line below: one
 * that begins in line f ends in line h - f or the one before.  So whatever is
 * filled stays so up to the middle, and not beyond where it mirrors.  Adds
 * the line ends that look final.
 */
static bool
is_row(const struct mask *masks, uint32_t height, uint64_t *finals)
{
	uint32_t middle = (height - 1) / 2;

	if ((masks[0].filled & masks[height - 1].filled) == 0)
		return false;
	for (uint32_t i = 0; i < height; i++) {
		uint32_t filled = masks[i].filled;
		uint32_t mirror = masks[height - 1 - i].filled;
		uint32_t next = i + 1 < height ? masks[i + 1].filled : 0;

		/* The key takes one line. */
		if ((filled & 1) != (i == middle))
			return false;
		if (i < middle && (filled & ~next) != 0)
			return false;
		if (i >= middle && (next & ~filled) != 0)
			return false;
		if (i <= middle && (mirror & ~filled) != 0)
			return false;
		if (i < middle && (filled & ~masks[height - 2 - i].filled) != 0)
			return false;
		if ((filled & next & masks[i].early) != 0)
			return false;
		for (uint32_t ends = filled & next & masks[i].final; ends != 0;
		     ends &= ends - 1)
			++*finals;
	}
	return true;
}

static void
try_row(struct search *search, uint32_t top, uint32_t height)
{
	const struct step *from = &search->steps[top];
	struct step *to;
	struct step made = { from->finals, from->squares, height };

	if (height > HEIGHT_MAX || height > search->count - top)
		return;
	to = &search->steps[top + height];
	if (!is_row(&search->masks[top], height, &made.finals))
		return;
	made.squares += (uint64_t)height * height;
	if (to->height == 0 || made.finals < to->finals ||
	    (made.finals == to->finals && made.squares < to->squares))
		*to = made;
}

/* Goes through the lines at which a row can begin.  As its key stands in the
 * middle, two heights are possible.  Returns the last of these lines. */
static uint32_t
find_ways(struct search *search)
{
	uint32_t last = 0, key = 0;

	for (uint32_t top = 0; top < search->count; top++) {
		if (top > 0 && search->steps[top].height == 0)
			continue;
		last = top;
		if (key < top)
			key = top;
		while (key < search->count && key - top < HEIGHT_MAX &&
		    (search->masks[key].filled & 1) == 0)
			key++;
		if (key == search->count || key - top >= HEIGHT_MAX)
			continue;
		try_row(search, top, 2 * (key - top) + 1);
		try_row(search, top, 2 * (key - top) + 2);
	}
	return last;
}

/* Lists the rows of the best way, from the last to the first. */
static bool
list_rows(struct search *search, struct gen_array *rows)
{
	size_t count = 0;
	struct gen_row *list;

	for (uint32_t at = search->count; at > 0; count++)
		at -= search->steps[at].height;
	list = gen_array_grow(rows, count, sizeof(*list));
	if (list == NULL)
		return false;
	rows->count = count;
	for (uint32_t at = search->count; at > 0;) {
		uint32_t height = search->steps[at].height;

		at -= height;
		list[--count] =
		    (struct gen_row){ search->table->header + at, height };
	}
	return true;
}

static bool
find_rows(struct search *search, struct gen_table *table, struct gen_tape *tape)
{
	struct gen_piece above[GEN_TABLE_COLUMNS] = { { NULL, 0 } };
	uint32_t last;

	for (uint32_t i = 0; i < search->count; i++)
		mark_line(search, i, above);
	last = find_ways(search);
	if (search->steps[search->count].height == 0)
		return gen_error_set(tape->error, tape->file,
		    table->number + table->header + last,
		    "the rows of this table cannot be distinguished below "
		    "this line");
	if (!list_rows(search, &table->rows))
		return gen_error_set(
		    tape->error, tape->file, 0, "out of memory");
	return true;
}

bool
gen_table_rows(struct gen_table *table, struct gen_tape *tape)
{
	struct search search = {
		.table = table,
		.count = table->count - table->header,
	};
	bool good;

	if (search.count == 0)
		return gen_error_set(tape->error, tape->file, table->number,
		    "a table without rows");
	search.masks = calloc(search.count, sizeof(*search.masks));
	search.steps = calloc((size_t)search.count + 1, sizeof(*search.steps));
	good = search.masks != NULL && search.steps != NULL
	    ? find_rows(&search, table, tape)
	    : gen_error_set(tape->error, tape->file, 0, "out of memory");
	free(search.masks);
	free(search.steps);
	return good;
}
