/* SPDX-License-Identifier: MIT */
/* wsreg log: when a key came, and how it changed from snapshot to snapshot.
 * A key is followed through renamings, forwards and backwards. */

#include "log.h"

#include <stdlib.h>
#include <string.h>

/* ---- Listing changes ---- */

/* Frees the work space of the comparison at hand. */
static void
leave(struct cli_log *log)
{
	free(log->diff.space);
	log->diff.space = NULL;
}

/* Begins with what the snapshot at `index` changed. */
static void
enter(struct cli_log *log, size_t index)
{
	struct cli_diff *diff = &log->diff;

	leave(log);
	log->index = index;
	diff->before = cli_series_at(&log->series, index - 1);
	diff->after = cli_series_at(&log->series, index);
	diff->space =
	    cli_allocate(wsreg_diff_size(diff->before, diff->after), 1);
	cli_diff_start(diff);
}

void
cli_log_start(struct cli_log *log)
{
	enter(log, 1);
}

/* Names that one of them gets are followed from there on. */
bool
cli_log_next(struct cli_log *log, struct wsreg_change *change)
{
	for (;;) {
		while (cli_diff_next(&log->diff, change))
			if (cli_subjects_meet(&log->subjects, change)) {
				cli_subjects_rename(&log->subjects, change);
				return true;
			}
		if (log->index + 1 == log->series.count)
			return false;
		enter(log, log->index + 1);
	}
}

const struct wsreg_record *
cli_log_unassigned(const struct wsreg_change *change)
{
	bool added = change->kind == WSREG_CHANGE_ADDED;
	const struct wsreg_registry *registry =
	    added ? change->registry_before : change->registry_after;
	const struct wsreg_record *record;

	if (!change->numeric || registry == NULL ||
	    (!added && change->kind != WSREG_CHANGE_REMOVED))
		return NULL;
	record = wsreg_record_by_number(registry, change->first);
	return record != NULL && record->status == WSREG_STATUS_UNASSIGNED
	    ? record
	    : NULL;
}

/* ---- Finding what to follow ---- */

/* Files given are the snapshots; else it is those that the command has, and
 * what other commands would look into instead. */
static void
add_snapshots(struct cli *cli, struct cli_log *log, char **files, size_t count)
{
	cli_series_init(&log->series, cli);
	if (count > 0 && cli->has_input)
		cli_die_usage(
		    "log", "log takes snapshots after the key, or --input");
	for (size_t i = 0; i < count; i++)
		cli_series_add(&log->series, (const char *const *)&files[i], 1);
	if (count > 0)
		return;
	for (size_t i = 0; cli_history_name(i) != NULL; i++)
		cli_series_add(&log->series, cli_history_name(i), 1);
	if (cli->input_count > 0)
		cli_series_add(&log->series, cli->inputs, cli->input_count);
}

/* Snapshots are taken in the order in which they are given. */
static void
warn_if_older(struct cli_log *log, size_t index)
{
	if (index == 1)
		return;
	log->diff.before = cli_series_at(&log->series, index - 1);
	log->diff.after = cli_series_at(&log->series, index);
	cli_diff_warn(&log->diff);
}

/* In all snapshots: a name may be of one of them alone. */
static void
find_subjects(const struct cli *cli, struct cli_log *log, const char *key)
{
	bool known = cli->registry == NULL;

	for (size_t i = 1; i < log->series.count; i++) {
		struct cli_answer answer = { .query = key };
		struct cli view = *cli;

		warn_if_older(log, i);
		view.snapshot = cli_series_at(&log->series, i);
		if (cli->registry != NULL &&
		    wsreg_registry_find(view.snapshot, cli->registry,
			strlen(cli->registry)) == NULL)
			continue;
		known = true;
		cli_match(&view, &answer);
		cli_subjects_add(&log->subjects, &answer);
		cli_answer_free(&answer);
	}
	if (!known)
		cli_die("no registry `%s' in any snapshot", cli->registry);
}

/* The names they had before, from the newest snapshot back. */
static void
find_former_names(struct cli_log *log)
{
	struct wsreg_change change;

	for (size_t i = log->series.count - 1; i > 1; i--) {
		enter(log, i);
		while (cli_diff_next(&log->diff, &change))
			cli_subjects_rename(&log->subjects, &change);
	}
}

/* ---- The command ---- */

/* Goes through the snapshots three times: for what the key stands for, for
 * what that was called before, and for what became of it. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct log_printer *printer = cli->printer;
	struct cli_log log = { .key = count > 0 ? operands[0] : NULL };
	char *key;
	int status;

	if (count == 0)
		cli_die_usage("log", "log needs a code or a name");
	add_snapshots(cli, &log, operands + 1, count - 1);
	cli_check_standard(log.series.inputs, log.series.count);
	key = cli_fold(log.key);
	find_subjects(cli, &log, key);
	find_former_names(&log);
	printer->print(cli, &log);
	status = log.subjects.count > 0 ? CLI_FOUND : CLI_NOT_FOUND;
	free(key);
	leave(&log);
	cli_subjects_free(&log.subjects);
	cli_series_free(&log.series);
	return status;
}

const struct cli_command cli_log = { "log", "KEY [SNAPSHOT...]",
	"Show the history of a key",
	{ { "text", &log_text }, { "json", &log_json },
	    { "markdown", &log_markdown } },
	.run = run, .reads = true };
