/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: HTTP with the handshake, then
 * frames. */

#ifndef TRAFFIC_CONNECTION_H
#define TRAFFIC_CONNECTION_H

#include "direction.h"
#include "handshake.h"
#include "http-body.h"
#include "names.h"
#include "pings.h"

struct connection_options {
	/* The options for judging frames; the connection itself sets `sender',
	 * `offset' and what an agreement says. */
	struct wsreg_check_options check;
	/* Whether the side's octets will come, by sender. */
	bool present[2];
	/* Whether the octets of both sides are fed in the order in which they
	 * were sent. */
	bool ordered;
	/* The errors to leave out, by number of the rule, or NULL; see
	 * direction_exclude(). */
	const bool *excluded;
	/* What gathers a side's messages, by sender, or NULL; see
	 * direction_gather(). */
	struct message *messages[2];
	/* Whether frames come at once, without a handshake, by this
	 * agreement, and what the subprotocol then demands, or NULL. */
	bool bare;
	struct agreement agreement;
	const struct wsreg_demand *demand;
};

enum connection_stage {
	CONNECTION_HEAD, /* an HTTP head comes */
	CONNECTION_BODY, /* the body after it comes */
	CONNECTION_WAIT, /* the other side's head has to come first */
	CONNECTION_GUESS, /* another request comes, or frames: no answer is known */
	CONNECTION_FRAMES, /* frames come */
	CONNECTION_IDLE    /* what comes is not judged */
};

/* The comparison of both sides that is next, once the Pongs are compared. */
enum connection_joint {
	CONNECTION_CLOSE,   /* a Close that is missing */
	CONNECTION_ANSWERS, /* a Ping that was not answered */
	CONNECTION_COMPARED
};

/* The state of one side. */
struct connection_side {
	enum connection_stage stage;
	enum connection_stage next; /* after the body */
	/* The head that comes, or the last one; how many were complete; and
	 * whether the last was not yet put together with the other side's. */
	struct http_head head;
	uint64_t heads;
	bool pending;
	struct http_body body;
	/* How many octets came that may begin a request or frames, and how many
	 * of them were judged as frames. */
	size_t guessed, told;
	/* The frames, once they have begun. */
	bool begun;
	struct direction direction;
	struct pings pings;
	uint64_t bytes; /* octets that came and were used */
	uint64_t sent;  /* those that came */
	bool ended;
	/* Whether the capture ends before the side does.  It begins as
	 * options.check.open, and may be set before connection_end(). */
	bool open;
	bool cut; /* it was reported that the request is cut off */
	/* Whether the stream ends between two messages without a Close. */
	bool unclosed;
	/* How far the side was compared with the other. */
	enum connection_joint joint;
	struct pings_cursor pongs;
};

/* The most octets of payload that an event has, where they are masked. */
#define CONNECTION_PAYLOAD_MAX 4096

/*
 * A connection; the caller stores it and does not copy it.  One that is in its
 * frames takes no other memory, but for what was agreed on as text, Pings and
 * Pongs to be compared, and less than 52 KiB for each side that has sent a
 * compressed message.  Heads are allocated as they come.
 */
struct connection {
	struct connection_options options;
	/* The result of the handshake, once `judged' is set.  Its findings, and
	 * the heads, are freed by the next call after the one that sets it:
	 * `kept' says that they are gone. */
	struct handshake handshake;
	bool judged, kept;
	/* Whether no request asks for WebSocket: then nothing is judged. */
	bool plain;
	/* Why the connection cannot be judged, as a phrase, or NULL. */
	const char *trouble;
	/* The heads of the last exchange so far that asks for WebSocket, by
	 * sender; one of them may be missing. */
	struct http_head asked[2];
	bool has_asked[2];
	/* How many octets of the client had been sent when the last answer
	 * came. */
	uint64_t sent_before;
	struct connection_side sides[2]; /* by sender */
	/* The payload of an event, where it was masked. */
	uint8_t unmasked[CONNECTION_PAYLOAD_MAX];
};

/* Begins a connection, which must not be moved and is to be freed. */
void
connection_init(
    struct connection *connection, const struct connection_options *options);
void
connection_free(struct connection *connection);

/* Stops judging the connection for this reason, a phrase that stays. */
void
connection_give_up(struct connection *connection, const char *reason);

/* Returns what the subprotocol that was agreed on demands of messages, or NULL
 * if they may have any type. */
const struct wsreg_demand *
connection_demand(const struct connection *connection);

/* Returns the section that decides on a rule: what a subprotocol demands is in
 * its own specification.  NULL for a rule about captures. */
const char *
connection_section(
    const struct connection *connection, const struct wsreg_rule *rule);

/* The result of feeding octets. */
enum connection_result {
	CONNECTION_FED,     /* all was used, or `judged' was set just now */
	CONNECTION_EVENT,   /* there is an event */
	CONNECTION_BLOCKED, /* the other side's head is needed first */
	CONNECTION_MEMORY   /* memory is out */
};

/*
 * Goes on with the next octets of a side.  Events are those of
 * direction_feed(); after one, call again with the rest, as after
 * CONNECTION_BLOCKED once the other side's head is there or it has ended.
 * HTTP is read exchange by exchange up to the handshake: see `judged' after
 * each call.
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
 * Finds what shows only when both sides, which have ended, are put together, a
 * missing Close among it.  True: there is a finding about `*sender'; call again.
 */
bool
connection_finish(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding);

#endif
