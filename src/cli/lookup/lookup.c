/* SPDX-License-Identifier: MIT */
/* wsreg lookup: what IANA says about codes and names.  Keys are numbers,
 * names, or constants in C; several can be asked for at once. */

#include <stdlib.h>

#include "explain.h"
#include "lookup.h"

/* Of a range there is no one number to suggest. */
static void
offer(struct cli_near *near, const struct wsreg_record *record)
{
	if (!record->numeric || record->first == record->last)
		cli_near_offer(near, record->key,
		    record->name != NULL ? record->name : record->key, record);
}

/* Finds the records whose keys or names are near to what was not found. */
static void
suggest(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const struct wsreg_registry *only = cli_only_registry(cli);
	struct cli_near near;

	cli_near_begin(&near, answer->query);
	for (uint32_t i = 0; i < snapshot->record_count; i++)
		if (only == NULL || snapshot->records[i].registry == only)
			offer(&near, &snapshot->records[i]);
	answer->suggestions =
	    cli_allocate(near.count, sizeof(*answer->suggestions));
	answer->suggestion_count = near.count;
	for (size_t i = 0; i < near.count; i++)
		answer->suggestions[i] = near.list[i].item;
}

/* Looks up each key, all before anything is printed.  White space in a key
 * is folded for the search, and is as it was in the output. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct lookup_printer *printer = cli->printer;
	struct cli_answer *answers;
	int status = CLI_FOUND;

	if (count == 0)
		cli_die_usage("lookup", "lookup needs a code or a name");
	answers = cli_allocate(count, sizeof(*answers));
	for (size_t i = 0; i < count; i++) {
		char *key = cli_fold(operands[i]);

		answers[i].query = key;
		cli_match(cli, &answers[i]);
		if (answers[i].count == 0) {
			suggest(cli, &answers[i]);
			status = CLI_NOT_FOUND;
		}
		cli_explain(cli, &answers[i]);
		answers[i].query = operands[i];
		free(key);
	}
	printer->answers(cli, answers, count);
	for (size_t i = 0; i < count; i++)
		cli_answer_free(&answers[i]);
	free(answers);
	return status;
}

const struct cli_command cli_lookup = { "lookup", "KEY...",
	"Look up codes and names",
	{ { "text", &lookup_text }, { "json", &lookup_json } }, .run = run };
