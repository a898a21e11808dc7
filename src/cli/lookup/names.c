/* SPDX-License-Identifier: MIT */
/* Names alone, one a line: what shells complete.  The scripts for completion
 * run the program with --format names. */

#include "lookup.h"

#include <string.h>

/* Prints a name on a line of its own. */
static void
put_line(const struct cli *cli, const char *name)
{
	cli_put(cli, name);
	fputc('\n', cli->out);
}

/* Prints the ids of registries, then their short names. */
static void
print_registries(const struct cli *cli)
{
	size_t count = wsreg_registry_count(cli->snapshot);

	for (size_t i = 0; i < count; i++)
		put_line(cli, wsreg_registry_at(cli->snapshot, i)->id);
	for (size_t i = 0; i < count; i++) {
		const char *alias =
		    wsreg_registry_alias(wsreg_registry_at(cli->snapshot, i));

		if (alias != NULL)
			put_line(cli, alias);
	}
}

/* Prints what a shell shows beside a key: its name or, if it has none of its own,
 * its registry. */
static void
put_name(const struct cli *cli, const struct wsreg_record *record)
{
	fputc('\t', cli->out);
	cli_put(cli,
	    record->name != NULL && strcmp(record->name, record->key) != 0
		? record->name
		: record->registry->id);
}

/* Prints the keys of records. */
static void
print_records(const struct cli *cli, const struct wsreg_record *const *records,
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cli_put(cli, records[i]->key);
		if (cli->list_names)
			put_name(cli, records[i]);
		fputc('\n', cli->out);
	}
}

const struct lookup_printer lookup_names = {
	.registries = print_registries,
	.records = print_records,
};
