/* SPDX-License-Identifier: MIT */
/* The whole snapshot as JSON. */

#include <stdlib.h>
#include <string.h>

#include "json-value.h"

/* The text of the child with this name, or null. */
static json_t *
child_text(const struct wsreg_field *field, const char *name)
{
	struct wsreg_field child;

	for (size_t i = 0; wsreg_field_child(field, i, &child); i++)
		if (strcmp(child.name, name) == 0)
			return cli_json_take(cli_field_text(&child));
	return json_null();
}

static json_t *
make_range(const struct wsreg_field *field)
{
	json_t *object = cli_json_must(json_object());

	cli_json_set(object, "value", child_text(field, "value"));
	cli_json_set(object, "registration_rule",
	    child_text(field, "registration_rule"));
	return object;
}

static json_t *
make_note(const struct wsreg_field *field)
{
	json_t *object = cli_json_must(json_object());

	cli_json_set(object, "title",
	    cli_json_text(wsreg_field_attribute(field, "title")));
	cli_json_set(object, "text", cli_json_take(cli_field_text(field)));
	return object;
}

/* What a registry says of itself, each kind of element in its list. */
static void
add_meta(json_t *object, const struct wsreg_registry *registry)
{
	json_t *rule = NULL;
	json_t *ranges = cli_json_must(json_array()),
	       *experts = cli_json_must(json_array());
	json_t *notes = cli_json_must(json_array()),
	       *references = cli_json_must(json_array());
	struct wsreg_field field;

	for (size_t i = 0; wsreg_registry_field(registry, i, &field); i++) {
		if (strcmp(field.name, "registration_rule") == 0) {
			if (rule == NULL)
				rule = cli_json_take(cli_field_text(&field));
		} else if (strcmp(field.name, "range") == 0) {
			cli_json_append(ranges, make_range(&field));
		} else if (strcmp(field.name, "expert") == 0) {
			cli_json_append(
			    experts, cli_json_take(cli_field_text(&field)));
		} else if (strcmp(field.name, "note") == 0) {
			cli_json_append(notes, make_note(&field));
		} else if (strcmp(field.name, "xref") == 0) {
			cli_json_references(
			    references, field.snapshot, field.node);
		}
	}
	cli_json_set(
	    object, "registration_rule", rule != NULL ? rule : json_null());
	cli_json_set(object, "ranges", ranges);
	cli_json_set(object, "experts", experts);
	cli_json_set(object, "notes", notes);
	cli_json_set(object, "references", references);
}

static void
put_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	json_t *object = cli_json_must(json_object());
	char *text;

	cli_json_set(object, "id", json_string(registry->id));
	cli_json_set(object, "title", cli_json_nonempty(registry->title));
	cli_json_set(
	    object, "parent", cli_json_text(wsreg_registry_parent(registry)));
	add_meta(object, registry);
	text = cli_json_dump(object);
	text[strlen(text) - 1] = '\0'; /* the records go before the "}" */
	fprintf(cli->out, "%s%s,\"records\":[", index > 0 ? ",\n" : "\n", text);
	free(text);
	for (size_t i = 0; i < registry->record_count; i++)
		cli_json_item(cli,
		    cli_json_record(wsreg_record_at(registry, i), NULL), i);
	fputs("\n]}", cli->out);
}

static void
put_person(
    const struct cli *cli, const struct wsreg_field *person, size_t index)
{
	json_t *object = cli_json_must(json_object());
	json_t *uris = cli_json_must(json_array());
	struct wsreg_field child;

	for (size_t i = 0; wsreg_field_child(person, i, &child); i++)
		if (strcmp(child.name, "uri") == 0)
			cli_json_append(
			    uris, cli_json_take(cli_field_text(&child)));
	cli_json_set(
	    object, "id", cli_json_text(wsreg_field_attribute(person, "id")));
	cli_json_set(object, "name", child_text(person, "name"));
	cli_json_set(object, "org", child_text(person, "org"));
	cli_json_set(object, "uris", uris);
	cli_json_set(object, "updated", child_text(person, "updated"));
	cli_json_item(cli, object, index);
}

void
cli_json_export(const struct cli *cli,
    const struct wsreg_registry *const *registries, size_t count)
{
	struct wsreg_field person;

	cli_json_start(cli, "registries");
	cli_each_registry(cli, registries, count, put_registry);
	fputs("\n],\n\"people\":[", cli->out);
	for (size_t i = 0; wsreg_person_at(cli->snapshot, i, &person); i++)
		put_person(cli, &person, i);
	fputs("\n]}\n", cli->out);
}
