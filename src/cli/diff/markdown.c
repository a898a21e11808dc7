/* SPDX-License-Identifier: MIT */
/* Changes in Markdown, the worst first: for a pull request.  Someone who
 * merges a new snapshot reads first what breaks programs. */

#include <stdlib.h>

#include "diff.h"

/* Prints the changes of one impact under a heading, which is left out if
 * there are none.  The changes are listed anew for each impact. */
static void
put_impact(const struct cli *cli, struct cli_diff *diff,
    enum wsreg_impact impact, const char *title)
{
	struct wsreg_change change;

	cli_diff_start(diff);
	for (bool any = false; cli_diff_next(diff, &change);) {
		if (change.impact != impact)
			continue;
		if (!any)
			fprintf(cli->out, "\n### %s\n\n", title);
		any = true;
		cli_diff_put_markdown(cli, &change);
	}
}

/* Prints a summary, for which all changes are counted first, then the
 * changes, those that break programs before all others. */
static void
print(const struct cli *cli, struct cli_diff *diff)
{
	static const struct {
		enum wsreg_impact impact;
		const char *title;
	} parts[] = {
		{ WSREG_IMPACT_BREAKING, "Breaking" },
		{ WSREG_IMPACT_ADDITIVE, "New" },
		{ WSREG_IMPACT_EDITORIAL, "Editorial" },
	};
	struct wsreg_change change;
	char *summary;

	cli_diff_start(diff);
	while (cli_diff_next(diff, &change))
		continue;
	summary = cli_diff_summary(diff);
	fputs("## ", cli->out);
	cli_put_markdown(cli, wsreg_snapshot_title(diff->after));
	fputs("\n\nFrom ", cli->out);
	cli_diff_put_markdown_snapshot(cli, diff->before);
	fputs(" to ", cli->out);
	cli_diff_put_markdown_snapshot(cli, diff->after);
	fprintf(cli->out, ": %s.\n", summary);
	free(summary);
	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		put_impact(cli, diff, parts[i].impact, parts[i].title);
}

const struct diff_printer diff_markdown = { .print = print };
