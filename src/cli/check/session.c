/* SPDX-License-Identifier: MIT */
/* A connection that is checked, from its first octets to what a format says of
 * it. */

#include "session.h"

#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "messages.h"
#include "page.h"
#include "wait.h"

/* RFC 9110, 15.2.2. */
#define SWITCHING_PROTOCOLS 101

/* Begins to judge the session's octets. */
static void
begin_connection(struct cli_session *session)
{
	const struct cli_check_request *request = session->request;
	struct connection_options options = {
		.check = {
			.snapshot = session->cli->snapshot,
			.max_frame = request->max_frame,
			.max_message = request->max_message,
			.max_fragments = request->max_fragments,
			.keep_going = request->keep_going,
			.open = request->open,
			.frames = request->list,
			.payload = request->list,
		},
		.ordered = session->shared,
		.excluded = request->excludes ? request->excluded : NULL,
		.bare = request->frames != NULL,
	};

	for (size_t i = 0; i < 2; i++)
		options.present[i] = session->sides[i].file != NULL;
	if (options.bare)
		cli_check_agree(request, session->cli, &options.agreement);
	if (request->subprotocol != NULL)
		options.demand = snapshot_demand(
		    session->cli->snapshot, slice_of(request->subprotocol));
	cli_messages_begin(session, &options);
	connection_init(&session->connection, &options);
}

/* Returns a session of zeros.  The memory of the last one that has ended is used
 * again: of many short connections mostly one is open at a time. */
static struct cli_session *
make_session(struct cli_check *check)
{
	struct cli_session *session = check->spare;

	if (session == NULL)
		return cli_allocate(1, sizeof(*session));
	check->spare = NULL;
	memset(session, 0, sizeof(*session));
	return session;
}

struct cli_session *
cli_session_begin(
    struct cli_check *check, const char *const files[2], bool shared)
{
	struct cli_session *session = make_session(check);

	session->check = check;
	session->cli = check->cli;
	session->request = check->request;
	session->printer = check->printer;
	session->redact = check->redact;
	session->file = files[files[0] == NULL];
	session->shared = shared;
	for (size_t i = 0; i < 2; i++)
		session->sides[i].file = files[i];
	begin_connection(session);
	return session;
}

struct cli_session *
cli_session_trace(
    struct cli_check *check, const char *file, const struct cli_trace *trace)
{
	struct cli_session *session =
	    cli_session_begin(check, (const char *const[]){ file, file }, true);

	/* Connections are open at a time: what one has to say waits. */
	session->cli = &check->gathered;
	session->trace = cli_allocate(1, sizeof(*trace));
	*session->trace = *trace;
	cli_name_trace(session);
	return session;
}

const struct cli *
cli_session_print(struct cli_session *session, const char *between)
{
	if (session->trace != NULL)
		session->check->gathered.out =
		    cli_spool_next(&session->text, between);
	return session->cli;
}

/* ---- Octets ---- */

/*
 * Returns whether an answer agrees to a WebSocket connection.  RFC 9110, 7.8: other
 * protocols are upgraded to with 101 as well, such as h2c.  If no request is known,
 * the answer alone tells, or its first octets if the rest is missing.
 */
static bool
is_agreed(const struct cli_session *session)
{
	static const char answer[] = "HTTP/1.1 101";
	const struct connection *connection = &session->connection;
	const struct connection_side *server = &connection->sides[WSREG_SERVER];
	const struct cli_seen *start = &session->sides[WSREG_SERVER].start;
	bool unasked = connection->sides[WSREG_CLIENT].heads == 0;

	if (connection->handshake.answered &&
	    connection->handshake.status == SWITCHING_PROTOCOLS)
		return !unasked || handshake_is_asked(&server->head);
	return unasked && server->heads == 0 && start->offset == 0 &&
	    start->size >= strlen(answer) &&
	    memcmp(start->octets, answer, strlen(answer)) == 0;
}

/* Returns whether a connection in a capture is a WebSocket connection: a request
 * asks for it, or an answer agrees to it. */
static bool
is_asked(const struct cli_session *session)
{
	const struct connection *connection = &session->connection;
	const struct connection_side *client = &connection->sides[WSREG_CLIENT];

	return session->late || session->asked ||
	    (connection->has_asked[WSREG_CLIENT] &&
		handshake_is_asked(&connection->asked[WSREG_CLIENT])) ||
	    (client->pending && handshake_is_asked(&client->head)) ||
	    is_agreed(session);
}

/* Tells of the handshake, now that it is judged.  The next call frees the heads. */
static void
take_heads(struct cli_session *session)
{
	session->asked = is_asked(session);
	cli_check_handshake(session);
}

/* What the last call has brought. */
static void
tell(struct cli_session *session, enum wsreg_sender sender, bool was_judged,
    enum connection_result result, const struct wsreg_event *event)
{
	if (result == CONNECTION_MEMORY)
		cli_die("out of memory");
	if (!was_judged && session->connection.judged)
		take_heads(session);
	if (result == CONNECTION_EVENT)
		cli_check_event(session, sender, event);
}

size_t
cli_session_feed(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size, bool stop)
{
	enum connection_result result;
	struct wsreg_event event;
	size_t at = 0, used;

	if (session->printer->paged)
		cli_window_feed(&cli_page_of(session)->windows[sender],
		    session->connection.sides[sender].bytes, data, size);
	cli_wait_see(session, sender, data, size);
	do {
		bool judged = session->connection.judged;

		result = connection_feed(&session->connection, sender,
		    data + at, size - at, &used, &event);
		at += used;
		session->rest = data + at;
		session->rest_size = size - at;
		tell(session, sender, judged, result, &event);
	} while (!(stop && session->connection.judged) &&
	    (result == CONNECTION_EVENT ||
		(result == CONNECTION_FED && at < size)));
	if (session->printer->paged)
		cli_window_keep(&session->page->windows[sender], at);
	return at;
}

