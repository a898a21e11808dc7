/* SPDX-License-Identifier: MIT */
/* What a change is, and what it says. */

#include "diff.h"

#include <stdio.h>
#include <string.h>

/* ---- What a change is ---- */

/* A number that a registry calls Unassigned is as good as one that it does not
 * list. */
bool
diff_is_assigned(const struct wsreg_record *record)
{
	return record != NULL && record->status != WSREG_STATUS_UNASSIGNED;
}

/* Whether what bears the identifier keeps it as a former name. */
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

static void
find_published(struct wsreg_diff *diff, struct wsreg_change *change)
{
	struct diff_context *context = &diff->context;
	bool found = false;

	change->draft = change->rfc = NULL;
	for (uint32_t i = 0; i < context->group_count && !found; i++) {
		const struct diff_group *group =
		    &context->groups[context->order[i].index];
		uint32_t counts[2];

		if (group->count[0] == 0 || group->count[1] == 0)
			continue;
		diff_list_references(context, group, counts);
		found = diff_find_published(
		    context, counts, &change->draft, &change->rfc);
	}
}

/* Fills in the rest of a change and finds its fields; false if it is none. */
bool
diff_report(struct wsreg_diff *diff, struct wsreg_change *change,
    const struct diff_pair *pair)
{
	if (pair->nodes[0] == WSREG_NONE)
		change->kind = WSREG_CHANGE_ADDED;
	else if (pair->nodes[1] == WSREG_NONE)
		change->kind = WSREG_CHANGE_REMOVED;
	else
		change->kind = WSREG_CHANGE_CHANGED;
	if (!diff_fields(&diff->context, pair) &&
	    (pair->subject != DIFF_RECORD ||
		change->kind == WSREG_CHANGE_CHANGED))
		return false;
	if (change->kind == WSREG_CHANGE_CHANGED &&
	    pair->subject == DIFF_RECORD && !change->numeric &&
	    strcmp(change->before->key, change->after->key) != 0)
		change->kind = WSREG_CHANGE_RENAMED;
	change->impact = judge(change);
	change->registry_before = diff->registries[0];
	change->registry_after = diff->registries[1];
	change->diff = diff;
	change->person = pair->subject == DIFF_PERSON;
	memcpy(change->nodes, pair->nodes, sizeof(change->nodes));
	find_published(diff, change);
	return true;
}

static uint32_t
node_of(const struct wsreg_record *record)
{
	return record != NULL ? record_node(record) : WSREG_NONE;
}

/* Two records, or what there is of them, at some of their numbers. */
bool
diff_report_records(struct wsreg_diff *diff, const struct wsreg_record *before,
    const struct wsreg_record *after, const struct diff_segment *numbers,
    struct wsreg_change *change)
{
	struct diff_pair pair = { .subject = DIFF_RECORD };
	const struct wsreg_record *record = after != NULL ? after : before;

	if (diff_is_assigned(after) && !diff_is_assigned(before))
		before = NULL;
	else if (diff_is_assigned(before) && !diff_is_assigned(after))
		after = NULL;
	else if (before == NULL || after == NULL)
		return false;
	*change = (struct wsreg_change){
		.registry = record->registry->id,
		.before = before,
		.after = after,
		.numeric = numbers != NULL,
	};
	if (numbers != NULL) {
		change->first = numbers->first;
		change->last = numbers->last;
	}
	pair.nodes[0] = node_of(before);
	pair.nodes[1] = node_of(after);
	if (numbers != NULL && before != NULL && after != NULL) {
		pair.keys[0] = record_key_node(before);
		pair.keys[1] = record_key_node(after);
	}
	return diff_report(diff, change, &pair);
}

/* ---- What a change says ---- */

static size_t
put_text(const char *text, char *buffer, size_t size)
{
	int length = snprintf(buffer, size, "%s", text);

	return length > 0 ? (size_t)length : 0;
}

/* As the record writes it if these are all of its numbers. */
static bool
is_whole(const struct wsreg_record *record, const struct wsreg_change *change)
{
	return record->first == change->first && record->last == change->last &&
	    (change->first != change->last || strchr(record->key, '-') == NULL);
}

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

	if (record != NULL && change->numeric && !is_whole(record, change))
		return put_numbers(
		    change, strncmp(record->key, "0x", 2) == 0, buffer, size);
	if (record != NULL)
		return put_text(record->key, buffer, size);
	if (!change->person)
		return put_text("#", buffer, size);
	return put_text(
	    person_id(change->diff->context.sides[side], change->nodes[side]),
	    buffer, size);
}

bool
wsreg_change_field(const struct wsreg_change *change, size_t index,
    struct wsreg_field_change *field)
{
	const struct diff_context *context = &change->diff->context;
	const struct diff_group *group;

	if (index >= context->group_count)
		return false;
	group = &context->groups[context->order[index].index];
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
	const struct diff_entry *entry =
	    context->sorted + group->start + (after ? group->count[0] : 0);

	if (index >= group->count[after] || entry[index].node == WSREG_NONE)
		return false;
	*element = node_field(context->sides[after], entry[index].node);
	element->name = field->name;
	return true;
}

/* The text of one entry behind `length` octets, a blank before it if asked. */
static size_t
put_entry(const struct wsreg_snapshot *snapshot, const struct diff_entry *entry,
    bool blank, char *buffer, size_t size)
{
	size_t start = blank ? 1 : 0;
	size_t room = size > start ? size - start : 0;
	char *to = room > 0 ? buffer + start : NULL;
	size_t length = entry->text != NULL
	    ? put_text(entry->text, to, room)
	    : wsreg_node_cell(snapshot, entry->node, to, room);

	if (length == 0)
		return 0;
	if (blank && size > 0)
		buffer[0] = room > 0 ? ' ' : '\0';
	return length + start;
}

size_t
wsreg_change_text(const struct wsreg_field_change *field, bool after,
    char *buffer, size_t size)
{
	const struct diff_context *context = &field->diff->context;
	const struct diff_group *group = &context->groups[field->group];
	const struct diff_entry *entry =
	    context->sorted + group->start + (after ? group->count[0] : 0);
	bool blanks = strcmp(field->name, "xref") != 0;
	size_t length = 0;

	if (size > 0)
		buffer[0] = '\0';
	for (uint32_t i = 0; i < group->count[after]; i++, entry++) {
		size_t room = length < size ? size - length : 0;
		size_t added = put_entry(context->sides[after], entry,
		    blanks && length > 0, room > 0 ? buffer + length : NULL,
		    room);

		/* What was not added took the end's place. */
		if (added == 0 && room > 0)
			buffer[length] = '\0';
		length += added;
	}
	return length;
}

const char *
wsreg_change_kind_name(enum wsreg_change_kind kind)
{
	switch (kind) {
	case WSREG_CHANGE_ADDED:
		return "added";
	case WSREG_CHANGE_REMOVED:
		return "removed";
	case WSREG_CHANGE_RENAMED:
		return "renamed";
	case WSREG_CHANGE_CHANGED:
		return "changed";
	}
	return NULL;
}

const char *
wsreg_impact_name(enum wsreg_impact impact)
{
	switch (impact) {
	case WSREG_IMPACT_EDITORIAL:
		return "editorial";
	case WSREG_IMPACT_ADDITIVE:
		return "additive";
	case WSREG_IMPACT_BREAKING:
		return "breaking";
	}
	return NULL;
}
