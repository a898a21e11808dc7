/* SPDX-License-Identifier: MIT */
/* Changes as an Atom feed: a feed reader shows each once, by its id. */

#include "diff.h"

static void
print(const struct cli *cli, struct cli_diff *diff)
{
	const struct cli_feed feed = {
		.title = wsreg_snapshot_title(diff->after),
		.file = wsreg_snapshot_id(diff->after),
		.registry = diff->registry,
		.updated = cli_entry_published(diff->after),
	};
	struct cli_entry_ids ids = { 0 };
	struct cli_entry entry;
	struct wsreg_change change;

	cli_feed_start(cli, &feed);
	cli_diff_start(diff);
	while (cli_diff_next(diff, &change)) {
		cli_entry_make(&entry, &change, feed.file, feed.updated, &ids);
		cli_entry_put(cli, &entry, false);
		cli_entry_free(&entry);
	}
	cli_feed_end(cli);
	cli_entry_ids_free(&ids);
}

const struct diff_printer diff_atom = { .print = print };
