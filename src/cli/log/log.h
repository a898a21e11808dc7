/* SPDX-License-Identifier: MIT */
/*
 * wsreg log: a key comes in, and snapshots may; what happened to it from each
 * version to the next goes out, in one of the formats below.  This room includes print/ and
 * what is below it.
 */

#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/print/print.h"
#include "series.h"
#include "subject.h"

struct cli_log {
	const char *key; /* or NULL: all of them */
	char *registry;  /* id of the only one asked for, or NULL */
	/* The steps are the events of the history, if they are asked for, and
	 * then each snapshot of the series from `first` on. */
	size_t event_count, first;
	struct cli_series series;
	struct cli_subjects subjects;
	/* The step at hand: its changes are between the snapshots of diff,
	 * which are the models if they are filled. */
	size_t step;
	bool more; /* false after the last */
	struct cli_diff diff;
	struct gen_model models[2];
	bool filled;
	const char *published; /* the date of the version, or "" */
	const char *after;     /* that of the version before, or NULL */
};

/* Begins to list the changes, from the oldest on. */
void
cli_log_start(struct cli_log *log);

/* The next one; false at the end.  Only the two snapshots of log->diff are
 * there with it. */
bool
cli_log_next(struct cli_log *log, struct wsreg_change *change);

/* Says as a new string when the change happened. */
char *
cli_log_day(const struct cli_log *log, const struct wsreg_change *change);

/* Says why there is no change of the key. */
const char *
cli_log_nothing(const struct cli_log *log);

/* A format that the log is printed in. */
struct log_printer {
	void (*print)(const struct cli *cli, struct cli_log *log);
};

extern const struct log_printer log_text;
extern const struct log_printer log_json;
extern const struct log_printer log_markdown;
extern const struct log_printer log_atom;

#endif
