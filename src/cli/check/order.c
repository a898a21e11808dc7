/* SPDX-License-Identifier: MIT */
/* Octets of both sides of a connection in the order in which they were sent. */

#include "order.h"

#include <string.h>

/* What a client sent before the server's answer, in a file that has both. */
#define HELD_MAX ((size_t)1 << 20)
#define HELD_FIRST ((size_t)1 << 12)

/*
 * The octets come in the order in which they were sent, but HTTP is read in the
 * order of its exchanges: a client may go on before it is answered.  What comes
 * too early for that is held until the other side has caught up.  Never both
 * sides are held at once, as one of them always has the head that is needed.
 */

static void
hold(struct cli_session *session, struct cli_held *held, const uint8_t *data,
    size_t size)
{
	if (size > HELD_MAX - held->size) {
		connection_give_up(&session->connection,
		    "more than 1 MiB waits for the other side");
		return;
	}
	while (held->room < held->size + size) {
		held->room = held->room == 0 ? HELD_FIRST : 2 * held->room;
		held->data = cli_grow(held->data, held->room, 1);
	}
	memcpy(held->data + held->size, data, size);
	held->size += size;
}

/* Feeds what was held of a side, and then the gap after it.  Returns whether it
 * went on. */
static bool
release_side(struct cli_session *session, unsigned i)
{
	enum wsreg_sender sender = (enum wsreg_sender)i;
	struct cli_held *held = &session->held[i];
	size_t used = held->size == 0
	    ? 0
	    : cli_session_feed(session, sender, held->data, held->size, false);

	if (used > 0) {
		held->size -= used;
		memmove(held->data, held->data + used, held->size);
	}
	if (held->size > 0 || !held->gap)
		return used > 0;
	if (!cli_session_gap(session, sender))
		return used > 0;
	session->connection.sides[i].bytes += held->rest;
	held->gap = false;
	held->rest = 0;
	return true;
}

/* Feeds what can be judged now. */
static void
release(struct cli_session *session)
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (unsigned i = 0; i < 2; i++)
			moved = release_side(session, i) || moved;
	}
}

void
cli_order_take(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size)
{
	struct cli_held *held = &session->held[sender];
	size_t used = 0;

	if (held->gap) {
		held->rest += size;
	} else {
		if (held->size == 0)
			used = cli_session_feed(
			    session, sender, data, size, false);
		if (used < size)
			hold(session, held, data + used, size - used);
	}
	release(session);
}

void
cli_order_gap(struct cli_session *session, enum wsreg_sender sender)
{
	session->held[sender].gap = true;
	release(session);
}

/* Returns whether nothing of a side waits for the other one. */
static bool
is_free(const struct cli_held *held)
{
	return held->size == 0 && !held->gap;
}

/* Ends a side, if there is one. */
static void
finish(struct cli_session *session, unsigned i)
{
	if (session->sides[i].file != NULL)
		cli_session_finish(session, (enum wsreg_sender)i);
}

/* A side of which octets wait for the other side ends after that one. */
void
cli_order_end(struct cli_session *session)
{
	for (unsigned i = 0; i < 4; i++) {
		if (is_free(&session->held[i % 2]))
			finish(session, i % 2);
		release(session);
	}
	for (unsigned i = 0; i < 2; i++)
		finish(session, i);
	cli_session_end(session);
}
