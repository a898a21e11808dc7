/* SPDX-License-Identifier: MIT */
/* Registries as comma-separated values, as IANA exports them: the same
 * columns in the same order, so that files of both can be compared. */

#include <stdlib.h>
#include <string.h>

#include "export.h"

/* RFC 4180, 2: quoted where it holds what separates. */
static void
put_cell(const struct cli *cli, const char *text, bool first)
{
	bool quote = strpbrk(text, ",\"\r\n") != NULL;

	if (!first)
		fputc(',', cli->out);
	if (!quote) {
		fputs(text, cli->out);
		return;
	}
	fputc('"', cli->out);
	for (; *text != '\0'; text++) {
		if (*text == '"')
			fputc('"', cli->out);
		fputc(*text, cli->out);
	}
	fputc('"', cli->out);
}

/* Ends a line; RFC 4180, 2: by CR and LF. */
static void
put_end(const struct cli *cli)
{
	fputs("\r\n", cli->out);
}

/* Prints a registry as a table with its titles.  Tables are separated by an
 * empty line. */
static void
print_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	struct cli_columns columns = cli_columns_of(registry);

	if (index > 0)
		put_end(cli);
	for (size_t i = 0; i < columns.count; i++)
		put_cell(cli, columns.list[i].title, i == 0);
	put_end(cli);
	record_foreach (record, registry) {
		for (size_t i = 0; i < columns.count; i++) {
			char *text = cli_cell(record, columns.list[i].element);

			/* Nothing in a line would be the end of a table. */
			if (columns.count == 1 && text[0] == '\0')
				fputs("\"\"", cli->out);
			put_cell(cli, text, i == 0);
			free(text);
		}
		put_end(cli);
	}
	cli_columns_free(&columns);
}

const struct export_printer export_csv = { .registry = print_registry };
