/* SPDX-License-Identifier: MIT */
/* A change as JSON; data/schema/diff.json describes it. */

#include "change-json.h"

#include <stdlib.h>

#include "changes.h"

static json_t *
make_text(const struct wsreg_field_change *field, bool after)
{
	if (after ? !field->after : !field->before)
		return json_null();
	return cli_json_take(cli_change_text(field, after));
}

static json_t *
make_fields(const struct wsreg_change *change)
{
	json_t *fields = cli_json_array();
	struct wsreg_field_change field;

	for (size_t i = 0; wsreg_change_field(change, i, &field); i++) {
		json_t *object = cli_json_object();

		cli_json_set(object, "name", field.name);
		cli_json_set(object, "old", make_text(&field, false));
		cli_json_set(object, "new", make_text(&field, true));
		cli_json_append(fields, object);
	}
	return fields;
}

static json_t *
make_record(const struct wsreg_record *record)
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
	cli_json_set(object, "old", make_record(change->before));
	cli_json_set(object, "new", make_record(change->after));
	cli_json_set(object, "fields", make_fields(change));
	if (note != NULL)
		cli_json_set(object, "note", cli_json_take(note));
	return object;
}
