/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: the handshake, then frames. */

#ifndef TRAFFIC_CONNECTION_H
#define TRAFFIC_CONNECTION_H

#include "direction.h"
#include "handshake.h"
#include "pings.h"

struct connection_options {
	/* The options for judging frames; the connection itself sets `sender',
	 * `offset' and what an agreement says. */
	struct wsreg_check_options check;
	/* Whether the side's octets will come, by sender. */
	bool present[2];
	/* Whether frames come at once, without a handshake, by this
	 * agreement. */
	bool bare;
	struct agreement agreement;
};

enum connection_stage {
	CONNECTION_HEAD,   /* the HTTP head comes */
	CONNECTION_WAIT,   /* the other side's head has to come first */
	CONNECTION_FRAMES, /* frames come */
	CONNECTION_IDLE    /* what comes is not judged */
};

/* The comparison of both sides that is next, once the Pongs are compared. */
enum connection_joint {
	CONNECTION_CLOSE,   /* a Close that the side did not answer */
	CONNECTION_ANSWERS, /* a Ping that it did not answer */
	CONNECTION_COMPARED
};

/* The state of one side. */
struct connection_side {
	enum connection_stage stage;
	struct direction direction;
	struct pings pings;
	uint64_t bytes; /* octets that came */
	bool ended;
	bool cut; /* it was reported that the head is cut off */
	/* How far the side was compared with the other. */
	enum connection_joint joint;
	size_t next_pong;
	struct http_head head; /* the last, as http_init() clears it */
};

/* A connection; the caller stores it and does not copy it. */
struct connection {
	struct connection_options options;
	/* The result of the handshake, once `judged' is set. */
	struct handshake handshake;
	bool judged;
	/* Whether requests follow the one that was refused. */
	bool repeated;
	struct connection_side sides[2]; /* by sender */
};

/* Begins a connection, which must not be moved.  False if memory is out; it is
 * to be freed even then. */
bool
connection_init(
    struct connection *connection, const struct connection_options *options);
void
connection_free(struct connection *connection);

/* The result of feeding octets. */
enum connection_result {
	CONNECTION_FED,     /* all was used */
	CONNECTION_EVENT,   /* there is an event */
	CONNECTION_BLOCKED, /* the other side's head is needed first */
	CONNECTION_MEMORY   /* memory is out */
};

/*
 * Goes on with the next octets of a side.  Events are those of
 * direction_feed(); after one, call again with the rest, as after
 * CONNECTION_BLOCKED once the other side's head is there or it has ended.
 * The heads are judged when both are there: see `judged' after each call.
 */
enum connection_result
connection_feed(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used, struct wsreg_event *event);

/* Ends the side's octets.  Call it until it returns CONNECTION_FED; after
 * CONNECTION_BLOCKED call it again once the other side's head is there or that
 * side has ended. */
enum connection_result
connection_end(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event);

/*
 * Finds what shows only when both sides, which have ended, are put together.
 * True: there is a finding about `*sender'; call again.
 */
bool
connection_finish(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding);

#endif
