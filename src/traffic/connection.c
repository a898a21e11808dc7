/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: the handshake, then frames. */

#include "connection.h"

#include <string.h>

#include "end.h"
#include "exchange.h"
#include "wsreg-codes.h"

/* RFC 6455, 5.5: the most octets that a Ping or Pong carries. */
#define CONTROL_MAX 125

const struct wsreg_demand *
connection_demand(const struct connection *connection)
{
	return connection->options.bare
	    ? connection->options.demand
	    : snapshot_demand(connection->options.check.snapshot,
		  connection->handshake.subprotocol);
}

const char *
connection_section(
    const struct connection *connection, const struct wsreg_rule *rule)
{
	return rule->number == WSREG_RULE_SUBPROTOCOL_MESSAGE_TYPE
	    ? connection_demand(connection)->section
	    : rule->section;
}

/* Returns the opcode of all messages if the subprotocol that was agreed on has
 * only one type of them, else 0. */
static unsigned
find_message(const struct connection *connection)
{
	const struct wsreg_demand *demand = connection_demand(connection);

	if (demand == NULL)
		return 0;
	return demand->text ? WSREG_OPCODE_TEXT_FRAME
			    : WSREG_OPCODE_BINARY_FRAME;
}

/* Begins to judge frames where the side is, if it has not. */
static void
begin_frames(struct connection *connection, enum wsreg_sender sender)
{
	struct connection_side *side = &connection->sides[sender];
	struct wsreg_check_options options = connection->options.check;

	if (side->begun)
		return;
	options.sender = sender;
	options.message = find_message(connection);
	options.open = side->open;
	options.offset = side->bytes - side->guessed;
	options.unmasked = connection->unmasked;
	options.unmasked_size = sizeof(connection->unmasked);
	side->begun = true;
	direction_init(&side->direction, &options,
	    connection->options.bare ? &connection->options.agreement
				     : &connection->handshake.agreement);
	if (connection->options.excluded != NULL)
		direction_exclude(
		    &side->direction, connection->options.excluded);
	if (connection->options.messages[sender] != NULL)
		direction_gather(
		    &side->direction, connection->options.messages[sender]);
}

void
connection_init(
    struct connection *connection, const struct connection_options *options)
{
	/* The memory for payload needs no contents. */
	memset(connection, 0, offsetof(struct connection, unmasked));
	connection->options = *options;
	connection->judged = options->bare;
	handshake_init(&connection->handshake);
	for (size_t i = 0; i < 2; i++) {
		struct connection_side *side = &connection->sides[i];

		http_init(&connection->asked[i]);
		http_init(&side->head);
		side->ended = !options->present[i];
		side->open = options->check.open;
		if (options->bare)
			side->stage = CONNECTION_FRAMES;
	}
}

void
connection_free(struct connection *connection)
{
	handshake_free(&connection->handshake);
	for (size_t i = 0; i < 2; i++) {
		http_release(&connection->asked[i]);
		http_release(&connection->sides[i].head);
		direction_free(&connection->sides[i].direction);
		pings_free(&connection->sides[i].pings);
	}
}

/* Frees the heads, once the caller has seen what was judged; false if memory is
 * out. */
static bool
free_heads(struct connection *connection)
{
	if (!connection->judged || connection->kept)
		return true;
	if (!handshake_keep(&connection->handshake))
		return false;
	connection->kept = true;
	handshake_forget(&connection->handshake);
	for (size_t i = 0; i < 2; i++) {
		http_release(&connection->asked[i]);
		http_release(&connection->sides[i].head);
	}
	return true;
}

void
connection_give_up(struct connection *connection, const char *reason)
{
	connection->trouble = reason;
	connection->judged = true;
	for (size_t i = 0; i < 2; i++)
		connection->sides[i].stage = CONNECTION_IDLE;
}

/* ---- Frames ---- */

/* Notes what Pings and Pongs carry; false if memory is out.  In order, a Pong
 * answers Pings that came before it. */
