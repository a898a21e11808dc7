/* SPDX-License-Identifier: MIT */
/* Changes for people: registry by registry.  It looks as the output of
 * diff(1) does, with whole fields in place of lines. */

#include <stdlib.h>
#include <string.h>

#include "diff.h"

/* Prints the name and the date of a snapshot as diff(1) heads its output. */
static void
put_source(const struct cli *cli, char mark,
    const struct wsreg_snapshot *snapshot, enum cli_style style)
{
	const char *updated = wsreg_snapshot_updated(snapshot);

	cli_style(cli, style);
	fprintf(cli->out, "%c%c%c ", mark, mark, mark);
	cli_put(cli, wsreg_snapshot_source(snapshot));
	if (updated[0] != '\0') {
		fputs("  ", cli->out);
		cli_put(cli, updated);
	}
	cli_style(cli, CLI_PLAIN);
	fputc('\n', cli->out);
}

/* Prints the changes under headings of registries.  Nothing at all is
 * printed where nothing changed, as by diff(1). */
static void
print(const struct cli *cli, struct cli_diff *diff)
{
	struct wsreg_change change;
	const char *registry = NULL;
	char *summary;

	cli_diff_start(diff);
	while (cli_diff_next(diff, &change)) {
		if (registry == NULL) {
			put_source(cli, '-', diff->before, CLI_BAD);
			put_source(cli, '+', diff->after, CLI_GOOD);
		}
		if (registry == NULL || strcmp(registry, change.registry) != 0)
			cli_diff_put_registry(cli, diff, &change);
		registry = change.registry;
		fputc('\n', cli->out);
		cli_diff_put_change(cli, &change);
	}
	if (registry == NULL)
		return;
	summary = cli_diff_summary(diff);
	fprintf(cli->out, "\n%s\n", summary);
	free(summary);
}

const struct diff_printer diff_text = { .print = print };
