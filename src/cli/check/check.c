/* SPDX-License-Identifier: MIT */
/* wsreg check: captured WebSocket traffic against the rules. */

#include "both.h"
#include "event.h"
#include "files.h"
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
	connection_init(&check->connection, &options);
	if (check->printer->begin_connection != NULL)
		check->printer->begin_connection(check);
}

void
cli_check_other(
    struct cli_check *check, const char *file, const struct cli_kind *kind)
{
	check->plain++;
	check->other = *kind;
	check->other_file = file;
}

void
cli_check_refuse(
    struct cli_check *check, const char *file, const struct cli_kind *kind)
{
	cli_complain("%s: %s%s", cli_file_name(file), kind->what, kind->hint);
	check->trouble = true;
}

/* Says that the octets of the connection cannot be read to their end, as was
 * reported. */
void
cli_check_break(struct cli_check *check)
{
	if (check->connection.trouble == NULL)
		connection_give_up(
		    &check->connection, "the file cannot be read to its end");
	check->trouble = true;
	check->reported = true;
}

/* Returns why the connection at hand is none, or NULL: it is plain HTTP, or no
 * side sent anything although a file says what it sent. */
static const char *
find_other(const struct cli_check *check)
{
	const struct connection *connection = &check->connection;

	if (connection->trouble != NULL || connection->options.bare)
		return NULL;
	if (connection->sides[0].bytes + connection->sides[1].bytes == 0)
		return "nothing was sent";
	return connection->plain ? "plain HTTP: no request asks for WebSocket"
				 : NULL;
}

/* Prints a connection if it is a WebSocket connection, else counts it. */
static void
put_connection(struct cli_check *check)
{
	const char *trouble = check->connection.trouble;
	struct cli_kind kind = { CLI_KIND_OTHER, find_other(check), "" };

	if (kind.what != NULL) {
		cli_check_other(check, check->file, &kind);
		return;
	}
	if (trouble != NULL && !check->reported) {
		char *name = cli_check_name(check);

		cli_complain("%s: %s", name, trouble);
		free(name);
	}
	check->trouble = check->trouble || trouble != NULL;
	check->reported = false;
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

bool
cli_check_gap(struct cli_check *check, enum wsreg_sender sender)
{
	struct wsreg_finding finding;
	enum gap_result result;

	/* The octets after the gap show nothing of those before it. */
	cli_wait_end(check, sender);
	result = gap_take(&check->connection, sender, &finding);
	if (result == GAP_FOUND)
		cli_check_tell(check, sender, &finding);
	return result != GAP_BLOCKED;
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

/* ---- The command ---- */

static void
check_all(struct cli_check *check)
{
	const struct cli_check_request *request = check->request;
	const char *const files[2] = { request->client, request->server };

	if (request->follow != NULL)
		cli_check_follow(check, request->follow);
	if (request->client != NULL || request->server != NULL)
		cli_check_files(check, files);
	for (size_t i = 0; i < request->file_count; i++)
		cli_check_file(check, request->files[i]);
}

/* Says what was found where no connection was, unless a file was refused: then
 * that was reported.  Returns whether there was no connection. */
static bool
has_nothing(const struct cli_check *check)
{
	if (check->connections > 0)
		return false;
	if (!check->trouble)
		cli_complain("%s: %s%s", cli_file_name(check->other_file),
		    check->other.what, check->other.hint);
	return true;
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
	nothing = has_nothing(&check);
	check.trouble = check.trouble || nothing;
	if (check.printer->end != NULL &&
	    !(nothing && check.printer == &cli_check_text))
		check.printer->end(&check);
	if (check.trouble)
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
