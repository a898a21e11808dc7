/* SPDX-License-Identifier: MIT */
/* Registries as tables in Markdown.  A table has the columns of the CSV
 * file. */

#include <stdlib.h>

#include "export.h"

/* Prints a record as a row.  Empty cells have one blank, as a cell needs. */
static void
put_record(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_columns *columns)
{
	fputc('|', cli->out);
	for (size_t i = 0; i < columns->count; i++) {
		char *text = cli_cell(record, columns->list[i].element);

		fputc(' ', cli->out);
		cli_put_markdown(cli, text);
		fputs(text[0] != '\0' ? " |" : "|", cli->out);
		free(text);
	}
	fputc('\n', cli->out);
}

/* Prints a heading and a table; a table needs a column, which a registry
 * without records does not have. */
static void
print_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	struct cli_columns columns = cli_columns_of(registry);

	fputs(index > 0 ? "\n## " : "## ", cli->out);
	cli_put_markdown(
	    cli, registry->title[0] != '\0' ? registry->title : registry->id);
	fputs("\n\n", cli->out);
	if (columns.count > 0) {
		cli_put_markdown_titles(cli, columns.list, columns.count);
		record_foreach (record, registry)
			put_record(cli, record, &columns);
	} else {
		fputs("No records.\n", cli->out);
	}
	cli_columns_free(&columns);
}

const struct export_printer export_markdown = { .registry = print_registry };
