/* SPDX-License-Identifier: MIT */
/* Finds registries and records: by id, number and name. */

#include <string.h>

#include "ascii.h"
#include "lookup.h"

/* Returns whether a string is this name, which need not end with a NUL. */
static bool
equals(const char *text, const char *name, size_t size)
{
	return strlen(text) == size && memcmp(text, name, size) == 0;
}

const struct wsreg_registry *
wsreg_registry_find(
    const struct wsreg_snapshot *snapshot, const char *id, size_t size)
{
	const struct wsreg_registry *registries = snapshot->registries;

	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (equals(registries[i].id, id, size))
			return &registries[i];
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		if (registries[i].alias != NULL &&
		    equals(registries[i].alias, id, size))
			return &registries[i];
	return NULL;
}

/* Returns the registry's first record. */
static const struct wsreg_record *
records_of(const struct wsreg_registry *registry)
{
	return registry->snapshot->records + registry->first_record;
}

/* Returns whether the record is about this number. */
static bool
contains(const struct wsreg_record *record, uint64_t number)
{
	return record->numeric && record->first <= number &&
	    number <= record->last;
}

/* Searches a registry whose numbers rise. */
static const struct wsreg_record *
find_ordered(const struct wsreg_record *records, size_t count, uint64_t number)
{
	size_t low = 0;

	while (count > 0) {
		size_t half = count / 2;

		if (records[low + half].last < number) {
			low += half + 1;
			count -= half + 1;
		} else {
			count = half;
		}
	}
	return records + low;
}

/* Searches any other registry: of all records around the number, the narrowest
 * is found. */
static const struct wsreg_record *
find_narrowest(
    const struct wsreg_record *records, size_t count, uint64_t number)
{
	const struct wsreg_record *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (contains(&records[i], number) &&
		    (best == NULL ||
			records[i].last - records[i].first <
			    best->last - best->first))
			best = &records[i];
	return best;
}

const struct wsreg_record *
wsreg_record_by_number(const struct wsreg_registry *registry, uint64_t number)
{
	size_t count = registry->record_count;
	const struct wsreg_record *records, *found;

	if (count == 0)
		return NULL;
	records = records_of(registry);
	if (!registry->ordered)
		return find_narrowest(records, count, number);
	found = find_ordered(records, count, number);
	if (found == records + count || !contains(found, number))
		return NULL;
	return found;
}

/* ---- Names ---- */

/* Compares names of one size if A-Z are taken for a-z. */
static bool
same_nocase(const char *a, const char *b, size_t size)
{
	return slice_same_nocase(
	    (struct slice){ a, size }, (struct slice){ b, size });
}

/* Looks at one record after another, where names were made to collide and there
 * is no hash table. */
static const struct wsreg_record *
scan_names(const struct wsreg_registry *registry, const char *name, size_t size,
    name_comparison *same)
{
	for (uint32_t i = 0; i < registry->record_count; i++) {
		const struct wsreg_record *record = &records_of(registry)[i];
		const char *text = record_index_name(registry, record);

		if (strlen(text) == size && same(text, name, size))
			return record;
	}
	return NULL;
}

const struct wsreg_record *
wsreg_find_name_elsewhere(const struct wsreg_registry *registry, uint64_t place,
    const char *name, size_t size, name_comparison *same)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;
	const struct wsreg_slot *slots = snapshot->slots + registry->first_slot;
	uint64_t mask;

	if (registry->shift == 64)
		return scan_names(registry, name, size, same);
	mask = UINT64_MAX >> registry->shift;
	for (;;) {
		const struct wsreg_record *record;

		place = (place + 1) & mask;
		if (slots[place].record == WSREG_NONE)
			return NULL;
		record = &snapshot->records[slots[place].record];
		if (slot_has_size(&slots[place], size) &&
		    same(record_index_name(registry, record), name, size))
			return record;
	}
}

const struct wsreg_record *
wsreg_record_by_name(
    const struct wsreg_registry *registry, const char *name, size_t size)
{
	return find_name(registry, name, size, hash_same);
}

const struct wsreg_record *
wsreg_record_by_name_nocase(
    const struct wsreg_registry *registry, const char *name, size_t size)
{
	return find_name(registry, name, size, same_nocase);
}
