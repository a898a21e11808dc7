/* SPDX-License-Identifier: MIT */
/*
 * Pairing: which record of the one snapshot is which of the other.
 *
 * What is the same and in the same order is paired first, in one pass, as most
 * of a registry does not change.  What is left is sorted by digests: of whole
 * elements, then of keys, then of what a rename leaves as it is, the surest
 * sign first.  All of it takes n log n steps, even for a file that was made to
 * be compared slowly.
 */

#include "pair.h"

#include "rename.h"

/* Records that are at most as many places apart are found without sorting. */
#define NEAR 16

/* ---- Lists ---- */

/* Returns what a member is called: a record's key, an id. */
static const char *
key_of(const struct diff_list *list, uint32_t index)
{
	if (list->records != NULL)
		return list->records[index].key;
	if (list->registries != NULL)
		return list->registries[index].id;
	return node_id(list->snapshot, list->people[index]);
}

uint32_t
wsreg_diff_list_node(const struct diff_list *list, uint32_t index)
{
	if (list->records != NULL)
		return record_node(&list->records[index]);
	if (list->registries != NULL)
		return list->registries[index].node;
	return list->people[index];
}

bool
wsreg_diff_is_numeric(const struct diff_list *list, uint32_t index)
{
	return list->records != NULL && !list->named &&
	    list->records[index].numeric &&
	    list->records[index].first <= list->records[index].last;
}

/* ---- Equal elements, equal keys ---- */

static uint64_t
digest_element(const struct diff_list *list, uint32_t index)
{
	return wsreg_diff_digest(
	    list->snapshot, wsreg_diff_list_node(list, index));
}

/* Returns whether two elements are the same, node by node. */
static bool
same_nodes(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	const struct wsreg_snapshot *one = lists[0].snapshot;
	const struct wsreg_snapshot *other = lists[1].snapshot;
	uint32_t i = wsreg_diff_list_node(&lists[0], before);
	uint32_t j = wsreg_diff_list_node(&lists[1], after);
	uint32_t end = node_next(one, i);

	do {
		if (node_size(one, i) != node_size(other, j) ||
		    one->nodes[i].kind != other->nodes[j].kind ||
		    strcmp(node_name(one, i), node_name(other, j)) != 0 ||
		    strcmp(node_text(one, i), node_text(other, j)) != 0)
			return false;
		i++, j++;
	} while (i < end);
	return true;
}

/* The outermost registries are mates whatever their ids; a registry inside may
 * have the same id. */
static bool
is_root(const struct diff_list *list, uint32_t index)
{
	return list->registries != NULL &&
	    list->registries[index].parent == WSREG_NONE;
}

/* Returns a digest of the key; ranges are compared by their numbers, so that
 * it does not matter how these are written. */
static uint64_t
digest_key(const struct diff_list *list, uint32_t index)
{
	if (is_root(list, index))
		return 1;
	if (wsreg_diff_is_numeric(list, index))
		return digest_mix(digest_mix(1, list->records[index].first),
		    list->records[index].last);
	return digest(slice_of(key_of(list, index)));
}

/* Returns whether two members have the same key: numbers are compared as
 * numbers, names octet by octet.  A number is never a name. */
static bool
same_key(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	const struct wsreg_record *one, *other;
	bool numeric = wsreg_diff_is_numeric(&lists[0], before);

	if (is_root(&lists[0], before) || is_root(&lists[1], after))
		return is_root(&lists[0], before) && is_root(&lists[1], after);
	if (numeric != wsreg_diff_is_numeric(&lists[1], after))
		return false;
	if (!numeric)
		return strcmp(key_of(&lists[0], before),
			   key_of(&lists[1], after)) == 0;
	one = &lists[0].records[before];
	other = &lists[1].records[after];
	return one->first == other->first && one->last == other->last;
}

/* ---- Passes ---- */

/* Sorts the digests of those that have no mate; returns how many there are. */
static uint32_t
sort_single(struct diff_match *match, unsigned side, const struct diff_way *way)
{
	const struct diff_list *list = &match->lists[side];
	struct diff_item *items = match->items[side];
	uint32_t count = 0;

	for (uint32_t i = 0; i < list->count; i++) {
		uint64_t value = match->mates[side][i] == DIFF_NO_MATE
		    ? way->digest(list, i)
		    : 0;

		if (value != 0)
			items[count++] = (struct diff_item){ value, i };
	}
	wsreg_diff_sort(items, count);
	return count;
}

