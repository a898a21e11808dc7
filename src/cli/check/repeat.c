/* SPDX-License-Identifier: MIT */
/* Warnings that text does not repeat. */

#include "repeat.h"

/* A lint is shown so often for each side of a connection. */
#define SHOWN_MAX 3

bool
cli_repeat_is_for_both(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	return said->finding.rule->number == WSREG_RULE_CLOSE_MISSING &&
	    session->connection.sides[0].unclosed &&
	    session->connection.sides[1].unclosed;
}

/* Returns whether the handshake had the finding before, about the same name: a
 * server selects what the client has offered. */
static bool
has_name(
    const struct cli_session *session, const struct handshake_finding *last)
{
	const struct handshake *handshake = &session->connection.handshake;
	const struct handshake_finding *other = handshake->findings;

	while (other < last &&
	    (other->rule != last->rule ||
		!slice_same(other->detail, last->detail)))
		other++;
	return other < last;
}

/* Returns whether the other side has sent the code before: a Close is answered
 * by one with the same code (RFC 6455, 5.5.1). */
static bool
has_code(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	const enum wsreg_sender other = (enum wsreg_sender)(1 - said->sender);

	return session->sides[other].told[said->finding.rule->number] > 0 &&
	    session->connection.sides[other].direction.close.code ==
	    said->finding.value;
}

/* Returns whether another line of the connection says the same. */
static bool
is_known(
    const struct cli_session *session, const struct cli_check_finding *said)
{
	switch ((int)said->finding.rule->number) {
	case WSREG_RULE_SUBPROTOCOL_UNREGISTERED:
		return has_name(session, said->handshake);
	case WSREG_RULE_CLOSE_CODE_UNREGISTERED:
		return has_code(session, said);
	case WSREG_RULE_CLOSE_MISSING:
		return said->sender == WSREG_SERVER &&
		    cli_repeat_is_for_both(session, said);
	}
	return false;
}

bool
cli_repeat_shows(
    struct cli_session *session, const struct cli_check_finding *said)
{
	const struct wsreg_rule *rule = said->finding.rule;
	struct cli_check_side *side = &session->sides[said->sender];

	if (is_known(session, said))
		return false;
	side->told[rule->number]++;
	return rule->severity != WSREG_LINT ||
	    side->told[rule->number] <= SHOWN_MAX;
}

uint64_t
cli_repeat_hidden(
    const struct cli_check_side *side, enum wsreg_rule_number rule)
{
	const uint64_t told = side->told[rule];

	return wsreg_rule_at(rule)->severity == WSREG_LINT && told > SHOWN_MAX
	    ? told - SHOWN_MAX
	    : 0;
}
