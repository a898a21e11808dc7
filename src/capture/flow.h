/* SPDX-License-Identifier: MIT */
/* All that is known of a connection, and lists of connections. */

#ifndef CAPTURE_FLOW_H
#define CAPTURE_FLOW_H

#include "stream.h"

enum flow_state {
	FLOW_HALF, /* no answer and no octets so far */
	FLOW_ACTIVE,
	FLOW_CLOSING, /* both sides have ended; packets may be late */
	FLOW_CLOSED, /* the caller knows it is over; late packets belong to it */
	FLOW_STATES
};

/* A connection's place in a list. */
struct flow_link {
	struct flow *before, *behind;
};

/* The lists that a connection is in: that of all, in the order of their
 * numbers, and that of its state, in the order of their last packets. */
enum flow_list_kind { FLOW_LIST_ALL, FLOW_LIST_STATE, FLOW_LISTS };

/* What every packet needs comes first and is close together. */
struct flow {
	uint64_t hash;
	struct flow *chain; /* the next one with such a hash */
	int64_t seen;       /* when the last packet came, in seconds */
	enum flow_state state;
	bool reset; /* an RST came */
	struct flow_link links[FLOW_LISTS];
	struct capture_connection connection;
	struct stream streams[2];
};

struct flow_list {
	struct flow *first, *last;
	size_t count;
};

/* Adds a connection that is in no such list as the last one. */
void
flow_append(
    struct flow_list *list, enum flow_list_kind kind, struct flow *flow);

/* Removes a connection from the list. */
void
flow_remove(
    struct flow_list *list, enum flow_list_kind kind, struct flow *flow);

/* Returns whether all octets of both sides are known to have arrived, or the
 * connection was reset: nothing more is expected but late packets. */
bool
flow_is_over(const struct flow *flow);

/* Returns the state that the packets so far show, of a flow that is not
 * closed. */
enum flow_state
flow_find_state(const struct flow *flow);

#endif
