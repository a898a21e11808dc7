/* SPDX-License-Identifier: MIT */
/* The parts of JSON output: values, references, records. */

#include <stdlib.h>
#include <string.h>

#include "json-value.h"

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
cli_json_set(json_t *object, const char *name, json_t *value)
{
	if (json_object_set_new(object, name, must(value)) != 0)
		cli_die("out of memory");
}

void
cli_json_append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, must(value)) != 0)
		cli_die("out of memory");
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
	return cli_json_take(copy);
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
	json_t *value = json_string(text);

	free(text);
	return value;
}

json_t *
cli_json_number(uint64_t value)
{
	if (value <= INT64_MAX)
		return json_integer((json_int_t)value);
	return cli_json_take(
	    cli_print(BIG_NUMBER "%llu", (unsigned long long)value));
}

char *
cli_json_dump(json_t *value)
{
	char *text = json_dumps(must(value), JSON_COMPACT | JSON_ENCODE_ANY);

	if (text == NULL)
		cli_die("out of memory");
	json_decref(value);
	return text;
}

/* Marked numbers are written as what they are. */
void
cli_json_put(const struct cli *cli, json_t *value)
{
	static const char mark[] = "\"\\u0001";
	char *text = cli_json_dump(value);
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

json_t *
cli_json_snapshot(const struct wsreg_snapshot *snapshot)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "id", json_string(wsreg_snapshot_id(snapshot)));
	cli_json_set(
	    object, "title", cli_json_nonempty(wsreg_snapshot_title(snapshot)));
	cli_json_set(object, "updated",
	    cli_json_nonempty(wsreg_snapshot_updated(snapshot)));
	cli_json_set(
	    object, "source", cli_json_text(wsreg_snapshot_source(snapshot)));
	cli_json_set(
	    object, "sha256", json_string(wsreg_snapshot_sha256(snapshot)));
	return object;
}

static json_t *
make_reference(const struct wsreg_reference *reference, const char *field)
{
	json_t *object = cli_json_object();
	const struct wsreg_snapshot *snapshot = reference->snapshot;
	char *url = cli_reference_url(reference);

	cli_json_set(object, "field", json_string(field));
	cli_json_set(object, "type", json_string(reference->type));
	cli_json_set(object, "data", cli_json_text(reference->data));
	cli_json_set(
	    object, "text", cli_json_take(cli_reference_text(reference)));
	cli_json_set(object, "url", cli_json_nonempty(url));
	/* Type and data are there already. */
	node_foreach (child, snapshot, reference->node) {
		const char *name = node_name(snapshot, child);

		if (!node_is(snapshot, child, WSREG_NODE_ATTRIBUTE))
			break;
		if (json_object_get(object, name) == NULL)
			cli_json_set(object, name,
			    json_string(node_text(snapshot, child)));
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
	object = cli_json_object();
	cli_json_set(
	    object, "client", json_string(wsreg_wire_name(client->wire)));
	cli_json_set(
	    object, "server", json_string(wsreg_wire_name(server->wire)));
	cli_json_set(object, "reason", json_string(client->reason));
	cli_json_set(object, "section", json_string(client->section));
	return object;
}

/* Adds the fields, and the mark that one of them may have. */
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
		if (mark == NULL)
			mark = cli_find_mark(record, text);
		item = cli_json_object();
		cli_json_set(item, "name", json_string(field.name));
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
	bool numeric = record->numeric;

	cli_json_set(object, "registry", json_string(record->registry->id));
	cli_json_set(object, "key", json_string(record->key));
	cli_json_set(object, "first",
	    numeric ? cli_json_number(record->first) : json_null());
	cli_json_set(object, "last",
	    numeric ? cli_json_number(record->last) : json_null());
	cli_json_set(object, "name", cli_json_text(record->name));
	cli_json_set(object, "identifier", cli_json_text(record->identifier));
	cli_json_set(
	    object, "status", json_string(wsreg_status_name(record->status)));
	cli_json_set(object, "wire", make_wire(record, asked));
	cli_json_set(object, "registered",
	    cli_json_text(wsreg_record_registered(record)));
	cli_json_set(
	    object, "updated", cli_json_text(wsreg_record_updated(record)));
	add_fields(object, record);
	return object;
}

void
cli_json_start(const struct cli *cli, const char *list)
{
	fputs("{\"snapshot\":", cli->out);
	cli_json_put(cli, cli_json_snapshot(cli->snapshot));
	fprintf(cli->out, ",\n\"%s\":[", list);
}

void
cli_json_item(const struct cli *cli, json_t *item, size_t index)
{
	fputs(index > 0 ? ",\n" : "\n", cli->out);
	cli_json_put(cli, item);
}
