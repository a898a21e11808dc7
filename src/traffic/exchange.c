/* SPDX-License-Identifier: MIT */
/*
 * The HTTP of a connection, exchange by exchange up to the handshake.
 *
 * The two sides go in step: a client's next head is read once the answer to the
 * one before is known, an answer's body once its request is.  So the result does
 * not depend on which side is fed first, or in what pieces.
 */

#include "exchange.h"

#include <string.h>

/* RFC 9110, 15.2.2: the status of an answer that accepts. */
#define SWITCHING_PROTOCOLS 101

/*
 * A side goes from HEAD over BODY to the next HEAD.  A client waits in between
 * for the answer, a server before the body for the request, as the body of an
 * answer depends on what was asked.  Once both heads of an exchange are there,
 * or it is certain that one of them will not come, pair() decides how both
 * sides go on.
 */

/* ---- One side ---- */

/* Lets this stage begin where the side is. */
static void
enter(struct connection_side *side, enum connection_stage stage)
{
	side->stage = stage;
	if (stage == CONNECTION_HEAD)
		http_begin(&side->head, side->bytes);
}

/* Lets what follows the body begin, if the body is complete. */
static void
leave_body(struct connection_side *side)
{
	if (side->stage == CONNECTION_BODY && side->body.part == HTTP_BODY_OVER)
		enter(side, side->next);
}

/* Says what comes after the message at hand, whose body may still come. */
static void
set_next(struct connection_side *side, enum connection_stage next)
{
	if (side->stage != CONNECTION_BODY)
		enter(side, next);
	side->next = next;
	leave_body(side);
}

/* Returns whether there is a head that can be read to its end, and is of this
 * kind. */
static bool
is_readable(const struct http_head *head, enum http_kind kind)
{
	return head != NULL && head->progress == HTTP_DONE &&
	    head->kind == kind;
}

/* Returns whether no more heads of this side will come. */
static bool
is_over(const struct connection_side *side)
{
	return !side->pending &&
	    (side->ended || side->stage == CONNECTION_IDLE);
}

/* ---- Judging ---- */

/* RFC 6455, 4.1: a request that was refused is followed by another one. */
static void
note_refusal(struct connection *connection)
{
	if (connection->has_asked[0] && connection->has_asked[1] &&
	    is_readable(&connection->asked[WSREG_SERVER], HTTP_ANSWER))
		handshake_refuse(
		    &connection->handshake, &connection->asked[WSREG_SERVER]);
}

/* Remembers the heads of an exchange that asks for WebSocket, and forgets those
 * of the one before. */
static void
remember(struct connection *connection, const bool present[2])
{
	note_refusal(connection);
	for (size_t i = 0; i < 2; i++) {
		http_free(&connection->asked[i]);
		connection->has_asked[i] = present[i];
		if (!present[i])
			continue;
		connection->asked[i] = connection->sides[i].head;
		http_init(&connection->sides[i].head);
	}
}

/* Judges the handshake with these heads, either of which may be NULL. */
static void
judge(struct connection *connection, const struct http_head *request,
    const struct http_head *answer)
{
	struct handshake *handshake = &connection->handshake;

	handshake_judge(
	    handshake, request, answer, connection->options.check.snapshot);
	connection->judged = true;
	connection->trouble = handshake->trouble;
}

/* Notes that the connection ends before the whole head of an answer that is
 * owed. */
static void
judge_silence(struct connection *connection)
{
	const struct connection_side *server = &connection->sides[WSREG_SERVER];
	bool owed = connection->has_asked[WSREG_CLIENT]
	    ? !connection->has_asked[WSREG_SERVER]
	    : !connection->has_asked[WSREG_SERVER] && http_begun(&server->head);

	if (!owed || server->open ||
	    !connection->options.present[WSREG_SERVER] ||
	    server->stage == CONNECTION_IDLE)
		return;
	handshake_miss_answer(&connection->handshake,
	    server->stage == CONNECTION_HEAD && http_begun(&server->head)
		? http_start(&server->head)
		: 0);
}

