/* SPDX-License-Identifier: MIT */
/* A TCP connection in a capture, which may turn out to be WebSocket. */

#include "talk.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "guess.h"
#include "keylog.h"
#include "order.h"

/* The most that may wait until the answer of a side comes of which there is no
 * packet.  One whose side was not captured has none. */
#define UNANSWERED_MAX ((size_t)1 << 16)

struct cli_talk {
	struct cli_guess guess; /* until there is a session */
	struct cli_trace trace; /* until then, too */
	struct cli_session *session;
	unsigned client; /* once there is a session */
	/* Where the octets that are judged begin among those of the side. */
	uint64_t base[2];
};

/* Stand for connections of which nothing more is wanted, and for those that tshark
 * may decrypt. */
static struct cli_talk skipped, encrypted;

/* ---- The end of interest ---- */

static void
free_talk(struct cli_talk *talk)
{
	cli_guess_free(&talk->guess);
	cli_trace_free(&talk->trace);
	free(talk);
}

/* Counts a connection that is not WebSocket, and forgets it. */
static void
leave(struct cli_talks *talks, struct capture_connection *connection, bool tls)
{
	struct cli_talk *talk = connection->user;

	if (!tls)
		talks->check->plain++;
	if (talk != NULL)
		free_talk(talk);
	connection->user = tls ? &encrypted : &skipped;
	if (talks->capture != NULL)
		capture_ignore(talks->capture, connection);
}

/* ---- Sessions ---- */

static enum wsreg_sender
sender_of(const struct cli_talk *talk, unsigned side)
{
	return side == talk->client ? WSREG_CLIENT : WSREG_SERVER;
}

/* Begins to judge the connection, whose client is this side. */
static void
begin_session(struct cli_talks *talks, struct capture_connection *connection,
    unsigned client)
{
	struct cli_talk *talk = connection->user;
	struct cli_trace trace = talk->trace;

	talk->client = client;
	trace.stream = connection->number;
	for (unsigned i = 0; i < 2; i++) {
		enum wsreg_sender sender = sender_of(talk, i);

		trace.sides[sender] = talk->trace.sides[i];
		trace.sides[sender].address =
		    cli_trace_address(&connection->sides[i].address);
	}
	memset(&talk->trace, 0, sizeof(talk->trace));
	talk->session = cli_session_trace(talks->check, talks->file, &trace);
}

/* Forgets what came of a side: it is the rest of something whose start is
 * missing. */
static void
drop(struct cli_talk *talk, unsigned i)
{
	talk->base[i] += talk->trace.sides[i].size;
	cli_trace_drop(&talk->trace, i);
}

/* Begins to judge HTTP, and feeds the first octets of both sides. */
static void
open_talk(struct cli_talks *talks, struct capture_connection *connection)
{
	struct cli_talk *talk = connection->user;
	struct cli_guess *guess = &talk->guess;
	unsigned client = guess->client;

	for (unsigned i = 0; i < 2; i++)
		if (guess->sides[i].kind == CLI_GUESS_OTHER) {
			drop(talk, i);
			guess->sides[i].size = 0;
		}
	begin_session(talks, connection, client);
	for (unsigned i = 0; i < 2; i++) {
		const struct cli_guess_side *side = &guess->sides[client ^ i];

		if (side->size > 0)
			cli_order_take(talk->session, (enum wsreg_sender)i,
			    side->start, side->size);
	}
	cli_guess_free(guess);
}

/* ---- Octets ---- */

/* Takes octets of a side of a connection whose kind is not known. */
static void
take_unknown(struct cli_talks *talks, const struct capture_event *event)
{
	struct capture_connection *connection = event->connection;
	struct cli_talk *talk = connection->user;
	enum cli_guess_result result;
	size_t kept;

	if (talk->trace.sides[event->side].size == 0)
		talk->base[event->side] = event->offset;
	cli_trace_add(&talk->trace, event->side, event->size, &event->packet);
	result = cli_guess_take(&talk->guess, event->side,
	    connection->sides[event->side].syn, event->data, event->size,
	    &kept);
	switch (result) {
	case CLI_GUESS_MORE:
		break;
	case CLI_GUESS_HTTP:
		open_talk(talks, connection);
		if (kept < event->size)
			cli_order_take(talk->session,
			    sender_of(talk, event->side), event->data + kept,
			    event->size - kept);
		break;
	case CLI_GUESS_TLS:
	case CLI_GUESS_OTHER:
		leave(talks, connection, result == CLI_GUESS_TLS);
		break;
	}
}

/* Takes octets of a side that are to be judged.  If the other side's are needed,
 * and it has not sent one packet, it was not captured. */
static void
take_data(const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;
	struct cli_session *session = talk->session;
	enum wsreg_sender sender = sender_of(talk, event->side);

	cli_trace_add(session->trace, sender, event->size, &event->packet);
	cli_order_take(session, sender, event->data, event->size);
	if (session->held[sender].size > UNANSWERED_MAX &&
	    event->connection->sides[1 - event->side].packets == 0)
		cli_session_miss(session, (enum wsreg_sender)(1 - sender));
}

/* Takes notice of octets that are missing.  The side may still begin with a head
 * after them. */
