/* SPDX-License-Identifier: MIT */
/* Describing a constant in a comment. */

#include "describe.h"

#include <stdlib.h>
#include <string.h>

static void
describe_status(struct gen_output *phrase, const struct wsreg_record *record)
{
	switch (record->status) {
	case WSREG_STATUS_RESERVED:
		gen_print(phrase, "; reserved");
		break;
	case WSREG_STATUS_PRIVATE_USE:
		gen_print(phrase, "; private use");
		break;
	case WSREG_STATUS_INTERIM:
		gen_print(phrase, "; a draft's");
		break;
	case WSREG_STATUS_ASSIGNED:
	case WSREG_STATUS_UNASSIGNED:
	case WSREG_STATUS_STANDARD:
		break;
	}
}

static void
describe_wire(struct gen_output *phrase, const struct wsreg_record *record)
{
	const struct wsreg_verdict *verdict = gen_record_verdict(record);
	const char *client, *server;

	if (verdict == NULL)
		return;
	client = wsreg_wire_name(verdict[WSREG_CLIENT].wire);
	server = wsreg_wire_name(verdict[WSREG_SERVER].wire);
	if (verdict[WSREG_CLIENT].wire != verdict[WSREG_SERVER].wire)
		gen_print(phrase, "; in a Close frame: client %s, server %s",
		    client, server);
	else if (verdict[WSREG_CLIENT].wire != WSREG_WIRE_YES)
		gen_print(phrase, "; in a Close frame: %s", client);
}

static void
describe_cell(struct gen_output *phrase, const struct wsreg_snapshot *snapshot,
    uint32_t node)
{
	size_t size = wsreg_node_cell(snapshot, node, NULL, 0);
	char *cell = malloc(size + 1);

	if (cell == NULL) {
		gen_error_memory(phrase->error, NULL);
		return;
	}
	wsreg_node_cell(snapshot, node, cell, size + 1);
	gen_print(phrase, "%s", cell);
	free(cell);
}

static void
describe_references(
    struct gen_output *phrase, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const char *before = "; ";

	node_foreach (child, snapshot, record_node(record)) {
		if (!node_is_element(snapshot, child, "xref"))
			continue;
		gen_print(phrase, "%s", before);
		describe_cell(phrase, snapshot, child);
		before = "";
	}
}

const char *
gen_describe(struct gen_output *phrase, const struct gen_constant *constant)
{
	const struct wsreg_record *record = constant->record;
	const char *date = wsreg_node_attribute(
	    record->registry->snapshot, record_node(record), "date");

	phrase->text.count = 0;
	if (constant->former) {
		gen_print(phrase, "former name of %s", record->key);
	} else {
		gen_print(phrase, "%s", gen_record_meaning(record));
		describe_status(phrase, record);
		describe_wire(phrase, record);
		describe_references(phrase, record);
		if (date != NULL)
			gen_print(phrase, "; registered %s", date);
	}
	return phrase->error->set ? "" : phrase->text.items;
}
