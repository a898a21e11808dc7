/* SPDX-License-Identifier: MIT */
/* What the overlay adds to the registries: lists that gen/model reads, the
 * generator prints and the library serves.  data/overlay explains the lines. */

#ifndef WSREG_OVERLAY_H
#define WSREG_OVERLAY_H

#include "verdict.h"

/* The C identifier of a record. */
struct wsreg_given_name {
	const char *registry, *key, *identifier;
};

/* A sentence that helps a user who meets the record. */
struct wsreg_hint {
	const char *registry, *key, *text;
};

/* A column of IANA's CSV files, shown in snapshots from the day `since`. */
struct wsreg_column {
	const char *registry, *element, *title, *since;
};

/* The only type of message that a subprotocol has, and where that is written:
 * "RFC 8323 4.2". */
struct wsreg_demand {
	const char *subprotocol;
	bool text; /* else binary */
	const char *section;
};

/* A name of a subprotocol that is in wide use and not registered, and a note on
 * it.  It is no record. */
struct wsreg_unregistered {
	const char *name, *note;
};

struct wsreg_overlay {
	const struct wsreg_given_name *names;
	const struct wsreg_given_name *formers; /* names of earlier days */
	const struct wsreg_wire_rule *rules;
	const struct wsreg_column *columns;
	const struct wsreg_hint *hints;
	const struct wsreg_demand *demands;
	const struct wsreg_unregistered *unregistered;
	uint32_t name_count, former_count, rule_count, column_count;
	uint32_t hint_count, demand_count, unregistered_count;
};

#endif
