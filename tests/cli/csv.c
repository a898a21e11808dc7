/* SPDX-License-Identifier: MIT */
/* Comma-separated values as RFC 4180 has them. */

#define _GNU_SOURCE
#include "csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* ---- Reading ---- */

static void *
grow(void *items, size_t count, size_t size)
{
	void *grown = realloc(items, count * size);

	ck_assert_ptr_nonnull(grown);
	return grown;
}

/* White space is written as one blank between words. */
static void
put(FILE *out, char c, bool *blank)
{
	if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
		*blank = ftell(out) > 0;
		return;
	}
	if (*blank)
		fputc(' ', out);
	*blank = false;
	fputc(c, out);
}

/* Reads a cell; what stands after it. */
static const char *
read_cell(const char *at, const char *name, char **cell)
{
	size_t size;
	FILE *out = open_memstream(cell, &size);
	bool blank = false, quoted = *at == '"';

	ck_assert_ptr_nonnull(out);
	for (at += quoted; quoted && !(at[0] == '"' && at[1] != '"'); at++) {
		ck_assert_msg(*at != '\0', "%s: a quote is open", name);
		at += *at == '"';
		put(out, *at, &blank);
	}
	at += quoted;
	for (; !quoted && strchr(",\r\n", *at) == NULL; at++) {
		support_assert(*at != '"', "%s: a quote: %.40s", name, at);
		put(out, *at, &blank);
	}
	fclose(out);
	return at;
}

static const char *
read_row(struct csv_row *row, const char *name, const char *at)
{
	for (bool first = true; first || *at == ','; first = false) {
		row->cells =
		    grow(row->cells, row->count + 1, sizeof(*row->cells));
		at = read_cell(at + !first, name, &row->cells[row->count++]);
	}
	support_assert(strncmp(at, "\r\n", 2) == 0,
	    "%s: neither a comma nor the end of a line: %.40s", name, at);
	return at + 2;
}

void
csv_read(struct csv_table *table, const char *name, const char *text)
{
	*table = (struct csv_table){ 0 };
	while (*text != '\0') {
		table->rows =
		    grow(table->rows, table->count + 1, sizeof(*table->rows));
		table->rows[table->count] = (struct csv_row){ 0 };
		text = read_row(&table->rows[table->count++], name, text);
	}
}

void
csv_free(struct csv_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		for (size_t j = 0; j < table->rows[i].count; j++)
			free(table->rows[i].cells[j]);
		free(table->rows[i].cells);
	}
	free(table->rows);
}

/* ---- Comparing ---- */

size_t
csv_column(const struct csv_table *table, const char *title)
{
	for (size_t i = 0; table->count > 0 && i < table->rows[0].count; i++)
		if (strcmp(table->rows[0].cells[i], title) == 0)
			return i;
	return SIZE_MAX;
}

bool
csv_is_empty(const struct csv_table *table, size_t column)
{
	for (size_t i = 1; i < table->count; i++)
		if (column < table->rows[i].count &&
		    table->rows[i].cells[column][0] != '\0')
			return false;
	return true;
}

static void
drop(struct csv_row *row, size_t column)
{
	if (column >= row->count)
		return;
	free(row->cells[column]);
	row->count--;
	memmove(&row->cells[column], &row->cells[column + 1],
	    (row->count - column) * sizeof(*row->cells));
}

void
csv_drop(struct csv_table *table, size_t column)
{
	for (size_t i = 0; i < table->count; i++)
		drop(&table->rows[i], column);
}

void
csv_compare(const char *name, const struct csv_table *a,
    const struct csv_table *b, size_t first)
{
	ck_assert_msg(a->count == b->count, "%s: %zu rows, %zu expected", name,
	    a->count, b->count);
	for (size_t i = first; i < a->count; i++) {
		const struct csv_row *x = &a->rows[i], *y = &b->rows[i];

		support_assert(x->count == y->count,
		    "%s: row %zu has %zu cells, %zu expected", name, i,
		    x->count, y->count);
		for (size_t j = 0; j < x->count; j++)
			support_assert(strcmp(x->cells[j], y->cells[j]) == 0,
			    "%s: row %zu: `%s', expected `%s'", name, i,
			    x->cells[j], y->cells[j]);
	}
}
