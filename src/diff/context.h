/* SPDX-License-Identifier: MIT */
/* Two elements that are compared, and what was found to differ. */

#ifndef WSREG_DIFF_CONTEXT_H
#define WSREG_DIFF_CONTEXT_H

#include "sort.h"

/* A child element of one of the two, or a date of a record. */
struct diff_entry {
	const char *name;
	uint32_t node;    /* WSREG_NONE for a date */
	const char *date; /* NULL for an element */
};

/* The entries of one name: those of before, then those of after.  `start` is an
 * index into `sorted` of the context. */
struct diff_group {
	uint32_t start, count[2];
};

/* What two elements are; the fields that count depend on it. */
enum diff_subject { DIFF_RECORD, DIFF_REGISTRY, DIFF_PERSON };

/* The two elements; WSREG_NONE stands for one that is missing. */
struct diff_pair {
	enum diff_subject subject;
	uint32_t nodes[2];
	uint32_t rules[2]; /* of a registry in the dialect of 2012 */
	uint32_t keys[2];  /* of records, not to be compared; 0 for none */
};

/* Names of elements are kept as bits of 16 words.  Two names with one bit are
 * both taken for shown; that is rare, and a field too many does no harm. */
#define DIFF_SHOWN_WORDS UINT64_C(16)

/* The working space of a comparison; the groups are its result. */
struct diff_context {
	const struct wsreg_snapshot *sides[2]; /* before and after */
	/* Whether a side was read from a text rendition; then also the names
	 * of the elements that it shows, as bits by their digests. */
	bool rendition;
	uint64_t shown[DIFF_SHOWN_WORDS];
	struct diff_entry *entries, *sorted;
	struct diff_item *items;
	struct diff_item *references[2];
	struct diff_group *groups; /* those that differ */
	struct diff_item *order;   /* of the groups, as in the elements */
	uint32_t group_count;
};

/* Returns the first of the group's entries on this side. */
static inline const struct diff_entry *
group_entries(const struct diff_context *context,
    const struct diff_group *group, unsigned side)
{
	return context->sorted + group->start +
	    (side == 1 ? group->count[0] : 0);
}

/* Returns the group that is to be shown at this place. */
static inline const struct diff_group *
group_at(const struct diff_context *context, size_t place)
{
	return &context->groups[context->order[place].index];
}

#endif
