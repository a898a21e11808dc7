/* SPDX-License-Identifier: MIT */
/* wsreg check: both sides of connections in one file, in the order in which they
 * were sent. */

#include "both.h"

#include <string.h>

#include "order.h"

/* A file, and the connection in it that is at hand. */
struct both {
	struct cli_check *check;
	const char *name;
	struct cli_session *session; /* NULL: there is none */
	unsigned client;             /* the number of the client's node */
	bool skipped;                /* it is not a WebSocket connection */
};

/* Takes octets, or a gap, of a side. */
static void
take_chunk(
    struct both *both, enum wsreg_sender sender, const struct cli_chunk *chunk)
{
	if (chunk->gap > 0)
		cli_order_gap(both->session, sender);
	else
		cli_order_take(both->session, sender, chunk->data, chunk->size);
}

/* Ends the connection, if there is one. */
static void
end_connection(struct both *both)
{
	if (both->session != NULL)
		cli_order_end(both->session);
	both->session = NULL;
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
	const char *frames = both->check->request->frames;
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
		cli_check_other(both->check, both->name, &kind);
		return;
	}
	both->session = cli_session_begin(
	    both->check, (const char *const[]){ both->name, both->name }, true);
}

/* Ends a connection that cannot be read to its end. */
static void
break_connection(struct both *both)
{
	if (both->session != NULL)
		cli_session_break(both->session);
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
	if (source->failed && both.session != NULL)
		cli_session_break(both.session);
	check->trouble = check->trouble || source->failed;
	end_connection(&both);
	if (!any && !source->failed)
		cli_check_other(check, source->file,
		    &(struct cli_kind){ .what = "no data", .hint = "" });
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
