/* SPDX-License-Identifier: MIT */
/* The whole snapshot as JSON; data/schema/export.json describes it.  It is
 * printed in parts, as large registries would fill memory as one value. */

#include <stdlib.h>
#include <string.h>

#include "export.h"

/* The text of the first child with this name, or null. */
static json_t *
child_text(const struct wsreg_field *field, const char *name)
{
	node_foreach (node, field->snapshot, field->node) {
		struct wsreg_field child = node_field(field->snapshot, node);

		if (node_is_element(field->snapshot, node, name))
			return cli_json_take(cli_field_text(&child));
	}
	return json_null();
}

/* Returns the registration procedure of a range of numbers. */
static json_t *
make_range(const struct wsreg_field *field)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "value", child_text(field, "value"));
	cli_json_set(object, "registration_rule",
	    child_text(field, "registration_rule"));
	return object;
}

/* Returns a note; its title is null where it has none. */
static json_t *
make_note(const struct wsreg_field *field)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "title", wsreg_field_attribute(field, "title"));
	cli_json_set(object, "text", cli_json_take(cli_field_text(field)));
	return object;
}

/* Adds what a registry says of itself in one element to the list of the
 * element's kind; of several registration rules the first counts. */
static void
add_meta(json_t *object, const struct wsreg_field *field)
{
	if (strcmp(field->name, "registration_rule") == 0) {
		if (json_is_null(json_object_get(object, field->name)))
			cli_json_set(object, field->name,
			    cli_json_take(cli_field_text(field)));
	} else if (strcmp(field->name, "range") == 0) {
		cli_json_append(
		    json_object_get(object, "ranges"), make_range(field));
	} else if (strcmp(field->name, "expert") == 0) {
		cli_json_append(json_object_get(object, "experts"),
		    cli_json_take(cli_field_text(field)));
	} else if (strcmp(field->name, "note") == 0) {
		cli_json_append(
		    json_object_get(object, "notes"), make_note(field));
	} else if (strcmp(field->name, "xref") == 0) {
		cli_json_references(json_object_get(object, "references"),
		    field->snapshot, field->node);
	}
}

/* Adds what a registry says of itself.  The members are there, and in this
 * order, also where the registry has no such element. */
static void
set_meta(json_t *object, const struct wsreg_registry *registry)
{
	static const char *const lists[] = { "ranges", "experts", "notes",
		"references" };
	struct wsreg_field field;

	cli_json_set(object, "registration_rule", json_null());
	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		cli_json_set(object, lists[i], cli_json_array());
	for (bool any = wsreg_registry_field(registry, 0, &field); any;
	     any = wsreg_registry_next_field(registry, &field))
		add_meta(object, &field);
}

/* Prints a registry.  Its records are printed one by one: IANA has
 * registries with thousands of them. */
static void
put_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "id", registry->id);
	cli_json_set(object, "title", cli_json_nonempty(registry->title));
	cli_json_set(object, "parent", wsreg_registry_parent(registry));
	set_meta(object, registry);
	/* The records are not held in memory together. */
	fputs(index > 0 ? ",\n" : "\n", cli->out);
	cli_json_open(cli, object);
	fputs(",\"records\":[", cli->out);
	for (size_t i = 0; i < registry->record_count; i++)
		cli_json_item(cli,
		    cli_json_record(wsreg_record_at(registry, i), NULL), i);
	fputs("\n]}", cli->out);
}

/* Prints a person; what the file does not say is null. */
static void
put_person(
    const struct cli *cli, const struct wsreg_field *person, size_t index)
{
	json_t *object = cli_json_object();
	json_t *uris = cli_json_array();

	node_foreach (node, person->snapshot, person->node) {
		struct wsreg_field child = node_field(person->snapshot, node);

		if (node_is_element(person->snapshot, node, "uri"))
			cli_json_append(
			    uris, cli_json_take(cli_field_text(&child)));
	}
	cli_json_set(object, "id", wsreg_field_attribute(person, "id"));
	cli_json_set(object, "name", child_text(person, "name"));
	cli_json_set(object, "org", child_text(person, "org"));
	cli_json_set(object, "uris", uris);
	cli_json_set(object, "updated", child_text(person, "updated"));
	cli_json_item(cli, object, index);
}

/* Begins the document with the snapshot and the list of registries. */
static void
begin(const struct cli *cli, const struct export_choice *choice)
{
	(void)choice;
	cli_json_start(cli, "registries");
}

/* Prints the people, to whom records refer, also where registries were
 * chosen; then ends the document. */
static void
end(const struct cli *cli, const struct export_choice *choice)
{
	struct wsreg_field person;

	(void)choice;
	fputs("\n],\n\"people\":[", cli->out);
	for (size_t i = 0; wsreg_person_at(cli->snapshot, i, &person); i++)
		put_person(cli, &person, i);
	cli_json_end(cli, NULL);
}

const struct export_printer export_json = {
	.begin = begin,
	.registry = put_registry,
	.end = end,
};
