/* SPDX-License-Identifier: MIT */
/* Hash tables of names for standalone headers. */

#include "name-table.h"

#include <string.h>

#include "standalone.h"

/* Names hashed in the search for a multiplier; less than 10 ms. */
#define SEARCH_BUDGET 500000

/* A name has found its like: there is nothing to place. */
static bool
is_taken(const struct gen_name_table *table, const struct gen_entry *entry,
    uint32_t slot)
{
	const struct gen_entry *entries = table->entries.items;
	const struct gen_entry *found = &entries[slot - 1];

	return found->size == entry->size &&
	    wsreg_same(found->text, entry->text, entry->size, 0);
}

/* The number of places looked at for all names. */
static size_t
place_all(struct gen_name_table *table)
{
	const struct gen_entry *entries = table->entries.items;
	uint32_t *slots = table->slots.items;
	size_t probes = 0;

	memset(slots, 0, table->slots.count * sizeof(*slots));
	for (uint32_t i = 0; i < table->entries.count; i++) {
		const struct gen_entry *entry = &entries[i];
		uint32_t at = (uint32_t)(wsreg_hash(entry->text, entry->size,
					     table->multiplier, table->whole) >>
		    table->shift);

		for (probes++;
		     slots[at] != 0 && !is_taken(table, entry, slots[at]);
		     at = (at + 1) & table->mask)
			probes++;
		if (slots[at] == 0)
			slots[at] = i + 1;
	}
	return probes;
}

/* Four slots for a name, so that most are alone. */
static bool
make_slots(struct gen_name_table *table)
{
	size_t count = 4;

	table->shift = 30;
	for (; count < 4 * table->entries.count; count *= 2)
		table->shift--;
	if (gen_array_grow(&table->slots, count, sizeof(uint32_t)) == NULL)
		return false;
	table->slots.count = count;
	table->mask = (uint32_t)count - 1;
	return true;
}

/* The next odd multiplier: the same ones each time, without a pattern. */
static uint32_t
next_multiplier(uint32_t multiplier)
{
	multiplier = multiplier * 1664525u + 1013904223u;
	return multiplier | 1;
}

bool
gen_name_table_fill(struct gen_name_table *table)
{
	size_t count = table->entries.count;
	uint32_t best = 0x9e3779b1, next = best;
	size_t least = SIZE_MAX;

	if (!make_slots(table))
		return false;
	table->multiplier = best;
	/* By chance alone fewer than two places are looked at for a name. */
	table->whole = place_all(table) / 2 >= count;
	for (size_t hashed = 0; least > count && hashed <= SEARCH_BUDGET;
	     hashed += count + 1) {
		size_t probes;

		table->multiplier = next;
		probes = place_all(table);
		if (probes < least) {
			least = probes;
			best = next;
		}
		next = next_multiplier(next);
	}
	table->multiplier = best;
	place_all(table);
	return true;
}

void
gen_name_table_free(struct gen_name_table *table)
{
	gen_array_free(&table->entries);
	gen_array_free(&table->slots);
}
