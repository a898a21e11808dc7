/* SPDX-License-Identifier: MIT */
/* Finds records by the keys and names that they had, or that only other
 * versions of the registries have. */

#include "former.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* Returns the snapshot of all records that ever were, which is read once. */
static const struct wsreg_snapshot *
read_all(void)
{
	static struct gen_model model;

	if (model.snapshot.record_count == 0)
		cli_events_read(&model, true);
	return &model.snapshot;
}

/* Returns whether the history is about the registry that is asked for, or about
 * any of the snapshot. */
static bool
is_known(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;

	if (cli->registry != NULL)
		return cli_find_registry(cli, cli->registry)->kind !=
		    WSREG_KIND_OTHER;
	for (size_t i = 0; i < WSREG_KIND_COUNT; i++)
		if (snapshot->kinds[i] != WSREG_NONE)
			return true;
	return false;
}

/* Adds the record that has this key in the snapshot; false if there is none. */
static bool
add(const struct cli *cli, struct cli_answer *answer, const char *registry,
    const char *key)
{
	const struct wsreg_registry *in =
	    wsreg_registry_find(cli->snapshot, registry, strlen(registry));
	size_t count = in != NULL ? wsreg_record_count(in) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct wsreg_record *record = wsreg_record_at(in, i);

		if (strcmp(record->key, key) != 0)
			continue;
		answer->records = cli_grow((void *)answer->records,
		    answer->count + 1, sizeof(*answer->records));
		answer->records[answer->count++] = record;
		free(answer->note);
		answer->note = cli_print("found by a former name");
		return true;
	}
	return false;
}

/* Says which version has a key that this snapshot lacks.  The event is the
 * record's last: if it is not the removal, the day when the record was added is
 * reported. */
static void
explain(const struct cli *cli, struct cli_answer *answer,
    const struct cli_event *event)
{
	const char *updated = wsreg_snapshot_updated(cli->snapshot);
	char *day;

	if (event->kind != WSREG_CHANGE_REMOVED)
		event = cli_event_first(event->registry, event->key);
	if (event == NULL)
		return;
	day = cli_event_day(event->published, event->after, event->date);
	free(answer->explanation);
	answer->elsewhere = true;
	answer->explanation =
	    cli_print("%s %s (this snapshot %s%s); see `wsreg log %s'",
		wsreg_change_kind_name(event->kind), day,
		updated[0] != '\0' ? "is of " : "has no date", updated,
		answer->query);
	free(day);
}

void
cli_match_former(const struct cli *cli, struct cli_answer *answer)
{
	struct cli_answer was = { 0 };
	struct cli view = *cli;
	const struct wsreg_record *last = NULL;

	if (!is_known(cli))
		return;
	was.query = cli_print("%s", answer->query);
	view.snapshot = read_all();
	cli_match(&view, &was);
	for (size_t i = 0; i < was.count; i++) {
		const struct wsreg_record *record = was.records[i];
		const struct cli_event *event;

		/* A record comes as often as it changed, one after the other. */
		if (last != NULL && last->registry == record->registry &&
		    strcmp(last->key, record->key) == 0)
			continue;
		last = record;
		event = cli_event_last(record->registry->id, record->key);
		if (!add(
			cli, answer, event->registry, cli_event_key_now(event)))
			explain(cli, answer, event);
	}
	cli_answer_free(&was);
}
