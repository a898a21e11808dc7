/* SPDX-License-Identifier: MIT */
/* Octets of a connection that are missing in the capture of it. */

#include "gap.h"

/* Returns whether a request that has come asks for WebSocket, or the gap is in one
 * that may. */
static bool
may_ask(const struct connection *connection, enum wsreg_sender sender)
{
	const struct connection_side *client = &connection->sides[WSREG_CLIENT];

	return connection->has_asked[0] || connection->has_asked[1] ||
	    (client->pending && handshake_is_asked(&client->head)) ||
	    (sender == WSREG_CLIENT && client->stage == CONNECTION_HEAD &&
		http_begun(&client->head));
}

/* Ends the judging of a connection whose handshake is not known yet. */
static void
give_up(struct connection *connection, enum wsreg_sender sender)
{
	bool plain = !may_ask(connection, sender);

	connection_give_up(connection,
	    plain ? NULL
		  : "octets before the end of the handshake are missing in the "
		    "capture");
	connection->plain = plain;
}

/* Returns whether a fault of the frames could still be found here. */
static bool
is_judged(
    const struct connection *connection, const struct connection_side *side)
{
	return (!direction_failed(&side->direction) ||
		   connection->options.check.keep_going) &&
	    !side->direction.close.present;
}

enum gap_result
gap_take(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_finding *finding)
{
	struct connection_side *side = &connection->sides[sender];
	bool told;

	switch (side->stage) {
	case CONNECTION_WAIT:
		return GAP_BLOCKED;
	case CONNECTION_HEAD:
	case CONNECTION_BODY:
	case CONNECTION_GUESS:
		give_up(connection, sender);
		return GAP_TAKEN;
	case CONNECTION_IDLE:
		return GAP_TAKEN;
	case CONNECTION_FRAMES:
		break;
	}
	told = is_judged(connection, side);
	*finding = (struct wsreg_finding){
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_GAP),
		.offset = side->bytes,
		.after_error = direction_failed(&side->direction),
	};
	side->stage = CONNECTION_IDLE;
	return told ? GAP_FOUND : GAP_TAKEN;
}
