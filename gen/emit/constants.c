/* SPDX-License-Identifier: MIT */
/* Naming the records in generated code. */

#include "constants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

struct maker {
	struct gen_groups *groups;
	const struct gen_source *source;
	struct gen_error *error;
};

/* Sets an error at the place of the record. */
static bool
fail_record(struct maker *maker, const struct wsreg_record *record,
    const char *before, const char *after)
{
	const struct wsreg_snapshot *snapshot = maker->source->snapshot;
	uint32_t node = record_node(record);

	return gen_error_set(maker->error, node_file(snapshot, node),
	    node_line(snapshot, node), "%s`%s'%s", before, record->key, after);
}

/* Sets an error about a name, with the line of the overlay that would mend
 * it. */
static bool
fail_name(
    struct maker *maker, const struct wsreg_record *record, const char *reason)
{
	char advice[512];

	snprintf(advice, sizeof(advice),
	    "; add to the overlay: name %s %s IDENTIFIER", record->registry->id,
	    record->key);
	return fail_record(maker, record, reason, advice);
}

void
gen_capitals(char *to, size_t size, const char *text)
{
	size_t i;

	for (i = 0; text[i] != '\0' && i + 1 < size; i++)
		if (ascii_is_word(text[i]))
			to[i] = ascii_upper(text[i]);
		else
			to[i] = '_';
	to[i] = '\0';
}

/* Returns what follows the group's name: for VERSION_13 in VERSION that is 13,
 * as the whole is WSREG_VERSION_13 anyhow; and _2018 needs no "_", as it does
 * not begin the whole. */
static const char *
tail_of(const struct gen_group *group, const char *identifier)
{
	size_t size = strlen(group->name);

	if (strncmp(identifier, group->name, size) == 0 &&
	    identifier[size] == '_')
		identifier += size + 1;
	return identifier[0] == '_' ? identifier + 1 : identifier;
}

/* Returns whether the record has a constant: one number or name that has a
 * meaning, not a range and nothing unassigned. */
static bool
has_constant(const struct wsreg_record *record)
{
	return record->status != WSREG_STATUS_UNASSIGNED &&
	    !(record->numeric && record->first != record->last);
}

/* Where a name comes from: an alias is the overlay's. */
enum name_of { NAME_OF_TODAY, NAME_OF_THE_OVERLAY, NAME_OF_EARLIER_DAYS };

/* Adds one name of a record to its group; false, the error set, if C cannot
 * have the name or memory is out. */
static bool
add_constant(struct maker *maker, struct gen_group *group,
    const struct wsreg_record *record, const char *identifier, enum name_of of)
{
	const struct gen_overlay *overlay = maker->source->overlay;
	const char *id = record->registry->id;
	const char *title =
	    gen_naming_find(overlay, GEN_NAMING_TITLE, id, record->key);
	const struct gen_constant constant = {
		.record = record,
		.name = tail_of(group, identifier),
		.meaning = title != NULL ? title : gen_record_meaning(record),
		.former = of == NAME_OF_EARLIER_DAYS,
		.alias = of == NAME_OF_THE_OVERLAY,
		.omitted = of != NAME_OF_THE_OVERLAY &&
		    gen_naming_find(
			overlay, GEN_NAMING_OMIT, id, record->key) != NULL,
	};

	/* The macro that lists a registry has this name. */
	if (strcmp(constant.name, "LIST") == 0)
		return fail_name(maker, record, "C reserves the name of ");
	if (!gen_array_add(
		&maker->groups->constants, &constant, sizeof(constant)))
		return gen_error_memory(maker->error, NULL);
	group->count++;
	return true;
}

/* Returns whether the line gives this record a name that it does not have yet:
 * an older snapshot has it as the present one, and lines may be repeated. */
static bool
is_former(const struct wsreg_overlay *overlay, uint32_t line,
    const struct wsreg_record *record)
{
	const struct wsreg_given_name *name = &overlay->formers[line];

	if (strcmp(name->registry, record->registry->id) != 0 ||
	    strcmp(name->key, record->key) != 0 ||
	    strcmp(name->identifier, record->identifier) == 0)
		return false;
	for (uint32_t i = 0; i < line; i++)
		if (strcmp(overlay->formers[i].identifier, name->identifier) ==
			0 &&
		    is_former(overlay, i, record))
			return false;
	return true;
}

