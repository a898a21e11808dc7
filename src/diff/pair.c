/* SPDX-License-Identifier: MIT */
/* Pairing: which record of the one snapshot is which of the other. */

#include <string.h>

#include "ascii.h"
#include "diff.h"

/* Records that stand as many places apart are found without sorting. */
#define NEAR 16

/* ---- What things are paired by: hashes, and whether they are right ---- */

static uint64_t
hash_text(const char *text)
{
	return diff_hash(text, strlen(text));
}

/* All of the element. */
static uint64_t
hash_nodes(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint32_t node = diff_list_node(list, index);
	uint32_t end = node_next(snapshot, node);
	uint64_t hash = 0;

	for (; node < end; node++)
		hash = diff_mix(
		    diff_mix(hash, hash_text(node_name(snapshot, node))),
		    hash_text(node_text(snapshot, node)));
	return hash;
}

static bool
same_nodes(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	const struct wsreg_snapshot *const sides[2] = { lists[0].snapshot,
		lists[1].snapshot };

	return diff_same_nodes(sides, diff_list_node(&lists[0], before),
	    diff_list_node(&lists[1], after));
}

/* The outermost registries are mates whatever their ids; a registry inside may
 * have the same. */
static bool
is_root(const struct diff_list *list, uint32_t index)
{
	return list->registries != NULL &&
	    list->registries[index].parent == WSREG_NONE;
}

static uint64_t
hash_key(const struct diff_list *list, uint32_t index)
{
	if (is_root(list, index))
		return 1;
	if (diff_is_numeric(list, index))
		return diff_mix(diff_mix(1, list->records[index].first),
		    list->records[index].last);
	return hash_text(diff_list_key(list, index));
}

static bool
same_key(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	bool numeric = diff_is_numeric(&lists[0], before);

	if (is_root(&lists[0], before) || is_root(&lists[1], after))
		return is_root(&lists[0], before) && is_root(&lists[1], after);
	if (numeric != diff_is_numeric(&lists[1], after))
		return false;
	if (numeric)
		return lists[0].records[before].first ==
		    lists[1].records[after].first &&
		    lists[0].records[before].last ==
		    lists[1].records[after].last;
	return strcmp(diff_list_key(&lists[0], before),
		   diff_list_key(&lists[1], after)) == 0;
}

static bool
same_folded(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	const char *a = diff_list_key(&lists[0], before);
	const char *b = diff_list_key(&lists[1], after);

	while (*a != '\0' && ascii_lower(*a) == ascii_lower(*b))
		a++, b++;
	return *a == *b;
}

/* ---- Passes ---- */

/* One way to pair what is not paired yet.  Where a pair is not right although
 * the hashes are the same, neither is paired with another. */
struct way {
	/* 0: not to be paired so. */
	uint64_t (*hash)(const struct diff_list *list, uint32_t index);
	bool (*same)(
	    const struct diff_list lists[2], uint32_t before, uint32_t after);
	uint32_t flags;
};

static uint32_t
list_free(struct diff_match *match, unsigned side, const struct way *way)
{
	const struct diff_list *list = &match->lists[side];
	struct diff_item *items = match->items[side];
	uint32_t count = 0;

	for (uint32_t i = 0; i < list->count; i++) {
		uint64_t hash;

		if (match->mates[side][i] != DIFF_NO_MATE)
			continue;
		hash = way->hash(list, i);
		if (hash != 0)
			items[count++] = (struct diff_item){ hash, i };
	}
	diff_sort(items, count);
	return count;
}

static void
marry(struct diff_match *match, uint32_t before, uint32_t after, uint32_t flags)
{
	match->mates[0][before] = after | flags;
	match->mates[1][after] = before | flags;
}

static void
pair_by(struct diff_match *match, const struct way *way)
{
	uint32_t count = list_free(match, 0, way);
	uint32_t other = list_free(match, 1, way);
	const struct diff_item *a = match->items[0], *a_end = a + count;
	const struct diff_item *b = match->items[1], *b_end = b + other;

	while (a < a_end && b < b_end) {
		if (a->value < b->value) {
			a++;
		} else if (a->value > b->value) {
			b++;
		} else {
			if (way->same(match->lists, a->index, b->index))
				marry(match, a->index, b->index, way->flags);
			a++, b++;
		}
	}
}

