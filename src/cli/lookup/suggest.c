/* SPDX-License-Identifier: MIT */
/* The records whose keys or names are near to what was not found. */

#include "suggest.h"

#include "cli/cli.h"
#include "search.h"

/* Offers the key and the name of a record.  A range is left out, as there is no
 * one number in it to suggest. */
static void
offer(struct cli_near *near, const struct wsreg_record *record)
{
	if (!record->numeric || record->first == record->last)
		cli_near_offer(near, record->key,
		    record->name != NULL ? record->name : record->key, record);
}

void
cli_suggest(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const struct wsreg_registry *only = cli->registry != NULL
	    ? cli_find_registry(cli, cli->registry)
	    : NULL;
	struct cli_near near;

	cli_near_begin(&near, answer->query);
	answer->contained = cli_search_any(cli, answer->query);
	near.words = answer->contained;
	for (uint32_t i = 0; i < snapshot->record_count; i++)
		if (only == NULL || snapshot->records[i].registry == only)
			offer(&near, &snapshot->records[i]);
	answer->suggestions =
	    cli_allocate(near.count, sizeof(*answer->suggestions));
	answer->suggestion_count = near.count;
	for (size_t i = 0; i < near.count; i++)
		answer->suggestions[i] = near.list[i].item;
}
