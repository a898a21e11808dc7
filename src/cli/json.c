/* SPDX-License-Identifier: MIT */
/* Output as JSON; data/schema has the schemas. */

#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli.h"

/* Marks a string that stands for a number which jansson's integers cannot
 * hold; U+0001 cannot occur in XML. */
#define BIG_NUMBER "\001"

static json_t *
must(json_t *value)
{
	if (value == NULL)
		cli_die("out of memory");
	return value;
}

static void
set(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, must(value)) != 0)
		cli_die("out of memory");
}

static void
append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, must(value)) != 0)
		cli_die("out of memory");
}

static json_t *
text_or_null(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

static json_t *
nonempty(const char *text)
{
	return text_or_null(text != NULL && text[0] != '\0' ? text : NULL);
}

static json_t *
take_text(char *text)
{
	json_t *value = json_string(text);

	free(text);
	return value;
}

static json_t *
number(uint64_t value)
{
	if (value <= INT64_MAX)
		return json_integer((json_int_t)value);
	return take_text(
	    cli_print(BIG_NUMBER "%llu", (unsigned long long)value));
}

/* ---- Writing ---- */

static char *
dump(json_t *value)
{
	char *text = json_dumps(must(value), JSON_COMPACT | JSON_ENCODE_ANY);

	if (text == NULL)
		cli_die("out of memory");
	json_decref(value);
	return text;
}

/* Writes a value, its marked numbers as what they are. */
static void
put_value(const struct cli *cli, json_t *value)
{
	static const char mark[] = "\"\\u0001";
	char *text = dump(value);
	const char *at = text, *found;

	while ((found = strstr(at, mark)) != NULL) {
		fwrite(at, 1, (size_t)(found - at), cli->out);
		at = found + sizeof(mark) - 1;
		found = strchr(at, '"');
		fwrite(at, 1, (size_t)(found - at), cli->out);
		at = found + 1;
	}
	fputs(at, cli->out);
	free(text);
}

/* ---- Parts ---- */

static json_t *
make_snapshot(const struct wsreg_snapshot *snapshot)
{
	json_t *object = must(json_object());

	set(object, "id", json_string(wsreg_snapshot_id(snapshot)));
	set(object, "title", nonempty(wsreg_snapshot_title(snapshot)));
	set(object, "updated", nonempty(wsreg_snapshot_updated(snapshot)));
	set(object, "source", json_string(wsreg_snapshot_source(snapshot)));
	set(object, "sha256", json_string(wsreg_snapshot_sha256(snapshot)));
	return object;
}

static json_t *
make_reference(const struct wsreg_reference *reference, const char *field)
{
	json_t *object = must(json_object());
	char *url = cli_reference_url(reference);
	const char *name, *value;

	set(object, "field", json_string(field));
	set(object, "type", json_string(reference->type));
	set(object, "data", text_or_null(reference->data));
	set(object, "text", take_text(cli_reference_text(reference)));
	set(object, "url", nonempty(url));
	for (size_t i = 0;
	     wsreg_reference_attribute(reference, i, &name, &value); i++)
		if (json_object_get(object, name) == NULL)
			set(object, name, json_string(value));
	free(url);
	return object;
}

/* All references in an element, itself included. */
static void
add_references(
    json_t *array, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t end = node_next(snapshot, node);

	for (uint32_t i = node; i < end; i++) {
		struct wsreg_field field = node_field(snapshot, i);
		struct wsreg_reference reference;

		if (node_is(snapshot, i, WSREG_NODE_ELEMENT) &&
		    strcmp(field.name, "xref") == 0 &&
		    wsreg_field_reference(&field, 0, &reference))
			append(array,
			    make_reference(
				&reference, node_name(snapshot, node)));
	}
}

static json_t *
make_wire(const struct wsreg_record *record, const uint64_t *asked)
{
	const struct wsreg_verdict *client =
	    cli_verdict(record, asked, WSREG_CLIENT);
	const struct wsreg_verdict *server =
	    cli_verdict(record, asked, WSREG_SERVER);
	json_t *object;

	if (client == NULL)
		return json_null();
	object = must(json_object());
	set(object, "client", json_string(wsreg_wire_name(client->wire)));
	set(object, "server", json_string(wsreg_wire_name(server->wire)));
	set(object, "reason", json_string(client->reason));
	set(object, "section", json_string(client->section));
	return object;
}

static void
add_fields(json_t *object, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	json_t *fields = must(json_array());
	json_t *references = must(json_array());

	node_foreach (child, snapshot, record_node(record)) {
		struct wsreg_field field = node_field(snapshot, child);
		json_t *item;

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		item = must(json_object());
		set(item, "name", json_string(field.name));
		set(item, "text", take_text(cli_field_text(&field)));
		append(fields, item);
		add_references(references, snapshot, child);
	}
	set(object, "fields", fields);
	set(object, "references", references);
}

static json_t *
make_record(const struct wsreg_record *record, const uint64_t *asked)
{
	json_t *object = must(json_object());
	bool numeric = record->numeric;

	set(object, "registry", json_string(record->registry->id));
	set(object, "key", json_string(record->key));
	set(object, "first", numeric ? number(record->first) : json_null());
	set(object, "last", numeric ? number(record->last) : json_null());
	set(object, "name", text_or_null(record->name));
	set(object, "identifier", text_or_null(record->identifier));
	set(object, "status", json_string(wsreg_status_name(record->status)));
	set(object, "wire", make_wire(record, asked));
	set(object, "registered",
	    text_or_null(wsreg_record_registered(record)));
	set(object, "updated", text_or_null(wsreg_record_updated(record)));
	add_fields(object, record);
	return object;
}

/* ---- Answers and lists ---- */

static json_t *
make_answer(const struct cli_answer *answer)
{
	json_t *object = must(json_object());
	json_t *records = must(json_array());
	json_t *suggestions = must(json_array());

	for (size_t i = 0; i < answer->count; i++)
		append(records,
		    make_record(answer->records[i],
			answer->numeric && answer->records[i]->numeric
			    ? &answer->number
			    : NULL));
	for (size_t i = 0; i < answer->suggestion_count; i++)
		append(suggestions, json_string(answer->suggestions[i]));
	/* An argument may be no UTF-8. */
	set(object, "query",
	    json_stringn_nocheck(answer->query, strlen(answer->query)));
	set(object, "records", records);
	set(object, "suggestions", suggestions);
	if (answer->note != NULL)
		set(object, "note", json_string(answer->note));
	if (answer->explanation != NULL)
		set(object, "explanation", json_string(answer->explanation));
	return object;
}

static void
put_start(const struct cli *cli, const char *list)
{
	fputs("{\"snapshot\":", cli->out);
	put_value(cli, make_snapshot(cli->snapshot));
	fprintf(cli->out, ",\n\"%s\":[", list);
}

static void
put_item(const struct cli *cli, json_t *item, size_t index)
{
	fputs(index > 0 ? ",\n" : "\n", cli->out);
	put_value(cli, item);
}

static void
print_answers(
    const struct cli *cli, const struct cli_answer *answers, size_t count)
{
	put_start(cli, "results");
	for (size_t i = 0; i < count; i++)
		put_item(cli, make_answer(&answers[i]), i);
	fputs("\n]}\n", cli->out);
}

static void
print_registries(const struct cli *cli)
{
	size_t count = wsreg_registry_count(cli->snapshot);

	put_start(cli, "registries");
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(cli->snapshot, i);
		json_t *object = must(json_object());

		set(object, "id", json_string(registry->id));
		set(object, "title", nonempty(registry->title));
		set(object, "records", number(registry->record_count));
		put_item(cli, object, i);
	}
	fputs("\n]}\n", cli->out);
}

