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

/* What cannot be judged yet. */
struct held {
	uint8_t *data;
	size_t size;
};

static void
hold(struct cli_check *check, struct held *held, const uint8_t *data,
    size_t size)
{
	if (size > HELD_MAX - held->size) {
		connection_give_up(&check->connection,
		    "more than 1048576 octets wait for the other side");
		return;
	}
	if (held->data == NULL)
		held->data = cli_allocate(HELD_MAX, 1);
	memcpy(held->data + held->size, data, size);
	held->size += size;
}

/* Feeds what can be judged now. */
static void
release(struct cli_check *check, struct held held[2])
{
	bool moved = true;

	while (moved) {
		moved = false;
		for (unsigned i = 0; i < 2; i++) {
			size_t used = held[i].size == 0
			    ? 0
			    : cli_check_feed(check, (enum wsreg_sender)i,
				  held[i].data, held[i].size, false);

			if (used == 0)
				continue;
			moved = true;
			held[i].size -= used;
			memmove(
			    held[i].data, held[i].data + used, held[i].size);
		}
	}
}

static void
take_chunk(struct cli_check *check, struct held held[2],
    enum wsreg_sender sender, const struct cli_chunk *chunk)
{
	size_t used = 0;

	if (held[sender].size == 0)
		used = cli_check_feed(
		    check, sender, chunk->data, chunk->size, false);
	if (used < chunk->size)
		hold(check, &held[sender], chunk->data + used,
		    chunk->size - used);
	release(check, held);
}

/* Ends both sides.  One of which octets wait for the other side ends after that
 * one. */
static void
end_both(struct cli_check *check, struct held held[2])
{
	for (unsigned i = 0; i < 4; i++) {
		if (held[i % 2].size == 0)
			cli_check_finish(check, (enum wsreg_sender)(i % 2));
		release(check, held);
	}
	for (unsigned i = 0; i < 2; i++)
		cli_check_finish(check, (enum wsreg_sender)i);
	cli_check_end(check);
}

/* Who answers is the server.  Its node's number. */
static unsigned
begin_both(struct cli_check *check, const char *file, struct cli_chunk *chunk)
{
	check->sides[WSREG_CLIENT].file = file;
	check->sides[WSREG_SERVER].file = file;
	check->shared = true;
	cli_check_begin(check, file);
	return cli_check_is_answer(chunk) ? chunk->node : !chunk->node;
}

void
cli_check_follow(struct cli_check *check, const char *name)
{
	struct cli_source source;
	struct cli_chunk chunk;
	struct held held[2] = { 0 };
	unsigned server = 0;
	bool begun = false;

	cli_source_open(&source, check->cli, name, &source_follow);
	while (cli_source_read(&source, &chunk)) {
		if (chunk.fresh) {
			if (begun)
				end_both(check, held);
			server = begin_both(check, name, &chunk);
			begun = true;
		}
		take_chunk(check, held,
		    chunk.node == server ? WSREG_SERVER : WSREG_CLIENT, &chunk);
	}
	if (!begun)
		cli_source_refuse(&source, "no data");
	end_both(check, held);
	for (size_t i = 0; i < 2; i++)
		free(held[i].data);
	cli_source_close(&source);
}
