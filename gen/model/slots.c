/* SPDX-License-Identifier: MIT */
/* Makes hash tables of names. */

#include "slots.h"

#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* The most places that are looked at for one name. */
#define PROBE_MAX 1024

struct search {
	/* What is searched for: the hash, and where it places names. */
	struct wsreg_registry *registry;
	const struct wsreg_record *records;
	uint32_t first, count;
	uint32_t *sizes; /* of the names */
	struct wsreg_slot *slots;
	size_t slot_count;
};

/* Returns the name that a record is found by. */
static const char *
name_of(const struct search *search, uint32_t record)
{
	return record_index_name(search->registry, &search->records[record]);
}

/* Returns odd multipliers without a pattern, the same each time: the steps are
 * those of splitmix64. */
static uint64_t
next_multiplier(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return (z ^ z >> 31) | 1;
}

/* Places one name.  Returns the number of places looked at, 0 if too many. */
static size_t
place_name(struct search *search, uint32_t record)
{
	uint32_t size = search->sizes[record - search->first];
	const char *name = name_of(search, record);
	uint64_t at = registry_place(search->registry, name, size);

	for (size_t probes = 1; probes <= PROBE_MAX; probes++) {
		struct wsreg_slot *slot = &search->slots[at];

		if (slot->record == WSREG_NONE) {
			*slot = (struct wsreg_slot){ record, (int32_t)size };
			return probes;
		}
		if ((uint32_t)slot->size == size &&
		    memcmp(name, name_of(search, slot->record), size) == 0)
			return probes;
		at = (at + 1) & (search->slot_count - 1);
	}
	return 0;
}

/* Places all names.  Returns the number of places looked at, SIZE_MAX if too
 * many. */
static size_t
place_all(struct search *search)
{
	size_t sum = 0;

	for (size_t i = 0; i < search->slot_count; i++)
		search->slots[i] = (struct wsreg_slot){ WSREG_NONE, -1 };
	for (uint32_t i = 0; i < search->count; i++) {
		size_t probes = place_name(search, search->first + i);

		if (probes == 0)
			return SIZE_MAX;
		sum += probes;
	}
	return sum;
}

/*
 * Sets the multiplier that puts most names where they are looked for first;
 * false if none serves.  Names that begin alike need a hash of all octets:
 * chance alone has less than two places looked at for a name.
 */
static bool
find_hash(struct search *search, size_t budget)
{
	struct wsreg_registry *registry = search->registry;
	uint64_t state = 0, best = 0;
	size_t least = SIZE_MAX;
	size_t hashed = 0;

	registry->whole = false;
	do {
		size_t sum;

		registry->multiplier = next_multiplier(&state);
		sum = place_all(search);
		if (best == 0 && sum / 2 >= search->count) {
			registry->whole = true;
			sum = place_all(search);
		}
		if (sum < least) {
			least = sum;
			best = registry->multiplier;
		}
		hashed += search->count;
	} while (least > search->count && hashed < budget);
	if (registry->multiplier != best) {
		registry->multiplier = best;
		place_all(search);
	}
	registry->single = least <= search->count;
	return least < SIZE_MAX;
}

/* Takes four places for a name while that is little memory, else two. */
static void
choose_size(struct search *search)
{
	size_t wanted = (size_t)search->count * (search->count < 4096 ? 4 : 2);

	search->registry->shift = 63;
	search->slot_count = 2;
	while (search->slot_count < wanted) {
		search->slot_count *= 2;
		search->registry->shift--;
	}
}

bool
gen_slots_fill(struct wsreg_registry *registry,
    const struct wsreg_record *records, struct gen_array *slots, size_t budget)
{
	struct search search = {
		.registry = registry,
		.records = records,
		.first = registry->first_record,
		.count = registry->record_count,
	};

	registry->shift = 64;
	registry->first_slot = (uint32_t)slots->count;
	if (search.count == 0 || budget == 0)
		return true;
	choose_size(&search);
	search.slots =
	    gen_array_grow(slots, search.slot_count, sizeof(*search.slots));
	search.sizes = calloc(search.count, sizeof(*search.sizes));
	if (search.slots == NULL || search.sizes == NULL) {
		free(search.sizes);
		return false;
	}
	for (uint32_t i = 0; i < search.count; i++)
		search.sizes[i] =
		    (uint32_t)strlen(name_of(&search, search.first + i));
	if (find_hash(&search, budget))
		slots->count += search.slot_count;
	else
		registry->shift = 64;
	free(search.sizes);
	return true;
}