/* Judges a connection on which no more heads will come and none has opened it. */
static void
settle(struct connection *connection)
{
	struct http_head *asked = connection->asked;
	const bool *has = connection->has_asked;

	if (!has[0] && !has[1] && connection->sides[WSREG_CLIENT].heads > 0)
		connection->plain = true;
	else
		judge_silence(connection);
	judge(connection, has[0] ? &asked[0] : NULL, has[1] ? &asked[1] : NULL);
	for (size_t i = 0; i < 2; i++)
		connection->sides[i].stage = CONNECTION_IDLE;
}

/* Judges the exchange that opens the connection.  Frames follow a head whose end
 * is known. */
static void
open_connection(struct connection *connection, const struct http_head *request,
    const struct http_head *answer)
{
	struct connection_side *sides = connection->sides;

	note_refusal(connection);
	judge(connection, request, answer);
	if (connection->options.ordered && answer != NULL &&
	    sides[WSREG_CLIENT].stage == CONNECTION_WAIT &&
	    connection->sent_before > sides[WSREG_CLIENT].bytes)
		handshake_note_early(
		    &connection->handshake, sides[WSREG_CLIENT].bytes);
	set_next(&sides[WSREG_CLIENT],
	    is_readable(request, HTTP_REQUEST) ? CONNECTION_FRAMES
					       : CONNECTION_IDLE);
	sides[WSREG_SERVER].stage =
	    answer != NULL ? CONNECTION_FRAMES : CONNECTION_IDLE;
	if (connection->trouble != NULL)
		connection_give_up(connection, connection->trouble);
}

/* ---- Exchanges ---- */

/* Returns whether the request asks for WebSocket.  The first one does if it is not
 * HTTP, and so does one that is not known, unless an unknown one came before and
 * may be why the answer cannot be read. */
static bool
does_ask(const struct connection *connection, const struct http_head *request)
{
	const struct connection_side *server = &connection->sides[WSREG_SERVER];
	uint64_t heads = connection->sides[WSREG_CLIENT].heads;

	if (request == NULL)
		return heads == 0 &&
		    (server->heads == 1 ||
			is_readable(&server->head, HTTP_ANSWER));
	return is_readable(request, HTTP_REQUEST) ? handshake_is_asked(request)
						  : heads == 1;
}

/* Goes on after an exchange that does not open the connection. */
static void
pass(struct connection *connection, bool asks, const bool present[2],
    bool switches)
{
	struct connection_side *client = &connection->sides[WSREG_CLIENT];
	struct connection_side *server = &connection->sides[WSREG_SERVER];
	bool goes_on[2] = {
		!switches && is_readable(&client->head, HTTP_REQUEST),
		!switches && is_readable(&server->head, HTTP_ANSWER),
	};

	if (present[1] && goes_on[1]) {
		http_body_of_answer(&server->body, &server->head,
		    present[0] ? &client->head : NULL);
		server->stage = CONNECTION_BODY;
	}
	if (asks)
		remember(connection, present);
	for (size_t i = 0; i < 2; i++)
		if (present[i])
			set_next(&connection->sides[i],
			    goes_on[i] ? CONNECTION_HEAD : CONNECTION_IDLE);
}

/* Puts the next request and its answer together, one of which may be missing. */
static void
pair(struct connection *connection)
{
	struct connection_side *sides = connection->sides;
	const bool present[2] = { sides[0].pending, sides[1].pending };
	const struct http_head *request = present[0] ? &sides[0].head : NULL;
	const struct http_head *answer = present[1] ? &sides[1].head : NULL;
	bool asks = does_ask(connection, request);
	bool switches = answer != NULL && is_readable(answer, HTTP_ANSWER) &&
	    answer->status == SWITCHING_PROTOCOLS;

	sides[0].pending = sides[1].pending = false;
	if (asks && !connection->options.present[WSREG_SERVER] &&
	    is_readable(request, HTTP_REQUEST)) {
		remember(connection, present);
		set_next(&sides[WSREG_CLIENT], CONNECTION_GUESS);
	} else if (switches
		? asks || request == NULL
		: asks && !connection->options.present[WSREG_SERVER])
		open_connection(connection, request, answer);
	else
		pass(connection, asks, present, switches);
}

