/* SPDX-License-Identifier: MIT */
/* A registry as a table: its columns and cells.  CSV and Markdown show the
 * same table. */

#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include "cli/cli.h"

#define CLI_COLUMN_MAX 1024

/* A column: the name of the elements in it, and the title above them. */
struct cli_column {
	const char *element, *title;
};

struct cli_columns {
	struct cli_column *list;
	size_t count;
};

/* Returns the columns of a registry, which cli_columns_free() frees.  Where
 * they are more than CLI_COLUMN_MAX the program ends and says so. */
struct cli_columns
cli_columns_of(const struct wsreg_registry *registry);
void
cli_columns_free(struct cli_columns *columns);

/* Returns the title of an element's column, in IANA's words where it has
 * some. */
const char *
cli_column_title(const struct wsreg_registry *registry, const char *element);

/* Returns the cell of a column as a new string: elements of one name share
 * it. */
char *
cli_cell(const struct wsreg_record *record, const char *element);

#endif
