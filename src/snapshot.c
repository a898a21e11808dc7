/* SPDX-License-Identifier: MIT */
/* Gives access to snapshots, registries, records and their elements. */

#include <string.h>

#include "snapshot.h"

const char *
wsreg_snapshot_id(const struct wsreg_snapshot *snapshot)
{
	return node_id(snapshot, snapshot->root);
}

/* Returns the text of an element of the outermost registry, "" if it is not
 * there. */
static const char *
root_text(const struct wsreg_snapshot *snapshot, const char *name)
{
	uint32_t child = node_child(snapshot, snapshot->root, name);

	return child != WSREG_NONE ? wsreg_node_plain(snapshot, child) : "";
}

const char *
wsreg_snapshot_title(const struct wsreg_snapshot *snapshot)
{
	return root_text(snapshot, "title");
}

const char *
wsreg_snapshot_updated(const struct wsreg_snapshot *snapshot)
{
	return root_text(snapshot, "updated");
}

const char *
wsreg_snapshot_source(const struct wsreg_snapshot *snapshot)
{
	return snapshot->source;
}

const char *
wsreg_snapshot_sha256(const struct wsreg_snapshot *snapshot)
{
	return snapshot->sha256;
}

size_t
wsreg_person_count(const struct wsreg_snapshot *snapshot)
{
	return snapshot->person_count;
}

bool
wsreg_person_at(const struct wsreg_snapshot *snapshot, size_t index,
    struct wsreg_field *person)
{
	if (index >= snapshot->person_count)
		return false;
	*person = node_field(snapshot, snapshot->people[index]);
	return true;
}

size_t
wsreg_registry_count(const struct wsreg_snapshot *snapshot)
{
	return snapshot->registry_count;
}

const struct wsreg_registry *
wsreg_registry_at(const struct wsreg_snapshot *snapshot, size_t index)
{
	if (index >= snapshot->registry_count)
		return NULL;
	return &snapshot->registries[index];
}

const char *
wsreg_registry_id(const struct wsreg_registry *registry)
{
	return registry->id;
}

const char *
wsreg_registry_title(const struct wsreg_registry *registry)
{
	return registry->title;
}

const char *
wsreg_registry_alias(const struct wsreg_registry *registry)
{
	return registry->alias;
}

const char *
wsreg_registry_parent(const struct wsreg_registry *registry)
{
	if (registry->parent == WSREG_NONE)
		return NULL;
	return node_id(registry->snapshot, registry->parent);
}

const struct wsreg_snapshot *
wsreg_registry_snapshot(const struct wsreg_registry *registry)
{
	return registry->snapshot;
}

/* Finds the first element from `node` up to `end` that is about the registry
 * itself, with those of records if `records` is set. */
static bool
find_meta(const struct wsreg_snapshot *snapshot, uint32_t node, uint32_t end,
    bool records, struct wsreg_field *field)
{
	for (; node < end; node = node_next(snapshot, node)) {
		const char *name = node_name(snapshot, node);

		if (node_is(snapshot, node, WSREG_NODE_ELEMENT) &&
		    strcmp(name, "registry") != 0 &&
		    strcmp(name, "people") != 0 &&
		    (records || strcmp(name, "record") != 0)) {
			*field = node_field(snapshot, node);
			return true;
		}
	}
	return false;
}

/* Finds the first such element from `node` on in the registry's own element. */
static bool
find_own(const struct wsreg_registry *registry, uint32_t node,
    struct wsreg_field *field)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;

	return find_meta(
	    snapshot, node, node_next(snapshot, registry->node), false, field);
}

/* Finds the first such element from `node` on among the rules: the dialect of
 * 2012 had title and rules in a registry of their own, the rules as records.
 * They go before the registry's own. */
static bool
find_ruled(const struct wsreg_registry *registry, uint32_t node,
    struct wsreg_field *field)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;

	if (!find_meta(snapshot, node, node_next(snapshot, registry->rules),
		true, field))
		return find_own(registry, registry->node + 1, field);
	if (strcmp(field->name, "record") == 0)
		field->name = "range";
	return true;
}

bool
wsreg_registry_next_field(
    const struct wsreg_registry *registry, struct wsreg_field *field)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;
	uint32_t next = node_next(snapshot, field->node);

	if (registry->rules != WSREG_NONE && field->node > registry->rules &&
	    next <= node_next(snapshot, registry->rules))
		return find_ruled(registry, next, field);
	return find_own(registry, next, field);
}

bool
wsreg_registry_field(const struct wsreg_registry *registry, size_t index,
    struct wsreg_field *field)
{
	struct wsreg_field found;
	bool any = registry->rules != WSREG_NONE
	    ? find_ruled(registry, registry->rules + 1, &found)
	    : find_own(registry, registry->node + 1, &found);

	while (any && index-- > 0)
		any = wsreg_registry_next_field(registry, &found);
	if (any)
		*field = found;
	return any;
}

size_t
wsreg_record_count(const struct wsreg_registry *registry)
{
	return registry->record_count;
}

const struct wsreg_record *
wsreg_record_at(const struct wsreg_registry *registry, size_t index)
{
	if (index >= registry->record_count)
		return NULL;
	return &registry->snapshot->records[registry->first_record + index];
}

const char *
wsreg_record_registered(const struct wsreg_record *record)
{
	return wsreg_node_attribute(
	    record->registry->snapshot, record_node(record), "date");
}

const char *
wsreg_record_updated(const struct wsreg_record *record)
{
	return wsreg_node_attribute(
	    record->registry->snapshot, record_node(record), "updated");
}

bool
wsreg_record_field(
    const struct wsreg_record *record, size_t index, struct wsreg_field *field)
{
	struct wsreg_field whole =
	    node_field(record->registry->snapshot, record_node(record));

	return wsreg_field_child(&whole, index, field);
}

size_t
wsreg_field_text(const struct wsreg_field *field, char *buffer, size_t size)
{
	return wsreg_node_cell(field->snapshot, field->node, buffer, size);
}

const char *
wsreg_field_attribute(const struct wsreg_field *field, const char *name)
{
	return wsreg_node_attribute(field->snapshot, field->node, name);
}

bool
wsreg_field_child(
    const struct wsreg_field *field, size_t index, struct wsreg_field *child)
{
	node_foreach (inner, field->snapshot, field->node) {
		if (!node_is(field->snapshot, inner, WSREG_NODE_ELEMENT) ||
		    index-- > 0)
			continue;
		*child = node_field(field->snapshot, inner);
		/* Versions had their ranges named so in 2012. */
		if (strcmp(field->name, "range") == 0 &&
		    strcmp(child->name, "type") == 0)
			child->name = "value";
		return true;
	}
	return false;
}
