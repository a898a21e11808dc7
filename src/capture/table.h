/* SPDX-License-Identifier: MIT */
/* The connections that are open or were so a short time ago. */

#ifndef CAPTURE_TABLE_H
#define CAPTURE_TABLE_H

#include "flow.h"

/* All 0 at first, but for the seed. */
struct table {
	uint64_t seed;
	struct flow **buckets; /* `room' of them, a power of two, or 0 */
	size_t room;
	struct flow_list all, states[FLOW_STATES];
	/* The connection that was found last, as the next packet is often of
	 * it; or NULL. */
	struct flow *recent;
};

/* Returns the connection of the segment and the side that sent it, or NULL. */
struct flow *
table_find(struct table *table, const struct segment *segment, unsigned *side);

/* Adds a connection with the segment's addresses, of which `side' is the
 * sender.  Returns NULL if memory is out. */
struct flow *
table_add(struct table *table, const struct segment *segment, unsigned side,
    int64_t seen);

/* Notes the state of a connection, which had a packet at this time. */
void
table_touch(struct table *table, struct flow *flow, enum flow_state state,
    int64_t seen);

/* Removes a connection and frees it. */
void
table_remove(
    struct table *table, struct stream_common *common, struct flow *flow);

/* Frees all connections. */
void
table_free(struct table *table, struct stream_common *common);

#endif
