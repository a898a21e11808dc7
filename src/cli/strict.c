/* SPDX-License-Identifier: MIT */
/* --strict: what is odd but readable in a registry file is refused. */

#include <stdlib.h>
#include <string.h>

#include "ascii.h"
#include "cli.h"

/* Ends the program with the place of the node. */
static _Noreturn void
refuse(const struct cli *cli, uint32_t node, const char *reason)
{
	cli_die_at("%s:%lu: error: %s", node_file(cli->snapshot, node),
	    node_line(cli->snapshot, node), reason);
}

static void
check_attribute(const struct cli *cli, uint32_t node)
{
	const char *text = node_text(cli->snapshot, node);
	size_t size = strlen(text);

	if (size > 0 && (text[0] == ' ' || text[size - 1] == ' '))
		refuse(cli, node,
		    cli_print("blanks around the attribute `%s'", text));
}

static void
check_reference(const struct cli *cli, uint32_t node)
{
	struct wsreg_field field = node_field(cli->snapshot, node);
	struct wsreg_reference reference;

	if (wsreg_field_reference(&field, 0, &reference) &&
	    strcmp(reference.type, "person") == 0 &&
	    (reference.data == NULL ||
		node_person(cli->snapshot, reference.data) == WSREG_NONE))
		refuse(cli, node,
		    cli_print("no person has the id `%s'",
			reference.data != NULL ? reference.data : ""));
}

static void
check_nodes(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;

	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++)
		if (node_is(snapshot, i, WSREG_NODE_ATTRIBUTE))
			check_attribute(cli, i);
		else if (node_is(snapshot, i, WSREG_NODE_ELEMENT) &&
		    strcmp(node_name(snapshot, i), "xref") == 0)
			check_reference(cli, i);
}

static void
check_range(const struct cli *cli, const struct wsreg_record *record)
{
	if (!record->numeric || strchr(record->key, '-') == NULL)
		return;
	if (record->first == record->last)
		refuse(cli, record_node(record),
		    cli_print("`%s' is a range of one number", record->key));
	if (record->first > record->last)
		refuse(cli, record_node(record),
		    cli_print("the range `%s' is reversed", record->key));
}

/* RFC 6455, 11.3.2 and 11.5: names are tokens as HTTP defines them (RFC 7230,
 * 3.2.6). */
static bool
is_token(const char *text)
{
	static const char marks[] = "!#$%&'*+-.^_`|~";
	const char *start = text;

	for (; *text != '\0'; text++)
		if (!ascii_is_word(*text) && strchr(marks, *text) == NULL)
			return false;
	return text > start;
}

static void
check_name(const struct cli *cli, const struct wsreg_record *record)
{
	const struct wsreg_record *first = wsreg_record_by_name_nocase(
	    record->registry, record->key, strlen(record->key));

	if (!is_token(record->key))
		refuse(cli, record_node(record),
		    cli_print("the name `%s' is no token", record->key));
	/* RFC 7936, 2: names that differ only by case are refused. */
	if (first != NULL && first != record)
		refuse(cli, record_node(record),
		    cli_print(
			"the name `%s' is registered before, if case is ignored",
			record->key));
}

static int
compare_numbers(const void *a, const void *b)
{
	const struct wsreg_record *const *x = a, *const *y = b;

	if ((*x)->first != (*y)->first)
		return (*x)->first < (*y)->first ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

/* No number may be in two records. */
static void
check_numbers(const struct cli *cli, const struct wsreg_registry *registry)
{
	const struct wsreg_record **records =
	    cli_allocate(registry->record_count, sizeof(*records));
	uint64_t last = 0;

	for (uint32_t i = 0; i < registry->record_count; i++)
		records[i] = wsreg_record_at(registry, i);
	qsort(
	    records, registry->record_count, sizeof(*records), compare_numbers);
	for (uint32_t i = 0; i < registry->record_count; i++) {
		if (!records[i]->numeric)
			continue;
		if (i > 0 && records[i - 1]->numeric &&
		    records[i]->first <= last)
			refuse(cli, record_node(records[i]),
			    cli_print("`%s' overlaps another record",
				records[i]->key));
		if (records[i]->last > last)
			last = records[i]->last;
	}
	free(records);
}

static void
check_registry(const struct cli *cli, const struct wsreg_registry *registry)
{
	bool names = registry->kind == WSREG_KIND_EXTENSION ||
	    registry->kind == WSREG_KIND_SUBPROTOCOL;

	for (uint32_t i = 0; i < registry->record_count; i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);

		check_range(cli, record);
		if (names)
			check_name(cli, record);
	}
	if (registry->kind != WSREG_KIND_OTHER && !registry->ordered && !names)
		check_numbers(cli, registry);
}

void
cli_check_strict(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;

	check_nodes(cli);
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		check_registry(cli, &snapshot->registries[i]);
}
