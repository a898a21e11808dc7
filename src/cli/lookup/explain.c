/* SPDX-License-Identifier: MIT */
/* What to say of a number beyond what the registry says. */

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "explain.h"
#include "search.h"
#include "traffic/traffic.h"

/* The codes that may stand on the wire at all lie between those that are not
 * used and those out of range, as the overlay has them. */
static void
find_bounds(
    const struct wsreg_overlay *overlay, uint32_t *first, uint32_t *last)
{
	*first = 0;
	*last = UINT16_MAX;
	for (uint32_t i = 0; i < overlay->rule_count; i++) {
		const struct wsreg_wire_rule *rule = &overlay->rules[i];

		if (rule->verdict[0].wire == WSREG_WIRE_NOT_USED)
			*first = rule->last + 1;
		if (rule->verdict[0].wire == WSREG_WIRE_OUT_OF_RANGE)
			*last = rule->first - 1;
	}
}

static bool
is_printable(uint64_t c)
{
	return c >= ' ' && c < 0x7f;
}

/* A number that is no close code.  Two printable octets are most likely the
 * start of a reason. */
static char *
explain_range(
    const struct cli *cli, uint64_t number, const struct wsreg_verdict *verdict)
{
	uint32_t first, last;
	char *text;
	unsigned high = (unsigned)(number >> 8 & 0xff);
	unsigned low = (unsigned)(number & 0xff);

	find_bounds(cli->snapshot->overlay, &first, &last);
	text = cli_print("outside the range of close codes, %lu-%lu (%s)",
	    (unsigned long)first, (unsigned long)last, verdict->section);
	if (number <= UINT16_MAX && is_printable(high) && is_printable(low))
		text = cli_append(text,
		    "; 0x%04x is ASCII \"%c%c\", so this is probably a "
		    "reason sent without a code",
		    (unsigned)number, (int)high, (int)low);
	return text;
}

char *
cli_explain_verdict(
    const struct wsreg_verdict *client, const struct wsreg_verdict *server)
{
	const char *word = wsreg_wire_name(client->wire);

	if (client->wire == WSREG_WIRE_YES && server->wire == WSREG_WIRE_NO)
		word = "clients only";
	else if (client->wire == WSREG_WIRE_NO &&
	    server->wire == WSREG_WIRE_YES)
		word = "servers only";
	else if (client->wire != server->wire)
		return cli_print("client %s, server %s: %s (%s)", word,
		    wsreg_wire_name(server->wire), client->reason,
		    client->section);
	return cli_print("%s: %s (%s)", word, client->reason, client->section);
}

const char *
cli_hint(const struct wsreg_record *record)
{
	const struct wsreg_overlay *overlay =
	    record->registry->snapshot->overlay;

	for (uint32_t i = 0; i < overlay->hint_count; i++)
		if (strcmp(overlay->hints[i].registry, record->registry->id) ==
			0 &&
		    strcmp(overlay->hints[i].key, record->key) == 0)
			return overlay->hints[i].text;
	return NULL;
}

/* Explains a close code that may not be sent by everyone; else returns NULL. */
static char *
explain_code(const struct wsreg_record *code, uint64_t number)
{
	const struct wsreg_verdict *client, *server;
	const char *hint = cli_hint(code);
	char *text;

	client = cli_verdict(code, &number, WSREG_CLIENT);
	server = cli_verdict(code, &number, WSREG_SERVER);
	if (client == NULL ||
	    (client->wire == WSREG_WIRE_YES && server->wire == WSREG_WIRE_YES))
		return NULL;
	text = cli_explain_verdict(client, server);
	return hint != NULL ? cli_append(text, "; look for %s", hint) : text;
}

/* Returns the first record of the answer that is a close code or a range of
 * them, or NULL. */
static const struct wsreg_record *
find_close_code(const struct cli_answer *answer)
{
	for (size_t i = 0; i < answer->count; i++)
		if (answer->records[i]->registry->kind ==
			WSREG_KIND_CLOSE_CODE &&
		    answer->records[i]->numeric)
			return answer->records[i];
	return NULL;
}

