/* SPDX-License-Identifier: MIT */
/* Comma-separated values as RFC 4180 has them. */

#ifndef TESTS_CLI_CSV_H
#define TESTS_CLI_CSV_H

#include <stdbool.h>
#include <stddef.h>

struct csv_row {
	char **cells;
	size_t count;
};

struct csv_table {
	struct csv_row *rows;
	size_t count;
};

/* Reads a table, white space in its cells folded.  The test fails if lines
 * end in another way than with CRLF, a quote is not closed or stands inside
 * a cell that has none before it, or octets follow a closed one. */
void
csv_read(struct csv_table *table, const char *name, const char *text);
void
csv_free(struct csv_table *table);

/* The column of this title, or SIZE_MAX. */
size_t
csv_column(const struct csv_table *table, const char *title);

/* Whether there is nothing in the column but its title. */
bool
csv_is_empty(const struct csv_table *table, size_t column);

/* Takes a column out, in rows that have it. */
void
csv_drop(struct csv_table *table, size_t column);

/* Fails unless the rows from `first` on are equal. */
void
csv_compare(const char *name, const struct csv_table *a,
    const struct csv_table *b, size_t first);

#endif
