/* SPDX-License-Identifier: MIT */
/* wsreg export: registries, or the whole snapshot, in other formats.
 * A printer is called for one registry after the other; that of XML always
 * prints the whole snapshot. */

#include "export.h"

/* Prints the registries of these names, then that of --registry; all of them
 * if none is chosen. */
static void
print_registries(const struct cli *cli, const struct export_printer *printer,
    char **names, size_t count)
{
	size_t all = wsreg_registry_count(cli->snapshot);
	size_t index = 0;

	for (; index < count; index++)
		printer->registry(
		    cli, cli_find_registry(cli, names[index]), index);
	if (cli->registry != NULL)
		printer->registry(cli, cli_only_registry(cli), index++);
	for (size_t i = 0; i < all && index == 0; i++)
		printer->registry(cli, wsreg_registry_at(cli->snapshot, i), i);
}

/* Checks that all registries exist before anything is printed, then prints
 * them. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct export_printer *printer = cli->printer;
	bool all = count == 0 && cli->registry == NULL;

	if (count > 0 && cli->registry != NULL)
		cli_die_usage("export",
		    "give registries as operands or by --registry, not both");
	/* Nothing is printed where one of them is missing. */
	for (size_t i = 0; i < count; i++)
		cli_find_registry(cli, operands[i]);
	if (cli->registry != NULL)
		cli_find_registry(cli, cli->registry);
	if (printer->registry == NULL && !all)
		cli_die_usage(
		    "export", "--format xml always exports the whole snapshot");
	if (printer->begin != NULL)
		printer->begin(cli);
	if (printer->registry != NULL)
		print_registries(cli, printer, operands, count);
	if (printer->end != NULL)
		printer->end(cli, all);
	return CLI_FOUND;
}

const struct cli_command cli_export = { "export", "[REGISTRY...]",
	"Export registries as CSV, JSON, XML or Markdown",
	{ { "csv", &export_csv }, { "json", &export_json },
	    { "xml", &export_xml }, { "markdown", &export_markdown },
	    { "text", &export_plain } },
	.run = run };
