/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: the handshake, then frames. */

#include "connection.h"

#include <string.h>

#include "exchange.h"
#include "wsreg-codes.h"

/* RFC 6455, 5.5: the most octets that a Ping or Pong carries. */
#define CONTROL_MAX 125

/* Begins to judge frames where the side is; false if memory is out. */
static bool
begin_frames(struct connection *connection, enum wsreg_sender sender)
{
	struct connection_side *side = &connection->sides[sender];
	struct wsreg_check_options options = connection->options.check;

	options.sender = sender;
	options.open = side->open;
	options.offset = side->bytes - side->guessed;
	side->begun = true;
	if (!direction_init(&side->direction, &options,
		connection->options.bare ? &connection->options.agreement
					 : &connection->handshake.agreement))
		return false;
	if (connection->options.excluded != NULL)
		direction_exclude(
		    &side->direction, connection->options.excluded);
	return true;
}

bool
connection_init(
    struct connection *connection, const struct connection_options *options)
{
	memset(connection, 0, sizeof(*connection));
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
	return true;
}

void
connection_free(struct connection *connection)
{
	for (size_t i = 0; i < 2; i++) {
		http_free(&connection->asked[i]);
		http_free(&connection->sides[i].head);
		direction_free(&connection->sides[i].direction);
		pings_free(&connection->sides[i].pings);
	}
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
		if (!side->begun && !begin_frames(connection, sender))
			return CONNECTION_MEMORY;
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

	/* What had to wait comes again. */
	if (side->sent < side->bytes + size)
		side->sent = side->bytes + size;
	if (!exchange_feed(connection, sender, data, size, used))
		return CONNECTION_MEMORY;
	if (connection->judged && !was_judged)
		return CONNECTION_FED;
	return take_rest(connection, sender, data, size, used, event);
}

/* ---- The end of one side ---- */

/* Makes a finding at the end of what the side sent. */
static void
find_at_end(const struct connection_side *side, enum wsreg_rule_number rule,
    struct wsreg_finding *finding)
{
	*finding = (struct wsreg_finding){
		.rule = wsreg_rule_at(rule),
		.offset = side->bytes,
		.after_error = direction_failed(&side->direction),
	};
}

/* Returns whether the first request is cut off, once.  That an answer is cut off
 * is a finding of the handshake; a side that sent nothing has no request, nor
 * has one whose octets begin after the handshake. */
static bool
tell_cut(const struct connection *connection, struct connection_side *side,
    struct wsreg_event *event)
{
	if (side != &connection->sides[WSREG_CLIENT] || side->cut ||
	    side->heads > 0 || side->bytes == 0 || connection->options.bare ||
	    side->open || connection->trouble != NULL)
		return false;
	side->cut = true;
	event->kind = WSREG_EVENT_FINDING;
	find_at_end(side, WSREG_RULE_STREAM_TRUNCATED, &event->finding);
	return true;
}

/* Returns whether the end of the frames has a finding.  Whether a Close is
 * missing depends on the other side, and is found later. */
static bool
tell_end(struct connection_side *side, struct wsreg_event *event)
{
	if (!direction_finish(&side->direction, event))
		return false;
	side->unclosed =
	    event->finding.rule->number == WSREG_RULE_CLOSE_MISSING;
	return !side->unclosed || tell_end(side, event);
}

enum connection_result
connection_end(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	enum connection_result result;
	bool told = false;

	side->ended = true;
	exchange_go_on(connection);
	if (!connection->judged)
		return CONNECTION_BLOCKED;
	if (side->stage == CONNECTION_FRAMES) {
		if (!side->begun && !begin_frames(connection, sender))
			return CONNECTION_MEMORY;
		result = take_guessed(connection, sender, event);
		if (result != CONNECTION_FED)
			return result;
		side->direction.check.options.open = side->open;
		told = tell_end(side, event);
	} else if (side->stage == CONNECTION_IDLE) {
		told = tell_cut(connection, side, event);
	}
	return told ? CONNECTION_EVENT : CONNECTION_FED;
}

/* ---- Both sides together ---- */

/* Returns whether what one side did can be compared with the other. */
static bool
can_compare(const struct connection *connection)
{
	for (size_t i = 0; i < 2; i++) {
		const struct connection_side *side = &connection->sides[i];

		if (!connection->options.present[i] ||
		    side->stage != CONNECTION_FRAMES ||
		    direction_failed(&side->direction))
			return false;
	}
	return true;
}

/* RFC 6455, 5.5.3: a Pong has the payload of the Ping that it answers. */
static bool
tell_pong(struct connection_side *side, const struct connection_side *other,
    struct wsreg_finding *finding)
{
	const struct pong *pong =
	    pings_mismatch(&side->pings, &other->pings, &side->pongs);

	if (pong == NULL)
		return false;
	*finding = (struct wsreg_finding){
		.rule = wsreg_rule_at(WSREG_RULE_PONG_PAYLOAD_MISMATCH),
		.offset = pong->offset,
		.in_frame = true,
		.frame = pong->frame,
		.frame_offset = pong->offset,
	};
	return true;
}

/*
 * A stream that ends without a Close has one finding at most: that a Close of
 * the other side was not answered or, if there was none, that it is missing.
 * Which of them it is, and whether there was a connection to close at all, shows
 * only when both sides have ended.  So the checker's own finding is kept back,
 * as `unclosed`, until then.
 */

/* Returns whether there was no connection to close: its handshake has a fault
 * and no frames follow.  RFC 6455, 4.1. */
static bool
was_never_open(const struct connection *connection)
{
	return handshake_failed(&connection->handshake) &&
	    connection->sides[0].direction.check.frames == 0 &&
	    connection->sides[1].direction.check.frames == 0;
}

/* Finds whether a Close is missing at the end of the side. */
static bool
tell_close(const struct connection *connection,
    const struct connection_side *side, const struct connection_side *other,
    bool both, struct wsreg_finding *finding)
{
	if (!side->unclosed || was_never_open(connection))
		return false;
	find_at_end(side,
	    both && other->direction.close.present ? WSREG_RULE_CLOSE_UNANSWERED
						   : WSREG_RULE_CLOSE_MISSING,
	    finding);
	return true;
}

/* Finds whether the side left a Ping unanswered.  A side that goes on, or that
 * has closed, owes nothing more. */
static bool
tell_ping(const struct connection_side *side,
    const struct connection_side *other, struct wsreg_finding *finding)
{
	if (side->open || side->direction.close.present ||
	    !pings_unanswered(&other->pings, &side->pings))
		return false;
	find_at_end(side, WSREG_RULE_PONG_MISSING, finding);
	return true;
}

/* Finds the side's next finding, in the order of `enum connection_joint`.
 * `both` says whether the sides can be compared. */
static bool
compare(const struct connection *connection, struct connection_side *side,
    const struct connection_side *other, bool both,
    struct wsreg_finding *finding)
{
	bool told = both && tell_pong(side, other, finding);

	while (!told && side->joint < CONNECTION_COMPARED)
		switch (side->joint++) {
		case CONNECTION_CLOSE:
			told =
			    tell_close(connection, side, other, both, finding);
			break;
		case CONNECTION_ANSWERS:
			told = both && tell_ping(side, other, finding);
			break;
		case CONNECTION_COMPARED:
			break;
		}
	return told;
}

bool
connection_finish(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding)
{
	bool both = can_compare(connection);

	for (unsigned i = 0; i < 2; i++) {
		*sender = (enum wsreg_sender)i;
		if (compare(connection, &connection->sides[i],
			&connection->sides[1 - i], both, finding))
			return true;
	}
	return false;
}
