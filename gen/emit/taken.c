/* SPDX-License-Identifier: MIT */
/* The names that a generated file defines. */

#include "taken.h"

#include <stdlib.h>
#include <string.h>

struct entry {
	const char *name;
	size_t offset; /* in the text, which may move while names are added */
	const struct gen_group *group;
	const struct gen_constant *constant;
};

void
gen_taken_add(struct gen_taken *taken, const char *name,
    const struct gen_group *group, const struct gen_constant *constant)
{
	const struct entry entry = {
		.offset = taken->text.text.count,
		.group = group,
		.constant = constant,
	};

	if (!gen_array_add(&taken->entries, &entry, sizeof(entry)))
		gen_error_memory(taken->text.error, NULL);
	gen_put(&taken->text, name, strlen(name) + 1);
}

/* Ranks names for messages: those that are not of constants come first, former
 * names come last. */
static int
rank(const struct entry *entry)
{
	return entry->constant == NULL ? 0 : entry->constant->former ? 2 : 1;
}

/* Compares by name, then by rank, then by order, so that the error is at the
 * name that is to be changed. */
static int
compare_entries(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->name, y->name);

	if (order == 0)
		order = rank(x) - rank(y);
	return order != 0 ? order : x->offset < y->offset ? -1 : 1;
}

/* Sets an error at a registry, whose own names no overlay changes. */
static bool
fail_group(const struct gen_taken *taken, const struct entry *entry,
    struct gen_error *error)
{
	const struct wsreg_registry *registry = entry->group->registry;

	return gen_error_set(error,
	    node_file(registry->snapshot, registry->node),
	    node_line(registry->snapshot, registry->node),
	    "registry `%s' would define %s, which is already taken in %s",
	    registry->id, entry->name, taken->language);
}

/* Sets an error at the record whose name is to be changed: where another
 * record had the name in earlier days, that is the one with the present
 * name. */
static bool
fail_pair(const struct gen_taken *taken, const struct entry *one,
    const struct entry *other, struct gen_error *error)
{
	const struct entry *entry =
	    rank(one) == 1 && rank(other) == 2 ? one : other;
	const struct wsreg_record *record;
	uint32_t node;

	if (entry->constant == NULL)
		return fail_group(taken, entry, error);
	record = entry->constant->record;
	node = record_node(record);
	return gen_error_set(error, node_file(record->registry->snapshot, node),
	    node_line(record->registry->snapshot, node),
	    "`%s' would be %s, which is already taken in %s; %s overlay: "
	    "%s %s %s IDENTIFIER",
	    record->key, entry->name, taken->language,
	    entry->constant->former ? "remove from the" : "add to the",
	    entry->constant->former ? "former" : "name", record->registry->id,
	    record->key);
}

bool
gen_taken_check(struct gen_taken *taken, struct gen_error *error)
{
	struct entry *entries = taken->entries.items;
	size_t count = taken->entries.count;

	if (error->set)
		return false;
	for (size_t i = 0; i < count; i++)
		entries[i].name =
		    (const char *)taken->text.text.items + entries[i].offset;
	if (count > 0)
		qsort(entries, count, sizeof(*entries), compare_entries);
	for (size_t i = 1; i < count; i++)
		/* The language's own words may be noted more than once. */
		if (entries[i].group != NULL &&
		    strcmp(entries[i - 1].name, entries[i].name) == 0)
			return fail_pair(
			    taken, &entries[i - 1], &entries[i], error);
	return true;
}

void
gen_taken_free(struct gen_taken *taken)
{
	gen_output_free(&taken->text);
	gen_array_free(&taken->entries);
}
