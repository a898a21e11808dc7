/* SPDX-License-Identifier: MIT */
/*
 * What changed between two snapshots; others use the functions of wsreg.h.
 *
 * Two snapshots come in; changes go out, one by one, and the fields of each.
 * The registries, their records and the people of both are paired (pair),
 * numbers are walked along the number line (line), and what is paired is
 * compared field by field (field), word by word (compare-words) and reference
 * by reference (compare-references).  The walk over all of it (walk) makes the
 * changes (change).  Memory is the caller's (space).
 *
 * This room may include the base library's headers, nothing else.
 */

#ifndef WSREG_DIFF_H
#define WSREG_DIFF_H

#include "context.h"
#include "line.h"
#include "pair.h"

/* The part that the walk looks at next. */
enum diff_phase {
	DIFF_PHASE_ROOT,     /* what the file says of itself */
	DIFF_PHASE_REGISTRY, /* what the next registry says of itself */
	DIFF_PHASE_LINE,     /* its numbers */
	/* The rest of its records, or the people: first those of after, with
	 * their mates, then those of before that have none. */
	DIFF_PHASE_AFTER,
	DIFF_PHASE_BEFORE,
	DIFF_PHASE_END
};

struct wsreg_diff {
	struct diff_context context;
	struct diff_match match;
	struct diff_line lines[2];
	uint32_t *heaps[2];
	uint32_t *registry_mates[2];
	enum diff_phase phase;
	uint32_t registry; /* after's, then those of before without a mate */
	const struct wsreg_registry *registries[2]; /* at hand, or NULL */
	bool people;                                /* the lists are of these */
	uint32_t index; /* the next member of a list */
	/* The segment at hand, and one that may grow by it. */
	struct diff_segment segment, held;
	bool has_segment, holds;
};

/* Returns the record of a list, NULL for WSREG_NONE. */
static inline const struct wsreg_record *
diff_record(const struct wsreg_diff *diff, unsigned side, uint32_t index)
{
	return index != WSREG_NONE ? &diff->match.lists[side].records[index]
				   : NULL;
}

/* A number that a registry calls Unassigned is as good as one that it does not
 * list: `record` may be NULL. */
static inline bool
diff_is_assigned(const struct wsreg_record *record)
{
	return record != NULL && record->status != WSREG_STATUS_UNASSIGNED;
}

#endif
