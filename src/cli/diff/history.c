/* SPDX-License-Identifier: MIT */
/* Changes as lines to be added to data/history, which data/README.md
 * describes. */

#include <stdlib.h>
#include <string.h>

#include "diff.h"

/* Ends the program if the snapshot is not one that IANA published whole: pages
 * of text lack the dates of records. */
static void
check(const struct wsreg_snapshot *snapshot)
{
	const char *source = wsreg_snapshot_source(snapshot);

	if (strcmp(wsreg_snapshot_id(snapshot), "websocket") != 0)
		cli_die("%s is not a file of the WebSocket registries", source);
	if (snapshot->rendition)
		cli_die("%s is IANA's text, which lacks dates; the history "
			"needs the XML",
		    source);
	if (wsreg_snapshot_updated(snapshot)[0] == '\0')
		cli_die("%s has no date", source);
}

static void
put(const struct cli *cli, char sign, const char *name, char *text)
{
	if (text[0] != '\0')
		fprintf(cli->out, "%c %s %s\n", sign, name, text);
	free(text);
}

/* Prints the range that added numbers were in. */
static void
put_unassigned(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	node_foreach (child, snapshot, record_node(record)) {
		struct wsreg_field field = node_field(snapshot, child);

		if (node_is(snapshot, child, WSREG_NODE_ELEMENT))
			put(cli, '-', field.name, cli_field_text(&field));
	}
}

/* Prints the fields whose texts differ, or returns false if there is none:
 * the table does not have where labels lead. */
static bool
put_fields(const struct cli *cli, const struct wsreg_change *change, bool now)
{
	struct wsreg_field_change field;
	bool any = false;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		char *before = cli_change_cell(&field, false);
		char *after = cli_change_cell(&field, true);

		if (strcmp(before, after) != 0) {
			any = true;
			if (cli != NULL)
				put(cli, now ? '+' : '-', field.name,
				    cli_print("%s", now ? after : before));
		}
		free(after);
		free(before);
	}
	return any;
}

static void
put_change(const struct cli *cli, const struct wsreg_change *change)
{
	const struct wsreg_record *range = cli_change_unassigned(change);
	char *key = cli_change_key(change);

	fprintf(cli->out, "%s %s %s\n", wsreg_change_kind_name(change->kind),
	    change->registry, key);
	free(key);
	if (change->kind == WSREG_CHANGE_ADDED && range != NULL)
		put_unassigned(cli, range);
	put_fields(cli, change, false);
	put_fields(cli, change, true);
}

/* Returns whether the table has such changes: not those of people, nor of the
 * file's own description. */
static bool
is_listed(const struct wsreg_change *change)
{
	const struct wsreg_registry *registry = change->registry_after != NULL
	    ? change->registry_after
	    : change->registry_before;

	return registry != NULL && registry->parent != WSREG_NONE &&
	    put_fields(NULL, change, false);
}

static void
print(const struct cli *cli, struct cli_diff *diff)
{
	const char *before = wsreg_snapshot_updated(diff->before);
	const char *after = wsreg_snapshot_updated(diff->after);
	struct wsreg_change change;
	bool any = false;

	check(diff->before);
	check(diff->after);
	if (strcmp(after, before) < 0)
		cli_die("%s is of %s, older than %s, the last version of the "
			"history",
		    wsreg_snapshot_source(diff->after), after, before);
	cli_diff_start(diff);
	while (cli_diff_next(diff, &change)) {
		if (!is_listed(&change))
			continue;
		if (!any)
			fprintf(
			    cli->out, "\nversion %s after %s\n", after, before);
		any = true;
		put_change(cli, &change);
	}
}

const struct diff_printer diff_history = { .print = print, .extends = true };
