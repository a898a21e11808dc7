/* SPDX-License-Identifier: MIT */
/* What the parts of wsreg log share. */

#ifndef CLI_LOG_H
#define CLI_LOG_H

#include "cli/diff/changes.h"
#include "series.h"

/* What a key stands for in a registry: numbers, or a name with those that it
 * had before and got later. */
struct cli_subject {
	char *registry; /* its id */
	bool numeric;
	uint64_t first, last;
	char **names;
	size_t name_count;
};

struct cli_subjects {
	struct cli_subject *items;
	size_t count;
	unsigned way; /* how they were found, as in struct cli_answer */
};

/* Adds what the answer has from one snapshot.  What was found in a closer way
 * replaces what others have. */
void
cli_subjects_add(
    struct cli_subjects *subjects, const struct cli_answer *answer);

/* Whether a change is about one of them. */
bool
cli_subjects_meet(
    const struct cli_subjects *subjects, const struct wsreg_change *change);

/* Learns of another name, if the change is a renaming of one of them. */
void
cli_subjects_rename(
    struct cli_subjects *subjects, const struct wsreg_change *change);

void
cli_subjects_free(struct cli_subjects *subjects);

/* ---- The changes of all snapshots ---- */

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

/* The formats. */
void
cli_log_text(const struct cli *cli, struct cli_log *log);
void
cli_log_json(const struct cli *cli, struct cli_log *log);
void
cli_log_markdown(const struct cli *cli, struct cli_log *log);

#endif