/* Most stands where it stood, or a few places further. */
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

/* Pairs what is the same and in the same order; how many are not paired. */
static uint32_t
pair_along(struct diff_match *match)
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

static bool
is_element(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name)
{
	return node_is(snapshot, node, WSREG_NODE_ELEMENT) &&
	    strcmp(node_name(snapshot, node), name) == 0;
}

/* Whatever white space is around and between the words; the text without any
 * adds nothing. */
static uint64_t
hash_words(uint64_t hash, const char *text)
{
	const char *word;

	for (;;) {
		while (ascii_is_blank(*text))
			text++;
		for (word = text; *text != '\0' && !ascii_is_blank(*text);)
			text++;
		if (text == word)
			return hash;
		hash = diff_mix(hash, diff_hash(word, (size_t)(text - word)));
	}
}

/* Only names are renamed, and only where someone answers for them. */
static uint64_t
hash_contact(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_record *record = &list->records[index];
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint64_t sum = 0;

	if (diff_is_numeric(list, index) ||
	    record->status == WSREG_STATUS_UNASSIGNED)
		return 0;
	node_foreach (child, snapshot, record_node(record)) {
		const char *data =
		    wsreg_node_attribute(snapshot, child, "data");

		/* In whatever order. */
		if (is_element(snapshot, child, "xref"))
			sum += hash_words(2, data != NULL ? data : "") | 1;
	}
	return sum;
}

static uint64_t
hash_definition(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint32_t record = record_node(&list->records[index]);
	uint64_t hash = 0;

	node_foreach (child, snapshot, record) {
		uint32_t end = node_next(snapshot, child);

		if (!is_element(snapshot, child, "definition"))
			continue;
		for (uint32_t i = child + 1; i < end; i++)
			hash = hash_words(hash, node_text(snapshot, i));
	}
	return hash;
}

static uint64_t
hash_date(const struct diff_list *list, uint32_t index)
{
	const char *date = wsreg_record_registered(&list->records[index]);

	return date != NULL && date[0] != '\0' ? hash_text(date) : 0;
}

static uint64_t
hash_both(uint64_t contact, uint64_t other)
{
	return contact == 0 || other == 0 ? 0 : diff_mix(contact, other) | 1;
}

static uint64_t
hash_all(const struct diff_list *list, uint32_t index)
{
	return hash_both(
	    hash_both(hash_contact(list, index), hash_definition(list, index)),
	    hash_date(list, index));
}

static uint64_t
hash_same_definition(const struct diff_list *list, uint32_t index)
{
	return hash_both(
	    hash_contact(list, index), hash_definition(list, index));
}

static uint64_t
hash_same_date(const struct diff_list *list, uint32_t index)
{
	return hash_both(hash_contact(list, index), hash_date(list, index));
}

static uint64_t
hash_folded(const struct diff_list *list, uint32_t index)
{
	const char *key = diff_list_key(list, index);

	if (diff_is_numeric(list, index) ||
	    list->records[index].status == WSREG_STATUS_UNASSIGNED)
		return 0;
	return diff_hash_folded(key, strlen(key));
}

static bool
same_hash(const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	(void)lists;
	(void)before;
	(void)after;
	return true;
}

/* ---- All of it ---- */

static void
clear(struct diff_match *match)
{
	for (unsigned side = 0; side < 2; side++)
		for (uint32_t i = 0; i < match->lists[side].count; i++)
			match->mates[side][i] = DIFF_NO_MATE;
}

void
diff_match(struct diff_match *match, enum diff_ways ways)
{
	static const struct way by_key = { hash_key, same_key, 0 };
	static const struct way by_nodes = { hash_nodes, same_nodes,
		DIFF_SAME };
	static const struct way renames[] = {
		{ hash_folded, same_folded, 0 },
		{ hash_all, same_hash, 0 },
		{ hash_same_definition, same_hash, 0 },
		{ hash_same_date, same_hash, 0 },
	};

	clear(match);
	if (ways != DIFF_BY_KEY) {
		if (pair_along(match) == 0)
			return;
		pair_by(match, &by_nodes);
	}
	pair_by(match, &by_key);
	for (size_t i = 0; i < 4 && ways == DIFF_BY_RENAMES; i++)
		pair_by(match, &renames[i]);
}
