/* SPDX-License-Identifier: MIT */
/* Finds private records that redefine registered ones, and numbers that the
 * protocol has no room for. */

#include "clash.h"

#include <stdlib.h>
#include <string.h>

/* Compares by place in the file: records lie in the order in which they were
 * read, those of the first file first. */
static int
compare_places(const struct wsreg_record *x, const struct wsreg_record *y)
{
	return x < y ? -1 : x > y;
}

/* Compares by key, so that equal keys come together; qsort(3) alone would leave
 * their order open. */
static int
compare_keys(const void *a, const void *b)
{
	const struct wsreg_record *x = *(const struct wsreg_record *const *)a;
	const struct wsreg_record *y = *(const struct wsreg_record *const *)b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : compare_places(x, y);
}

/* Compares by the first number, so that a range that reaches into another one
 * comes after it. */
static int
compare_numbers(const void *a, const void *b)
{
	const struct wsreg_record *x = *(const struct wsreg_record *const *)a;
	const struct wsreg_record *y = *(const struct wsreg_record *const *)b;

	if (x->first != y->first)
		return x->first < y->first ? -1 : 1;
	return compare_places(x, y);
}

/* Returns whether the node comes from a file that was laid over another, which
 * has what nobody registered. */
static bool
is_merged(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	const char *file = node_file(snapshot, node);

	for (uint32_t i = 0; i < snapshot->merged_count; i++)
		if (snapshot->merged[i] == file)
			return true;
	return false;
}

static bool
is_private(const struct wsreg_record *record)
{
	return is_merged(record->registry->snapshot, record_node(record));
}

/* Sets an error at the later of two that meet, unless both stand in the first
 * file, where it is IANA's affair. */
static bool
check_pair(const struct wsreg_record *one, const struct wsreg_record *other,
    struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = one->registry->snapshot;
	uint32_t node, place;

	if (is_private(other) &&
	    (!is_private(one) || compare_places(one, other) < 0)) {
		const struct wsreg_record *held = one;

		one = other;
		other = held;
	}
	if (!is_private(one))
		return true;
	node = record_node(one);
	place = record_node(other);
	return gen_error_set(error, node_file(snapshot, node),
	    node_line(snapshot, node),
	    "`%s' is already defined in %s:%lu, registry `%s'", one->key,
	    node_file(snapshot, place), node_line(snapshot, place),
	    one->registry->id);
}

/* Checks that no private record has the key of another record. */
static bool
check_keys(
    const struct wsreg_record **records, size_t count, struct gen_error *error)
{
	qsort(records, count, sizeof(*records), compare_keys);
	for (size_t i = 1; i < count; i++)
		if (strcmp(records[i - 1]->key, records[i]->key) == 0 &&
		    !check_pair(records[i - 1], records[i], error))
			return false;
	return true;
}

/* Checks that no private number lies in a range that is taken.  The range
 * that reaches highest so far is enough to compare with; free ranges do not
 * count. */
static bool
check_numbers(
    const struct wsreg_record **records, size_t count, struct gen_error *error)
{
	const struct wsreg_record *highest = NULL;

	qsort(records, count, sizeof(*records), compare_numbers);
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_record *record = records[i];

		if (!record->numeric ||
		    record->status == WSREG_STATUS_UNASSIGNED ||
		    record->status == WSREG_STATUS_PRIVATE_USE)
			continue;
		if (highest != NULL && record->first <= highest->last &&
		    !check_pair(highest, record, error))
			return false;
		if (highest == NULL || record->last > highest->last)
			highest = record;
	}
	return true;
}

/* Returns the highest number that the protocol has room for: RFC 6455, 5.2 for
 * opcodes, 5.5.1 for close codes and 4.1 for versions. */
static uint64_t
find_limit(enum wsreg_kind kind)
{
	switch (kind) {
	case WSREG_KIND_CLOSE_CODE:
		return UINT16_MAX;
	case WSREG_KIND_OPCODE:
		return 15;
	case WSREG_KIND_VERSION:
		return 255;
	case WSREG_KIND_EXTENSION:
	case WSREG_KIND_SUBPROTOCOL:
	case WSREG_KIND_HEADER_BIT:
	case WSREG_KIND_OTHER:
		break;
	}
	return UINT64_MAX;
}