static void
take_gap(const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;

	if (talk->session != NULL) {
		cli_order_gap(talk->session, sender_of(talk, event->side));
		return;
	}
	drop(talk, event->side);
	cli_guess_miss(&talk->guess, event->side);
}

/* Reports octets that are there in two forms. */
static void
take_overlap(const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;
	const uint64_t base = talk->base[event->side];
	enum wsreg_sender sender = sender_of(talk, event->side);
	struct wsreg_finding finding = {
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_OVERLAP),
		.offset = event->offset - base,
	};

	if (talk->session == NULL || event->offset < base ||
	    talk->session->sides[sender].gap)
		return;
	finding.after_error = talk->session->sides[sender].failed;
	talk->session->trace->packet = event->packet;
	cli_check_tell(talk->session, sender, &finding);
}

/* ---- The end ---- */

/* Lists a connection whose handshake was not captured. */
static void
tell_late(struct cli_talks *talks, struct capture_connection *connection)
{
	struct cli_talk *talk = connection->user;
	struct cli_session *session;
	struct wsreg_finding finding = {
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_BEGINS_LATE),
	};

	begin_session(talks, connection, talk->guess.client);
	session = talk->session;
	session->late = true;
	connection_give_up(&session->connection, NULL);
	for (unsigned i = 0; i < 2; i++) {
		const uint64_t size = session->trace->sides[i].size;

		session->connection.sides[i].bytes = size;
		session->connection.sides[i].open = true;
		if (size == 0)
			session->sides[i].file = NULL;
	}
	cli_check_tell(session,
	    session->sides[0].file != NULL ? WSREG_CLIENT : WSREG_SERVER,
	    &finding);
}

/* Sets how the sides have ended. */
static void
set_ends(struct cli_session *session, const struct cli_talk *talk,
    const struct capture_connection *connection)
{
	for (unsigned i = 0; i < 2; i++) {
		const struct capture_side *side = &connection->sides[i];
		enum wsreg_sender sender = sender_of(talk, i);
		struct cli_trace_side *trace = &session->trace->sides[sender];

		trace->end = side->end;
		trace->end_packet = side->end_packet;
		trace->packets = side->packets;
		if (side->end != CAPTURE_FIN && side->end != CAPTURE_RST)
			session->connection.sides[sender].open = true;
		if (side->packets == 0 && session->sides[sender].file != NULL)
			cli_session_miss(session, sender);
	}
}

/* Ends a connection that is encrypted. */
static void
take_encrypted(
    struct cli_talks *talks, const struct capture_connection *connection)
{
	if (talks->keylog != NULL)
		cli_keylog_add(talks->keylog, connection);
	else
		talks->check->tcp.tls++;
}

/* Ends a connection. */
static void
take_close(struct cli_talks *talks, struct capture_connection *connection)
{
	struct cli_talk *talk = connection->user;

	if (talk == &skipped)
		return;
	if (talk == &encrypted) {
		take_encrypted(talks, connection);
		return;
	}
	if (talk != NULL && talk->session == NULL &&
	    cli_guess_late(&talk->guess))
		tell_late(talks, connection);
	if (talk == NULL || talk->session == NULL) {
		leave(talks, connection, false);
		return;
	}
	set_ends(talk->session, talk, connection);
	cli_order_end(talk->session);
	free_talk(talk);
	connection->user = NULL;
}

/* Takes notice of a new connection, unless the user did not choose it. */
static void
take_open(struct cli_talks *talks, struct capture_connection *connection)
{
	const struct cli_check_request *request = talks->check->request;

	if (cli_choice_has(
		request->choices, request->choice_count, connection)) {
		talks->check->tcp.connections++;
		return;
	}
	connection->user = &skipped;
	capture_ignore(talks->capture, connection);
}

/* Takes what is reported of a side. */
static void
take_side(struct cli_talks *talks, const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;

	switch (event->kind) {
	case CAPTURE_EVENT_DATA:
		if (talk->session != NULL)
			take_data(event);
		else
			take_unknown(talks, event);
		break;
	case CAPTURE_EVENT_GAP:
		take_gap(event);
		break;
	case CAPTURE_EVENT_OVERLAP:
		take_overlap(event);
		break;
	case CAPTURE_EVENT_OPEN:
	case CAPTURE_EVENT_END:
	case CAPTURE_EVENT_CLOSE:
		break;
	}
}

void
cli_talk_take(struct cli_talks *talks, const struct capture_event *event)
{
	struct capture_connection *connection = event->connection;

	switch (event->kind) {
	case CAPTURE_EVENT_OPEN:
		take_open(talks, connection);
		break;
	case CAPTURE_EVENT_CLOSE:
		take_close(talks, connection);
		break;
	case CAPTURE_EVENT_END:
		break;
	case CAPTURE_EVENT_DATA:
	case CAPTURE_EVENT_GAP:
	case CAPTURE_EVENT_OVERLAP:
		if (connection->user == NULL)
			connection->user =
			    cli_allocate(1, sizeof(struct cli_talk));
		if (connection->user != &skipped &&
		    connection->user != &encrypted)
			take_side(talks, event);
		break;
	}
}
