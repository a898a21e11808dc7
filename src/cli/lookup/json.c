/* SPDX-License-Identifier: MIT */
/* Output as JSON; data/schema has the schemas.  All of them begin with the
 * snapshot that was asked. */

#include "lookup.h"

/* How it was found, if not by its very key, and what there is to say of it. */
static void
add_explanation(json_t *object, const struct cli_answer *answer)
{
	const char *note = answer->note, *text = answer->explanation;

	if (note != NULL && text != NULL)
		cli_json_set(object, "explanation",
		    cli_json_take(cli_print("%s; %s", note, text)));
	else if (note != NULL || text != NULL)
		cli_json_set_text(
		    object, "explanation", note != NULL ? note : text);
}

/* Returns what was found for one key.  The verdict of a record is on the
 * number asked for where it is in a range. */
static json_t *
make_answer(const struct cli_answer *answer)
{
	json_t *object = cli_json_object();
	json_t *records = cli_json_array();
	json_t *suggestions = cli_json_array();

	for (size_t i = 0; i < answer->count; i++)
		cli_json_append(records,
		    cli_json_record(answer->records[i],
			answer->numeric && answer->records[i]->numeric
			    ? &answer->number
			    : NULL));
	for (size_t i = 0; i < answer->suggestion_count; i++)
		cli_json_append(
		    suggestions, json_string(answer->suggestions[i]->key));
	cli_json_set(object, "query", answer->query);
	cli_json_set(object, "matched", answer->matched);
	cli_json_set(object, "records", records);
	cli_json_set(object, "suggestions", suggestions);
	add_explanation(object, answer);
	return object;
}

/* Begins the list of results. */
static void
begin(const struct cli *cli)
{
	cli_json_start(cli, "results");
}

/* Prints the result for a key, found or not. */
static void
print_answer(
    const struct cli *cli, const struct cli_answer *answer, size_t index)
{
	cli_json_item(cli, make_answer(answer), index);
}

/* Ends the list of results. */
static void
end(const struct cli *cli)
{
	cli_json_end(cli, NULL);
}

/* Prints the registries with the number of their records. */
static void
print_registries(const struct cli *cli)
{
	size_t count = wsreg_registry_count(cli->snapshot);

	cli_json_start(cli, "registries");
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(cli->snapshot, i);
		json_t *object = cli_json_object();

		cli_json_set(object, "id", registry->id);
		cli_json_set(
		    object, "title", cli_json_nonempty(registry->title));
		cli_json_set(object, "records", registry->record_count);
		cli_json_item(cli, object, i);
	}
	cli_json_end(cli, NULL);
}

/* Prints records one by one. */
static void
print_records(const struct cli *cli, const struct wsreg_record *const *records,
    size_t count)
{
	cli_json_start(cli, "records");
	for (size_t i = 0; i < count; i++)
		cli_json_item(cli, cli_json_record(records[i], NULL), i);
	cli_json_end(cli, NULL);
}

const struct lookup_printer lookup_json = {
	.begin = begin,
	.answer = print_answer,
	.end = end,
	.registries = print_registries,
	.records = print_records,
};
