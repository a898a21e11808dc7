/* SPDX-License-Identifier: MIT */
/* A connection, both sides of it or one: the handshake, then frames. */

#include "connection.h"

#include <string.h>

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
	options.offset = side->bytes;
	side->stage = CONNECTION_FRAMES;
	return direction_init(&side->direction, &options,
	    connection->options.bare ? &connection->options.agreement
				     : &connection->handshake.agreement);
}

bool
connection_init(
    struct connection *connection, const struct connection_options *options)
{
	bool good = true;

	memset(connection, 0, offsetof(struct connection, sides));
	connection->options = *options;
	for (size_t i = 0; i < 2; i++) {
		struct connection_side *side = &connection->sides[i];

		memset(side, 0, offsetof(struct connection_side, head));
		http_init(&side->head);
		side->ended = !options->present[i];
	}
	if (!options->bare)
		return true;
	connection->judged = true;
	for (unsigned i = 0; i < 2; i++)
		good = begin_frames(connection, (enum wsreg_sender)i) && good;
	return good;
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

/* Returns whether no octet can change what the side's head is. */
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

/* Judges the handshake once both heads are as they will be; false if memory is
 * out.  No frames are expected after a head that is bad or cut off. */
static bool
judge_handshake(struct connection *connection)
{
	struct handshake *handshake = &connection->handshake;
	bool good = true;

	if (connection->judged || !has_head(&connection->sides[0]) ||
	    !has_head(&connection->sides[1]))
		return true;
	handshake_judge(handshake, head_of(connection, WSREG_CLIENT),
	    head_of(connection, WSREG_SERVER),
	    connection->options.check.snapshot);
	connection->judged = true;
	for (unsigned i = 0; i < 2; i++) {
		struct connection_side *side = &connection->sides[i];

		side->stage = CONNECTION_IDLE;
		if (side->head.progress == HTTP_DONE &&
		    handshake_opens(handshake))
			good = begin_frames(connection, (enum wsreg_sender)i) &&
			    good;
	}
	return good;
}

static bool
take_head(struct connection *connection, struct connection_side *side,
    const void *data, size_t size, size_t *used)
{
	http_feed(&side->head, data, size, used);
	side->bytes += *used;
	if (side->head.progress != HTTP_MORE)
		side->stage = CONNECTION_WAIT;
	return judge_handshake(connection);
}

/* ---- Frames ---- */

/* Notes what Pings and Pongs carry; false if memory is out. */
static bool
note_pings(struct connection_side *side, const struct wsreg_event *event)
{
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
		return pings_end(&side->pings, frame);
	case WSREG_EVENT_FINDING:
		break;
	}
	return true;
}

/* Goes on with the octets that are not used yet. */
static enum connection_result
take_frames(struct connection_side *side, const uint8_t *data, size_t size,
    size_t *used, struct wsreg_event *event)
{
	size_t part;
	enum direction_result result = direction_feed(
	    &side->direction, data + *used, size - *used, &part, event);

	side->bytes += part;
	*used += part;
	if (result == DIRECTION_FED)
		return CONNECTION_FED;
	return result == DIRECTION_EVENT && note_pings(side, event)
	    ? CONNECTION_EVENT
	    : CONNECTION_MEMORY;
}

/* Returns whether something other than frames follows the head, whatever the
 * other side's is. */
static bool
is_refusal(const struct http_head *head)
{
	return head->progress == HTTP_DONE && head->kind == HTTP_ANSWER &&
	    head->status != 101;
}

/* Uses octets that are not judged. */
static enum connection_result
skip(struct connection_side *side, size_t size, size_t *used)
{
	side->bytes += size - *used;
	*used = size;
	return CONNECTION_FED;
}

enum connection_result
connection_feed(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used, struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	const uint8_t *at = data;

	*used = 0;
	if (side->stage == CONNECTION_HEAD &&
	    !take_head(connection, side, at, size, used))
		return CONNECTION_MEMORY;
	switch (side->stage) {
	case CONNECTION_HEAD:
		break;
	case CONNECTION_WAIT:
		if (is_refusal(&side->head))
			return skip(side, size, used);
		return *used < size ? CONNECTION_BLOCKED : CONNECTION_FED;
	case CONNECTION_FRAMES:
		return take_frames(side, at, size, used, event);
	case CONNECTION_IDLE:
		/* After an answer that refuses, a client may ask again. */
		if (sender == WSREG_CLIENT && *used < size &&
		    side->head.progress == HTTP_DONE)
			connection->repeated = true;
		return skip(side, size, used);
	}
	return CONNECTION_FED;
}

/* Makes a finding at the end of what the side sent; returns true. */
static bool
find_at_end(const struct connection_side *side, enum wsreg_rule_number rule,
    struct wsreg_finding *finding)
{
	*finding = (struct wsreg_finding){
		.rule = wsreg_rule_at(rule),
		.offset = side->bytes,
	};
	return true;
}

/* Returns whether the side's head is cut off, once. */
static bool
tell_cut(const struct connection *connection, struct connection_side *side,
    struct wsreg_event *event)
{
	if (side->stage != CONNECTION_IDLE || connection->options.check.open ||
	    side->head.progress != HTTP_MORE || side->cut)
		return false;
	side->cut = true;
	event->kind = WSREG_EVENT_FINDING;
	return find_at_end(side, WSREG_RULE_STREAM_TRUNCATED, &event->finding);
}

/* Returns whether the server has never answered and the side sent no frames:
 * there was no connection to close.  RFC 6455, 4.1. */
static bool
was_never_open(
    const struct connection *connection, const struct connection_side *side)
{
	return !connection->options.bare &&
	    connection->options.present[WSREG_SERVER] &&
	    !connection->handshake.answered &&
	    side->direction.check.frames == 0;
}

enum connection_result
connection_end(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];
	bool told;

	side->ended = true;
	if (!judge_handshake(connection))
		return CONNECTION_MEMORY;
	if (!connection->judged)
		return CONNECTION_BLOCKED;
	if (side->stage != CONNECTION_FRAMES)
		told = tell_cut(connection, side, event);
	else
		told = !was_never_open(connection, side) &&
		    direction_finish(&side->direction, event);
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
	    pings_mismatch(&side->pings, &other->pings, &side->next_pong);

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

/* Finds the side's next finding, in the order of `enum connection_joint`. */
static bool
compare(const struct connection *connection, struct connection_side *side,
    const struct connection_side *other, struct wsreg_finding *finding)
{
	/* Nothing more is owed by a side that goes on, or that has closed. */
	bool done =
	    connection->options.check.open || side->direction.close.present;

	if (tell_pong(side, other, finding))
		return true;
	while (side->joint < CONNECTION_COMPARED)
		switch (side->joint++) {
		case CONNECTION_CLOSE:
			if (!done && other->direction.close.present)
				return find_at_end(
				    side, WSREG_RULE_CLOSE_UNANSWERED, finding);
			break;
		case CONNECTION_ANSWERS:
			if (!done &&
			    pings_unanswered(&other->pings, &side->pings))
				return find_at_end(
				    side, WSREG_RULE_PONG_MISSING, finding);
			break;
		case CONNECTION_COMPARED:
			break;
		}
	return false;
}

bool
connection_finish(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding)
{
	if (!can_compare(connection))
		return false;
	for (unsigned i = 0; i < 2; i++) {
		*sender = (enum wsreg_sender)i;
		if (compare(connection, &connection->sides[i],
			&connection->sides[1 - i], finding))
			return true;
	}
	return false;
}
