/* SPDX-License-Identifier: MIT */
/* Findings that wait for octets which show what is there instead of a frame. */

#include "wait.h"

#include "event.h"

/*
 * A finding about a header is found at its first octet at fault.  What the
 * octets are instead of a frame may show only a few octets later, and these may
 * come later, too.  So the finding waits for them if those that are there can
 * be the start of something else, and what is reported does not depend on the
 * pieces in which the stream comes.
 *
 * That works only for an error that ends the judging of its side.  If it goes
 * on, later findings and frames would have to wait, too, so there is no guess
 * then.
 */

void
cli_wait_end(struct cli_session *session, enum wsreg_sender sender)
{
	struct cli_check_side *side = &session->sides[sender];

	if (!side->waits)
		return;
	side->waits = false;
	cli_check_tell(session, sender, &side->waiting);
	side->frame_start.size = 0;
}

void
cli_wait_see(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size)
{
	struct cli_check_side *side = &session->sides[sender];
	uint64_t position = session->connection.sides[sender].bytes;
	bool more;

	cli_seen_add(&side->start, position, data, size);
	if (!side->waits)
		return;
	cli_seen_add(&side->frame_start, position, data, size);
	cli_hint_frame(&side->frame_start, &more);
	if (!more)
		cli_wait_end(session, sender);
}

/* Returns whether the rule is about the header of a frame, and ends the judging
 * of a side that breaks it. */
static bool
is_of_header(const struct wsreg_rule *rule)
{
	switch (rule->place) {
	case WSREG_AT_B0:
	case WSREG_AT_B1:
	case WSREG_AT_LENGTH:
	case WSREG_AT_KEY:
		return direction_is_fatal(rule);
	case WSREG_AT_CODE:
	case WSREG_AT_BAD:
	case WSREG_AT_END:
	case WSREG_AT_EOF:
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	return false;
}

void
cli_wait_finding(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_finding *finding)
{
	struct cli_check_side *side = &session->sides[sender];
	const struct connection_side *connection =
	    &session->connection.sides[sender];
	struct cli_seen *seen = &side->frame_start;
	const uint8_t *header;
	bool more = false;
	size_t size;

	seen->size = 0;
	if (is_of_header(finding->rule) && !session->request->keep_going) {
		seen->offset = finding->frame_offset;
		size = direction_header(&connection->direction, &header);
		cli_seen_add(seen, seen->offset, header, size);
		cli_seen_add(
		    seen, connection->bytes, session->rest, session->rest_size);
		cli_hint_frame(seen, &more);
	}
	side->waits = true;
	side->waiting = *finding;
	if (!more)
		cli_wait_end(session, sender);
}
