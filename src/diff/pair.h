/* SPDX-License-Identifier: MIT */
/* Pairing: which record of the one snapshot is which of the other. */

#ifndef WSREG_DIFF_PAIR_H
#define WSREG_DIFF_PAIR_H

#include "sort.h"

/* The records of a registry, the people, or the registries. */
struct diff_list {
	const struct wsreg_snapshot *snapshot;
	const struct wsreg_record *records;
	const struct wsreg_registry *registries;
	const uint32_t *people; /* if both of the above are NULL */
	uint32_t count;
	bool named; /* digits are names there, too */
};

/* Returns the element of a member of the list. */
uint32_t
wsreg_diff_list_node(const struct diff_list *list, uint32_t index);

/* Returns whether the member is a record on the number line.  A reversed range
 * is not: it is but a name. */
bool
wsreg_diff_is_numeric(const struct diff_list *list, uint32_t index);

/* The mate of a record is its index on the other side, or DIFF_NO_MATE; the
 * bits above it are what the walk over the records has to remember. */
#define DIFF_INDEX ((UINT32_C(1) << 29) - 1)
#define DIFF_NO_MATE DIFF_INDEX
#define DIFF_SAME (UINT32_C(1) << 29)  /* the two do not differ */
#define DIFF_DONE (UINT32_C(1) << 30)  /* they were compared */
#define DIFF_SHOWN (UINT32_C(1) << 31) /* the narrowest for some number */

/* Two lists, their mates, and space to sort both. */
struct diff_match {
	struct diff_list lists[2];
	uint32_t *mates[2];
	struct diff_item *items[2];
};

/* The members that may be paired: those with equal keys alone, also equal
 * elements first, or also those that were renamed. */
enum diff_ways { DIFF_BY_KEY, DIFF_BY_ELEMENT, DIFF_BY_RENAMES };

/* Finds the mates.  Of several with one key the first is paired with the first;
 * those that are equal go before. */
void
wsreg_diff_match(struct diff_match *match, enum diff_ways ways);

#endif
