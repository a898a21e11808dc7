/* SPDX-License-Identifier: MIT */
/* Names alone, one a line: what shells complete. */

#include "cli/cli.h"
#include "cli/rules/rules.h"

static void
put_line(const struct cli *cli, const char *name)
{
	cli_put(cli, name);
	fputc('\n', cli->out);
}

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

static void
print_records(const struct cli *cli, const struct wsreg_record *const *records,
    size_t count)
{
	for (size_t i = 0; i < count; i++)
		put_line(cli, records[i]->key);
}

static void
print_rules(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (rules[i].rule != NULL)
			put_line(cli, rules[i].rule->id);
}

const struct cli_printer cli_names = {
	.registries = print_registries,
	.records = print_records,
	.rules = print_rules,
};
