/* SPDX-License-Identifier: MIT */
/* Registries as one page in HTML, which needs no network and, but for its
 * search, no script.  The tables have the columns of the CSV file and three
 * more: the status, who may send a close code, and since when it is there. */

#include "html.h"

#include <stdlib.h>
#include <string.h>

#include "html-line.h"
#include "html-time.h"

/* ---- What is said of a record ---- */

/* Records with the same key have one link: that to the first. */
char *
export_row_id(const struct wsreg_record *record)
{
	const struct wsreg_registry *registry = record->registry;
	const struct wsreg_record *first = record->numeric
	    ? wsreg_record_by_number(registry, record->first)
	    : wsreg_record_by_name(registry, record->key, strlen(record->key));
	char *whole = cli_print("%s-%s", registry->id, record->key);
	char *id = cli_page_id(whole);

	if (first != record || strcmp(id, whole) != 0) {
		free(id);
		id = NULL;
	}
	free(whole);
	return id;
}

bool
export_is_sendable(const struct wsreg_record *record)
{
	for (int sender = 0; sender < WSREG_SENDER_COUNT; sender++) {
		const struct wsreg_verdict *verdict =
		    cli_verdict(record, NULL, (enum wsreg_sender)sender);

		if (verdict != NULL && wire_is_sendable(verdict->wire))
			return true;
	}
	return false;
}

struct export_since
export_since(const struct wsreg_record *record)
{
	const struct wsreg_registry *registry = record->registry;
	const char *updated = wsreg_snapshot_updated(registry->snapshot);
	const struct cli_event *event = NULL;

	if (registry->kind != WSREG_KIND_OTHER)
		event = cli_event_first(registry->id, record->key);
	if (event == NULL || strcmp(event->published, updated) > 0)
		return (struct export_since){ wsreg_record_registered(record),
			NULL };
	if (event->date != NULL)
		return (struct export_since){ event->date, NULL };
	return (struct export_since){ event->published, event->after };
}

/* ---- Cells ---- */

static void
put_reference(
    const struct cli *cli, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	struct wsreg_field field = node_field(snapshot, node);
	struct wsreg_reference reference;
	char *text = cli_field_text(&field);
	char *url;

	if (cli_reference_at(snapshot, node, &reference)) {
		url = cli_reference_url(&reference);
		cli_page_link(cli, url, text);
		free(url);
	}
	free(text);
}

/* Prints what is in an element, references as links.  The reader bounds the
 * depth. */
static void
put_content(
    const struct cli *cli, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	if (node_is_element(snapshot, node, "xref")) {
		put_reference(cli, snapshot, node);
		return;
	}
	node_foreach (child, snapshot, node) {
		if (node_is(snapshot, child, WSREG_NODE_TEXT))
			cli_put_html(cli, node_text(snapshot, child));
		else if (node_is(snapshot, child, WSREG_NODE_ELEMENT))
			put_content(cli, snapshot, child);
	}
}

/* Prints the elements of a column: those of one name share a cell. */
static void
put_cell(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_column *column)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	bool first = true;

	cli_page_put(cli, EXPORT_PAGE, "cell", { "label", column->title, 0 });
	node_foreach (child, snapshot, record_node(record)) {
		if (!node_is_element(snapshot, child, column->element))
			continue;
		if (!first)
			fputc(' ', cli->out);
		put_content(cli, snapshot, child);
		first = false;
	}
	cli_page_block(cli, EXPORT_PAGE, "cell-end", NULL);
}

/* Prints who may send a close code and why: the reason for the client, if it
 * may not, else that for the server. */
static void
put_wire(const struct cli *cli, const struct wsreg_record *record)
{
	static const char *const names[WSREG_SENDER_COUNT] = { "client",
		"server", "browser's close()" };
	const struct wsreg_verdict *told =
	    cli_verdict(record, NULL, WSREG_SERVER);
	char *senders = cli_print("%s", "");

	for (int sender = WSREG_SENDER_COUNT - 1; sender >= 0; sender--) {
		const struct wsreg_verdict *verdict =
		    cli_verdict(record, NULL, (enum wsreg_sender)sender);
		bool good = wire_is_sendable(verdict->wire);
		char *before = senders;

		if (good)
			senders = cli_print("%s%s%s", names[sender],
			    before[0] != '\0' ? ", " : "", before);
		if (good)
			free(before);
		else if (sender == WSREG_CLIENT)
			told = verdict;
	}
	cli_page_put(cli, EXPORT_PAGE, "cell-wire",
	    { "class", senders[0] != '\0' ? "good" : "bad", 0 },
	    { "senders", senders[0] != '\0' ? senders : "nobody", 0 },
	    { "reason", told->reason, 0 }, { "section", told->section, 0 });
	free(senders);
}

static void
put_since(const struct cli *cli, const struct wsreg_record *record)
{
	struct export_since since = export_since(record);
	char *day = since.day != NULL
	    ? cli_event_day(since.day, since.after, NULL)
	    : cli_print("%s", "");

	cli_page_put(cli, EXPORT_PAGE, "cell-since", { "since", day, 0 });
	free(day);
}

