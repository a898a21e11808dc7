/* SPDX-License-Identifier: MIT */
/* The log of a key as JSON; data/schema/log.json describes it.  Changes are
 * those of wsreg diff between neighbours. */

#include "log.h"

/* Returns a change with the newer of the snapshots between which it came. */
static json_t *
make_entry(const struct cli_log *log, const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_log_unassigned(change);
	json_t *object = cli_json_object();

	cli_json_set(object, "snapshot", cli_json_snapshot(log->diff.after));
	cli_json_set(object, "change", cli_json_change(change));
	cli_json_set(object, "unassigned",
	    range != NULL ? cli_json_record(range, NULL) : json_null());
	return object;
}

/* Prints the snapshots, then what changed.  Snapshot 0 has nothing in it and
 * is not listed. */
static void
print(const struct cli *cli, struct cli_log *log)
{
	struct wsreg_change change;

	fputs("{\"key\":", cli->out);
	cli_json_put(cli, cli_json_text(log->key));
	fputs(",\n\"snapshots\":[", cli->out);
	for (size_t i = 1; i < log->series.count; i++)
		cli_json_item(cli,
		    cli_json_snapshot(cli_series_at(&log->series, i)), i - 1);
	fputs("\n],\n\"entries\":[", cli->out);
	cli_log_start(log);
	for (size_t i = 0; cli_log_next(log, &change); i++)
		cli_json_item(cli, make_entry(log, &change), i);
	cli_json_end(cli, NULL);
}

const struct log_printer log_json = { .print = print };
