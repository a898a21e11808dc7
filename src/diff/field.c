/* SPDX-License-Identifier: MIT */
/*
 * Finds what two records, registries or people say differently, field by field.
 *
 * Elements of one name make a group, on both sides; groups are compared as a
 * whole, as nothing says which element of before is which of after.  Where a
 * side was read from a text rendition, only the fields that its page shows are
 * compared: that others are missing is no change.
 */

#include "field.h"

#include "compare-words.h"

/* ---- Entries ---- */

struct writer {
	struct diff_context *context;
	const struct diff_pair *pair;
	unsigned side;
	uint32_t counts[2];
};

/* Returns whether the name is one of these. */
static bool
is_any(const char *name, const char *const names[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return true;
	return false;
}

/* Returns the bit that stands for an element's name, and for some others. */
static unsigned
bit_of_name(const char *name)
{
	return (unsigned)(digest(slice_of(name)) % (DIFF_SHOWN_WORDS * 64));
}

/* Returns whether the renditions compared show elements of this name. */
static bool
is_shown(const struct diff_context *context, const char *name)
{
	unsigned bit = bit_of_name(name);

	return (context->shown[bit / 64] >> bit % 64 & 1) != 0;
}

/* Returns whether only what a page shows counts.  Of records and people that
 * are on one side alone all can be told. */
static bool
is_narrow(const struct writer *writer)
{
	const struct diff_pair *pair = writer->pair;

	return writer->context->rendition &&
	    (pair->subject == DIFF_REGISTRY ||
		(pair->nodes[0] != WSREG_NONE && pair->nodes[1] != WSREG_NONE));
}

/* Returns whether the element counts.  Dates of files and registries do not. */
static bool
counts(const struct writer *writer, const char *name, bool rules)
{
	static const char *const others[] = { "registry", "people", "created",
		"updated", "record" };
	/* A page shows these of a registry, beside its records. */
	static const char *const shown[] = { "title", "registration_rule",
		"expert", "note", "xref", "range" };
	bool narrow = is_narrow(writer);

	if (writer->pair->subject != DIFF_REGISTRY)
		return !narrow || is_shown(writer->context, name);
	if (is_any(name, others, rules ? 4 : 5))
		return false;
	return !narrow || rules || is_any(name, shown, 6);
}

/* Adds an entry on the side at hand. */
static void
add(struct writer *writer, const char *name, uint32_t node, const char *date)
{
	struct diff_context *context = writer->context;
	uint32_t at = writer->counts[0] + writer->counts[1];

	writer->counts[writer->side]++;
	context->entries[at] = (struct diff_entry){ name, node, date };
}

/* Adds the children that count, apart from a key that is not compared. */
static void
add_children(struct writer *writer, uint32_t node, bool rules)
{
	const struct wsreg_snapshot *snapshot =
	    writer->context->sides[writer->side];

	node_foreach (child, snapshot, node) {
		const char *name = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT) ||
		    child == writer->pair->keys[writer->side] ||
		    !counts(writer, name, rules))
			continue;
		/* In the dialect of 2012 ranges are records. */
		if (rules && strcmp(name, "record") == 0)
			name = "range";
		add(writer, name, child, NULL);
	}
}

/* Adds the dates of a record, which are attributes, under names of fields. */
static void
add_dates(struct writer *writer, uint32_t node)
{
	static const char *const dates[][2] = { { "date", "registered" },
		{ "updated", "updated" } };
	const struct wsreg_snapshot *snapshot =
	    writer->context->sides[writer->side];

	if (is_narrow(writer))
		return;
	for (size_t i = 0; i < 2; i++) {
		const char *date =
		    wsreg_node_attribute(snapshot, node, dates[i][0]);

		if (date != NULL)
			add(writer, dates[i][1], WSREG_NONE, date);
	}
}

/* Adds the id of a registry inside a file that both sides have, as it can
 * change. */
