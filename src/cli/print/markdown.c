/* SPDX-License-Identifier: MIT */
/* Registries as tables in Markdown. */

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/rules/rules.h"

/* What Markdown would take for markup, and what would end the cell, is
 * escaped; HTML passes through Markdown, so its brackets are too. */
void
cli_put_markdown(const struct cli *cli, const char *text)
{
	char *escaped = cli_allocate(2 * strlen(text) + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++) {
		if (strchr("\\`*_[]<>|", *text) != NULL)
			*end++ = '\\';
		*end++ = *text;
	}
	cli_put(cli, escaped);
	free(escaped);
}

void
cli_put_markdown_titles(
    const struct cli *cli, const char *const *titles, size_t count)
{
	fputc('|', cli->out);
	for (size_t i = 0; i < count; i++) {
		fputc(' ', cli->out);
		cli_put_markdown(cli, titles[i]);
		fputs(" |", cli->out);
	}
	fputs("\n|", cli->out);
	for (size_t i = 0; i < count; i++)
		fputs(" --- |", cli->out);
	fputc('\n', cli->out);
}

static void
put_record(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_columns *columns)
{
	fputc('|', cli->out);
	for (size_t i = 0; i < columns->count; i++) {
		char *text = cli_cell(record, columns->elements[i]);

		fputc(' ', cli->out);
		cli_put_markdown(cli, text);
		fputs(text[0] != '\0' ? " |" : "|", cli->out);
		free(text);
	}
	fputc('\n', cli->out);
}

static void
print_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	struct cli_columns columns = cli_columns_of(registry);

	fputs(index > 0 ? "\n## " : "## ", cli->out);
	cli_put_markdown(
	    cli, registry->title[0] != '\0' ? registry->title : registry->id);
	fputs("\n\n", cli->out);
	if (columns.count > 0)
		cli_put_markdown_titles(cli, columns.titles, columns.count);
	else
		fputs("No records.\n", cli->out);
	for (size_t i = 0; i < registry->record_count && columns.count > 0; i++)
		put_record(cli, wsreg_record_at(registry, i), &columns);
	cli_columns_free(&columns);
}

static void
print_snapshot(const struct cli *cli,
    const struct wsreg_registry *const *registries, size_t count)
{
	cli_each_registry(cli, registries, count, print_registry);
}

const struct cli_printer cli_markdown = {
	.snapshot = print_snapshot,
	.rules = cli_rules_markdown,
};