/* Adds the names that the record had in earlier days, by the lines of the
 * overlay, so that programs that use them still compile. */
static bool
add_former(struct maker *maker, struct gen_group *group,
    const struct wsreg_record *record)
{
	const struct wsreg_overlay *overlay = maker->source->snapshot->overlay;

	for (uint32_t i = 0; i < overlay->former_count; i++)
		if (is_former(overlay, i, record) &&
		    !add_constant(maker, group, record,
			overlay->formers[i].identifier, NAME_OF_EARLIER_DAYS))
			return false;
	return true;
}

/* Adds the further names that the overlay gives the record. */
static bool
add_aliases(struct maker *maker, struct gen_group *group,
    const struct wsreg_record *record)
{
	const struct gen_overlay *overlay = maker->source->overlay;
	const struct gen_naming *items =
	    overlay != NULL ? overlay->namings.items : NULL;
	size_t count = overlay != NULL ? overlay->namings.count : 0;

	for (size_t i = 0; i < count; i++)
		if (items[i].of == GEN_NAMING_ALIAS &&
		    strcmp(items[i].registry, record->registry->id) == 0 &&
		    strcmp(items[i].key, record->key) == 0 &&
		    !add_constant(maker, group, record, items[i].text,
			NAME_OF_THE_OVERLAY))
			return false;
	return true;
}

/* Adds all constants of a record. Numbers above INT32_MAX are refused: the
 * constants of an enumeration in C are of type int. */
static bool
add_record(struct maker *maker, struct gen_group *group,
    const struct wsreg_record *record)
{
	if (!has_constant(record))
		return true;
	/* Constants of an enumeration are of type int: C11, 6.7.2.2. */
	if (group->numeric && (!record->numeric || record->first > INT32_MAX))
		return fail_record(maker, record, "",
		    " is not a number that fits a C constant");
	if (record->identifier == NULL)
		return fail_name(maker, record, "no C name can be made for ");
	return add_constant(
		   maker, group, record, record->identifier, NAME_OF_TODAY) &&
	    add_aliases(maker, group, record) &&
	    add_former(maker, group, record);
}

typedef struct gen_constant *const constant_at;

/* Compares constants by name, then by place. */
static int
compare_names(const void *a, const void *b)
{
	const struct gen_constant *x = *(constant_at *)a;
	const struct gen_constant *y = *(constant_at *)b;
	int order = strcmp(x->name, y->name);

	/* Constants lie in the file's order, and the error is at the later. */
	return order != 0 ? order : x < y ? -1 : 1;
}

/* Compares constants by number, then by place, so that the first of a number is
 * the one that is not a repetition. */
static int
compare_numbers(const void *a, const void *b)
{
	const struct gen_constant *x = *(constant_at *)a;
	const struct gen_constant *y = *(constant_at *)b;

	if (x->record->first != y->record->first)
		return x->record->first < y->record->first ? -1 : 1;
	return x < y ? -1 : 1;
}

/* Sets an error for two constants of the same name; `one` comes first. */
static bool
fail_pair(struct maker *maker, const struct gen_constant *one,
    const struct gen_constant *other)
{
	if (one->alias || other->alias)
		return fail_record(maker,
		    one->alias ? one->record : other->record,
		    "an `alias' line gives the C name of another record to ",
		    "");
	if (one->former && other->former)
		return fail_record(maker, other->record,
		    "another record has the same former name as ", "");
	if (one->former || other->former)
		return fail_name(maker,
		    one->former ? other->record : one->record,
		    "a former name of another record is also the C name of ");
	return fail_name(
	    maker, other->record, "another record has the same C name as ");
}

/* Checks that no two constants have the same name, and marks those with the
 * number of an earlier one. */
