/* SPDX-License-Identifier: MIT */
/* wsreg export: registries, or the whole snapshot, in other formats.
 * A printer is called for one registry after the other; that of XML always
 * prints the whole snapshot. */

#include "export.h"

#include <stdlib.h>

/* Finds the registries of these names, and that of --registry, before anything
 * is printed; all of them if none is chosen.  The list is the caller's. */
static struct export_choice
choose(const struct cli *cli, char **names, size_t count)
{
	size_t all = wsreg_registry_count(cli->snapshot);
	struct export_choice choice = {
		.registries = cli_allocate(
		    count + 1 + all, sizeof(const struct wsreg_registry *)),
		.all = count == 0 && cli->registry == NULL,
	};

	for (size_t i = 0; i < count; i++)
		choice.registries[choice.count++] =
		    cli_find_registry(cli, names[i]);
	if (cli->registry != NULL)
		choice.registries[choice.count++] = cli_only_registry(cli);
	for (size_t i = 0; i < all && choice.all; i++)
		choice.registries[choice.count++] =
		    wsreg_registry_at(cli->snapshot, i);
	return choice;
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct export_printer *printer = cli->printer;
	struct export_choice choice;

	if (count > 0 && cli->registry != NULL)
		cli_die_usage("export",
		    "give registries as operands or by --registry, not both");
	choice = choose(cli, operands, count);
	if (printer->registry == NULL && !choice.all)
		cli_die_usage(
		    "export", "--format xml always exports the whole snapshot");
	if (printer->begin != NULL)
		printer->begin(cli, &choice);
	for (size_t i = 0; i < choice.count && printer->registry != NULL; i++)
		printer->registry(cli, choice.registries[i], i);
	if (printer->end != NULL)
		printer->end(cli, &choice);
	free(choice.registries);
	return CLI_FOUND;
}

const struct cli_command cli_export = { "export", "[REGISTRY...]",
	"Export registries as CSV, JSON, XML or HTML",
	{ { "csv", &export_csv }, { "json", &export_json },
	    { "xml", &export_xml }, { "markdown", &export_markdown },
	    { "text", &export_plain }, { "html", &export_html } },
	.run = run };