static void
add_id(struct writer *writer, uint32_t node)
{
	const struct wsreg_snapshot *snapshot =
	    writer->context->sides[writer->side];
	const uint32_t *nodes = writer->pair->nodes;
	const char *id = wsreg_node_attribute(snapshot, node, "id");

	if (id != NULL && node != snapshot->root && nodes[0] != WSREG_NONE &&
	    nodes[1] != WSREG_NONE)
		add(writer, "id", WSREG_NONE, id);
}

/* Adds all entries of one side. */
static void
add_side(struct writer *writer)
{
	const struct diff_pair *pair = writer->pair;
	uint32_t node = pair->nodes[writer->side];

	if (node == WSREG_NONE)
		return;
	if (pair->subject == DIFF_REGISTRY &&
	    pair->rules[writer->side] != WSREG_NONE)
		add_children(writer, pair->rules[writer->side], true);
	add_children(writer, node, false);
	if (pair->subject == DIFF_RECORD)
		add_dates(writer, node);
	if (pair->subject == DIFF_REGISTRY)
		add_id(writer, node);
}

/* ---- Groups ---- */

/* Brings entries of one name together; those of before stay in front. */
static void
sort_entries(struct diff_context *context, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct slice name = slice_of(context->entries[i].name);

		context->items[i] = (struct diff_item){ digest(name), i };
	}
	wsreg_diff_sort(context->items, count);
	for (uint32_t i = 0; i < count; i++)
		context->sorted[i] = context->entries[context->items[i].index];
}

/* Finds the entries from `start` on that have one name. */
static struct diff_group
find_group(const struct diff_context *context, uint32_t start,
    const uint32_t counts[2])
{
	struct diff_group group = { .start = start };
	uint32_t end = counts[0] + counts[1];

	for (uint32_t i = start; i < end &&
	     strcmp(context->sorted[i].name, context->sorted[start].name) == 0;
	     i++)
		group.count[context->items[i].index >= counts[0]]++;
	return group;
}

/* Returns where the group is: in the element of after, if it is there. */
static uint64_t
place_of(const struct diff_context *context, const struct diff_group *group,
    const uint32_t counts[2])
{
	const struct diff_item *items = context->items + group->start;

	return group->count[1] > 0 ? items[group->count[0]].index - counts[0]
				   : items[0].index;
}

bool
wsreg_diff_fields(struct diff_context *context, const struct diff_pair *pair)
{
	struct writer writer = { .context = context, .pair = pair };
	const uint32_t *counts = writer.counts;
	struct diff_group group;

	for (writer.side = 0; writer.side < 2; writer.side++)
		add_side(&writer);
	sort_entries(context, counts[0] + counts[1]);
	context->group_count = 0;
	for (uint32_t at = 0; at < counts[0] + counts[1];
	     at += group.count[0] + group.count[1]) {
		uint32_t found = context->group_count;

		group = find_group(context, at, counts);
		if (wsreg_diff_same_meaning(context, &group))
			continue;
		context->order[found] =
		    (struct diff_item){ place_of(context, &group, counts),
			    found };
		context->groups[found] = group;
		context->group_count++;
	}
	wsreg_diff_sort(context->order, context->group_count);
	return context->group_count > 0;
}

/* ---- What a text rendition shows ---- */

/* Notes the names of the element's children as bits. */
static void
note_names(const struct wsreg_snapshot *snapshot, uint32_t node,
    uint64_t shown[DIFF_SHOWN_WORDS])
{
	node_foreach (child, snapshot, node) {
		unsigned bit;

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		bit = bit_of_name(node_name(snapshot, child));
		shown[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

void
wsreg_diff_note_shown(
    struct diff_context *context, const struct diff_list lists[2])
{
	memset(context->shown, 0xff, sizeof(context->shown));
	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_snapshot *snapshot = context->sides[side];
		uint64_t shown[DIFF_SHOWN_WORDS] = { 0 };

		if (!snapshot->rendition)
			continue;
		for (uint32_t i = 0; i < lists[side].count; i++)
			note_names(snapshot,
			    wsreg_diff_list_node(&lists[side], i), shown);
		for (size_t i = 0; i < DIFF_SHOWN_WORDS; i++)
			context->shown[i] &= shown[i];
	}
}
