/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as JSON; data/schema/check.json describes it.
 * Findings and frames are gathered in temporary files by side, since both
 * sides of a connection are read in turns. */

#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "cli/keep/keep.h"
#include "event.h"
#include "frame-json.h"
#include "message-json.h"
#include "redact.h"
#include "traffic/traffic.h"

/* ---- Findings ---- */

/* Adds a finding.  Places in a frame are null for findings that are not in one,
 * and the close code for rules that recommend none. */
static void
add_finding(struct cli_row *row, const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	const struct wsreg_rule *rule = finding->rule;

	cli_row_text(row, "{\"rule\":", rule->id);
	cli_row_text(
	    row, ",\"severity\":", wsreg_severity_name(rule->severity));
	if (said->handshake != NULL)
		cli_row_text(
		    row, ",\"sender\":", cli_sender_name(said->sender));
	cli_row_optional(row, ",\"offset\":", true, finding->offset);
	cli_row_optional(row, ",\"frame\":", finding->in_frame, finding->frame);
	cli_row_optional(row, ",\"frame_offset\":", finding->in_frame,
	    finding->frame_offset);
	cli_row_optional(row, ",\"value\":", true, finding->value);
	cli_row_optional(
	    row, ",\"close_code\":", rule->close_code != 0, rule->close_code);
	cli_row_text(row, ",\"message\":", said->message);
	cli_row_optional(row, ",\"rfc\":", said->rfc != 0, said->rfc);
	cli_row_text(row, ",\"section\":", said->section);
	cli_row_truth(row, ",\"after_error\":", finding->after_error);
}

/* Puts a finding into the list of its side.  Those of the handshake wait in a list
 * of their own, whoever they are of. */
static void
put_finding(struct cli_session *session, const struct cli_check_finding *said)
{
	struct cli_spool *spool = said->handshake != NULL
	    ? &session->handshake
	    : &session->sides[said->sender].findings;
	struct cli_row row;

	cli_row_begin(&row, cli_spool_item(spool, session->cli));
	add_finding(&row, said);
	if (session->trace != NULL)
		cli_row_packet(&row, said->packet);
	if (session->time != NULL)
		cli_row_text(&row, ",\"packet\":null,\"time\":", session->time);
	cli_row_put(&row, "}");
	cli_row_end(&row);
}

/* ---- The handshake ---- */

/* Returns the extensions that the server agreed to. */
static json_t *
make_extensions(const struct cli_session *session)
{
	const struct handshake *handshake = &session->connection.handshake;
	json_t *array = cli_json_array();

	for (size_t i = 0; i < handshake->extension_count; i++) {
		char *text =
		    cli_check_extension(session, handshake->extensions[i]);

		cli_json_append(array, cli_json_text(text));
		free(text);
	}
	return array;
}

/* What is agreed on without a handshake is what was said on the command's
 * line. */
static json_t *
make_given(const struct cli_check_request *request)
{
	json_t *array = cli_json_array();

	if (request->extension != NULL)
		cli_json_append(array, cli_json_text(request->extension));
	return array;
}

/* Returns the subprotocol that was agreed on, or null. */
static json_t *
make_subprotocol(const struct cli_session *session)
{
	const struct slice name = cli_check_subprotocol(session);

	if (name.size == 0)
		return json_null();
	return cli_redacts_subprotocol(session, name)
	    ? cli_json_take(cli_redacted(name.size))
	    : cli_json_octets(name.at, name.size);
}

/* Prints the handshake.  Version and status are null where the capture has
 * no head that says them. */
static void
put_handshake(struct cli_session *session)
{
	const struct cli *cli = session->cli;
	const struct cli_check_request *request = session->request;
	const struct handshake *handshake = &session->connection.handshake;
	bool bare = request->frames != NULL;
	json_t *object = cli_json_object();

	cli_json_set(object, "version",
	    cli_json_optional(!bare && handshake->version >= 0,
		(uint64_t)handshake->version));
	cli_json_set(object, "status",
	    cli_json_optional(handshake->answered, handshake->status));
	cli_json_set(object, "subprotocol", make_subprotocol(session));
	cli_json_set(object, "extensions",
	    bare ? make_given(request) : make_extensions(session));
	cli_json_set(object, "omitted", handshake->omitted);
	fputs("\"handshake\":", cli->out);
	cli_json_open(cli, object);
	fputs(",\"findings\":[", cli->out);
	cli_spool_end(&session->handshake, cli);
	fputs("]},", cli->out);
	cli_json_break(cli);
}

/* ---- Directions ---- */

/* Returns what the side's Close said, or null if it sent none.  The code is
 * null for a Close without payload. */
static json_t *
make_close(
    const struct cli_session *session, const struct direction_close *close)
{
	json_t *object;

	if (!close->present)
		return json_null();
	object = cli_json_object();
	cli_json_set(
	    object, "code", cli_json_optional(close->has_code, close->code));
	cli_json_set(object, "reason",
	    session->redact && close->reason_size > 0
		? cli_json_take(cli_redacted(close->reason_size))
		: cli_json_octets(
		      (const char *)close->reason, close->reason_size));
	return object;
}

/* Returns how many messages the side began, by kind. */
static json_t *
make_messages(const struct wsreg_counts *counts)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "text", counts->texts);
	cli_json_set(object, "binary", counts->binaries);
	return object;
}

