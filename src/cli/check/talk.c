/* SPDX-License-Identifier: MIT */
/* A TCP connection in a capture, which may turn out to be WebSocket. */

#include "talk.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "late.h"
#include "order.h"

/*
 * What a connection is shows by its content.  The first octets of a side are kept
 * until they have a line or are no text.  If they are a request or an answer of
 * HTTP, it is clear who the client is, and a session judges what comes.  If they
 * are neither, and the side's first octets may be missing, they can be frames;
 * or they are the rest of an answer, and the other side makes a request later.
 */

/* The most that may wait until the answer of a side comes of which there is no
 * packet.  One whose side was not captured has none. */
#define UNANSWERED_MAX ((size_t)1 << 16)

enum talk_kind {
	TALK_UNKNOWN, /* there are too few octets */
	TALK_REQUEST,
	TALK_ANSWER,
	TALK_OTHER
};

struct talk_side {
	enum talk_kind kind;
	/* The first octets, until the kind of the connection is known, and where
	 * they are among those that the side sent. */
	uint8_t *start;
	size_t size;
	uint64_t base;
	bool missing; /* its first octets are not in the capture */
	struct cli_late late;
};

struct cli_talk {
	struct talk_side sides[2]; /* as the capture has them */
	unsigned client;           /* once there is a session */
	struct cli_session *session;
	struct cli_trace trace; /* until there is a session */
};

/* Stands for connections that the user did not choose. */
static struct cli_talk skipped;

/* ---- Kinds ---- */

/* Returns whether octets are not those of text. */
static bool
has_binary(const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < size; i++)
		if ((data[i] < ' ' && data[i] != '\r' && data[i] != '\n' &&
			data[i] != '\t') ||
		    data[i] >= 0x7f)
			return true;
	return false;
}

/* Recognises a side by its first octets. */
static enum talk_kind
find_kind(const uint8_t *data, size_t size)
{
	/* A record of TLS shows by so many. */
	const size_t enough = 5;

	if (!cli_kind_shows(data, size) && size < CLI_KIND_SIZE &&
	    (size < enough || !has_binary(data, size)))
		return TALK_UNKNOWN;
	switch (cli_kind_of_octets(data, size).use) {
	case CLI_KIND_CLIENT:
		return TALK_REQUEST;
	case CLI_KIND_SERVER:
		return TALK_ANSWER;
	case CLI_KIND_FOLLOW:
	case CLI_KIND_PACKETS:
	case CLI_KIND_HAR:
	case CLI_KIND_GZIP:
	case CLI_KIND_FRAMES:
	case CLI_KIND_OTHER:
		break;
	}
	return TALK_OTHER;
}

/* ---- The end of interest ---- */

static void
free_talk(struct cli_talk *talk)
{
	for (size_t i = 0; i < 2; i++)
		free(talk->sides[i].start);
	cli_trace_free(&talk->trace);
	free(talk);
}

/* Counts a connection that is not WebSocket, and forgets it. */
static void
leave(struct cli_talks *talks, struct capture_connection *connection, bool tls)
{
	struct cli_talk *talk = connection->user;

	if (tls)
		talks->check->tcp.tls++;
	else
		talks->check->plain++;
	if (talk != NULL)
		free_talk(talk);
	connection->user = &skipped;
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
	struct talk_side *side = &talk->sides[i];
	struct cli_trace_side *trace = &talk->trace.sides[i];

	side->base += trace->size;
	trace->size = 0;
	trace->segments.count = 0;
	side->size = 0;
}

/* Feeds the first octets of a side, which were kept. */
static void
feed_start(struct cli_talk *talk, unsigned i)
{
	struct talk_side *side = &talk->sides[i];

	if (side->size > 0)
		cli_order_take(
		    talk->session, sender_of(talk, i), side->start, side->size);
	free(side->start);
	side->start = NULL;
	side->size = 0;
}

/* Begins to judge HTTP. */
static void
open_talk(struct cli_talks *talks, struct capture_connection *connection,
    unsigned client)
{
	struct cli_talk *talk = connection->user;

	for (unsigned i = 0; i < 2; i++)
		if (talk->sides[i].kind == TALK_OTHER)
			drop(talk, i);
	begin_session(talks, connection, client);
	feed_start(talk, client);
	feed_start(talk, 1 - client);
}

/* ---- Octets ---- */

/* Keeps octets of a side as far as they are looked at; returns how many. */
static size_t
keep(struct talk_side *side, const uint8_t *data, size_t size)
{
	size_t part = CLI_KIND_SIZE - side->size;

	if (part > size)
		part = size;
	side->start = cli_grow(side->start, side->size + part, 1);
	memcpy(side->start + side->size, data, part);
	side->size += part;
	return part;
}

/* Returns whether the connection cannot become WebSocket any more, now that this
 * side is neither a request nor an answer. */
