/* SPDX-License-Identifier: MIT */
/* The ids of rules, one a line: what shells complete. */

#include "rules.h"

/* Prints the ids of the rules that were found. */
static void
print(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (rules[i].rule != NULL)
			fprintf(cli->out, "%s\n", rules[i].rule->id);
}

const struct rules_printer rules_names = { .print = print };
