/* SPDX-License-Identifier: MIT */
/* The log of a key as JSON; data/schema/log.json describes it. */

#include <stdlib.h>
#include <string.h>

#include "log.h"

/* Adds when it happened: "after" is null if the day is known, or if there is no
 * version before. */
static void
add_dates(json_t *object, const struct cli_log *log,
    const struct wsreg_change *change)
{
	char *date = cli_change_date(change);
	bool known = date != NULL && strcmp(date, log->published) == 0;

	cli_json_set(object, "published", cli_json_nonempty(log->published));
	cli_json_set(object, "after",
	    log->after != NULL && !known ? json_string(log->after)
					 : json_null());
	cli_json_set(object, "registered",
	    date != NULL ? json_string(date) : json_null());
	free(date);
}

static json_t *
make_entry(const struct cli_log *log, const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_change_unassigned(change);
	json_t *object = cli_json_object();

	add_dates(object, log, change);
	cli_json_set(object, "snapshot",
	    log->filled ? json_null() : cli_json_snapshot(log->diff.after));
	cli_json_set(object, "change", cli_json_change(change));
	cli_json_set(object, "unassigned",
	    range != NULL ? cli_json_record(range, NULL) : json_null());
	return object;
}

/* Begins the document: what was asked for, and where. */
static void
start(const struct cli *cli, struct cli_log *log)
{
	fputs("{\"key\":", cli->out);
	cli_json_put(cli, cli_json_text(log->key));
	fputs(",\n\"snapshots\":[", cli->out);
	for (size_t i = log->first; i < log->series.count; i++)
		cli_json_item(cli,
		    cli_json_snapshot(cli_series_at(&log->series, i)),
		    i - log->first);
	fputs("\n],\n\"entries\":[", cli->out);
}

/* Prints the changes one by one, the oldest first. */
static void
print(const struct cli *cli, struct cli_log *log)
{
	struct wsreg_change change;

	if (!cli->lines)
		start(cli, log);
	cli_log_start(log);
	for (size_t i = 0; cli_log_next(log, &change); i++)
		cli_json_item(cli, make_entry(log, &change), i);
	cli_json_end(cli, NULL);
}

const struct log_printer log_json = { .print = print };
