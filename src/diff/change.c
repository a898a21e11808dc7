/* SPDX-License-Identifier: MIT */
/* Makes changes, and says what they are. */

#include "change.h"

#include <stdio.h>

#include "compare-words.h"
#include "field.h"

/* ---- What a change is ---- */

/* Returns whether the record still has the identifier, if only as a former
 * one. */
static bool
keeps(const struct wsreg_record *record, const char *identifier)
{
	const struct wsreg_overlay *overlay =
	    record->registry->snapshot->overlay;

	if (record->identifier != NULL &&
	    strcmp(record->identifier, identifier) == 0)
		return true;
	for (uint32_t i = 0; i < overlay->former_count; i++)
		if (strcmp(overlay->formers[i].identifier, identifier) == 0 &&
		    strcmp(overlay->formers[i].key, record->key) == 0 &&
		    strcmp(overlay->formers[i].registry,
			record->registry->id) == 0)
			return true;
	return false;
}

/* Returns how much a change matters: a name that programs use may be gone. */
static enum wsreg_impact
judge(const struct wsreg_change *change)
{
	const struct wsreg_record *before = change->before;

	if (before == NULL && change->after == NULL)
		return WSREG_IMPACT_EDITORIAL;
	switch (change->kind) {
	case WSREG_CHANGE_ADDED:
		return WSREG_IMPACT_ADDITIVE;
	case WSREG_CHANGE_REMOVED:
	case WSREG_CHANGE_RENAMED:
		return WSREG_IMPACT_BREAKING;
	case WSREG_CHANGE_CHANGED:
		break;
	}
	if (before != NULL && before->registry->kind != WSREG_KIND_OTHER &&
	    before->identifier != NULL &&
	    !keeps(change->after, before->identifier))
		return WSREG_IMPACT_BREAKING;
	return WSREG_IMPACT_EDITORIAL;
}

/* ---- Drafts that became RFCs ---- */

/* The references of one side alone: how many, and the last one's name if
 * it is of the type. */
struct single {
	const char *type, *name;
	unsigned count;
};

/* Counts a reference that has no mate on the other side. */
static void
count_single(struct single *single, const struct wsreg_snapshot *snapshot,
    uint32_t reference)
{
	const char *type = wsreg_node_attribute(snapshot, reference, "type");

	single->count++;
	single->name = type != NULL && strcmp(type, single->type) == 0
	    ? wsreg_node_attribute(snapshot, reference, "data")
	    : NULL;
}

/* Returns whether, of the references listed, one draft went and one RFC
 * came. */
static bool
is_published(const struct diff_context *context, const uint32_t counts[2],
    struct wsreg_change *change)
{
	const struct diff_item *a = context->references[0];
	const struct diff_item *b = context->references[1];
	const struct diff_item *a_end = a + counts[0], *b_end = b + counts[1];
	struct single gone = { .type = "draft" }, come = { .type = "rfc" };

	while (a < a_end || b < b_end) {
		bool left = b == b_end || (a < a_end && a->value < b->value);
		bool right = a == a_end || (b < b_end && b->value < a->value);

		if (left)
			count_single(&gone, context->sides[0], a->index);
		if (right)
			count_single(&come, context->sides[1], b->index);
		a += !right;
		b += !left;
	}
	if (gone.count != 1 || come.count != 1 || gone.name == NULL ||
	    come.name == NULL)
		return false;
	change->draft = gone.name;
	change->rfc = come.name;
	return true;
}

/* Looks for a draft that became an RFC in the fields that differ. */
static void
find_published(struct diff_context *context, struct wsreg_change *change)
{
	bool found = false;

	change->draft = change->rfc = NULL;
	for (uint32_t i = 0; i < context->group_count && !found; i++) {
		const struct diff_group *group = group_at(context, i);
		uint32_t counts[2];

		if (group->count[0] == 0 || group->count[1] == 0)
			continue;
		wsreg_diff_list_references(context, group, counts);
		found = is_published(context, counts, change);
	}
}

/* ---- Reporting ---- */

/* Returns the kind of the change; only names are renamed. */
static enum wsreg_change_kind
kind_of(const struct wsreg_change *change, const struct diff_pair *pair)
{
	if (pair->nodes[0] == WSREG_NONE)
		return WSREG_CHANGE_ADDED;
	if (pair->nodes[1] == WSREG_NONE)
		return WSREG_CHANGE_REMOVED;
	if (pair->subject == DIFF_RECORD && !change->numeric &&
	    strcmp(change->before->key, change->after->key) != 0)
		return WSREG_CHANGE_RENAMED;
	return WSREG_CHANGE_CHANGED;
}

bool
wsreg_diff_report(struct wsreg_diff *diff, struct wsreg_change *change,
    const struct diff_pair *pair)
{
	bool both =
	    pair->nodes[0] != WSREG_NONE && pair->nodes[1] != WSREG_NONE;

	/* A record that came or went is a change even if it says nothing. */
	if (!wsreg_diff_fields(&diff->context, pair) &&
	    (pair->subject != DIFF_RECORD || both))
		return false;
	change->kind = kind_of(change, pair);
	change->impact = judge(change);
	change->registry_before = diff->registries[0];
	change->registry_after = diff->registries[1];
	change->diff = diff;
	change->person = pair->subject == DIFF_PERSON;
	memcpy(change->nodes, pair->nodes, sizeof(change->nodes));
	find_published(&diff->context, change);
	return true;
}

