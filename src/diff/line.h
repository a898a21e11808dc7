/* SPDX-License-Identifier: MIT */
/* Numeric registries along the number line, however ranges are split. */

#ifndef WSREG_DIFF_LINE_H
#define WSREG_DIFF_LINE_H

#include "pair.h"

/* Numbers for which the same record of each side is the narrowest. */
struct diff_segment {
	uint64_t first, last;
	uint32_t records[2]; /* index, or WSREG_NONE; not both */
};

/* One side, walked from its least number up. */
struct diff_line {
	const struct wsreg_record *records;
	const uint32_t *mates;
	struct diff_item *items; /* first numbers, sorted */
	uint32_t *heap;          /* records around `at`, the narrowest first */
	uint32_t count, next, heap_count;
	bool after, ended;
	uint64_t at;
	/* The piece that is being walked over. */
	uint64_t first, last;
	uint32_t record; /* WSREG_NONE at the end */
};

/* Begins to walk over the records of both lists.  The heaps have room for as
 * many records as the lists. */
void
wsreg_diff_line_init(
    struct diff_line lines[2], struct diff_match *match, uint32_t *heaps[2]);

/* Finds the next segment; false at the end. */
bool
wsreg_diff_line_next(struct diff_line lines[2], struct diff_segment *segment);

#endif
