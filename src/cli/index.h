/* SPDX-License-Identifier: MIT */
/* An index of what records are found by: the texts of their fields. */

#ifndef CLI_INDEX_H
#define CLI_INDEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct wsreg_record;
struct wsreg_snapshot;

/* How well a field fits what is asked for, the best first. */
enum cli_fit {
	CLI_FIT_EXACT,    /* as it is written, or the same number */
	CLI_FIT_NOCASE,   /* but for capitals */
	CLI_FIT_SPELLING, /* in letters and digits; for names alone */
	CLI_FIT_OTHER,    /* a field that seldom identifies a record */
	CLI_FIT_COUNT
};

/* A record that was found, by which field. */
struct cli_hit {
	const struct wsreg_record *record;
	const char *field; /* the name of its element */
	enum cli_fit fit;
	/* The number lies in a range: 0 if not, else the number of its numbers
	 * less one. */
	uint64_t width;
};

struct cli_hits {
	struct cli_hit *items;
	size_t count;
};

/* Chooses the snapshot that is asked next.  Its index is made when enough was
 * asked, and kept unless two others are asked in between. */
void
cli_index_open(const struct wsreg_snapshot *snapshot);

/* Forgets the index of a snapshot that is about to be filled anew. */
void
cli_index_forget(const struct wsreg_snapshot *snapshot);

/* Adds all fields that have the text or, unless it is NULL, the number, whatever
 * their worth. */
void
cli_index_find(struct cli_hits *hits, const char *text, const uint64_t *number);

#endif