static bool
check_names(struct maker *maker, const struct gen_group *group)
{
	struct gen_constant **sorted =
	    calloc(group->count + 1, sizeof(*sorted));
	bool good = true;

	if (sorted == NULL)
		return gen_error_memory(maker->error, NULL);
	for (size_t i = 0; i < group->count; i++)
		sorted[i] = &group->constants[i];
	qsort(sorted, group->count, sizeof(*sorted), compare_numbers);
	for (size_t i = 1; i < group->count; i++)
		sorted[i]->repeated =
		    sorted[i - 1]->record->first == sorted[i]->record->first;
	qsort(sorted, group->count, sizeof(*sorted), compare_names);
	for (size_t i = 1; good && i < group->count; i++)
		if (strcmp(sorted[i - 1]->name, sorted[i]->name) == 0)
			good = fail_pair(maker, sorted[i - 1], sorted[i]);
	free(sorted);
	return good;
}

/* Returns whether the registry's constants are numbers: by its kind if it is
 * one of the six, else if all records that have a constant are numeric. */
static bool
is_numeric(const struct wsreg_registry *registry)
{
	const struct wsreg_record *records = registry->snapshot->records;
	uint32_t first = registry->first_record;

	if (registry->kind != WSREG_KIND_OTHER)
		return !kind_has_names(registry->kind);
	for (uint32_t i = first; i < first + registry->record_count; i++)
		if (has_constant(&records[i]) && !records[i].numeric)
			return false;
	return true;
}

/* Checks that no other group has this name, as constants would meet. */
static bool
check_group(struct maker *maker, const struct gen_group *group)
{
	const struct gen_group *items = maker->groups->groups.items;
	const struct wsreg_snapshot *snapshot = group->registry->snapshot;
	uint32_t node = group->registry->node;

	for (size_t i = 0; i < maker->groups->groups.count; i++)
		if (strcmp(items[i].name, group->name) == 0)
			return gen_error_set(maker->error,
			    node_file(snapshot, node),
			    node_line(snapshot, node),
			    "registries `%s' and `%s' have the same C name, %s",
			    items[i].registry->id, group->registry->id,
			    group->name);
	return true;
}

/* Adds a registry with the constants of its records. */
static bool
add_group(struct maker *maker, const struct wsreg_registry *registry)
{
	struct gen_array *array = &maker->groups->groups;
	struct gen_group *group = gen_array_grow(array, 1, sizeof(*group));

	if (group == NULL)
		return gen_error_memory(maker->error, NULL);
	*group = (struct gen_group){
		.registry = registry,
		.numeric = is_numeric(registry),
		.constant = gen_naming_find(maker->source->overlay,
		    GEN_NAMING_CONSTANT, registry->id, ""),
		.type = gen_naming_find(
		    maker->source->overlay, GEN_NAMING_ENUM, registry->id, ""),
	};
	gen_capitals(group->name, sizeof(group->name),
	    registry->alias != NULL ? registry->alias : registry->id);
	if (!check_group(maker, group))
		return false;
	array->count++;
	for (uint32_t i = 0; i < registry->record_count; i++)
		if (!add_record(maker, group,
			&registry->snapshot
			     ->records[registry->first_record + i]))
			return false;
	return true;
}

/* Gives the groups their constants, once the memory of these has ceased to
 * move. */
static bool
finish(struct maker *maker)
{
	struct gen_groups *groups = maker->groups;
	struct gen_group *items = groups->groups.items;
	struct gen_constant *constants = groups->constants.items;

	groups->items = items;
	groups->count = groups->groups.count;
	for (size_t i = 0; i < groups->count; i++) {
		/* Without any constant there is no array. */
		if (items[i].count == 0)
			continue;
		items[i].constants = constants;
		constants += items[i].count;
		if (!check_names(maker, &items[i]))
			return false;
	}
	return true;
}

bool
gen_groups_make(struct gen_groups *groups, const struct gen_source *source,
    struct gen_error *error)
{
	struct maker maker = { groups, source, error };

	*groups = (struct gen_groups){ 0 };
	for (size_t i = 0; i < source->registry_count; i++)
		if (!add_group(&maker, source->registries[i]))
			return false;
	return finish(&maker);
}

void
gen_groups_free(struct gen_groups *groups)
{
	gen_array_free(&groups->groups);
	gen_array_free(&groups->constants);
}

const struct wsreg_verdict *
gen_record_verdict(const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	if (record->registry->kind != WSREG_KIND_CLOSE_CODE ||
	    snapshot->wire.pages == NULL)
		return NULL;
	return wire_verdict(snapshot->overlay->rules, &snapshot->wire,
	    record->first, WSREG_CLIENT);
}