static bool
is_lost(const struct capture_connection *connection,
    const struct cli_talk *talk, unsigned i)
{
	const struct talk_side *side = &talk->sides[i];
	const struct talk_side *other = &talk->sides[1 - i];

	if (connection->sides[i].syn && !side->missing)
		return true;
	return other->kind == TALK_OTHER && (side->late.bad || other->late.bad);
}

/* Takes octets of a side that is neither a request nor an answer. */
static void
take_other(struct cli_talks *talks, const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;

	cli_late_feed(&talk->sides[event->side].late, event->data, event->size);
	if (is_lost(event->connection, talk, event->side))
		leave(talks, event->connection, false);
}

/* Goes on once the kind of a side is known by the first of its octets. */
static void
take_kind(struct cli_talks *talks, const struct capture_event *event)
{
	struct capture_connection *connection = event->connection;
	struct cli_talk *talk = connection->user;
	struct talk_side *side = &talk->sides[event->side];

	switch (side->kind) {
	case TALK_UNKNOWN:
		break;
	case TALK_REQUEST:
		open_talk(talks, connection, event->side);
		break;
	case TALK_ANSWER:
		open_talk(talks, connection, 1 - event->side);
		break;
	case TALK_OTHER:
		cli_late_feed(&side->late, side->start, side->size);
		if (cli_kind_is_tls(side->start, side->size))
			leave(talks, connection, true);
		else if (is_lost(connection, talk, event->side))
			leave(talks, connection, false);
		break;
	}
}

/* Takes octets of a side of a connection whose kind is not known. */
static void
take_unknown(struct cli_talks *talks, const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;
	struct talk_side *side = &talk->sides[event->side];
	struct capture_event rest = *event;
	size_t used;

	cli_trace_add(&talk->trace, event->side, event->size, &event->packet);
	if (side->kind == TALK_OTHER) {
		take_other(talks, event);
		return;
	}
	if (side->size == 0)
		side->base = event->offset;
	used = keep(side, event->data, event->size);
	side->kind = find_kind(side->start, side->size);
	take_kind(talks, event);
	rest.data += used;
	rest.size -= used;
	if (event->connection->user == &skipped || rest.size == 0)
		return;
	if (talk->session != NULL)
		cli_order_take(talk->session, sender_of(talk, event->side),
		    rest.data, rest.size);
	else if (side->kind == TALK_OTHER)
		take_other(talks, &rest);
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
	struct talk_side *side = &talk->sides[event->side];

	if (talk->session != NULL) {
		cli_order_gap(talk->session, sender_of(talk, event->side));
		return;
	}
	drop(talk, event->side);
	side->missing = true;
	side->kind = TALK_UNKNOWN;
	if (side->late.gathered > 0 || side->late.frames > 0)
		side->late.bad = true;
}

/* Reports octets that are there in two forms. */
static void
take_overlap(const struct capture_event *event)
{
	struct cli_talk *talk = event->connection->user;
	const struct talk_side *side = &talk->sides[event->side];
	enum wsreg_sender sender = sender_of(talk, event->side);
	struct wsreg_finding finding = {
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_OVERLAP),
		.offset = event->offset - side->base,
	};

	if (talk->session == NULL || event->offset < side->base ||
	    talk->session->sides[sender].gap)
		return;
	finding.after_error = talk->session->sides[sender].failed;
	talk->session->trace->packet = event->packet;
	cli_check_tell(talk->session, sender, &finding);
}

/* ---- The end ---- */

/* Returns whether both sides, or the one that is there, sent frames from the first
 * octet that was captured on.  Sets which side is the client. */
static bool
is_late(const struct cli_talk *talk, unsigned *client)
{
	const struct cli_trace_side *traces = talk->trace.sides;
	bool both = traces[0].size > 0 && traces[1].size > 0;

	for (unsigned i = 0; i < 2; i++)
		if (traces[i].size > 0 &&
		    !cli_late_is_frames(&talk->sides[i].late))
			return false;
	if (traces[0].size + traces[1].size == 0 ||
	    (both && talk->sides[0].late.masked == talk->sides[1].late.masked))
		return false;
	*client = traces[0].size > 0 ? !talk->sides[0].late.masked
				     : talk->sides[1].late.masked;
	return true;
}

/* Lists a connection whose handshake was not captured. */
static void
tell_late(struct cli_talks *talks, struct capture_connection *connection,
    unsigned client)
{
	struct cli_talk *talk = connection->user;
	struct cli_session *session;
	struct wsreg_finding finding = {
		.rule = wsreg_rule_at(WSREG_RULE_CAPTURE_BEGINS_LATE),
	};

	begin_session(talks, connection, client);
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

/* Ends a connection. */
static void
take_close(struct cli_talks *talks, struct capture_connection *connection)
{
	struct cli_talk *talk = connection->user;
	unsigned client;

	if (talk == &skipped)
		return;
	if (talk != NULL && talk->session == NULL && is_late(talk, &client))
		tell_late(talks, connection, client);
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
		if (connection->user != &skipped)
			take_side(talks, event);
		break;
	}
}