static bool
check_limit(const struct wsreg_registry *registry, struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;
	uint64_t limit = find_limit(registry->kind);

	for (uint32_t i = 0; i < registry->record_count; i++) {
		const struct wsreg_record *record =
		    &snapshot->records[registry->first_record + i];
		uint32_t node = record_node(record);

		if (record->numeric && record->last > limit)
			return gen_error_set(error, node_file(snapshot, node),
			    node_line(snapshot, node),
			    "`%s' in registry `%s' is above %llu, the highest "
			    "possible number",
			    record->key, registry->id,
			    (unsigned long long)limit);
	}
	return true;
}

bool
gen_clash_records(
    const struct wsreg_registry *registry, struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;
	const struct wsreg_record **records =
	    calloc(registry->record_count + 1u, sizeof(*records));
	size_t count = registry->record_count;
	bool good;

	if (records == NULL)
		return gen_error_memory(error, NULL);
	for (size_t i = 0; i < count; i++)
		records[i] = &snapshot->records[registry->first_record + i];
	good = check_limit(registry, error) &&
	    check_keys(records, count, error) &&
	    check_numbers(records, count, error);
	free(records);
	return good;
}

/* Returns the rule for a code of this status: the first that fits, or NULL. */
static const struct wsreg_wire_rule *
find_rule(
    const struct gen_array *array, uint64_t code, enum wsreg_status status)
{
	const struct wsreg_wire_rule *rules = array->items;

	for (size_t i = 0; i < array->count; i++)
		if (rules[i].first <= code && code <= rules[i].last &&
		    (rules[i].any || rules[i].status == status))
			return &rules[i];
	return NULL;
}

/* Checks one code of a private record by what would hold for it without the
 * record; `warned' says whether there was a warning about the record. */
static bool
check_code(const struct wsreg_record *record, uint64_t code,
    const struct gen_overlay *overlay, bool *warned, struct gen_error *error)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const struct wsreg_wire_rule *rule =
	    find_rule(&overlay->rules, code, WSREG_STATUS_UNASSIGNED);
	const struct wsreg_wire_rule *own =
	    find_rule(&overlay->own_rules, code, record->status);
	uint32_t node = record_node(record);
	enum wsreg_wire wire;

	if (rule == NULL ||
	    (own != NULL &&
		(wire_is_sendable(own->verdict[WSREG_CLIENT].wire) ||
		    wire_is_sendable(own->verdict[WSREG_SERVER].wire))))
		return true;
	wire = rule->verdict[WSREG_CLIENT].wire;
	if (wire == WSREG_WIRE_PRIVATE)
		return true;
	if (wire != WSREG_WIRE_UNREGISTERED)
		return gen_error_set(error, node_file(snapshot, node),
		    node_line(snapshot, node),
		    "close code %llu is not for private use (%s); choose one "
		    "that is, or allow it by a `wire' line of the overlay",
		    (unsigned long long)code,
		    rule->verdict[WSREG_CLIENT].section);
	if (!*warned)
		gen_warn(node_file(snapshot, node), node_line(snapshot, node),
		    "close code %llu is to be registered with IANA (%s)",
		    (unsigned long long)code,
		    rule->verdict[WSREG_CLIENT].section);
	*warned = true;
	return true;
}

bool
gen_clash_codes(const struct wsreg_registry *registry,
    const struct gen_overlay *overlay, struct gen_error *error)
{
	const struct wsreg_record *records =
	    &registry->snapshot->records[registry->first_record];

	if (registry->kind != WSREG_KIND_CLOSE_CODE)
		return true;
	for (uint32_t i = 0; i < registry->record_count; i++) {
		const struct wsreg_record *record = &records[i];
		bool warned = false;

		if (!record->numeric || !is_private(record) ||
		    record->status == WSREG_STATUS_UNASSIGNED)
			continue;
		for (uint64_t code = record->first; code <= record->last;
		     code++)
			if (!check_code(record, code, overlay, &warned, error))
				return false;
	}
	return true;
}

/* Returns whether the user has asked for the registry by name. */
static bool
is_chosen(const struct wsreg_registry *registry,
    const struct wsreg_registry *const chosen[], size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (chosen[i] == registry)
			return true;
	return false;
}

bool
gen_clash_registries(const struct wsreg_snapshot *snapshot,
    const struct wsreg_registry *const chosen[], size_t count,
    struct gen_error *error)
{
	for (uint32_t i = 0; i < snapshot->registry_count; i++) {
		const struct wsreg_registry *registry =
		    &snapshot->registries[i];

		if (is_merged(snapshot, registry->node) &&
		    !is_chosen(registry, chosen, count))
			return gen_error_set(error,
			    node_file(snapshot, registry->node),
			    node_line(snapshot, registry->node),
			    "registry `%s' does not exist in %s", registry->id,
			    snapshot->source);
	}
	return true;
}
