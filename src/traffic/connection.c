/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: the handshake, then frames. */

#include "connection.h"

#include <string.h>

#include "wsreg-codes.h"

static enum wsreg_sender
other_of(enum wsreg_sender sender)
{
	return sender == WSREG_CLIENT ? WSREG_SERVER : WSREG_CLIENT;
}

void
connection_init(struct connection *connection,
    const struct connection_options *options)
{
	memset(connection, 0, sizeof(*connection));
	connection->options = *options;
	for (size_t i = 0; i < 2; i++) {
		http_init(&connection->sides[i].head);
		connection->sides[i].ended = !options->present[i];
	}
}

void
connection_free(struct connection *connection)
{
	for (size_t i = 0; i < 2; i++) {
		direction_free(&connection->sides[i].direction);
		pings_free(&connection->sides[i].pings);
	}
}

/* ---- The handshake ---- */

/* Frames begin at this offset of what the side sends. */
static bool
begin_frames(struct connection *connection, enum wsreg_sender sender)
{
	struct connection_side *side = &connection->sides[sender];
	struct wsreg_check_options options = connection->options.check;

	options.sender = sender;
	options.offset = side->bytes;
	side->stage = CONNECTION_FRAMES;
	return direction_init(&side->direction, &options,
	    connection->options.bare ? &connection->options.agreement
				     : &connection->handshake.agreement);
}

/* Whether no octet can change what the side's head is. */
static bool
has_head(const struct connection_side *side)
{
	return side->ended || side->head.progress != HTTP_MORE;
}

static const struct http_head *
head_of(const struct connection *connection, enum wsreg_sender sender)
{
	return connection->options.present[sender]
	    ? &connection->sides[sender].head
	    : NULL;
}

/* Both heads are as they will be.  Where one is none, no frames are found. */
static bool
judge_handshake(struct connection *connection)
{
	struct handshake *handshake = &connection->handshake;
	bool good = true;

	handshake_judge(handshake, head_of(connection, WSREG_CLIENT),
	    head_of(connection, WSREG_SERVER),
	    connection->options.check.snapshot);
	connection->judged = true;
	for (unsigned i = 0; i < 2; i++) {
		struct connection_side *side = &connection->sides[i];

		if (side->head.progress == HTTP_DONE &&
		    handshake_opens(handshake))
			good = begin_frames(connection, i) && good;
		else
			side->stage = CONNECTION_IDLE;
	}
	return good;
}

static enum connection_result
take_head(struct connection *connection, struct connection_side *side,
    const void *data, size_t size, size_t *used)
{
	http_feed(&side->head, data, size, used);
	side->bytes += *used;
	if (side->head.progress != HTTP_MORE)
		side->stage = CONNECTION_WAIT;
	if (!has_head(&connection->sides[0]) ||
	    !has_head(&connection->sides[1]))
		return CONNECTION_FED;
	return judge_handshake(connection) ? CONNECTION_FED
					   : CONNECTION_MEMORY;
}

/* What follows an answer that refuses; another request is told of. */
static void
look_behind(struct connection *connection, const struct connection_side *side,
    const void *data, size_t size)
{
	const struct connection_side *client =
	    &connection->sides[WSREG_CLIENT];

	if (side == client && size > 0 && !handshake_opens(&connection->handshake) &&
	    client->head.progress == HTTP_DONE)
		connection->repeated = true;
	(void)data;
}
