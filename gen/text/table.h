/* SPDX-License-Identifier: MIT */
/* A table in a page of text: its titles, columns and rows. */

#ifndef GEN_TEXT_TABLE_H
#define GEN_TEXT_TABLE_H

#include "lines.h"

#define GEN_TABLE_COLUMNS 32

/* The title of a column, and the element that its cells are. */
struct gen_title {
	const char *title, *element;
};

/* A column of the page, counted from 0. */
struct gen_column {
	uint32_t element;     /* its name, a string of the tape */
	uint32_t title_start; /* of the title's first line */
	uint32_t title_size;
	uint32_t start; /* the column's own */
	uint32_t width;
};

/* A row: the lines from `top` of the table on. */
struct gen_row {
	uint32_t top, height;
};

struct gen_table {
	const struct gen_line *lines; /* the titles, then the rows; borrowed */
	uint32_t count, header;       /* lines, those of the titles */
	unsigned long number;         /* of the first line in the file */
	struct gen_column columns[GEN_TABLE_COLUMNS];
	uint32_t column_count;
	struct gen_array rows; /* struct gen_row */
};

/* Finds the titles listed, in capitals or not, in their order; any can be
 * missing.  False if the lines do not begin with such titles and nothing else,
 * or the tape's error is set. */
bool
gen_table_titles(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count);

/* Finds the columns once there are titles.  False, the error set, if they
 * cannot be told. */
bool
gen_table_columns(struct gen_table *table, struct gen_tape *tape);

void
gen_table_free(struct gen_table *table);

static inline struct gen_piece
gen_table_piece(const struct gen_table *table, uint32_t line, uint32_t column)
{
	const struct gen_column *in = &table->columns[column];

	return gen_line_piece(
	    &table->lines[line], in->start, in->start + in->width);
}

#endif
