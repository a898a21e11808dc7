/* SPDX-License-Identifier: MIT */
/* The log of a key in Markdown: a heading for each day. */

#include <stdlib.h>
#include <string.h>

#include "log.h"

static void
print(const struct cli *cli, struct cli_log *log)
{
	struct wsreg_change change;
	char *last = NULL;

	fputs("## ", cli->out);
	cli_put_markdown(cli, log->key != NULL ? log->key : "History");
	fputc('\n', cli->out);
	cli_log_start(log);
	while (cli_log_next(log, &change)) {
		char *day = cli_log_day(log, &change);

		if (last == NULL || strcmp(last, day) != 0) {
			fputs("\n### ", cli->out);
			cli_put_markdown(cli, day);
			fputs("\n\n", cli->out);
		}
		free(last);
		last = day;
		cli_diff_put_markdown(cli, &change);
	}
	if (last == NULL && log->key != NULL)
		fprintf(cli->out, "\nThe key is %s.\n", cli_log_nothing(log));
	free(last);
}

const struct log_printer log_markdown = { .print = print };
