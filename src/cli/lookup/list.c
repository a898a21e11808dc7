/* SPDX-License-Identifier: MIT */
/* wsreg list: the registries; the records of one.  Without a registry the
 * list is of the registries. */

#include <stdlib.h>

#include "lookup.h"

/* Prints all records of a registry. */
static void
list_records(const struct cli *cli, const struct lookup_printer *printer,
    const struct wsreg_registry *registry)
{
	const struct wsreg_record **records =
	    cli_allocate(registry->record_count, sizeof(*records));
	size_t count = 0;

	record_foreach (record, registry)
		records[count++] = record;
	printer->records(cli, records, count);
	free(records);
}

/* Lists the records of one registry, named by the operand or by --registry,
 * or else the registries. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct lookup_printer *printer = cli->printer;
	const char *name = count > 0 ? operands[0] : cli->registry;

	if (count > 1 ||
	    (count == 1 && cli->registry != NULL &&
		cli_find_registry(cli, name) !=
		    cli_find_registry(cli, cli->registry)))
		cli_die_usage("list", "list takes one registry");
	if (name == NULL)
		printer->registries(cli);
	else
		list_records(cli, printer, cli_find_registry(cli, name));
	return CLI_FOUND;
}

const struct cli_command cli_list = { "list", "[REGISTRY]",
	"List the registries, or the records of one",
	{ { "text", &lookup_text }, { "json", &lookup_json },
	    { "jsonl", &lookup_json }, { "names", &lookup_names } },
	.run = run };
