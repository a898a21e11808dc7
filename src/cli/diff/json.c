/* SPDX-License-Identifier: MIT */
/* Changes as JSON; data/schema/diff.json describes it.  The records on both
 * sides are whole, so that a reader needs no other file. */

#include "diff.h"

/* Begins the document with both snapshots. */
static void
start(const struct cli *cli, const struct cli_diff *diff)
{
	fputs("{\"old\":", cli->out);
	cli_json_put(cli, cli_json_snapshot(diff->before));
	fputs(",\n\"new\":", cli->out);
	cli_json_put(cli, cli_json_snapshot(diff->after));
	fputs(",\n\"changes\":[", cli->out);
}

/* Prints the changes one by one, so that a long list is not held in memory.
 * The summary comes last, as the changes are counted on the way. */
static void
print(const struct cli *cli, struct cli_diff *diff)
{
	struct wsreg_change change;
	json_t *summary = cli_json_object();

	if (!cli->lines)
		start(cli, diff);
	cli_diff_start(diff);
	for (size_t i = 0; cli_diff_next(diff, &change); i++)
		cli_json_item(cli, cli_json_change(&change), i);
	for (unsigned i = WSREG_IMPACT_BREAKING + 1; i-- > 0;)
		cli_json_set(summary, wsreg_impact_name((enum wsreg_impact)i),
		    diff->counts[i]);
	cli_json_end(cli, summary);
}

const struct diff_printer diff_json = { .print = print };
