/* SPDX-License-Identifier: MIT */
/* The parts of JSON output: values, references, records and changes. */

#include "json-value.h"

#include <stdlib.h>
#include <string.h>

#include "changes.h"

/* Marks a string that stands for a number which jansson's integers cannot
 * hold; U+0001 cannot occur in XML. */
#define BIG_NUMBER "\001"

/* Returns the value, which is not NULL. */
static json_t *
must(json_t *value)
{
	if (value == NULL)
		cli_die("out of memory");
	return value;
}

json_t *
cli_json_object(void)
{
	return must(json_object());
}

json_t *
cli_json_array(void)
{
	return must(json_array());
}

void
cli_json_set_value(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, must(value)) != 0)
		cli_die("out of memory");
}

void
cli_json_set_text(json_t *object, const char *name, const char *text)
{
	cli_json_set_value(object, name, cli_json_text(text));
}

void
cli_json_set_truth(json_t *object, const char *name, bool truth)
{
	cli_json_set_value(object, name, json_boolean(truth));
}

void
cli_json_set_number(json_t *object, const char *name, uint64_t number)
{
	cli_json_set_value(object, name, cli_json_optional(true, number));
}

void
cli_json_append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, must(value)) != 0)
		cli_die("out of memory");
}

/* Returns a string of text that is UTF-8, which is freed. */
static json_t *
take(char *text)
{
	json_t *value = json_string(text);

	free(text);
	return value;
}

/* Arguments, names of files and traffic may be anything: what is no UTF-8, or
 * marks big numbers, becomes U+FFFD. */
static json_t *
repaired(const char *text, size_t size)
{
	static const char replacement[] = "\xef\xbf\xbd";
	char *ended = cli_allocate(size + 1, 1);
	char *copy = cli_allocate(size * 3 + 1, 1);
	char *end = copy;
	size_t at = 0;

	memcpy(ended, text, size);
	while (at < size) {
		const char *c = ended + at;
		size_t part = *c == BIG_NUMBER[0] ? 0 : cli_sequence(c);

		memcpy(end, part > 0 ? c : replacement, part > 0 ? part : 3);
		end += part > 0 ? part : 3;
		at += part > 0 ? part : 1;
	}
	free(ended);
	return take(copy);
}

json_t *
cli_json_octets(const char *text, size_t size)
{
	json_t *value = NULL;

	if (memchr(text, BIG_NUMBER[0], size) == NULL)
		value = json_stringn(text, size);
	return value != NULL ? value : repaired(text, size);
}

json_t *
cli_json_text(const char *text)
{
	return text != NULL ? cli_json_octets(text, strlen(text)) : json_null();
}

json_t *
cli_json_nonempty(const char *text)
{
	return cli_json_text(text != NULL && text[0] != '\0' ? text : NULL);
}

json_t *
cli_json_take(char *text)
{
	json_t *value = cli_json_text(text);

	free(text);
	return value;
}

/* Larger numbers than jansson has are marked strings until they are written. */
json_t *
cli_json_optional(bool present, uint64_t number)
{
	if (!present)
		return json_null();
	if (number <= INT64_MAX)
		return json_integer((json_int_t)number);
	return take(cli_print(BIG_NUMBER "%llu", (unsigned long long)number));
}

/* ---- Parts ---- */

json_t *
cli_json_snapshot(const struct wsreg_snapshot *snapshot)
{
	json_t *object = cli_json_object();
	json_t *merged = cli_json_array();

	cli_json_set(object, "id", wsreg_snapshot_id(snapshot));
	cli_json_set(
	    object, "title", cli_json_nonempty(wsreg_snapshot_title(snapshot)));
	cli_json_set(object, "updated",
	    cli_json_nonempty(wsreg_snapshot_updated(snapshot)));
	cli_json_set(object, "source", wsreg_snapshot_source(snapshot));
	cli_json_set(object, "sha256", wsreg_snapshot_sha256(snapshot));
	for (uint32_t i = 0; i < snapshot->merged_count; i++)
		cli_json_append(merged, cli_json_text(snapshot->merged[i]));
	if (snapshot->merged_count > 0)
		cli_json_set(object, "merged", merged);
	else
		json_decref(merged);
	return object;
}

/* Returns a reference with its text and its URL, and with all of its
 * attributes: IANA's schema allows more than are in use. */
static json_t *
make_reference(const struct wsreg_reference *reference, const char *field)
{
	json_t *object = cli_json_object();
	const struct wsreg_snapshot *snapshot = reference->snapshot;
	char *url = cli_reference_url(reference);

	cli_json_set(object, "field", field);
	cli_json_set(object, "type", reference->type);
	cli_json_set(object, "data", reference->data);
	cli_json_set(
	    object, "text", cli_json_take(cli_reference_text(reference)));
	cli_json_set(object, "url", cli_json_nonempty(url));
	/* Type and data are there already. */
	node_foreach (child, snapshot, reference->node) {
		const char *name = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (json_object_get(object, name) == NULL)
			cli_json_set(object, name, node_text(snapshot, child));
	}
	free(url);
	return object;
}

