/* SPDX-License-Identifier: MIT */
/* wsreg export: registries, or the whole snapshot, in other formats. */

#include <stdlib.h>

#include "cli/cli.h"

int
cli_export(struct cli *cli, char **operands, size_t count)
{
	const struct cli_printer *printer = cli_printer_of(cli,
	    1u << CLI_CSV | 1u << CLI_JSON | 1u << CLI_XML |
		1u << CLI_MARKDOWN | 1u << CLI_TEXT,
	    CLI_CSV);
	const struct wsreg_registry **registries =
	    cli_allocate(count + 1, sizeof(*registries));

	for (size_t i = 0; i < count; i++)
		registries[i] = cli_find_registry(cli, operands[i]);
	if (cli->registry != NULL)
		registries[count++] = cli_find_registry(cli, cli->registry);
	if (printer == &cli_xml && count > 0)
		cli_die("XML is of the whole snapshot: no registry can be "
			"chosen");
	printer->snapshot(cli, registries, count);
	free(registries);
	return CLI_FOUND;
}
