/* SPDX-License-Identifier: MIT */
/* Output for people: aligned, wrapped to the terminal, coloured.  Where
 * output is no terminal, lines are not wrapped, so that other tools see
 * whole fields. */

#include <stdlib.h>
#include <string.h>

#include "explain.h"
#include "lookup.h"

/* ---- One record ---- */

/* Prints whether a page may send the code; the reason of a refusal has the name
 * of the method, to which the code is added. */
static void
put_browser(const struct cli *cli, const struct wsreg_record *record,
    const uint64_t *number)
{
	const struct wsreg_verdict *verdict =
	    cli_verdict(record, number, WSREG_BROWSER);
	unsigned long long code = number != NULL ? *number : record->first;
	bool sendable = wire_is_sendable(verdict->wire);
	char *text =
	    cli_print("%s, WebSocket.close(%llu) %s", sendable ? "yes" : "no",
		code, sendable ? "sends it" : "throws InvalidAccessError");

	cli_put_row(
	    cli, "From a browser:", text, sendable ? CLI_GOOD : CLI_BAD);
	free(text);
}

/* Prints whether a close code may be sent, for both sides at once where they
 * agree, and by a page.  The colour shows whether it may be sent at all.  Other
 * records have no verdict. */
static void
put_verdict(const struct cli *cli, const struct wsreg_record *record,
    const uint64_t *number)
{
	const struct wsreg_verdict *client, *server;
	char *text;

	client = cli_verdict(record, number, WSREG_CLIENT);
	server = cli_verdict(record, number, WSREG_SERVER);
	if (client == NULL)
		return;
	text = cli_explain_verdict(client, server);
	cli_put_row(cli, "On the wire", text,
	    wire_is_sendable(client->wire) || wire_is_sendable(server->wire)
		? CLI_GOOD
		: CLI_BAD);
	free(text);
	put_browser(cli, record, number);
	if (cli_hint(record) != NULL)
		cli_put_row(cli, "Look for", cli_hint(record), CLI_PLAIN);
}

/* Prints the only type of message that a subprotocol has, and where that is
 * written, if it demands one. */
static void
put_demand(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_demand *demand = cli_record_demand(record);
	char *text;

	if (demand == NULL)
		return;
	text = cli_print(
	    "%s only (%s)", demand->text ? "text" : "binary", demand->section);
	cli_put_row(cli, "Messages", text, CLI_PLAIN);
	free(text);
}

/* Where the references in an element lead. */
static void
put_links(
    const struct cli *cli, const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t end = node_next(snapshot, node);

	for (uint32_t i = node; i < end; i++) {
		struct wsreg_reference reference;
		char *url;

		if (!cli_reference_at(snapshot, i, &reference) ||
		    strcmp(reference.type, "uri") == 0)
			continue;
		url = cli_reference_url(&reference);
		if (url[0] != '\0')
			cli_put_row(cli, "", url, CLI_DIM);
		free(url);
	}
}

/* A mark says of the record what is no part of its name: "OBSOLETE". */
static void
put_mark(
    const struct cli *cli, const struct wsreg_record *record, const char *text)
{
	char *mark = cli_find_mark(record, text);

	if (mark != NULL)
		cli_put_row(cli, "Mark", mark, CLI_PLAIN);
	free(mark);
}

/* All fields but those that the heading shows. */
static void
put_fields(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;

	node_foreach (child, snapshot, record_node(record)) {
		struct wsreg_field field = node_field(snapshot, child);
		char *text;

		if (!node_is(snapshot, child, WSREG_NODE_ELEMENT))
			continue;
		text = cli_field_text(&field);
		if (text[0] != '\0' && strcmp(text, record->key) != 0 &&
		    (record->name == NULL || strcmp(text, record->name) != 0))
			cli_put_row(cli,
			    cli_column_title(record->registry, field.name),
			    text, CLI_PLAIN);
		put_mark(cli, record, text);
		free(text);
		put_links(cli, snapshot, child);
	}
}

/* Prints a date, if the record has it. */
static void
put_date(const struct cli *cli, const char *label, const char *date)
{
	if (date != NULL)
		cli_put_row(cli, label, date, CLI_PLAIN);
}

/* When the record came, as the history has it. */
static void
put_since(const struct cli *cli, const struct wsreg_record *record)
{
	const struct cli_event *event = NULL;
	char *day;

	if (record->registry->kind != WSREG_KIND_OTHER)
		event = cli_event_first(record->registry->id, record->key);
	if (event == NULL)
		return;
	/* The line before has the date of registration. */
	day = cli_event_day(event->published, event->after,
	    wsreg_record_registered(record) == NULL ||
		    strcmp(wsreg_record_registered(record), event->published) ==
			0
		? event->date
		: NULL);
	cli_put_row(cli, "Since", day, CLI_PLAIN);
	free(day);
}

/* The name, after the key: "1006 Abnormal Closure". */
static void
put_heading(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_answer *answer, bool in_range)
{
	uint64_t number;
	char *key;
	size_t at;

	/* A number from a log is shown without what was around it. */
	if (!in_range)
		key = cli_print("%s", record->key);
	else if (cli_parse_number(answer->query, &number))
		key = cli_print("%s (in %s)", answer->query, record->key);
	else
		key = cli_print("%llu (in %s)",
		    (unsigned long long)answer->number, record->key);
	at = cli_width(key, strlen(key)) + 2;
	cli_style(cli, CLI_BOLD);
	cli_put(cli, key);
	if (record->name != NULL && strcmp(record->name, record->key) != 0) {
		fputs("  ", cli->out);
		cli_wrap(cli, record->name, at, CLI_INDENT);
	} else {
		fputc('\n', cli->out);
	}
	cli_style(cli, CLI_PLAIN);
	free(key);
}