static void
print_records(const struct cli *cli, const struct wsreg_record *const *records,
    size_t count)
{
	put_start(cli, "records");
	for (size_t i = 0; i < count; i++)
		put_item(cli, make_record(records[i], NULL), i);
	fputs("\n]}\n", cli->out);
}

/* ---- The whole snapshot ---- */

/* The text of the child with this name, or null. */
static json_t *
child_text(const struct wsreg_field *field, const char *name)
{
	struct wsreg_field child;

	for (size_t i = 0; wsreg_field_child(field, i, &child); i++)
		if (strcmp(child.name, name) == 0)
			return take_text(cli_field_text(&child));
	return json_null();
}

static json_t *
make_range(const struct wsreg_field *field)
{
	json_t *object = must(json_object());

	set(object, "value", child_text(field, "value"));
	set(object, "registration_rule",
	    child_text(field, "registration_rule"));
	return object;
}

static json_t *
make_note(const struct wsreg_field *field)
{
	json_t *object = must(json_object());

	set(object, "title",
	    text_or_null(wsreg_field_attribute(field, "title")));
	set(object, "text", take_text(cli_field_text(field)));
	return object;
}

/* What a registry says of itself, each kind of element in its list. */
static void
add_meta(json_t *object, const struct wsreg_registry *registry)
{
	json_t *rule = NULL;
	json_t *ranges = must(json_array()), *experts = must(json_array());
	json_t *notes = must(json_array()), *references = must(json_array());
	struct wsreg_field field;

	for (size_t i = 0; wsreg_registry_field(registry, i, &field); i++) {
		if (strcmp(field.name, "registration_rule") == 0) {
			if (rule == NULL)
				rule = take_text(cli_field_text(&field));
		} else if (strcmp(field.name, "range") == 0) {
			append(ranges, make_range(&field));
		} else if (strcmp(field.name, "expert") == 0) {
			append(experts, take_text(cli_field_text(&field)));
		} else if (strcmp(field.name, "note") == 0) {
			append(notes, make_note(&field));
		} else if (strcmp(field.name, "xref") == 0) {
			add_references(references, field.snapshot, field.node);
		}
	}
	set(object, "registration_rule", rule != NULL ? rule : json_null());
	set(object, "ranges", ranges);
	set(object, "experts", experts);
	set(object, "notes", notes);
	set(object, "references", references);
}

