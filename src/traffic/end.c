/* SPDX-License-Identifier: MIT */
/* What shows only at the end of a side, or of both. */

#include "end.h"

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

bool
end_side(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event)
{
	struct connection_side *side = &connection->sides[sender];

	switch (side->stage) {
	case CONNECTION_HEAD:
	case CONNECTION_BODY:
	case CONNECTION_WAIT:
	case CONNECTION_GUESS:
		break;
	case CONNECTION_FRAMES:
		side->direction.check.options.open = side->open;
		return tell_end(side, event);
	case CONNECTION_IDLE:
		return tell_cut(connection, side, event);
	}
	return false;
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
	return connection->handshake.failed &&
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
end_both(struct connection *connection, enum wsreg_sender *sender,
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
