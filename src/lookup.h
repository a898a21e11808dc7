/* SPDX-License-Identifier: MIT */
/* Finding a name: inline, so that for the compiled-in tables the compiler
 * works out all that does not depend on the name. */

#ifndef WSREG_LOOKUP_H
#define WSREG_LOOKUP_H

#include "snapshot.h"

/* Returns whether two names of this size are the same. */
typedef bool
name_comparison(const char *, const char *, size_t);

/* Finds a name that is not at its first place, or whose registry has no hash
 * table; `place` is the first place's number. */
const struct wsreg_record *
wsreg_find_name_elsewhere(const struct wsreg_registry *registry, uint64_t place,
    const char *name, size_t size, name_comparison *same);

/* Returns whether the place has a name of this size.  No name has the size of a
 * free place, as nothing in memory is so large. */
static inline bool
slot_has_size(const struct wsreg_slot *slot, size_t size)
{
	return (size_t)(ptrdiff_t)slot->size == size;
}

/* Finds a name: most are at their first place, and the first place of most
 * names that are not there is free. */
HASH_INLINE const struct wsreg_record *
find_name(const struct wsreg_registry *registry, const char *name, size_t size,
    name_comparison *same)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;
	const struct wsreg_slot *slot;
	uint64_t place;

	if (registry->shift == 64)
		return wsreg_find_name_elsewhere(registry, 0, name, size, same);
	place = registry_place(registry, name, size);
	slot = &snapshot->slots[registry->first_slot + place];
	if (slot_has_size(slot, size)) {
		const struct wsreg_record *record =
		    &snapshot->records[slot->record];

		if (same(record_index_name(registry, record), name, size))
			return record;
	}
	if (registry->single || slot->record == WSREG_NONE)
		return NULL;
	return wsreg_find_name_elsewhere(registry, place, name, size, same);
}

#endif