static void
put_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	json_t *object = must(json_object());
	char *text;

	set(object, "id", json_string(registry->id));
	set(object, "title", nonempty(registry->title));
	set(object, "parent", text_or_null(wsreg_registry_parent(registry)));
	add_meta(object, registry);
	text = dump(object);
	text[strlen(text) - 1] = '\0'; /* the records go before the "}" */
	fprintf(cli->out, "%s%s,\"records\":[", index > 0 ? ",\n" : "\n", text);
	free(text);
	for (size_t i = 0; i < registry->record_count; i++)
		put_item(
		    cli, make_record(wsreg_record_at(registry, i), NULL), i);
	fputs("\n]}", cli->out);
}

static void
put_person(
    const struct cli *cli, const struct wsreg_field *person, size_t index)
{
	json_t *object = must(json_object());
	json_t *uris = must(json_array());
	struct wsreg_field child;

	for (size_t i = 0; wsreg_field_child(person, i, &child); i++)
		if (strcmp(child.name, "uri") == 0)
			append(uris, take_text(cli_field_text(&child)));
	set(object, "id", text_or_null(wsreg_field_attribute(person, "id")));
	set(object, "name", child_text(person, "name"));
	set(object, "org", child_text(person, "org"));
	set(object, "uris", uris);
	set(object, "updated", child_text(person, "updated"));
	put_item(cli, object, index);
}

static void
print_snapshot(const struct cli *cli,
    const struct wsreg_registry *const *registries, size_t count)
{
	struct wsreg_field person;

	put_start(cli, "registries");
	cli_each_registry(cli, registries, count, put_registry);
	fputs("\n],\n\"people\":[", cli->out);
	for (size_t i = 0; wsreg_person_at(cli->snapshot, i, &person); i++)
		put_person(cli, &person, i);
	fputs("\n]}\n", cli->out);
}

const struct cli_printer cli_json = {
	.answers = print_answers,
	.registries = print_registries,
	.records = print_records,
	.snapshot = print_snapshot,
};
