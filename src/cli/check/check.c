/* SPDX-License-Identifier: MIT */
/* wsreg check: captured WebSocket traffic against the rules. */

#include "both.h"
#include "event.h"
#include "wait.h"

#include <stdlib.h>
#include <string.h>

/* ---- Connections ---- */

void
cli_check_begin(struct cli_check *check, const char *file)
{
	const struct cli_check_request *request = check->request;
	struct connection_options options = {
		.check = {
			.snapshot = check->cli->snapshot,
			.max_frame = request->max_frame,
			.max_message = request->max_message,
			.max_fragments = request->max_fragments,
			.keep_going = request->keep_going,
			.open = request->open,
			.frames = request->list,
			.payload = request->list,
		},
		.ordered = check->shared,
		.excluded = request->excludes ? request->excluded : NULL,
		.bare = request->frames != NULL,
	};

	check->file = file;
	for (size_t i = 0; i < 2; i++)
		options.present[i] = check->sides[i].file != NULL;
	if (options.bare)
		cli_check_agree(request, check->cli, &options.agreement);
	if (!connection_init(&check->connection, &options))
		cli_die("out of memory");
	if (check->printer->begin_connection != NULL)
		check->printer->begin_connection(check);
}

/* Prints a connection, unless it is plain HTTP. */
static void
put_connection(struct cli_check *check)
{
	const char *trouble = check->connection.trouble;

	if (check->connection.plain) {
		check->plain++;
		return;
	}
	if (trouble != NULL) {
		char *name = cli_check_name(check);

		cli_complain("%s: %s", name, trouble);
		free(name);
		check->trouble = true;
	}
	if (check->printer->end_connection != NULL)
		check->printer->end_connection(check);
	check->connections++;
}

void
cli_check_end(struct cli_check *check)
{
	enum wsreg_sender sender;
	struct wsreg_finding finding;

	while (connection_finish(&check->connection, &sender, &finding))
		cli_check_tell(check, sender, &finding);
	put_connection(check);
	connection_free(&check->connection);
	memset(check->sides, 0, sizeof(check->sides));
	check->shared = false;
}

/* What the last call has brought. */
static void
tell(struct cli_check *check, enum wsreg_sender sender, bool was_judged,
    enum connection_result result, const struct wsreg_event *event)
{
	if (result == CONNECTION_MEMORY)
		cli_die("out of memory");
	if (!was_judged && check->connection.judged)
		cli_check_handshake(check);
	if (result == CONNECTION_EVENT)
		cli_check_event(check, sender, event);
}

/* Feeds octets of a side and returns how many of them were used: all, or as
 * many as can be before the other side's head is there or, if it is to stop
 * there, until the handshake is judged. */
size_t
cli_check_feed(struct cli_check *check, enum wsreg_sender sender,
    const uint8_t *data, size_t size, bool stop)
{
	enum connection_result result;
	struct wsreg_event event;
	size_t at = 0, used;

	cli_wait_see(check, sender, data, size);
	do {
		bool judged = check->connection.judged;

		result = connection_feed(&check->connection, sender, data + at,
		    size - at, &used, &event);
		at += used;
		check->rest = data + at;
		check->rest_size = size - at;
		tell(check, sender, judged, result, &event);
	} while (!(stop && check->connection.judged) &&
	    (result == CONNECTION_EVENT ||
		(result == CONNECTION_FED && at < size)));
	return at;
}

void
cli_check_finish(struct cli_check *check, enum wsreg_sender sender)
{
	enum connection_result result;
	struct wsreg_event event;

	check->rest_size = 0;
	cli_wait_end(check, sender);
	do {
		bool judged = check->connection.judged;

		result = connection_end(&check->connection, sender, &event);
		tell(check, sender, judged, result, &event);
	} while (result == CONNECTION_EVENT);
	cli_check_last_frame(check, sender);
}

/* ---- A file for each side ---- */

/* A side's file, and what of it was read and not used. */
struct side_file {
	struct cli_source source;
	struct cli_chunk rest;
	bool open, ended;
};

/* Feeds the file to its end, or until the other side is to be fed, or, if it
 * is to stop there, until the handshake is judged.  At the end of a file that is
 * told each time, as what it means may depend on the other side's head.  Returns
 * whether octets were used. */
static bool
feed_file(struct cli_check *check, enum wsreg_sender sender,
    struct side_file *file, bool stop)
{
	struct cli_chunk *rest = &file->rest;
	bool moved = false;

	while (!file->ended && !(stop && check->connection.judged)) {
		size_t used;

		if (rest->size == 0 && !cli_source_read(&file->source, rest)) {
			file->ended = true;
			break;
		}
		used =
		    cli_check_feed(check, sender, rest->data, rest->size, stop);
		rest->data += used;
		rest->size -= used;
		moved = moved || used > 0;
		if (rest->size > 0)
			break;
	}
	if (file->open && file->ended)
		cli_check_finish(check, sender);
	return moved;
}

/* Reads both files by turns, as far as each can be read before the other, until
 * the handshake is judged. */