/* Prints a record: heading, registry, verdict, then all fields. */
static void
put_record(const struct cli *cli, const struct wsreg_record *record,
    const struct cli_answer *answer)
{
	const uint64_t *number =
	    answer != NULL && answer->numeric && record->numeric
	    ? &answer->number
	    : NULL;

	put_heading(cli, record, answer,
	    number != NULL && record->first != record->last);
	cli_put_row(cli, "Registry",
	    record->registry->title[0] != '\0' ? record->registry->title
					       : record->registry->id,
	    CLI_PLAIN);
	/* Versions have a field of that name. */
	if (record->status != WSREG_STATUS_ASSIGNED &&
	    record->registry->kind != WSREG_KIND_VERSION)
		cli_put_row(cli, "Status", wsreg_status_name(record->status),
		    CLI_PLAIN);
	put_verdict(cli, record, number);
	put_demand(cli, record);
	put_fields(cli, record);
	put_date(cli, "Registered", wsreg_record_registered(record));
	put_date(cli, "Updated", wsreg_record_updated(record));
	put_since(cli, record);
}

/* ---- Answers ---- */

/* Prints that nothing was found, and what the key may have been meant to be. */
static void
put_not_found(const struct cli *cli, const struct cli_answer *answer)
{
	cli_put_styled(cli, CLI_BOLD, answer->query);
	fputs(answer->elsewhere        ? "  not in this snapshot\n"
		: answer->mentions > 0 ? "  not a key or name\n"
				       : "  not registered\n",
	    cli->out);
	if (answer->suggestion_count == 0)
		return;
	cli_blanks(cli, CLI_INDENT);
	fputs("Did you mean:", cli->out);
	for (size_t i = 0; i < answer->suggestion_count; i++) {
		const struct wsreg_record *record = answer->suggestions[i];

		fputs(i == 0 ? " " : ", ", cli->out);
		cli_put(cli, record->key);
		if (record->numeric && record->name != NULL) {
			fputs(" (", cli->out);
			cli_put(cli, record->name);
			fputc(')', cli->out);
		}
	}
	fputs("?\n", cli->out);
}

/* A verdict says the same as the explanation of a close code. */
static bool
has_verdict(const struct cli_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		if (cli_verdict(answer->records[i], NULL, WSREG_CLIENT) != NULL)
			return true;
	return false;
}

/* Prints a sentence below an answer. */
static void
put_remark(const struct cli *cli, const char *remark)
{
	cli_blanks(cli, CLI_INDENT);
	cli_wrap(cli, remark, CLI_INDENT, CLI_INDENT);
}

/* Prints an answer, with an empty line before each record but the first. */
static void
print_answer(
    const struct cli *cli, const struct cli_answer *answer, size_t index)
{
	if (index > 0)
		fputc('\n', cli->out);
	if (answer->count == 0)
		put_not_found(cli, answer);
	for (size_t i = 0; i < answer->count; i++) {
		if (i > 0)
			fputc('\n', cli->out);
		put_record(cli, answer->records[i], answer);
	}
	if (answer->note != NULL)
		put_remark(cli, answer->note);
	if (answer->explanation != NULL && !has_verdict(answer))
		put_remark(cli, answer->explanation);
}

/* ---- Lists ---- */

/* Prints the registries with the number of their records and their titles.
 * A very long id does not widen the column for all. */
static void
print_registries(const struct cli *cli)
{
	size_t count = wsreg_registry_count(cli->snapshot);
	size_t width = 0;

	for (size_t i = 0; i < count; i++)
		width = cli_widest(
		    width, wsreg_registry_at(cli->snapshot, i)->id, 40);
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(cli->snapshot, i);

		cli_style(cli, CLI_BOLD);
		cli_put_padded(cli, registry->id, width);
		cli_style(cli, CLI_PLAIN);
		fprintf(cli->out, "  %6lu  ",
		    (unsigned long)registry->record_count);
		cli_wrap(cli, registry->title, width + 10, width + 10);
	}
}

/* Prints the keys of records and what they are called, or else their status. */
static void
print_records(const struct cli *cli, const struct wsreg_record *const *records,
    size_t count)
{
	size_t width = 0;

	for (size_t i = 0; i < count; i++)
		width = cli_widest(width, records[i]->key, 32);
	for (size_t i = 0; i < count; i++) {
		const struct wsreg_record *record = records[i];
		const char *name = record->name != NULL
		    ? record->name
		    : wsreg_status_name(record->status);

		cli_style(cli, CLI_BOLD);
		cli_put_padded(cli, record->key, width);
		cli_style(cli, CLI_PLAIN);
		fputs("  ", cli->out);
		cli_wrap(cli, name, width + 2, width + 2);
	}
}

const struct lookup_printer lookup_text = {
	.answer = print_answer,
	.registries = print_registries,
	.records = print_records,
};