/* Returns how many control frames the side sent, by kind. */
static json_t *
make_control(const struct wsreg_counts *counts)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "close", counts->closes);
	cli_json_set(object, "ping", counts->pings);
	cli_json_set(object, "pong", counts->pongs);
	return object;
}

/* Prints one side.  Its lists come last: they were gathered in files and are
 * copied from there. */
static void
put_direction(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = session->cli;
	const struct connection_side *side = &session->connection.sides[sender];
	const struct wsreg_counts *counts = direction_counts(&side->direction);
	json_t *object = cli_json_object();

	cli_json_set(object, "sender", cli_sender_name(sender));
	cli_json_set(
	    object, "file", cli_file_name(session->sides[sender].file));
	cli_json_set(object, "bytes", side->bytes);
	cli_json_set_number(
	    object, "frames", session->messages_only ? 0 : counts->frames);
	cli_json_set(object, "messages", make_messages(counts));
	cli_json_set(object, "control", make_control(counts));
	cli_json_set(
	    object, "close", make_close(session, &side->direction.close));
	cli_json_open(cli, object);
	if (session->request->list) {
		fputc(',', cli->out);
		cli_json_break(cli);
		fputs("\"frames_list\":[", cli->out);
		cli_spool_end(&session->sides[sender].frames, cli);
		fputc(']', cli->out);
	}
	fputc(',', cli->out);
	cli_json_break(cli);
	fputs("\"findings\":[", cli->out);
	cli_spool_end(&session->sides[sender].findings, cli);
	fputs("]}", cli->out);
}

/* ---- The document ---- */

/* Begins the document, in which connections are a list of any length. */
static void
begin(struct cli_check *check)
{
	cli_json_around(check->cli, "{\"connections\":[");
}

/* Returns how a side of a connection in a capture ended. */
static const char *
end_name(const struct cli_trace_side *side)
{
	switch (side->end) {
	case CAPTURE_FIN:
		return "fin";
	case CAPTURE_RST:
		return "rst";
	case CAPTURE_OPEN:
	case CAPTURE_ABORTED:
	case CAPTURE_EXPIRED:
	case CAPTURE_EVICTED:
	case CAPTURE_REPLACED:
		break;
	}
	return "open";
}

/* Adds what is known of a connection in a capture. */
static void
set_trace(json_t *object, const struct cli_session *session)
{
	const struct cli_trace *trace = session->trace;
	struct cli_browser browser = cli_browser_find(session);
	json_t *ends = cli_json_object();

	for (unsigned i = 0; i < 2; i++)
		cli_json_set_text(ends, cli_sender_name((enum wsreg_sender)i),
		    end_name(&trace->sides[i]));
	cli_json_set(object, "stream", trace->stream);
	cli_json_set(object, "end", ends);
	cli_json_set(object, "packets",
	    trace->sides[0].packets + trace->sides[1].packets);
	cli_json_set(object, "browser_code",
	    cli_json_optional(browser.code != 0, browser.code));
	free(browser.reason);
}

/* Prints a connection with the sides that were captured. */
static void
end_connection(struct cli_session *session)
{
	const struct cli *cli = session->cli;
	const char *between = "";
	json_t *object;

	object = cli_json_object();
	cli_json_set(object, "name", cli_json_take(cli_check_name(session)));
	if (session->trace != NULL)
		set_trace(object, session);
	if (session->connection.trouble != NULL)
		cli_json_set_text(
		    object, "trouble", session->connection.trouble);
	cli_json_around(cli, session->check->connections > 0 ? ",\n" : "\n");
	cli_json_open(cli, object);
	fputc(',', cli->out);
	cli_json_break(cli);
	put_handshake(session);
	if (session->messages != NULL && !cli->lines) {
		fputs("\"messages_list\":[", cli->out);
		cli_spool_end(&session->message_list, cli);
		fputs("],", cli->out);
		cli_json_break(cli);
	}
	fputs("\"directions\":[", cli->out);
	for (unsigned i = 0; i < 2; i++) {
		if (session->sides[i].file == NULL)
			continue;
		fputs(between, cli->out);
		cli_json_break(cli);
		put_direction(session, (enum wsreg_sender)i);
		between = ",";
	}
	fputs("]}", cli->out);
	cli_json_end_item(cli);
}

/* Ends the document with the number of errors and warnings in all of it, and of
 * connections that have no WebSocket and are not in it. */
static void
end(struct cli_check *check)
{
	json_t *summary = cli_json_object();

	cli_json_set(summary, "errors", check->totals.errors);
	cli_json_set(summary, "warnings", check->totals.warnings);
	cli_json_set(summary, "other", check->plain);
	if (check->tcp.any) {
		cli_json_set(summary, "connections", check->tcp.connections);
		cli_json_set(summary, "judged", check->tcp.judged);
		cli_json_set(summary, "tls", check->tcp.tls);
		cli_json_set(summary, "lost", check->tcp.lost);
	}
	cli_json_end(check->cli, summary);
}

const struct cli_check_printer cli_check_json = {
	.begin = begin,
	.finding = put_finding,
	.frame = cli_frame_json_put,
	.message = cli_message_json_put,
	.end_connection = end_connection,
	.end = end,
};