static void
feed_heads(struct cli_check *check, struct side_file files[2])
{
	bool both = files[0].open && files[1].open, moved = both;

	while (moved && !check->connection.judged) {
		moved =
		    feed_file(check, WSREG_CLIENT, &files[WSREG_CLIENT], false);
		moved = feed_file(
			    check, WSREG_SERVER, &files[WSREG_SERVER], true) ||
		    moved;
	}
}

/* The client's frames are judged first, but not before the server's head. */
static void
check_files(struct cli_check *check, const char *const names[2])
{
	const struct source_form *form =
	    check->request->hex ? &source_hex : &source_raw;
	struct side_file files[2] = { 0 };

	for (size_t i = 0; i < 2; i++) {
		check->sides[i].file = names[i];
		files[i].open = names[i] != NULL;
		files[i].ended = !files[i].open;
		if (files[i].open)
			cli_source_open(
			    &files[i].source, check->cli, names[i], form);
	}
	cli_check_begin(check, names[names[0] == NULL]);
	feed_heads(check, files);
	for (unsigned i = 0; i < 2; i++)
		feed_file(check, (enum wsreg_sender)i, &files[i], false);
	cli_check_end(check);
	for (size_t i = 0; i < 2; i++)
		if (files[i].open)
			cli_source_close(&files[i].source);
}

/* ---- A file alone ---- */

/* An answer begins with "HTTP/" (RFC 9112, 4), the only request with "GET"
 * (RFC 6455, 4.1): the first octet tells, however few there are. */
bool
cli_check_is_answer(const struct cli_chunk *chunk)
{
	return chunk->size > 0 && chunk->data[0] == 'H';
}

/* The side whose frames or whose head the file has. */
static enum wsreg_sender
sender_of(const struct cli_check *check, const struct cli_chunk *chunk)
{
	const char *frames = check->request->frames;

	if (frames != NULL)
		return strcmp(frames, "server") == 0 ? WSREG_SERVER
						     : WSREG_CLIENT;
	return cli_check_is_answer(chunk) ? WSREG_SERVER : WSREG_CLIENT;
}

static void
check_file(struct cli_check *check, const char *name)
{
	struct side_file file = { .open = true };
	enum wsreg_sender sender;

	cli_source_open(&file.source, check->cli, name,
	    check->request->hex ? &source_hex : &source_raw);
	file.source.bare = check->request->frames != NULL;
	if (!cli_source_read(&file.source, &file.rest))
		file.rest.size = 0;
	sender = sender_of(check, &file.rest);
	check->sides[sender].file = name;
	cli_check_begin(check, name);
	feed_file(check, sender, &file, false);
	cli_check_end(check);
	cli_source_close(&file.source);
}

/* ---- The command ---- */

static void
check_all(struct cli_check *check)
{
	const struct cli_check_request *request = check->request;
	const char *const files[2] = { request->client, request->server };

	if (request->follow != NULL)
		cli_check_follow(check, request->follow);
	if (request->client != NULL || request->server != NULL)
		check_files(check, files);
	for (size_t i = 0; i < request->file_count; i++)
		check_file(check, request->files[i]);
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	/* Heads and windows are large. */
	static struct cli_check check;
	bool nothing;

	check.request = cli_check_request(operands, count);
	cli_output_check(cli,
	    (const char *const[]){ check.request->client, check.request->server,
		check.request->follow },
	    3);
	cli_open(cli);
	check.cli = cli;
	check.printer = cli->printer;
	check.redact = check.request->redact ||
	    (check.printer->redacts && !check.request->no_redact);
	if (check.printer->begin != NULL)
		check.printer->begin(&check);
	check_all(&check);
	nothing = check.connections == 0 && check.plain > 0;
	if (check.printer->end != NULL &&
	    !(nothing && check.printer == &cli_check_text))
		check.printer->end(&check);
	if (nothing)
		cli_complain("%s: plain HTTP: no request asks for WebSocket",
		    cli_file_name(check.file));
	if (nothing || check.trouble)
		return CLI_TROUBLE;
	return check.errors > 0 || (cli->strict && check.warnings > 0)
	    ? CLI_NOT_FOUND
	    : CLI_FOUND;
}

const struct cli_command cli_check = { "check", "[FILE...]",
	"Check captured traffic",
	{ { "text", &cli_check_text }, { "json", &cli_check_json },
	    { "jsonl", &cli_check_json }, { "sarif", &cli_check_sarif },
	    { "junit", &cli_check_junit } },
	.run = run, .options = cli_check_options, .target = &cli_check_asked,
	.shared = cli_check_shared, .reads = true, .first = true,
	.usage = "usage: wsreg check [OPTION...] FILE...\n"
		 "       wsreg check [OPTION...] [--client FILE] "
		 "[--server FILE]\n"
		 "       wsreg check [OPTION...] --frames client|server FILE\n"
		 "       wsreg check [OPTION...] --follow FILE\n"
		 "\n"
		 "Check captured WebSocket traffic against the rules\n\n",
	.ending = "\nExit status: 0 clean, 1 errors, 2 trouble.\n" };
