/* SPDX-License-Identifier: MIT */
/* What a key stands for, whatever it was called at the time.  It is a
 * number, a range, or a name with its former ones. */

#ifndef CLI_SUBJECT_H
#define CLI_SUBJECT_H

#include "cli/cli.h"

/* What a key stands for in a registry: numbers, or a name with those that it
 * had before and got later. */
struct cli_subject {
	char *registry; /* its id */
	bool numeric;
	uint64_t first, last;
	char **names;
	size_t name_count;
};

/* All that a key stands for: a name may be in several registries. */
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

/* Whether a key is one of theirs; a range may be, whatever its numbers. */
bool
cli_subjects_have(
    const struct cli_subjects *subjects, const char *registry, const char *key);

/* Whether a change is about one of them. */
bool
cli_subjects_meet(
    const struct cli_subjects *subjects, const struct wsreg_change *change);

/* Learns of another name, if the change is a renaming of one of them. */
void
cli_subjects_rename(
    struct cli_subjects *subjects, const struct wsreg_change *change);

/* Frees all of them; the list is empty afterwards and can be used again. */
void
cli_subjects_free(struct cli_subjects *subjects);

#endif
