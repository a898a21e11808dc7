/* SPDX-License-Identifier: MIT */
/* What the tests of the differ share: changes as text. */

#ifndef TESTS_CHANGES_H
#define TESTS_CHANGES_H

#include <stdio.h>

#include "fixture.h"

/*
 * The changes from one snapshot to another, a line for each:
 *
 *	breaking renamed r new: id: old -> new; definition: none -> [RFC1]
 *
 * The text is to be freed.  The test fails if the differ contradicts itself.
 */
char *
changes_dump(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after);

/* Two snapshots as they are written, then read. */
struct changes_sides {
	FILE *out[2];
	char *texts[2];
	size_t sizes[2];
	struct fixture fixtures[2];
	const struct wsreg_snapshot *snapshots[2];
};

/* Begins both: what is written to `out` stands inside their outermost
 * elements, which have the id. */
void
changes_begin(struct changes_sides *sides, const char *id);
/* Reads them; the test fails if they cannot be.  changes_free() is due. */
void
changes_end(struct changes_sides *sides);
void
changes_free(struct changes_sides *sides);

/* Reads two files with this text inside their outermost elements, which have
 * the id, and returns the changes from one to the other, to be freed. */
char *
changes_of(const char *id, const char *before, const char *after);

/* Checks that the way back from one snapshot to another is the reverse. */
void
changes_check_reverse(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after);

/* Before, after, and the changes between them. */
struct change_case {
	SUPPORT_ROW;
	const char *before, *after, *expected;
};

/* Checks that, in outermost elements of this id, and that the way back is the
 * reverse. */
void
changes_check(const struct change_case *test, const char *id);

/* A registry, its records, and people, for the tables. */
#define REGISTRY(content) "<registry id=\"r\">" content "</registry>"
#define RECORD(content) "<record>" content "</record>"
#define NUMBER(value, name)                                                    \
	RECORD("<value>" value "</value><description>" name "</description>")
#define NAME(id, content) RECORD("<id>" id "</id>" content)
#define XREF(type, data) "<xref type=\"" type "\" data=\"" data "\"/>"

#endif
