/* SPDX-License-Identifier: MIT */
/* wsreg check: both sides of connections in one file, in the order in which they
 * were sent. */

#include "both.h"

#include <stdlib.h>
#include <string.h>

/* What a client sent before the server's answer, in a file that has both. */
#define HELD_MAX ((size_t)1 << 20)

/*
 * The octets come in the order in which they were sent, but HTTP is read in the
 * order of its exchanges: a client may go on before it is answered.  What comes
 * too early for that is held until the other side has caught up.  Never both
 * sides are held at once, as one of them always has the head that is needed.
 */

/* The octets of a side that cannot be judged yet. */
struct held {
	uint8_t *data;
	size_t size;
	/* Whether octets are missing after these, and how many came after
	 * that, which are only counted. */
	bool gap;
	uint64_t rest;
};

/* A file, and the connection in it that is at hand. */
struct both {
	struct cli_check *check;
	const char *name;
	struct held held[2];
	unsigned client; /* the number of the client's node */
	bool begun;      /* there is a connection */
	bool skipped;    /* it is not a WebSocket connection */
};

static void
hold(struct cli_check *check, struct held *held, const uint8_t *data,
    size_t size)
{
	if (size > HELD_MAX - held->size) {
		connection_give_up(&check->connection,
		    "more than 1 MiB waits for the other side");
		return;
	}
	if (held->data == NULL)
		held->data = cli_allocate(HELD_MAX, 1);
	memcpy(held->data + held->size, data, size);
	held->size += size;
}

/* Feeds what was held of a side, and then the gap after it.  Returns whether it
 * went on. */
static bool
release_side(struct cli_check *check, struct held *held, unsigned i)
{
	enum wsreg_sender sender = (enum wsreg_sender)i;
	size_t used = held->size == 0
	    ? 0
	    : cli_check_feed(check, sender, held->data, held->size, false);

	if (used > 0) {
		held->size -= used;
		memmove(held->data, held->data + used, held->size);
	}
	if (held->size > 0 || !held->gap)
		return used > 0;
	if (!cli_check_gap(check, sender))
		return used > 0;
	check->connection.sides[i].bytes += held->rest;
	held->gap = false;
	held->rest = 0;
	return true;
}

/* Feeds what can be judged now. */
static void
release(struct cli_check *check, struct held held[2])
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (unsigned i = 0; i < 2; i++)
			moved = release_side(check, &held[i], i) || moved;
	}
}

/* Takes octets, or a gap, of a side. */
static void
take_chunk(
    struct both *both, enum wsreg_sender sender, const struct cli_chunk *chunk)
{
	struct held *held = &both->held[sender];
	size_t used = 0;

	if (held->gap) {
		held->rest += chunk->size;
	} else if (chunk->gap > 0) {
		held->gap = true;
	} else {
		if (held->size == 0)
			used = cli_check_feed(both->check, sender, chunk->data,
			    chunk->size, false);
		if (used < chunk->size)
			hold(both->check, held, chunk->data + used,
			    chunk->size - used);
	}
	release(both->check, both->held);
}

/* ---- Connections ---- */

/* Returns whether nothing of a side waits for the other one. */
static bool
is_free(const struct held *held)
{
	return held->size == 0 && !held->gap;
}

/* Ends the connection.  A side of which octets wait for the other side ends after
 * that one. */
static void
end_connection(struct both *both)
{
	struct cli_check *check = both->check;

	if (!both->begun)
		return;
	both->begun = false;
	for (unsigned i = 0; i < 4; i++) {
		if (is_free(&both->held[i % 2]))
			cli_check_finish(check, (enum wsreg_sender)(i % 2));
		release(check, both->held);
	}
	for (unsigned i = 0; i < 2; i++) {
		cli_check_finish(check, (enum wsreg_sender)i);
		both->held[i].size = 0;
		both->held[i].gap = false;
		both->held[i].rest = 0;
	}
	cli_check_end(check);
}

/* Recognises the connection by its first octets. */
static struct cli_kind
find_kind(const struct cli_chunk *chunk)
{
	struct cli_kind kind;

	if (chunk->gap > 0)
		return (struct cli_kind){ CLI_KIND_OTHER,
			"the start of the connection is missing in the capture",
			"" };
	kind = cli_kind_of_octets(chunk->data, chunk->size);
	if (kind.use == CLI_KIND_FRAMES) {
		kind.use = CLI_KIND_OTHER;
		kind.hint = "; check them with --follow after --frames client "
			    "or --frames server, whichever side node 0 is";
	}
	return kind;
}

/* Begins a connection.  Without --frames the side that answers is the server; with
 * it, the side is that of node 0. */
static void
begin_connection(struct both *both, const struct cli_chunk *chunk)
{
	struct cli_check *check = both->check;
	const char *frames = check->request->frames;
	struct cli_kind kind = { .use = CLI_KIND_CLIENT };

	if (chunk->broken)
		return;
	if (frames != NULL)
		both->client = strcmp(frames, "server") == 0;
	else
		kind = find_kind(chunk);
	if (frames == NULL)
		both->client =
		    kind.use == CLI_KIND_SERVER ? !chunk->node : chunk->node;
	both->skipped = kind.use == CLI_KIND_OTHER;
	if (both->skipped) {
		cli_check_other(check, both->name, &kind);
		return;
	}
	check->sides[WSREG_CLIENT].file = both->name;
	check->sides[WSREG_SERVER].file = both->name;
	check->shared = true;
	cli_check_begin(check, both->name);
	both->begun = true;
}

/* Ends a connection that cannot be read to its end. */
static void
break_connection(struct both *both)
{
	if (both->begun)
		cli_check_break(both->check);
	both->check->trouble = true;
	end_connection(both);
	both->skipped = true;
}

void
cli_check_both(struct cli_check *check, struct cli_source *source)
{
	struct both both = { .check = check, .name = source->file };
	struct cli_chunk chunk;
	bool any = false;

	while (cli_source_read(source, &chunk)) {
		if (chunk.fresh) {
			end_connection(&both);
			begin_connection(&both, &chunk);
		}
		any = true;
		if (chunk.broken)
			break_connection(&both);
		else if (!both.skipped)
			take_chunk(&both,
			    chunk.node == both.client ? WSREG_CLIENT
						      : WSREG_SERVER,
			    &chunk);
	}
	if (source->failed && both.begun)
		cli_check_break(check);
	check->trouble = check->trouble || source->failed;
	end_connection(&both);
	if (!any && !source->failed)
		cli_check_other(check, source->file,
		    &(struct cli_kind){ .what = "no data", .hint = "" });
	for (size_t i = 0; i < 2; i++)
		free(both.held[i].data);
}

void
cli_check_follow(struct cli_check *check, const char *name)
{
	struct cli_source source;

	check->before = check->connections;
	if (cli_source_open(&source, check->cli, name, &source_follow))
		cli_check_both(check, &source);
	else
		check->trouble = true;
	cli_source_close(&source);
}
