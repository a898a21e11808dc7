/* SPDX-License-Identifier: MIT */
/* Pairing members of two lists by digests of what they say. */

#ifndef WSREG_DIFF_RENAME_H
#define WSREG_DIFF_RENAME_H

#include "pair.h"

/* One way to pair what is not paired yet, by digests.  Where two are not the
 * same although their digests are, neither is paired with another. */
struct diff_way {
	/* Returns 0 for a member that is not to be paired in this way. */
	uint64_t (*digest)(const struct diff_list *list, uint32_t index);
	/* NULL if the digests say enough. */
	bool (*same)(
	    const struct diff_list lists[2], uint32_t before, uint32_t after);
	uint32_t flags;
	/* Whether several with one digest are left alone: which of them is
	 * which cannot be told. */
	bool unique;
};

#define DIFF_RENAME_COUNT 5

/* The ways to find a record under another key, the surest first. */
extern const struct diff_way wsreg_diff_renames[DIFF_RENAME_COUNT];

/* A registry whose id changed has the same records. */
extern const struct diff_way wsreg_diff_same_records;

/* Returns a digest of a whole element or attribute. */
uint64_t
wsreg_diff_digest(const struct wsreg_snapshot *snapshot, uint32_t node);

#endif