void
exchange_go_on(struct connection *connection)
{
	const struct connection_side *sides = connection->sides;

	while (!connection->judged) {
		if (sides[0].stage == CONNECTION_GUESS && sides[0].ended)
			open_connection(
			    connection, &connection->asked[0], NULL);
		else if (is_over(&sides[0]) && is_over(&sides[1]))
			settle(connection);
		else if ((sides[0].pending || is_over(&sides[0])) &&
		    (sides[1].pending || is_over(&sides[1])))
			pair(connection);
		else
			break;
	}
}

/* ---- Octets ---- */

/* Goes on after a head, which is complete or cannot be read. */
static void
end_head(struct connection *connection, enum wsreg_sender sender)
{
	struct connection_side *side = &connection->sides[sender];

	if (sender == WSREG_SERVER)
		connection->sent_before = connection->sides[WSREG_CLIENT].sent;
	side->pending = true;
	side->heads++;
	side->stage = CONNECTION_WAIT;
	if (sender == WSREG_CLIENT && is_readable(&side->head, HTTP_REQUEST)) {
		http_body_of_request(&side->body, &side->head);
		side->stage = CONNECTION_BODY;
		side->next = CONNECTION_WAIT;
		leave_body(side);
	}
	exchange_go_on(connection);
}

/* Takes octets of a head; false if memory is out. */
static bool
take_head(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used)
{
	struct connection_side *side = &connection->sides[sender];
	enum http_progress progress = http_feed(&side->head, data, size, used);

	side->bytes += *used;
	switch (progress) {
	case HTTP_MORE:
		break;
	case HTTP_DONE:
	case HTTP_BAD:
		end_head(connection, sender);
		break;
	case HTTP_TROUBLE:
		connection_give_up(connection, side->head.fault.text);
		break;
	case HTTP_MEMORY:
		return false;
	}
	return true;
}

/* Takes octets after a request of which no answer is known, up to where they show
 * whether they are another request or frames.  Returns how many. */
static size_t
guess(struct connection *connection, const char *data, size_t size)
{
	struct connection_side *client = &connection->sides[WSREG_CLIENT];
	const size_t all = strlen(EXCHANGE_GUESS);
	size_t part = 0, used;

	while (part < size && client->guessed < all &&
	    data[part] == EXCHANGE_GUESS[client->guessed]) {
		client->guessed++;
		part++;
	}
	client->bytes += part;
	if (client->guessed == all) {
		enter(client, CONNECTION_HEAD);
		http_begin(&client->head, client->bytes - all);
		http_feed(&client->head, EXCHANGE_GUESS, all, &used);
		client->guessed = 0;
	} else if (part < size) {
		open_connection(connection, &connection->asked[0], NULL);
	}
	return part;
}

bool
exchange_feed(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used)
{
	struct connection_side *side = &connection->sides[sender];
	const char *at = data;
	size_t part;

	*used = 0;
	while (*used < size) {
		if (side->stage == CONNECTION_HEAD) {
			if (!take_head(connection, sender, at + *used,
				size - *used, &part))
				return false;
		} else if (side->stage == CONNECTION_GUESS) {
			part = guess(connection, at + *used, size - *used);
		} else if (side->stage == CONNECTION_BODY) {
			part = http_body_feed(
			    &side->body, at + *used, size - *used);
			side->bytes += part;
			leave_body(side);
		} else {
			break;
		}
		*used += part;
	}
	return !connection->handshake.memory;
}
