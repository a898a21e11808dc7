/* SPDX-License-Identifier: MIT */
/* What the differ pairs, and sorting it. */

#include <string.h>

#include "diff.h"

/* ---- Sorting ---- */

static bool
is_less(const struct diff_item *a, const struct diff_item *b)
{
	if (a->value != b->value)
		return a->value < b->value;
	return a->index < b->index;
}

static void
sink(struct diff_item *items, uint32_t at, uint32_t count)
{
	struct diff_item item = items[at];
	uint32_t child;

	while ((child = 2 * at + 1) < count) {
		if (child + 1 < count &&
		    is_less(&items[child], &items[child + 1]))
			child++;
		if (!is_less(&item, &items[child]))
			break;
		items[at] = items[child];
		at = child;
	}
	items[at] = item;
}

static bool
is_sorted(const struct diff_item *items, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (is_less(&items[i], &items[i - 1]))
			return false;
	return true;
}

void
diff_sort(struct diff_item *items, uint32_t count)
{
	if (is_sorted(items, count))
		return;
	for (uint32_t i = count / 2; i-- > 0;)
		sink(items, i, count);
	for (uint32_t end = count - 1; end > 0; end--) {
		struct diff_item last = items[end];

		items[end] = items[0];
		items[0] = last;
		sink(items, 0, end);
	}
}

/* ---- Lists ---- */

const char *
diff_list_key(const struct diff_list *list, uint32_t index)
{
	if (list->records != NULL)
		return list->records[index].key;
	if (list->registries != NULL)
		return list->registries[index].id;
	return person_id(list->snapshot, list->people[index]);
}

uint32_t
diff_list_node(const struct diff_list *list, uint32_t index)
{
	if (list->records != NULL)
		return record_node(&list->records[index]);
	if (list->registries != NULL)
		return list->registries[index].node;
	return list->people[index];
}

/* A reversed range is but a name. */
bool
diff_is_numeric(const struct diff_list *list, uint32_t index)
{
	return list->records != NULL && !list->named &&
	    list->records[index].numeric &&
	    list->records[index].first <= list->records[index].last;
}

/* ---- Hashes ---- */

#define MULTIPLIER UINT64_C(0xd6e8feb86659fd93)

uint64_t
diff_mix(uint64_t hash, uint64_t value)
{
	hash = (hash_swap(hash) ^ value) * MULTIPLIER;
	return hash ^ hash >> 32;
}

uint64_t
diff_hash(const char *text, size_t size)
{
	struct hash_ends ends = hash_ends(text, size);
	uint64_t hash = diff_mix(diff_mix(size + 1, ends.first), ends.last);

	for (size_t i = 8; i + 8 < size; i += 8)
		hash = diff_mix(hash, hash_load64(text + i));
	return hash;
}

uint64_t
diff_hash_folded(const char *text, size_t size)
{
	return hash_name(text, size, MULTIPLIER) | 1;
}
