/* SPDX-License-Identifier: MIT */
/* What changed between two snapshots, as wsreg diff and wsreg log tell it.
 * wsreg diff compares two snapshots, wsreg log each with the next. */

#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "cli/cli.h"

/* A comparison, and what was seen of it so far. */
struct cli_diff {
	const struct wsreg_snapshot *before, *after;
	const char *registry; /* id of the only one asked for, or NULL */
	void *space;          /* wsreg_diff_size() octets, the caller's */
	struct wsreg_diff *walk;
	size_t counts[WSREG_IMPACT_BREAKING + 1]; /* seen, by impact */
};

/* Begins to list the changes, as often as wanted; the counts begin anew. */
void
cli_diff_start(struct cli_diff *diff);

/* Finds the next change of the registry that was asked for, and counts it;
 * false at the end.  The change is good until the next call. */
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

/* Returns the record's own date for the change as a new string, or NULL: that of
 * its registration if it was added, else that of its update. */
char *
cli_change_date(const struct wsreg_change *change);

/* Prints both sides of a field, of which one may be "". */
typedef void
cli_put_sides(const struct cli *cli, const char *label, const char *before,
    const char *after);

/*
 * Calls `put` for each field of a change that has text on either side, with the
 * title of the field's column as the label, and for the C identifiers if their
 * change breaks programs.  Of a record that came or went as a whole, fields
 * that repeat its key or its name are left out.
 */
void
cli_change_sides(const struct cli *cli, const struct wsreg_change *change,
    cli_put_sides *put);

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
