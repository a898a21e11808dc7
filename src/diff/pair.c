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

#include "compare-words.h"

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

/* Returns a digest of the whole element. */
static uint64_t
digest_nodes(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint32_t node = wsreg_diff_list_node(list, index);
	uint32_t end = node_next(snapshot, node);
	uint64_t mixed = 0;

	for (; node < end; node++)
		mixed =
		    digest_mix(digest_mix(mixed,
				   digest(slice_of(node_name(snapshot, node)))),
			digest(slice_of(node_text(snapshot, node))));
	return mixed;
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
		if (one->nodes[i].size != other->nodes[j].size ||
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

/* One way to pair what is not paired yet, by digests.  Where two are not the
 * same although their digests are, neither is paired with another. */
struct way {
	/* Returns 0 for a member that is not to be paired in this way. */
	uint64_t (*digest)(const struct diff_list *list, uint32_t index);
	/* NULL if the digests say enough. */
	bool (*same)(
	    const struct diff_list lists[2], uint32_t before, uint32_t after);
	uint32_t flags;
};

/* Sorts the digests of those that have no mate; returns how many there are. */
static uint32_t
sort_single(struct diff_match *match, unsigned side, const struct way *way)
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

/* Pairs by one way those that have no mate yet, in steps that sorting takes. */
static void
pair_by(struct diff_match *match, const struct way *way)
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

/* ---- Renames ---- */

/* Only names are renamed, and not those that are free again. */
static bool
may_be_renamed(const struct diff_list *list, uint32_t index)
{
	return !wsreg_diff_is_numeric(list, index) &&
	    list->records[index].status != WSREG_STATUS_UNASSIGNED;
}

/* Mixes the words into a digest, whatever white space is around them; a text
 * without any adds nothing. */
static uint64_t
mix_words(uint64_t mixed, const char *text)
{
	struct slice word;

	while (wsreg_diff_next_word(&text, &word))
		mixed = digest_mix(mixed, digest(word));
	return mixed;
}

/* Returns a digest of those who answer for the name, in whatever order; 0 if
 * nobody does. */
static uint64_t
digest_contact(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint64_t sum = 0;

	if (!may_be_renamed(list, index))
		return 0;
	node_foreach (child, snapshot, record_node(&list->records[index])) {
		const char *data =
		    wsreg_node_attribute(snapshot, child, "data");

		if (node_is_element(snapshot, child, "xref"))
			sum += mix_words(2, data != NULL ? data : "") | 1;
	}
	return sum;
}

/* Returns a digest of the words of a protocol's definition. */
static uint64_t
digest_definition(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint64_t mixed = 0;

	node_foreach (child, snapshot, record_node(&list->records[index])) {
		uint32_t end = node_next(snapshot, child);

		if (!node_is_element(snapshot, child, "definition"))
			continue;
		for (uint32_t i = child + 1; i < end; i++)
			mixed = mix_words(mixed, node_text(snapshot, i));
	}
	return mixed;
}

/* Returns a digest of the date of registration; 0 if there is none. */
static uint64_t
digest_date(const struct diff_list *list, uint32_t index)
{
	const char *date = wsreg_record_registered(&list->records[index]);

	return date != NULL && date[0] != '\0' ? digest(slice_of(date)) : 0;
}

/* Returns a digest of both; 0 if either is missing. */
static uint64_t
digest_both(uint64_t one, uint64_t other)
{
	return one == 0 || other == 0 ? 0 : digest_mix(one, other) | 1;
}

/* Digests by whom the name was registered, and for what. */
static uint64_t
by_definition(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    digest_contact(list, index), digest_definition(list, index));
}

/* Digests all that a rename leaves as it is, which is the surest sign of
 * one. */
static uint64_t
by_definition_and_date(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    by_definition(list, index), digest_date(list, index));
}

/* Digests by whom the name was registered, and when: the weakest sign. */
static uint64_t
by_date(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    digest_contact(list, index), digest_date(list, index));
}

/* Digests the key whatever its case, as a typing error may have been mended. */
static uint64_t
by_key_nocase(const struct diff_list *list, uint32_t index)
{
	return may_be_renamed(list, index)
	    ? digest_nocase(slice_of(key_of(list, index)))
	    : 0;
}

/* Compares keys whatever their case; the digests take other octets for the
 * same, too. */
static bool
same_key_nocase(
    const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	return slice_same_nocase(slice_of(key_of(&lists[0], before)),
	    slice_of(key_of(&lists[1], after)));
}

/* ---- All of it ---- */

void
wsreg_diff_match(struct diff_match *match, enum diff_ways ways)
{
	static const struct way by_nodes = { digest_nodes, same_nodes,
		DIFF_SAME };
	static const struct way by_key = { digest_key, same_key, 0 };
	static const struct way renames[] = {
		{ by_key_nocase, same_key_nocase, 0 },
		{ by_definition_and_date, NULL, 0 },
		{ by_definition, NULL, 0 },
		{ by_date, NULL, 0 },
	};

	for (unsigned side = 0; side < 2; side++)
		for (uint32_t i = 0; i < match->lists[side].count; i++)
			match->mates[side][i] = DIFF_NO_MATE;
	if (ways != DIFF_BY_KEY) {
		if (pair_in_order(match) == 0)
			return;
		pair_by(match, &by_nodes);
	}
	pair_by(match, &by_key);
	for (size_t i = 0; i < 4 && ways == DIFF_BY_RENAMES; i++)
		pair_by(match, &renames[i]);
}
