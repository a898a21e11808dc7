/* SPDX-License-Identifier: MIT */
/* The log as an Atom feed, the newest change first: feed readers that show only
 * a part of a feed show its beginning. */

#include <stdlib.h>
#include <string.h>

#include "log.h"

/* The entries, written in the order of the log. */
struct entries {
	char **texts;
	size_t count;
	char *file;    /* the id of the registry file of the last one */
	char *updated; /* the latest date of a version */
	struct cli_entry_ids ids;
};

/* Keeps the later of two dates, which sort as texts. */
static void
note_date(struct entries *entries, const char *date)
{
	if (entries->updated != NULL && strcmp(entries->updated, date) >= 0)
		return;
	free(entries->updated);
	entries->updated = cli_print("%s", date);
}

/* Returns the id of the registry file: an event of the history is one of the
 * file that is compiled in. */
static const char *
file_of(const struct cli_log *log)
{
	return wsreg_snapshot_id(
	    log->filled ? wsreg_builtin() : log->diff.after);
}

/* Writes an entry into memory. */
static char *
write_entry(const struct cli *cli, const struct cli_entry *entry)
{
	struct cli view = *cli;
	struct cli_text text;

	view.out = cli_text_open(&text);
	cli_entry_put(&view, entry, false);
	return cli_text_close(&text);
}

static void
add(const struct cli *cli, struct entries *entries, const struct cli_log *log,
    const struct wsreg_change *change)
{
	const char *published =
	    log->filled ? log->published : cli_entry_published(log->diff.after);
	struct cli_entry entry;

	cli_entry_make(&entry, change, file_of(log), published, &entries->ids);
	entries->texts = cli_grow((void *)entries->texts, entries->count + 1,
	    sizeof(*entries->texts));
	entries->texts[entries->count++] = write_entry(cli, &entry);
	cli_entry_free(&entry);
	note_date(entries, published);
	free(entries->file);
	entries->file = cli_print("%s", file_of(log));
}

/* Returns the date of a feed: one without entries is as new as all that was
 * looked at. */
static const char *
find_date(const struct cli_log *log, const struct entries *entries)
{
	if (entries->count > 0)
		return entries->updated;
	return log->event_count > 0
	    ? cli_event_at(log->event_count - 1)->published
	    : wsreg_snapshot_updated(wsreg_builtin());
}

/* Prints the feed; one without entries is that of the compiled-in snapshot. */
static void
put(const struct cli *cli, const struct cli_log *log,
    const struct entries *entries)
{
	const struct wsreg_snapshot *builtin = wsreg_builtin();
	const char *file = wsreg_snapshot_id(builtin);
	const struct cli_feed feed = {
		.title = entries->count == 0 || strcmp(entries->file, file) == 0
		    ? wsreg_snapshot_title(builtin)
		    : "",
		.file = entries->count > 0 ? entries->file : file,
		.registry = log->registry,
		.key = log->key,
		.updated = find_date(log, entries),
	};

	cli_feed_start(cli, &feed);
	for (size_t i = entries->count; i-- > 0;)
		fputs(entries->texts[i], cli->out);
	cli_feed_end(cli);
}

static void
print(const struct cli *cli, struct cli_log *log)
{
	struct entries entries = { 0 };
	struct wsreg_change change;

	cli_log_start(log);
	while (cli_log_next(log, &change))
		add(cli, &entries, log, &change);
	put(cli, log, &entries);
	for (size_t i = 0; i < entries.count; i++)
		free(entries.texts[i]);
	free((void *)entries.texts);
	free(entries.file);
	free(entries.updated);
	cli_entry_ids_free(&entries.ids);
}

const struct log_printer log_atom = { .print = print };
