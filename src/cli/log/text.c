/* SPDX-License-Identifier: MIT */
/* The log of a key for people: the changes of each version as diff shows
 * them. */

#include <stdlib.h>
#include <string.h>

#include "log.h"

/* Prints "2012-04-12", and the file of the snapshot if it was given. */
static void
put_day(const struct cli *cli, const struct cli_log *log, const char *day)
{
	cli_style(cli, CLI_BOLD);
	cli_put(cli, day);
	cli_style(cli, CLI_PLAIN);
	if (!log->filled) {
		fputs(" (", cli->out);
		cli_put(cli, wsreg_snapshot_source(log->diff.after));
		fputc(')', cli->out);
	}
	fputc('\n', cli->out);
}

static void
put_unassigned(const struct cli *cli, const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_change_unassigned(change);
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

/* The heading that the last change came under: when it was, in what. */
struct heading {
	char *day, *source, *registry;
};

static void
free_heading(struct heading *heading)
{
	free(heading->day);
	free(heading->source);
	free(heading->registry);
}

/* Prints the headings that differ from those before. */
static void
put_heading(const struct cli *cli, const struct cli_log *log,
    const struct wsreg_change *change, struct heading *last)
{
	struct heading now = {
		.day = cli_log_day(log, change),
		.source =
		    cli_print("%s", wsreg_snapshot_source(log->diff.after)),
		.registry = cli_print("%s", change->registry),
	};
	bool other = last->day == NULL || strcmp(now.day, last->day) != 0 ||
	    strcmp(now.source, last->source) != 0;

	if (other && last->day != NULL)
		fputc('\n', cli->out);
	if (other)
		put_day(cli, log, now.day);
	if (other || strcmp(now.registry, last->registry) != 0)
		cli_diff_put_registry(cli, &log->diff, change);
	free_heading(last);
	*last = now;
}

static void
print(const struct cli *cli, struct cli_log *log)
{
	struct heading heading = { 0 };
	struct wsreg_change change;

	cli_log_start(log);
	while (cli_log_next(log, &change)) {
		put_heading(cli, log, &change, &heading);
		fputc('\n', cli->out);
		cli_diff_put_change(cli, &change);
		put_unassigned(cli, &change);
	}
	if (heading.day == NULL && log->key != NULL) {
		cli_put(cli, log->key);
		fprintf(cli->out, ": %s\n", cli_log_nothing(log));
	}
	free_heading(&heading);
}

const struct log_printer log_text = { .print = print };
