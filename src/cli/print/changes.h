/* SPDX-License-Identifier: MIT */
/* What changed between two snapshots, as wsreg diff and wsreg log tell it. */

#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "cli/cli.h"

struct cli_diff {
	const struct wsreg_snapshot *before, *after;
	const char *registry; /* id of the only one asked for, or NULL */
	void *space;
	struct wsreg_diff *walk;
	size_t counts[WSREG_IMPACT_BREAKING + 1]; /* seen, by impact */
};

/* Begins to list the changes, as often as wanted. */
void
cli_diff_start(struct cli_diff *diff);

/* The next one, which is counted; false at the end. */
bool
cli_diff_next(struct cli_diff *diff, struct wsreg_change *change);

/* Parts of a change as new strings.  Where both texts of a field would be the
 * same, cli_change_text() adds what is behind the labels of references. */
char *
cli_change_key(const struct wsreg_change *change);
char *
cli_change_cell(const struct wsreg_field_change *field, bool after);
char *
cli_change_text(const struct wsreg_field_change *field, bool after);

/* What the record is called, if the key does not say it; else NULL. */
const char *
cli_change_name(const struct wsreg_change *change);

/* What else is to be said of the change, as a new string, or NULL: that a
 * draft became an RFC. */
char *
cli_change_note(const struct wsreg_change *change);

/* The C identifiers, if their change breaks programs; false if not. */
bool
cli_change_identifiers(
    const struct wsreg_change *change, const char **before, const char **after);

/* The unassigned range that the numbers were in before they were added, or are
 * in after they were removed; NULL if there is none. */
const struct wsreg_record *
cli_change_unassigned(const struct wsreg_change *change);

/* "2 breaking, 1 additive, 0 editorial" as a new string. */
char *
cli_diff_summary(const struct cli_diff *diff);

/* Warns where the newer one is the older. */
void
cli_diff_warn(const struct cli_diff *diff);

#endif
