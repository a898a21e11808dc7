/* SPDX-License-Identifier: MIT */
/* A registry as a table: its columns and cells.  The columns are those that
 * IANA's own files have, then further elements, each after the one that it
 * follows in a record. */

#include "columns.h"

#include <stdlib.h>
#include <string.h>

/* Puts a column after the one at `after`, SIZE_MAX meaning first. */
static void
insert(
    struct cli_columns *columns, size_t after, const struct cli_column *column)
{
	size_t at = after == SIZE_MAX ? 0 : after + 1;

	if (columns->count >= CLI_COLUMN_MAX)
		cli_die("a registry has more than %d kinds of fields",
		    CLI_COLUMN_MAX);
	columns->list =
	    cli_grow(columns->list, columns->count + 1, sizeof(*columns->list));
	memmove(&columns->list[at + 1], &columns->list[at],
	    (columns->count - at) * sizeof(*columns->list));
	columns->list[at] = *column;
	columns->count++;
}

/* Returns the place of an element's column, or SIZE_MAX. */
static size_t
find(const struct cli_columns *columns, const char *element)
{
	for (size_t i = 0; i < columns->count; i++)
		if (strcmp(columns->list[i].element, element) == 0)
			return i;
	return SIZE_MAX;
}

/* Names that the record brings new stand after the one before them there. */
static void
add_record(struct cli_columns *columns, const struct wsreg_snapshot *snapshot,
    uint32_t record)
{
	size_t before = SIZE_MAX;

	node_foreach (child, snapshot, record) {
		const char *element = node_name(snapshot, child);
		size_t at;

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		at = find(columns, element);
		if (at == SIZE_MAX) {
			insert(columns, before,
			    &(struct cli_column){ element, element });
			at = before == SIZE_MAX ? 0 : before + 1;
		}
		before = at;
	}
}

/* The columns that IANA's own files had on the day of the snapshot. */
static void
add_known(struct cli_columns *columns, const struct wsreg_registry *registry)
{
	const struct wsreg_overlay *overlay = registry->snapshot->overlay;
	const char *day = wsreg_snapshot_updated(registry->snapshot);

	for (uint32_t i = 0; i < overlay->column_count; i++) {
		const struct wsreg_column *column = &overlay->columns[i];

		if (strcmp(column->registry, registry->id) == 0 &&
		    strcmp(day, column->since) >= 0)
			insert(columns, columns->count - 1,
			    &(struct cli_column){
				column->element, column->title });
	}
}

struct cli_columns
cli_columns_of(const struct wsreg_registry *registry)
{
	struct cli_columns columns = { 0 };

	if (registry->kind != WSREG_KIND_OTHER)
		add_known(&columns, registry);
	record_foreach (record, registry)
		add_record(&columns, registry->snapshot, record_node(record));
	return columns;
}

void
cli_columns_free(struct cli_columns *columns)
{
	free(columns->list);
}

const char *
cli_column_title(const struct wsreg_registry *registry, const char *element)
{
	const struct wsreg_overlay *overlay = registry->snapshot->overlay;

	if (registry->kind != WSREG_KIND_OTHER)
		for (uint32_t i = 0; i < overlay->column_count; i++)
			if (strcmp(overlay->columns[i].registry,
				registry->id) == 0 &&
			    strcmp(overlay->columns[i].element, element) == 0)
				return overlay->columns[i].title;
	return element;
}

/* References stand side by side, other elements have a blank between. */
char *
cli_cell(const struct wsreg_record *record, const char *element)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	bool xref = strcmp(element, "xref") == 0;
	size_t length = 0;
	char *text = cli_allocate(1, 1);

	node_foreach (child, snapshot, record_node(record)) {
		size_t size;

		if (!node_is_element(snapshot, child, element))
			continue;
		size = wsreg_node_cell(snapshot, child, NULL, 0);
		text = cli_grow(text, length + size + 2, 1);
		if (!xref && length > 0 && size > 0)
			text[length++] = ' ';
		wsreg_node_cell(snapshot, child, text + length, size + 1);
		length += size;
	}
	return text;
}
