/* SPDX-License-Identifier: MIT */
/*
 * The working space of a comparison: how much, and what is where.
 *
 * The library allocates nothing.  It says how much memory the caller has to
 * give; one function both counts it and hands it out, so that the two agree.
 */

#include "diff.h"

/* The sizes of the largest list and of the largest element of one side. */
struct extent {
	size_t rows;     /* records of a registry, registries, people */
	size_t elements; /* in a record, a registry, a person */
};

/* Returns the larger of two sizes. */
static size_t
larger(size_t a, size_t b)
{
	return a > b ? a : b;
}

/* Counts the id of a registry and its elements that are neither records nor
 * registries, with all inside them; the rules of 2012 are records. */
static size_t
measure_texts(const struct wsreg_snapshot *snapshot, uint32_t node, bool rules)
{
	size_t sum = 1;

	node_foreach (child, snapshot, node) {
		const char *name = node_name(snapshot, child);

		if (rules ||
		    (strcmp(name, "record") != 0 &&
			strcmp(name, "registry") != 0 &&
			strcmp(name, "people") != 0))
			sum += node_size(snapshot, child) + 1u;
	}
	return sum;
}

/* Finds the sizes of the largest list and the largest element. */
static struct extent
measure(const struct wsreg_snapshot *snapshot)
{
	struct extent extent = {
		.rows =
		    larger(snapshot->registry_count, snapshot->person_count),
		.elements = measure_texts(snapshot, snapshot->root, false),
	};

	for (uint32_t i = 0; i < snapshot->registry_count; i++) {
		const struct wsreg_registry *registry =
		    &snapshot->registries[i];
		size_t texts = measure_texts(snapshot, registry->node, false);

		if (registry->rules != WSREG_NONE)
			texts += measure_texts(snapshot, registry->rules, true);
		extent.elements = larger(extent.elements, texts);
		extent.rows = larger(extent.rows, registry->record_count);
	}
	for (uint32_t i = 0; i < snapshot->record_count; i++)
		extent.elements = larger(extent.elements,
		    node_size(snapshot, record_node(&snapshot->records[i])));
	for (uint32_t i = 0; i < snapshot->person_count; i++)
		extent.elements = larger(
		    extent.elements, node_size(snapshot, snapshot->people[i]));
	return extent;
}

/* Returns the next part of the space, which has room for `count` items of this
 * size.  Without a space it only adds to what is used, and returns NULL. */
static void *
take(char *space, size_t *used, size_t count, size_t size)
{
	size_t alignment = sizeof(uint64_t);
	size_t start = *used;

	*used += (count * size + alignment - 1) / alignment * alignment;
	return space != NULL ? space + start : NULL;
}

/* Sets the parts of the space in `diff`; returns how much they take. */
static size_t
lay_out(struct wsreg_diff *diff, char *space)
{
	size_t used = 0, elements = 0;
	struct diff_context *context = &diff->context;

	take(space, &used, 1, sizeof(*diff));
	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_snapshot *snapshot = context->sides[side];
		struct extent extent = measure(snapshot);

		diff->match.mates[side] =
		    take(space, &used, extent.rows, sizeof(uint32_t));
		diff->match.items[side] =
		    take(space, &used, extent.rows, sizeof(struct diff_item));
		diff->heaps[side] =
		    take(space, &used, extent.rows, sizeof(uint32_t));
		diff->registry_mates[side] = take(
		    space, &used, snapshot->registry_count, sizeof(uint32_t));
		elements = larger(elements, extent.elements);
	}
	/* Two records of the same side are compared, too; each has two dates
	 * that are in its count as attributes. */
	context->entries =
	    take(space, &used, 2 * elements, sizeof(struct diff_entry));
	context->sorted =
	    take(space, &used, 2 * elements, sizeof(struct diff_entry));
	context->items =
	    take(space, &used, 2 * elements, sizeof(struct diff_item));
	context->groups =
	    take(space, &used, 2 * elements, sizeof(struct diff_group));
	context->order =
	    take(space, &used, 2 * elements, sizeof(struct diff_item));
	for (unsigned side = 0; side < 2; side++)
		context->references[side] =
		    take(space, &used, elements, sizeof(struct diff_item));
	return used;
}

size_t
wsreg_diff_size(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after)
{
	struct wsreg_diff diff = { .context.sides = { before, after } };

	return lay_out(&diff, NULL);
}

/* Pairs the registries of both files by their ids. */
static void
match_registries(struct wsreg_diff *diff)
{
	struct diff_match *match = &diff->match;

	for (unsigned side = 0; side < 2; side++) {
		const struct wsreg_snapshot *snapshot =
		    diff->context.sides[side];

		match->lists[side] = (struct diff_list){
			.snapshot = snapshot,
			.registries = snapshot->registries,
			.count = snapshot->registry_count,
			.named = true,
		};
	}
	wsreg_diff_match(match, DIFF_BY_KEY);
	for (unsigned side = 0; side < 2; side++)
		for (uint32_t i = 0; i < match->lists[side].count; i++)
			diff->registry_mates[side][i] = match->mates[side][i];
}

struct wsreg_diff *
wsreg_diff_init(const struct wsreg_snapshot *before,
    const struct wsreg_snapshot *after, void *space)
{
	struct wsreg_diff *diff = space;

	*diff = (struct wsreg_diff){
		.context = {
			.sides = { before, after },
			.rendition = before->rendition || after->rendition,
		},
		.phase = DIFF_PHASE_ROOT,
	};
	lay_out(diff, space);
	match_registries(diff);
	return diff;
}
