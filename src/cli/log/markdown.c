/* SPDX-License-Identifier: MIT */
/* The log of a key in Markdown: a heading for each snapshot.  The changes
 * look as those of wsreg diff do. */

#include "log.h"

/* Prints the changes under a heading for each snapshot that has some. */
static void
print(const struct cli *cli, struct cli_log *log)
{
	struct wsreg_change change;
	size_t index = 0;

	fputs("## ", cli->out);
	cli_put_markdown(cli, log->key);
	fputc('\n', cli->out);
	cli_log_start(log);
	while (cli_log_next(log, &change)) {
		if (log->index != index) {
			fputs("\n### ", cli->out);
			cli_diff_put_markdown_snapshot(cli, log->diff.after);
			fputs("\n\n", cli->out);
		}
		index = log->index;
		cli_diff_put_markdown(cli, &change);
	}
	if (index == 0)
		fputs(log->subjects.count > 0 ? "\nNever assigned.\n"
					      : "\nIn none of the snapshots.\n",
		    cli->out);
}

const struct log_printer log_markdown = { .print = print };