/* ---- Tables ---- */

static void
put_record(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_columns *columns)
{
	const char *status = wsreg_status_name(record->status);
	char *id = export_row_id(record);

	cli_page_put(cli, EXPORT_PAGE, id != NULL ? "row-anchor" : "row",
	    { "status", status, 0 }, { "id", id != NULL ? id : "", 0 });
	for (size_t i = 0; i < columns->count; i++)
		put_cell(cli, record, &columns->list[i]);
	cli_page_put(cli, EXPORT_PAGE, "cell-status", { "status", status, 0 });
	if (cli_verdict(record, NULL, WSREG_CLIENT) != NULL)
		put_wire(cli, record);
	put_since(cli, record);
	cli_page_block(cli, EXPORT_PAGE, "row-end", NULL);
	free(id);
}

static void
put_heading(const struct cli *cli, const char *title)
{
	cli_page_put(cli, EXPORT_PAGE, "heading", { "title", title, 0 });
}

static void
put_table(const struct cli *cli, const struct wsreg_registry *registry,
    const struct cli_columns *columns)
{
	cli_page_block(cli, EXPORT_PAGE, "table", NULL);
	for (size_t i = 0; i < columns->count; i++)
		put_heading(cli, columns->list[i].title);
	put_heading(cli, "Status");
	if (registry->kind == WSREG_KIND_CLOSE_CODE)
		put_heading(cli, "May be sent by");
	put_heading(cli, "Registered");
	cli_page_block(cli, EXPORT_PAGE, "rows", NULL);
	record_foreach (record, registry)
		put_record(cli, record, columns);
	cli_page_block(cli, EXPORT_PAGE, "table-end", NULL);
}

/* Prints what the registry says of itself: elements that people read. */
static void
put_meta(const struct cli *cli, const struct wsreg_registry *registry)
{
	static const struct {
		const char *element, *label;
	} shown[] = { { "registration_rule", "Registration procedure" },
		{ "expert", "Experts" }, { "xref", "Reference" },
		{ "note", "Note" } };
	struct wsreg_field field;

	for (size_t kind = 0; kind < sizeof(shown) / sizeof(*shown); kind++)
		for (size_t i = 0; wsreg_registry_field(registry, i, &field);
		     i++) {
			if (strcmp(field.name, shown[kind].element) != 0)
				continue;
			cli_page_put(cli, EXPORT_PAGE, "meta",
			    { "label", shown[kind].label, 0 });
			put_content(cli, field.snapshot, field.node);
			cli_page_block(cli, EXPORT_PAGE, "meta-end", NULL);
		}
}

static const char *
title_of(const struct wsreg_registry *registry)
{
	return registry->title[0] != '\0' ? registry->title : registry->id;
}

/* ---- The page ---- */

static void
begin(const struct cli *cli, const struct export_choice *choice)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const char *title = wsreg_snapshot_title(snapshot);
	const char *updated = wsreg_snapshot_updated(snapshot);

	if (title[0] == '\0')
		title = wsreg_snapshot_id(snapshot);
	cli_page_begin(cli, EXPORT_PAGE, title);
	cli_page_put(cli, EXPORT_PAGE, "begin", { "title", title, 0 },
	    { "updated", updated[0] != '\0' ? updated : "on an unknown date",
		0 },
	    { "source", wsreg_snapshot_source(snapshot), 0 },
	    { "sha256", wsreg_snapshot_sha256(snapshot), 0 });
	for (size_t i = 0; i < choice->count; i++) {
		const struct wsreg_registry *registry = choice->registries[i];
		char *id = cli_page_id(registry->id);

		cli_page_put(cli, EXPORT_PAGE, "nav", { "id", id, 0 },
		    { "title", title_of(registry), 0 },
		    { "count", NULL, registry->record_count });
		free(id);
	}
	cli_page_block(cli, EXPORT_PAGE, "controls", NULL);
}

static void
print_registry(
    const struct cli *cli, const struct wsreg_registry *registry, size_t index)
{
	struct cli_columns columns = cli_columns_of(registry);
	char *id = cli_page_id(registry->id);

	(void)index;
	cli_page_put(cli, EXPORT_PAGE, "registry", { "id", id, 0 },
	    { "title", title_of(registry), 0 });
	put_meta(cli, registry);
	if (registry->kind == WSREG_KIND_CLOSE_CODE)
		export_put_number_line(cli, registry);
	if (columns.count > 0)
		put_table(cli, registry, &columns);
	else
		cli_page_block(cli, EXPORT_PAGE, "no-records", NULL);
	cli_page_block(cli, EXPORT_PAGE, "registry-end", NULL);
	free(id);
	cli_columns_free(&columns);
}

static void
end(const struct cli *cli, const struct export_choice *choice)
{
	export_put_timeline(cli, choice);
	cli_page_block(cli, EXPORT_PAGE, "end", NULL);
	cli_page_end(cli, EXPORT_PAGE);
}

const struct export_printer export_html = { begin, print_registry, end };
