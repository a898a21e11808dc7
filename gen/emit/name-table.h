/* SPDX-License-Identifier: MIT */
/* Hash tables of names for standalone headers. */

#ifndef GEN_NAME_TABLE_H
#define GEN_NAME_TABLE_H

#include "model/tape.h"

/* A name as a key, what it is called besides, and its number. */
struct gen_entry {
	const char *text, *other;
	size_t size;
	unsigned long number;
};

/* See standalone.h. */
struct gen_name_table {
	struct gen_array entries; /* struct gen_entry */
	struct gen_array slots;   /* uint32_t: place from 1 on, 0 if free */
	uint32_t mask, multiplier;
	int shift;
	bool whole;
};

/* Fills all but the entries, whose slots it chooses; of equal names only the
 * first has one.  False when memory is out. */
bool
gen_name_table_fill(struct gen_name_table *table);

void
gen_name_table_free(struct gen_name_table *table);

#endif