/* The records that say something, if those of several registries do. */
static size_t
count_meanings(const struct cli_answer *answer)
{
	size_t count = 0;
	bool several = false;

	for (size_t i = 0; i < answer->count; i++) {
		count += answer->records[i]->status != WSREG_STATUS_UNASSIGNED;
		several |= answer->records[i]->registry !=
		    answer->records[0]->registry;
	}
	return several ? count : 0;
}

/* "found in 2 registries (version-number, opcode); choose one with -r". */
static char *
explain_several(const struct cli_answer *answer, size_t count)
{
	char *text =
	    cli_print("found in %lu registries (", (unsigned long)count);
	const char *comma = "";

	for (size_t i = 0; i < answer->count; i++) {
		const struct wsreg_record *record = answer->records[i];

		if (record->status == WSREG_STATUS_UNASSIGNED)
			continue;
		text = cli_append(text, "%s%s", comma, record->registry->id);
		comma = ", ";
	}
	return cli_append(text, "); choose one with -r");
}

/* Whether it may be meant as a close code.  Numbers of more than 64 bits are
 * taken for the highest. */
static bool
asks_code(
    const struct cli *cli, const struct cli_answer *answer, uint64_t *number)
{
	const char *query = answer->query;

	if (cli->registry != NULL &&
	    cli_find_registry(cli, cli->registry)->kind !=
		WSREG_KIND_CLOSE_CODE)
		return false;
	if (!answer->numeric)
		*number = UINT64_MAX;
	return answer->numeric ||
	    (query[0] != '\0' && query[strspn(query, "0123456789")] == '\0');
}

/* Returns whether names of subprotocols were looked at. */
static bool
has_subprotocols(const struct cli *cli)
{
	return cli->registry != NULL
	    ? cli_find_registry(cli, cli->registry)->kind ==
		WSREG_KIND_SUBPROTOCOL
	    : cli->snapshot->kinds[WSREG_KIND_SUBPROTOCOL] != WSREG_NONE;
}

/* Says of a text that is no key or name where else it is, and whether it may be
 * used nevertheless. */
static char *
explain_missing(const struct cli *cli, struct cli_answer *answer)
{
	const char *note = has_subprotocols(cli)
	    ? snapshot_unregistered(cli->snapshot, slice_of(answer->query))
	    : NULL;

	if (note != NULL)
		return cli_print(
		    "a subprotocol in wide use without a registration: %s",
		    note);
	if (answer->contained && answer->query[0] != '\0')
		answer->mentions = cli_search_count(cli, answer->query);
	if (answer->mentions > 0)
		return cli_print("%lu %s it: wsreg search %s'%s'",
		    (unsigned long)answer->mentions,
		    answer->mentions == 1 ? "record contains"
					  : "records contain",
		    /* It must not be taken for an option. */
		    answer->query[0] == '-' ? "-- " : "", answer->query);
	if (has_subprotocols(cli) && cli_has_letter(answer->query) &&
	    token_is(slice_of(answer->query)))
		return cli_print("a subprotocol may be used without being "
				 "registered (RFC 6455 1.9)");
	return NULL;
}

void
cli_explain(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_record *code = find_close_code(answer);
	const struct wsreg_verdict *client;
	size_t meanings = count_meanings(answer);
	uint64_t number = answer->number;

	if (code != NULL) {
		if (!answer->numeric)
			number = code->first;
		answer->explanation = explain_code(code, number);
	} else if (answer->count == 0 && asks_code(cli, answer, &number)) {
		client =
		    wsreg_snapshot_verdict(cli->snapshot, number, WSREG_CLIENT);
		if (client != NULL &&
		    (client->wire == WSREG_WIRE_NOT_USED ||
			client->wire == WSREG_WIRE_OUT_OF_RANGE))
			answer->explanation =
			    explain_range(cli, number, client);
	} else if (answer->count == 0 && !answer->numeric &&
	    !answer->elsewhere) {
		answer->explanation = explain_missing(cli, answer);
	} else if (meanings > 1 && meanings <= 8) {
		answer->explanation = explain_several(answer, meanings);
	}
}