/* Makes two members each other's mate. */
static void
marry(struct diff_match *match, uint32_t before, uint32_t after, uint32_t flags)
{
	match->mates[0][before] = after | flags;
	match->mates[1][after] = before | flags;
}

/* Returns how many items from here on have the same digest. */
static size_t
count_alike(const struct diff_item *item, const struct diff_item *end)
{
	size_t count = 1;

	while (item + count < end && item[count].value == item->value)
		count++;
	return count;
}

/* Pairs by one way those that have no mate yet, in steps that sorting takes. */
static void
pair_by(struct diff_match *match, const struct diff_way *way)
{
	const struct diff_item *a = match->items[0];
	const struct diff_item *b = match->items[1];
	const struct diff_item *a_end = a + sort_single(match, 0, way);
	const struct diff_item *b_end = b + sort_single(match, 1, way);

	while (a < a_end && b < b_end) {
		if (a->value < b->value) {
			a++;
		} else if (a->value > b->value) {
			b++;
		} else if (way->unique &&
		    (count_alike(a, a_end) > 1 || count_alike(b, b_end) > 1)) {
			a += count_alike(a, a_end);
			b += count_alike(b, b_end);
		} else {
			if (way->same == NULL ||
			    way->same(match->lists, a->index, b->index))
				marry(match, a->index, b->index, way->flags);
			a++, b++;
		}
	}
}

/* Looks for the same element a few places further on either side, as most
 * records are where they were.  Returns 0 if these two are the same; the number
 * of places on the side of after; NEAR and those on the side of before; or just
 * NEAR if nothing was found. */
static uint32_t
find_near(struct diff_match *match, uint32_t before, uint32_t after)
{
	const struct diff_list *lists = match->lists;

	if (same_nodes(lists, before, after))
		return 0;
	if (same_key(lists, before, after) && before + 1 < lists[0].count &&
	    after + 1 < lists[1].count &&
	    same_nodes(lists, before + 1, after + 1))
		return NEAR;
	for (uint32_t i = 1; i < NEAR; i++) {
		if (after + i < lists[1].count &&
		    same_nodes(lists, before, after + i))
			return i;
		if (before + i < lists[0].count &&
		    same_nodes(lists, before + i, after))
			return NEAR + i;
	}
	return NEAR;
}

/* Pairs what is the same and in the same order; returns how many are left. */
static uint32_t
pair_in_order(struct diff_match *match)
{
	const struct diff_list *lists = match->lists;
	uint32_t i = 0, j = 0, pairs = 0;

	while (i < lists[0].count && j < lists[1].count) {
		uint32_t step = find_near(match, i, j);

		if (step < NEAR) {
			marry(match, i, j + step, DIFF_SAME);
			pairs++;
			j += step;
		} else if (step > NEAR) {
			marry(match, i + step - NEAR, j, DIFF_SAME);
			pairs++;
			i += step - NEAR;
		}
		i++, j++;
	}
	return lists[0].count + lists[1].count - 2 * pairs;
}

/* ---- All of it ---- */

void
wsreg_diff_match(struct diff_match *match, enum diff_ways ways)
{
	static const struct diff_way by_nodes = { digest_element, same_nodes,
		DIFF_SAME, false };
	static const struct diff_way by_key = { digest_key, same_key, 0,
		false };

	for (unsigned side = 0; side < 2; side++)
		for (uint32_t i = 0; i < match->lists[side].count; i++)
			match->mates[side][i] = DIFF_NO_MATE;
	if (ways != DIFF_BY_KEY) {
		if (pair_in_order(match) == 0)
			return;
		pair_by(match, &by_nodes);
	}
	pair_by(match, &by_key);
	for (size_t i = 0; i < DIFF_RENAME_COUNT && ways == DIFF_BY_RENAMES;
	     i++)
		pair_by(match, &wsreg_diff_renames[i]);
	if (match->lists[0].registries != NULL)
		pair_by(match, &wsreg_diff_same_records);
}
