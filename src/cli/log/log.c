/* SPDX-License-Identifier: MIT */
/* wsreg log: when a key came, and how it changed from version to version. */

#include "log.h"

#include <stdlib.h>
#include <string.h>

/* ---- Listing changes ---- */

/* Releases what was read for the step at hand. */
static void
leave(struct cli_log *log)
{
	free(log->diff.space);
	log->diff.space = NULL;
	if (log->filled)
		for (unsigned side = 0; side < 2; side++)
			gen_model_free(&log->models[side]);
	log->filled = false;
}

/* Goes to an event of the history. */
static void
enter_event(struct cli_log *log, const struct cli_event *event)
{
	cli_event_read(event, false, &log->models[0]);
	cli_event_read(event, true, &log->models[1]);
	log->filled = true;
	log->diff.before = &log->models[0].snapshot;
	log->diff.after = &log->models[1].snapshot;
	log->published = event->published;
	log->after = event->after;
}

static const char *
last_published(const struct cli_log *log)
{
	return cli_event_at(log->event_count - 1)->published;
}

/* Goes to the snapshot at `index` of the series, and the one before it. */
static void
enter_snapshot(struct cli_log *log, size_t index)
{
	log->diff.before = cli_series_at(&log->series, index - 1);
	log->diff.after = cli_series_at(&log->series, index);
	log->published = wsreg_snapshot_updated(log->diff.after);
	log->after = wsreg_snapshot_updated(log->diff.before);
	if (log->after[0] == '\0')
		log->after = NULL;
	/* What the input changed is not in the history, which may be newer than
	 * the snapshot before. */
	if (log->event_count > 0 &&
	    strcmp(last_published(log), log->published) <= 0)
		log->after = last_published(log);
}

/* Goes to a step: the events come first, then the snapshots. */
static void
enter(struct cli_log *log, size_t step)
{
	struct cli_diff *diff = &log->diff;

	leave(log);
	log->step = step;
	if (step < log->event_count)
		enter_event(log, cli_event_at(step));
	else
		enter_snapshot(log, step - log->event_count + log->first);
	diff->space =
	    cli_allocate(wsreg_diff_size(diff->before, diff->after), 1);
	cli_diff_start(diff);
}

static size_t
count_steps(const struct cli_log *log)
{
	return log->event_count + log->series.count - log->first;
}

/* Returns whether the step may have a change that is asked for: most events are
 * about something else, and are not read. */
static bool
is_worth_it(const struct cli_log *log, size_t step)
{
	const struct cli_event *event;

	if (log->key == NULL || step >= log->event_count)
		return true;
	event = cli_event_at(step);
	return cli_subjects_have(&log->subjects, event->registry, event->key);
}

/* Goes to the next step from `step` on that is worth it; false at the end. */
static bool
enter_next(struct cli_log *log, size_t step)
{
	while (step < count_steps(log) && !is_worth_it(log, step))
		step++;
	if (step >= count_steps(log))
		return false;
	enter(log, step);
	return true;
}

void
cli_log_start(struct cli_log *log)
{
	log->more = enter_next(log, 0);
}

/* Returns whether the history has the change, too: the input may be newer than
 * the snapshot that is compiled in, and older than the last event. */
static bool
is_repeated(const struct cli_log *log, const struct wsreg_change *change)
{
	const struct cli_event *event;
	char *key;

	if (log->event_count == 0 || log->step < log->event_count)
		return false;
	key = cli_change_key(change);
	event = cli_event_last(change->registry, key);
	free(key);
	return event != NULL && event->kind == change->kind &&
	    strcmp(event->published, wsreg_snapshot_updated(log->diff.before)) >
	    0;
}

/* Returns whether the change is asked for; without a key all are, but for those
 * of people, whom the history does not have. */
static bool
is_meant(const struct cli_log *log, const struct wsreg_change *change)
{
	if (log->key != NULL)
		return cli_subjects_meet(&log->subjects, change);
	return !change->person &&
	    (log->registry == NULL ||
		strcmp(log->registry, change->registry) == 0);
}

/* Names that one of the subjects gets are followed from there on. */
bool
cli_log_next(struct cli_log *log, struct wsreg_change *change)
{
	for (; log->more; log->more = enter_next(log, log->step + 1))
		while (cli_diff_next(&log->diff, change))
			if (is_meant(log, change) &&
			    !is_repeated(log, change)) {
				cli_subjects_rename(&log->subjects, change);
				return true;
			}
	return false;
}

char *
cli_log_day(const struct cli_log *log, const struct wsreg_change *change)
{
	char *date = cli_change_date(change);
	char *day = cli_event_day(log->published, log->after, date);

	free(date);
	return day;
}