bool
wsreg_diff_report_records(struct wsreg_diff *diff,
    const struct diff_segment *segment, bool numeric,
    struct wsreg_change *change)
{
	const struct wsreg_record *records[2];
	struct diff_pair pair = { .subject = DIFF_RECORD };

	*change = (struct wsreg_change){ .numeric = numeric };
	for (unsigned side = 0; side < 2; side++) {
		records[side] = diff_record(diff, side, segment->records[side]);
		if (records[side] != NULL)
			change->registry = records[side]->registry->id;
	}
	if (diff_is_assigned(records[1]) && !diff_is_assigned(records[0]))
		records[0] = NULL;
	else if (diff_is_assigned(records[0]) && !diff_is_assigned(records[1]))
		records[1] = NULL;
	else if (records[0] == NULL || records[1] == NULL)
		return false;
	change->before = records[0];
	change->after = records[1];
	if (numeric) {
		change->first = segment->first;
		change->last = segment->last;
	}
	for (unsigned side = 0; side < 2; side++) {
		pair.nodes[side] = WSREG_NONE;
		if (records[side] == NULL)
			continue;
		pair.nodes[side] = record_node(records[side]);
		if (numeric && records[!side] != NULL)
			pair.keys[side] = record_key_node(records[side]);
	}
	return wsreg_diff_report(diff, change, &pair);
}

/* ---- What a change says ---- */

/* Returns whether the record's key says these numbers as it is. */
static bool
is_whole(const struct wsreg_record *record, const struct wsreg_change *change)
{
	return record->first == change->first && record->last == change->last &&
	    (change->first != change->last || strchr(record->key, '-') == NULL);
}

/* Writes numbers in the base of the record's key. */
static size_t
put_numbers(
    const struct wsreg_change *change, bool hex, char *buffer, size_t size)
{
	unsigned long long first = change->first, last = change->last;
	int length;

	if (first == last)
		length = snprintf(buffer, size, hex ? "0x%llX" : "%llu", first);
	else
		length = snprintf(buffer, size,
		    hex ? "0x%llX-0x%llX" : "%llu-%llu", first, last);
	return length > 0 ? (size_t)length : 0;
}

size_t
wsreg_change_key(const struct wsreg_change *change, char *buffer, size_t size)
{
	const struct wsreg_record *record =
	    change->after != NULL ? change->after : change->before;
	unsigned side = change->nodes[1] != WSREG_NONE;
	const char *key = "#";
	int length;

	if (record != NULL && change->numeric && !is_whole(record, change))
		return put_numbers(
		    change, strncmp(record->key, "0x", 2) == 0, buffer, size);
	if (record != NULL)
		key = record->key;
	else if (change->person)
		key = node_id(
		    change->diff->context.sides[side], change->nodes[side]);
	length = snprintf(buffer, size, "%s", key);
	return length > 0 ? (size_t)length : 0;
}

bool
wsreg_change_field(const struct wsreg_change *change, size_t index,
    struct wsreg_field_change *field)
{
	const struct diff_context *context = &change->diff->context;
	const struct diff_group *group;

	if (index >= context->group_count)
		return false;
	group = group_at(context, index);
	*field = (struct wsreg_field_change){
		.name = context->sorted[group->start].name,
		.before = group->count[0] > 0,
		.after = group->count[1] > 0,
		.diff = change->diff,
		.group = context->order[index].index,
	};
	return true;
}

bool
wsreg_change_element(const struct wsreg_field_change *field, bool after,
    size_t index, struct wsreg_field *element)
{
	const struct diff_context *context = &field->diff->context;
	const struct diff_group *group = &context->groups[field->group];
	const struct diff_entry *entry = group_entries(context, group, after);

	if (index >= group->count[after] || entry[index].node == WSREG_NONE)
		return false;
	*element = node_field(context->sides[after], entry[index].node);
	element->name = field->name;
	return true;
}

size_t
wsreg_change_text(const struct wsreg_field_change *field, bool after,
    char *buffer, size_t size)
{
	const struct diff_context *context = &field->diff->context;
	const struct diff_group *group = &context->groups[field->group];
	const struct diff_entry *entry = group_entries(context, group, after);
	struct sink sink = { buffer, size, 0, false };

	for (uint32_t i = 0; i < group->count[after]; i++, entry++) {
		/* IANA's pages have no blank between references. */
		sink.blank = strcmp(field->name, "xref") != 0;
		if (entry->date == NULL)
			wsreg_node_put_cell(
			    &sink, context->sides[after], entry->node);
		for (const char *at = entry->date; at != NULL && *at != '\0';
		     at++)
			sink_put(&sink, *at);
	}
	return sink_finish(&sink);
}

const char *
wsreg_change_kind_name(enum wsreg_change_kind kind)
{
	static const char *const names[] = {
		[WSREG_CHANGE_ADDED] = "added",
		[WSREG_CHANGE_REMOVED] = "removed",
		[WSREG_CHANGE_RENAMED] = "renamed",
		[WSREG_CHANGE_CHANGED] = "changed",
	};

	return (size_t)kind < sizeof(names) / sizeof(*names) ? names[kind]
							     : NULL;
}

const char *
wsreg_impact_name(enum wsreg_impact impact)
{
	static const char *const names[] = {
		[WSREG_IMPACT_EDITORIAL] = "editorial",
		[WSREG_IMPACT_ADDITIVE] = "additive",
		[WSREG_IMPACT_BREAKING] = "breaking",
	};

	return (size_t)impact < sizeof(names) / sizeof(*names) ? names[impact]
							       : NULL;
}
