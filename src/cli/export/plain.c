/* SPDX-License-Identifier: MIT */
/* Registries as plain text, a field a line: what line-wise tools compare.  A
 * field that changes is one line that changes, whatever is around it. */

#include <stdlib.h>
#include <string.h>

#include "export.h"

/* Prints a field on a line of its own; texts have no line ends, as white
 * space in them is folded. */
static void
put_line(
    const struct cli *cli, unsigned indent, const char *name, const char *text)
{
	fprintf(cli->out, "%*s", (int)indent, "");
	cli_put(cli, name);
	fputs(": ", cli->out);
	cli_put(cli, text);
	fputc('\n', cli->out);
}

/* Prints the element of a field with its text. */
static void
put_field(const struct cli *cli, unsigned indent,
    const struct wsreg_snapshot *snapshot, uint32_t node)
{
	struct wsreg_field field = node_field(snapshot, node);
	char *text = cli_field_text(&field);

	put_line(cli, indent, field.name, text);
	free(text);
}

/* Returns whether the element is one that holds others rather than text. */
static bool
holds_elements(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	return strcmp(node_name(snapshot, node), "range") == 0 ||
	    strcmp(node_name(snapshot, node), "person") == 0 ||
	    strcmp(node_name(snapshot, node), "record") == 0;
}

/* An element on its line; one that holds others by its key and with these
 * below it. */
static void
put_element(const struct cli *cli, const struct wsreg_snapshot *snapshot,
    uint32_t node, unsigned indent)
{
	if (!holds_elements(snapshot, node)) {
		put_field(cli, indent, snapshot, node);
		return;
	}
	put_line(
	    cli, indent, node_name(snapshot, node), node_id(snapshot, node));
	node_foreach (child, snapshot, node)
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT))
			put_field(cli, indent + 2, snapshot, child);
}

/* Prints a record under its registry and key, which make the block's first
 * line unique where keys are. */
static void
print_record(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const char *registered = wsreg_record_registered(record);
	const char *updated = wsreg_record_updated(record);

	fputc('\n', cli->out);
	cli_put(cli, record->registry->id);
	fputc(' ', cli->out);
	cli_put(cli, record->key);
	fputc('\n', cli->out);
	node_foreach (child, snapshot, record_node(record))
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT))
			put_element(cli, snapshot, child, 2);
	if (registered != NULL)
		put_line(cli, 2, "registered", registered);
	if (updated != NULL)
		put_line(cli, 2, "updated", updated);
}

/* What the registry says of itself; its rules may stand beside it. */
static void
put_meta(const struct cli *cli, const struct wsreg_registry *registry,
    uint32_t node, bool rules)
{
	const struct wsreg_snapshot *snapshot = registry->snapshot;

	node_foreach (child, snapshot, node) {
		const char *name = node_name(snapshot, child);

		if (node_is(snapshot, child, WSREG_NODE_ELEMENT) &&
		    strcmp(name, "registry") != 0 &&
		    strcmp(name, "people") != 0 &&
		    (rules || strcmp(name, "record") != 0))
			put_element(cli, snapshot, child, 2);
	}
}

/* Prints what the registry says of itself, then its records. */
static void
print_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	if (index > 0)
		fputc('\n', cli->out);
	fputs("registry ", cli->out);
	cli_put(cli, registry->id);
	fputc('\n', cli->out);
	if (registry->rules != WSREG_NONE)
		put_meta(cli, registry, registry->rules, true);
	put_meta(cli, registry, registry->node, false);
	record_foreach (record, registry)
		print_record(cli, record);
}

/* Prints the people unless registries were chosen. */
static void
print_people(const struct cli *cli, const struct export_choice *choice)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;

	for (uint32_t i = 0; choice->all && i < snapshot->person_count; i++) {
		fputc('\n', cli->out);
		put_element(cli, snapshot, snapshot->people[i], 0);
	}
}

const struct export_printer export_plain = {
	.registry = print_registry,
	.end = print_people,
};