const char *
cli_log_nothing(const struct cli_log *log)
{
	return log->subjects.count > 0 ? "not assigned in any snapshot"
				       : "not found in any snapshot";
}

/* ---- Finding what to follow ---- */

/* Files given are the snapshots, one after the other.  Else the history says
 * what happened, and after it comes what other commands would look into
 * instead of the snapshot that is compiled in. */
static void
add_snapshots(struct cli *cli, struct cli_log *log, char **files, size_t count)
{
	size_t last = 0;

	if (count > 0 && cli->has_input)
		cli_die_usage(
		    "log", "log takes snapshots after the key, or --input");
	if (count == 0)
		while (cli_event_at(log->event_count) != NULL)
			log->event_count++;
	if (count == 0 && cli->input_count == 0)
		return;
	cli_series_init(&log->series, cli);
	log->first = 1;
	for (size_t i = 0; i < count; i++)
		cli_series_add(&log->series, (const char *const *)&files[i], 1);
	if (count > 0)
		return;
	while (cli_history_name(last + 1) != NULL)
		last++;
	cli_series_add(&log->series, cli_history_name(last), 1);
	cli_series_add(&log->series, cli->inputs, cli->input_count);
	log->first = 2;
}

/* Adds what the key names in a snapshot; a name may be of one alone.  Returns
 * false if the snapshot lacks the registry that is asked for. */
static bool
find_in(const struct cli *cli, struct cli_log *log, const char *key,
    const struct wsreg_snapshot *snapshot)
{
	struct cli_answer answer = { 0 };
	struct cli view = *cli;
	const struct wsreg_registry *registry;

	view.snapshot = snapshot;
	if (cli->registry != NULL) {
		registry = wsreg_registry_find(
		    snapshot, cli->registry, strlen(cli->registry));
		if (registry == NULL)
			return false;
		free(log->registry);
		log->registry = cli_print("%s", registry->id);
	}
	if (key != NULL) {
		answer.query = cli_print("%s", key);
		cli_match(&view, &answer);
		cli_subjects_add(&log->subjects, &answer);
		cli_answer_free(&answer);
	}
	return true;
}

/* Looks for the key in all records that the history has, and in the snapshot
 * that is compiled in, which alone has numbers that were never assigned. */
static bool
find_in_history(const struct cli *cli, struct cli_log *log, const char *key)
{
	struct gen_model model;
	bool known;

	cli_events_read(&model, true);
	known = find_in(cli, log, key, &model.snapshot);
	gen_model_free(&model);
	return find_in(cli, log, key, wsreg_builtin()) || known;
}

static void
find_subjects(const struct cli *cli, struct cli_log *log, const char *key)
{
	bool known = log->event_count > 0 && find_in_history(cli, log, key);

	for (size_t i = log->event_count; i < count_steps(log); i++) {
		enter(log, i);
		/* The order is that in which they were given. */
		cli_diff_warn(&log->diff);
		known = find_in(cli, log, key, log->diff.after) || known;
	}
	if (!known && cli->registry != NULL)
		cli_die("no registry `%s' in any snapshot", cli->registry);
}

/* Adds the names that they had before, from the newest step back. */
static void
find_former_names(struct cli_log *log)
{
	struct wsreg_change change;

	for (size_t i = count_steps(log); i-- > 0;) {
		if (i < log->event_count &&
		    cli_event_at(i)->kind != WSREG_CHANGE_RENAMED)
			continue;
		enter(log, i);
		while (cli_diff_next(&log->diff, &change))
			cli_subjects_rename(&log->subjects, &change);
	}
}

/* ---- The command ---- */

static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct log_printer *printer = cli->printer;
	struct cli_log log = { .key = count > 0 ? operands[0] : NULL };
	char *key;
	int status;

	add_snapshots(cli, &log, operands + 1, count > 0 ? count - 1 : 0);
	cli_check_standard(log.series.inputs, log.series.count);
	key = log.key != NULL ? cli_fold(log.key) : NULL;
	find_subjects(cli, &log, key);
	find_former_names(&log);
	printer->print(cli, &log);
	status = log.key == NULL || log.subjects.count > 0 ? CLI_FOUND
							   : CLI_NOT_FOUND;
	free(key);
	leave(&log);
	free(log.registry);
	cli_subjects_free(&log.subjects);
	cli_series_free(&log.series);
	return status;
}

const struct cli_command cli_log = { "log", "[KEY [SNAPSHOT...]]",
	"Show the history of a key",
	{ { "text", &log_text }, { "json", &log_json }, { "jsonl", &log_json },
	    { "markdown", &log_markdown }, { "atom", &log_atom } },
	.run = run, .reads = true };
