/* SPDX-License-Identifier: MIT */
/*
 * wsreg log: a key and snapshots come in; what happened to it from each to the
 * next goes out, in one of the formats below.  This room includes print/ and
 * what is below it.
 */

#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/print/print.h"
#include "series.h"
#include "subject.h"

struct cli_log {
	const char *key;
	struct cli_series series;
	struct cli_subjects subjects;
	/* The snapshots between which the changes are; after is at `index`. */
	size_t index;
	struct cli_diff diff;
};

/* Begins to list the changes, from the oldest snapshot on. */
void
cli_log_start(struct cli_log *log);

/* The next one; false at the end.  Only the two snapshots of log->diff are
 * there with it. */
bool
cli_log_next(struct cli_log *log, struct wsreg_change *change);

/* The unassigned range that the numbers were in before they were added, or are
 * in after they were removed; NULL if there is none. */
const struct wsreg_record *
cli_log_unassigned(const struct wsreg_change *change);

/* A format that the log is printed in. */
struct log_printer {
	void (*print)(const struct cli *cli, struct cli_log *log);
};

extern const struct log_printer log_text;
extern const struct log_printer log_json;
extern const struct log_printer log_markdown;

#endif