bool
cli_session_gap(struct cli_session *session, enum wsreg_sender sender)
{
	struct wsreg_finding finding;
	enum gap_result result;

	/* The octets after the gap show nothing of those before it. */
	cli_wait_end(session, sender);
	session->asked = is_asked(session);
	result = gap_take(&session->connection, sender, &finding);
	if (result != GAP_BLOCKED && !session->sides[sender].closed)
		session->sides[sender].gap = true;
	if (result == GAP_FOUND)
		cli_check_tell(session, sender, &finding);
	return result != GAP_BLOCKED;
}

void
cli_session_miss(struct cli_session *session, enum wsreg_sender sender)
{
	struct connection *connection = &session->connection;
	bool judged = connection->judged;

	session->sides[sender].file = NULL;
	connection->options.present[sender] = false;
	connection->sides[sender].ended = true;
	exchange_go_on(connection);
	if (!judged && connection->judged)
		take_heads(session);
}

void
cli_session_break(struct cli_session *session)
{
	if (session->connection.trouble == NULL)
		connection_give_up(
		    &session->connection, "the file cannot be read to its end");
	session->check->trouble = true;
	session->reported = true;
}

void
cli_session_finish(struct cli_session *session, enum wsreg_sender sender)
{
	enum connection_result result;
	struct wsreg_event event;

	session->rest_size = 0;
	cli_wait_end(session, sender);
	do {
		bool judged = session->connection.judged;

		result = connection_end(&session->connection, sender, &event);
		tell(session, sender, judged, result, &event);
	} while (result == CONNECTION_EVENT);
	cli_check_last_frame(session, sender);
}

/* ---- The end ---- */

/* Returns why the connection at hand is none, or NULL: it is plain HTTP, or no
 * side sent anything although a file says what it sent. */
static const char *
find_other(const struct cli_session *session)
{
	static const char plain[] = "plain HTTP: no request asks for WebSocket";
	const struct connection *connection = &session->connection;

	if (session->trace != NULL)
		return is_asked(session) ? NULL : plain;
	if (connection->trouble != NULL || connection->options.bare ||
	    session->messages_only)
		return NULL;
	if (connection->sides[0].bytes + connection->sides[1].bytes == 0)
		return "nothing was sent";
	return connection->plain ? plain : NULL;
}

/* Adds what the connection has to the totals. */
static void
count(const struct cli_session *session)
{
	const struct cli_check_totals *own = &session->totals;
	struct cli_check_totals *all = &session->check->totals;

	all->errors += own->errors;
	all->warnings += own->warnings;
	all->results += own->results;
	if (all->first == NULL ||
	    (own->first != NULL && cli_is_error(own->first) &&
		!cli_is_error(all->first)))
		all->first = own->first;
}

/* Adds a connection of a capture to those that were found. */
static void
count_traced(const struct cli_session *session)
{
	struct cli_check_tcp *tcp = &session->check->tcp;

	tcp->late += session->late;
	if (session->late || session->connection.trouble != NULL)
		return;
	tcp->judged++;
	tcp->failed += session->totals.errors > 0;
}

/* Reports why the connection is not judged. */
static void
complain(struct cli_session *session, const char *trouble)
{
	char *label = cli_check_label(session);

	if (!session->reported)
		cli_complain("%s: %s", label, trouble);
	free(label);
	session->check->trouble = true;
}

/* Prints a connection. */
static void
print(struct cli_session *session)
{
	struct cli_check *check = session->check;
	const char *trouble = session->connection.trouble;

	if (trouble != NULL)
		complain(session, trouble);
	session->cli = check->cli;
	if (check->printer->end_connection != NULL)
		check->printer->end_connection(session);
	check->connections++;
}

/* Prints a connection if it is a WebSocket connection, else counts it.  Of others
 * in a capture nothing is said. */
static void
put_connection(struct cli_session *session)
{
	struct cli_kind kind = { CLI_KIND_OTHER, find_other(session), "" };

	if (kind.what != NULL) {
		cli_check_other(session->check, session->file, &kind);
		if (session->trace == NULL)
			count(session);
		return;
	}
	print(session);
	count(session);
	if (session->trace != NULL)
		count_traced(session);
}

/* Frees what is left of a session, printed or not. */
static void
free_session(struct cli_session *session)
{
	free(session->name);
	cli_page_free(session);
	cli_messages_free(session);
	cli_spool_free(&session->message_list);
	if (session->trace != NULL)
		cli_trace_free(session->trace);
	free(session->trace);
	cli_spool_free(&session->text);
	cli_spool_free(&session->handshake);
	for (size_t i = 0; i < 2; i++) {
		free(session->held[i].data);
		free(session->sides[i].place);
		cli_spool_free(&session->sides[i].findings);
		cli_spool_free(&session->sides[i].frames);
	}
	connection_free(&session->connection);
	free(session->check->spare);
	session->check->spare = session;
}

void
cli_session_end(struct cli_session *session)
{
	enum wsreg_sender sender;
	struct wsreg_finding finding;

	while (connection_finish(&session->connection, &sender, &finding))
		cli_check_tell(session, sender, &finding);
	put_connection(session);
	free_session(session);
}
