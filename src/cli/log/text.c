/* SPDX-License-Identifier: MIT */
/* The log of a key for people: the changes of each snapshot as diff shows
 * them.  The date of a snapshot is that of its newer side. */

#include <stdlib.h>
#include <string.h>

#include "log.h"

/* "2012-04-12 (@2012-04-12)" */
static void
put_snapshot(const struct cli *cli, const struct wsreg_snapshot *snapshot)
{
	const char *updated = wsreg_snapshot_updated(snapshot);

	cli_put_styled(
	    cli, CLI_BOLD, updated[0] != '\0' ? updated : "an unknown date");
	fputs(" (", cli->out);
	cli_put(cli, wsreg_snapshot_source(snapshot));
	fputs(")\n", cli->out);
}

/* Says which range an added number was taken from, or a removed one is in
 * now. */
static void
put_unassigned(const struct cli *cli, const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_log_unassigned(change);
	char *text;

	if (range == NULL)
		return;
	text = cli_print("%s %s", range->key,
	    change->kind == WSREG_CHANGE_ADDED ? "was unassigned before"
					       : "is unassigned now");
	cli_blanks(cli, 4);
	cli_wrap(cli, text, 4, 4);
	free(text);
}

/* Prints the changes of each snapshot as wsreg diff would, under the
 * snapshot's date.  Registries' names are copied, as the snapshot may go. */
static void
print(const struct cli *cli, struct cli_log *log)
{
	struct wsreg_change change;
	char *registry = NULL;
	size_t index = 0;

	cli_log_start(log);
	while (cli_log_next(log, &change)) {
		bool other = log->index != index;

		if (other && index > 0)
			fputc('\n', cli->out);
		if (other)
			put_snapshot(cli, log->diff.after);
		if (other || registry == NULL ||
		    strcmp(registry, change.registry) != 0)
			cli_diff_put_registry(cli, &log->diff, &change);
		index = log->index;
		free(registry);
		registry = cli_print("%s", change.registry);
		fputc('\n', cli->out);
		cli_diff_put_change(cli, &change);
		put_unassigned(cli, &change);
	}
	free(registry);
	if (index > 0)
		return;
	cli_put(cli, log->key);
	fputs(log->subjects.count > 0 ? "  never assigned\n"
				      : "  in none of the snapshots\n",
	    cli->out);
}

const struct log_printer log_text = { .print = print };