static bool
note_pings(struct connection *connection, enum wsreg_sender sender,
    const struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	const struct wsreg_frame *frame = event->frame;

	if (event->kind == WSREG_EVENT_FINDING || frame->discarded ||
	    frame->length > CONTROL_MAX ||
	    (frame->opcode != WSREG_OPCODE_PING_FRAME &&
		frame->opcode != WSREG_OPCODE_PONG_FRAME))
		return true;
	switch (event->kind) {
	case WSREG_EVENT_FRAME:
		pings_begin(&side->pings);
		break;
	case WSREG_EVENT_PAYLOAD:
		pings_feed(&side->pings, event->data, event->size);
		break;
	case WSREG_EVENT_FRAME_END:
		return pings_end(&side->pings, frame,
		    connection->options.ordered
			? &connection->sides[1 - sender].pings
			: NULL);
	case WSREG_EVENT_FINDING:
	case WSREG_EVENT_NO_ROOM:
		break;
	}
	return true;
}

/* Judges as frames what came while that was not known. */
static enum connection_result
take_guessed(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	size_t part;

	while (side->told < side->guessed) {
		enum direction_result result = direction_feed(&side->direction,
		    &EXCHANGE_GUESS[side->told], side->guessed - side->told,
		    &part, event);

		side->told += part;
		if (result != DIRECTION_FED)
			return result == DIRECTION_EVENT ? CONNECTION_EVENT
							 : CONNECTION_MEMORY;
	}
	return CONNECTION_FED;
}

/* Goes on with the octets that are not used yet. */
static enum connection_result
take_frames(struct connection *connection, enum wsreg_sender sender,
    const uint8_t *data, size_t size, size_t *used, struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	size_t part;
	enum direction_result result = direction_feed(
	    &side->direction, data + *used, size - *used, &part, event);

	side->bytes += part;
	*used += part;
	if (result == DIRECTION_FED)
		return CONNECTION_FED;
	return result == DIRECTION_EVENT &&
		note_pings(connection, sender, event)
	    ? CONNECTION_EVENT
	    : CONNECTION_MEMORY;
}

/* Goes on after the HTTP part of the octets. */
static enum connection_result
take_rest(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used, struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	enum connection_result result;

	switch (side->stage) {
	case CONNECTION_HEAD:
	case CONNECTION_BODY:
	case CONNECTION_GUESS:
		break;
	case CONNECTION_WAIT:
		if (*used < size)
			return CONNECTION_BLOCKED;
		break;
	case CONNECTION_FRAMES:
		begin_frames(connection, sender);
		result = take_guessed(connection, sender, event);
		return result != CONNECTION_FED
		    ? result
		    : take_frames(connection, sender, data, size, used, event);
	case CONNECTION_IDLE:
		side->bytes += size - *used;
		*used = size;
		break;
	}
	return CONNECTION_FED;
}

enum connection_result
connection_feed(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used, struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	bool was_judged = connection->judged;

	*used = 0;
	if (!free_heads(connection))
		return CONNECTION_MEMORY;
	/* What had to wait comes again. */
	if (side->sent < side->bytes + size)
		side->sent = side->bytes + size;
	if (!exchange_feed(connection, sender, data, size, used))
		return CONNECTION_MEMORY;
	if (connection->judged && !was_judged)
		return CONNECTION_FED;
	return take_rest(connection, sender, data, size, used, event);
}

/* ---- The end ---- */

enum connection_result
connection_end(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	enum connection_result result;

	if (!free_heads(connection))
		return CONNECTION_MEMORY;
	side->ended = true;
	exchange_go_on(connection);
	if (connection->handshake.memory)
		return CONNECTION_MEMORY;
	if (!connection->judged)
		return CONNECTION_BLOCKED;
	if (side->stage == CONNECTION_FRAMES) {
		begin_frames(connection, sender);
		result = take_guessed(connection, sender, event);
		if (result != CONNECTION_FED)
			return result;
	}
	return end_side(connection, sender, event) ? CONNECTION_EVENT
						   : CONNECTION_FED;
}

bool
connection_finish(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding)
{
	return end_both(connection, sender, finding);
}