/* All references in an element, itself included. */
void
cli_json_references(
    json_t *array, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t end = node_next(snapshot, node);

	for (uint32_t i = node; i < end; i++) {
		struct wsreg_reference reference;

		if (cli_reference_at(snapshot, i, &reference))
			cli_json_append(array,
			    make_reference(
				&reference, node_name(snapshot, node)));
	}
}

/* Returns the verdict on a close code, or null for other records. */
static json_t *
make_wire(const struct wsreg_record *record, const uint64_t *asked)
{
	const struct wsreg_verdict *client =
	    cli_verdict(record, asked, WSREG_CLIENT);
	const struct wsreg_verdict *server =
	    cli_verdict(record, asked, WSREG_SERVER);
	const struct wsreg_verdict *browser =
	    cli_verdict(record, asked, WSREG_BROWSER);
	json_t *object;

	if (client == NULL)
		return json_null();
	object = cli_json_object();
	cli_json_set(object, "client", wsreg_wire_name(client->wire));
	cli_json_set(object, "server", wsreg_wire_name(server->wire));
	cli_json_set_text(object, "accept",
	    wire_is_acceptable(client->wire) || wire_is_acceptable(server->wire)
		? "yes"
		: "no");
	cli_json_set_text(
	    object, "browser", wire_is_sendable(browser->wire) ? "yes" : "no");
	cli_json_set(object, "reason", client->reason);
	cli_json_set(object, "section", client->section);
	return object;
}

/* Adds the only type of message that a subprotocol has.  Records that demand
 * none lack the member. */
static void
add_demand(json_t *object, const struct wsreg_record *record)
{
	const struct wsreg_demand *demand = cli_record_demand(record);
	json_t *messages;

	if (demand == NULL)
		return;
	messages = cli_json_object();
	cli_json_set_text(messages, "type", demand->text ? "text" : "binary");
	cli_json_set_text(messages, "section", demand->section);
	cli_json_set(object, "messages", messages);
}

/* Adds the fields of a record as they are in the file with the mark that one of
 * them may have, and apart from them the references in all of them. */
static void
add_fields(json_t *object, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	json_t *fields = cli_json_array();
	json_t *references = cli_json_array();
	char *mark = NULL;

	node_foreach (child, snapshot, record_node(record)) {
		struct wsreg_field field = node_field(snapshot, child);
		json_t *item;
		char *text;

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		text = cli_field_text(&field);
		mark = mark != NULL ? mark : cli_find_mark(record, text);
		item = cli_json_object();
		cli_json_set(item, "name", field.name);
		cli_json_set(item, "text", cli_json_take(text));
		cli_json_append(fields, item);
		cli_json_references(references, snapshot, child);
	}
	cli_json_set(object, "mark", cli_json_text(mark));
	cli_json_set(object, "fields", fields);
	cli_json_set(object, "references", references);
	free(mark);
}

json_t *
cli_json_record(const struct wsreg_record *record, const uint64_t *asked)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "registry", record->registry->id);
	cli_json_set(object, "key", record->key);
	cli_json_set(
	    object, "first", cli_json_optional(record->numeric, record->first));
	cli_json_set(
	    object, "last", cli_json_optional(record->numeric, record->last));
	cli_json_set(object, "name", record->name);
	cli_json_set(object, "identifier", record->identifier);
	cli_json_set(object, "status", wsreg_status_name(record->status));
	cli_json_set(object, "wire", make_wire(record, asked));
	add_demand(object, record);
	cli_json_set(object, "registered", wsreg_record_registered(record));
	cli_json_set(object, "updated", wsreg_record_updated(record));
	add_fields(object, record);
	return object;
}

/* ---- Changes ---- */

/* Returns one side of a changed field: null if the record lacks the field,
 * which is not the same as an empty one. */
static json_t *
make_side(const struct wsreg_field_change *field, bool after)
{
	if (after ? !field->after : !field->before)
		return json_null();
	return cli_json_take(cli_change_text(field, after));
}

/* Returns the fields of a change that differ. */
static json_t *
make_changed_fields(const struct wsreg_change *change)
{
	json_t *fields = cli_json_array();
	struct wsreg_field_change field;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		json_t *object = cli_json_object();

		cli_json_set(object, "name", field.name);
		cli_json_set(object, "old", make_side(&field, false));
		cli_json_set(object, "new", make_side(&field, true));
		cli_json_append(fields, object);
	}
	return fields;
}

/* Returns a record, or null for NULL. */
static json_t *
make_optional_record(const struct wsreg_record *record)
{
	return record != NULL ? cli_json_record(record, NULL) : json_null();
}

json_t *
cli_json_change(const struct wsreg_change *change)
{
	json_t *object = cli_json_object();
	char *note = cli_change_note(change);

	cli_json_set(object, "registry", change->registry);
	cli_json_set(object, "key", cli_json_take(cli_change_key(change)));
	cli_json_set(object, "kind", wsreg_change_kind_name(change->kind));
	cli_json_set(object, "severity", wsreg_impact_name(change->impact));
	cli_json_set(object, "old", make_optional_record(change->before));
	cli_json_set(object, "new", make_optional_record(change->after));
	cli_json_set(object, "fields", make_changed_fields(change));
	if (note != NULL)
		cli_json_set(object, "note", cli_json_take(note));
	return object;
}
