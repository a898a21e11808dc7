/* SPDX-License-Identifier: MIT */
/* The lines about a connection that follow its findings in text.  Each names the
 * file, and the connection and the side where a file has several. */

#include "summary.h"

#include <inttypes.h>
#include <stdlib.h>

#include "browser.h"
#include "event.h"
#include "line.h"
#include "redact.h"

/* Prints a count that is not 0. */
static void
put_seen(const struct cli *cli, uint64_t count, const char *one)
{
	if (count > 0)
		cli_line_count(cli, ", ", count, one);
}

/* Prints how the side closed, if it did. */
static void
put_closed(const struct cli *cli, const struct direction_close *close)
{
	if (!close->present)
		return;
	fputs("; closed", cli->out);
	if (!close->has_code)
		return;
	fprintf(cli->out, " with %u", close->code);
	cli_line_code_name(cli, close->code);
}

/* Prints the summary of a side: how much was read and what was in it. */
static void
put_side(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = session->cli;
	const struct connection_side *side = &session->connection.sides[sender];
	const struct wsreg_counts *counts = direction_counts(&side->direction);

	cli_put(cli, cli_check_place(session, sender));
	if (!session->shared)
		fprintf(cli->out, ": %s", cli_sender_name(sender));
	cli_line_count(cli, ": ", side->bytes, "octet");
	if (!session->messages_only)
		put_seen(cli, counts->frames, "frame");
	put_seen(cli, counts->texts, "text message");
	put_seen(cli, counts->binaries, "binary message");
	put_seen(cli, counts->pings, "Ping");
	put_seen(cli, counts->pongs, "Pong");
	put_closed(cli, &side->direction.close);
	fputc('\n', cli->out);
}

/* What failed first, and what the other side made of it. */
static void
put_failure(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = session->cli;
	const struct cli_check_side *side = &session->sides[sender];
	const struct connection_side *other =
	    &session->connection.sides[1 - sender];
	const char *name = cli_sender_name((enum wsreg_sender)(1 - sender));

	if (!side->failed)
		return;
	cli_line_place(session, sender, side->failure.offset);
	fprintf(cli->out, "%s (%s): a receiver fails the connection",
	    session->request->keep_going ? "first error here"
					 : "checking stops here",
	    side->failure.rule->id);
	if (!session->connection.options.present[1 - sender])
		;
	else if (other->direction.close.present)
		fprintf(cli->out, "; the %s sent Close", name);
	else
		fprintf(cli->out, "; the %s sent no Close", name);
	if (other->direction.close.has_code)
		fprintf(cli->out, " %u", other->direction.close.code);
	fputc('\n', cli->out);
}

/* Says how to check a file that has no head, unless the finding does. */
static void
put_hint(struct cli_session *session, enum wsreg_sender sender)
{
	const struct connection_side *side = &session->connection.sides[sender];
	const struct http_head *head = &side->head;

	if (session->shared || side->heads != 1 || head->progress != HTTP_BAD ||
	    head->named || cli_hint_head(&session->sides[sender].start) != NULL)
		return;
	cli_line_place(session, sender, 0);
	fputs("hint: use --frames client|server for frames without a "
	      "handshake, --follow for tshark's text\n",
	    session->cli->out);
}

/* Prints one thing that both sides agreed on, on a line of its own. */
static void
put_agreed(
    const struct cli_session *session, const char *kind, const char *text)
{
	char *name = cli_check_label(session);

	cli_put(session->cli, name);
	fprintf(session->cli->out, ": negotiated %s: ", kind);
	cli_put(session->cli, text);
	fputc('\n', session->cli->out);
	free(name);
}

/* Prints what the handshake agreed on. */
static void
put_agreement(const struct cli_session *session)
{
	const struct handshake *handshake = &session->connection.handshake;
	const struct slice name = handshake->subprotocol;
	char *text;

	if (name.size > 0) {
		text = cli_redacts_subprotocol(session, name)
		    ? cli_redacted(name.size)
		    : cli_print("%.*s", (int)name.size, name.at);
		put_agreed(session, "subprotocol", text);
		free(text);
	}
	for (size_t i = 0; i < handshake->extension_count; i++) {
		text = cli_check_extension(session, handshake->extensions[i]);
		put_agreed(session, "extension", text);
		free(text);
	}
}

/* Prints that the handshake has more findings than are kept. */
static void
put_omitted(const struct cli_session *session)
{
	const size_t count = session->connection.handshake.omitted;
	char *name;

	if (count == 0)
		return;
	name = cli_check_label(session);
	cli_put(session->cli, name);
	fprintf(session->cli->out,
	    ": %zu more findings in the handshake are not shown\n", count);
	free(name);
}

/* Prints of a connection in a capture which one it is, and what a browser made of
 * its end. */
static void
put_trace(struct cli_session *session)
{
	const struct cli *cli = session->cli;
	const struct cli_trace *trace = session->trace;
	struct cli_browser browser = cli_browser_find(session);
	char *label = cli_check_label(session);

	cli_put(cli, label);
	fprintf(cli->out, ": stream %" PRIu64, trace->stream);
	cli_line_count(cli, ", ",
	    trace->sides[0].packets + trace->sides[1].packets, "packet");
	if (browser.code != 0)
		fprintf(cli->out, "; a browser reports %u", browser.code);
	if (browser.reason != NULL)
		fprintf(cli->out, ": %s", browser.reason);
	else if (browser.code != 0)
		cli_line_code_name(cli, browser.code);
	fputc('\n', cli->out);
	free(browser.reason);
	free(label);
}

void
cli_summary_put(struct cli_session *session)
{
	for (unsigned i = 0; i < 2; i++)
		put_failure(session, (enum wsreg_sender)i);
	put_agreement(session);
	for (unsigned i = 0; i < 2; i++)
		if (session->sides[i].file != NULL) {
			put_side(session, (enum wsreg_sender)i);
			put_hint(session, (enum wsreg_sender)i);
		}
	put_omitted(session);
	if (session->trace != NULL)
		put_trace(session);
}

/* ---- Captures ---- */

/* Adds a count that is not 0. */
static char *
add_count(char *text, uint64_t count, const char *what)
{
	return count == 0 ? text
			  : cli_append(text, ", %" PRIu64 " %s", count, what);
}

char *
cli_summary_found(const struct cli_check *check)
{
	const struct cli_check_tcp *tcp = &check->tcp;
	char *text = cli_print("%" PRIu64 " TCP connection%s", tcp->connections,
	    tcp->connections == 1 ? "" : "s");

	text = add_count(text, tcp->judged, "with WebSocket");
	text = add_count(text, tcp->failed, "of these with errors");
	text = add_count(text, tcp->late, "begun before the capture");
	text = add_count(text, tcp->tls, "with TLS (encrypted)");
	text = add_count(text, check->plain, "other");
	return add_count(text, tcp->lost, "octets missing");
}

void
cli_summary_tcp(const struct cli_check *check)
{
	char *found = cli_summary_found(check);

	fprintf(check->cli->out, "; %s", found);
	free(found);
	if (check->tcp.tls == 0 || check->request->keylog != NULL)
		return;
	if (check->request->keylog != NULL) {
		if (!check->trouble)
			fputs("\n--keylog does not decrypt those with TLS: it "
			      "lacks their keys, or the capture lacks their "
			      "beginnings",
			    check->cli->out);
		return;
	}
	fputs("\nto decrypt: wsreg check --keylog KEYS ", check->cli->out);
	cli_put(check->cli, cli_file_name(check->tcp.file));
	fputs(", or tshark -q -o tls.keylog_file:KEYS -z follow,tls,raw,N -r ",
	    check->cli->out);
	cli_put(check->cli, cli_file_name(check->tcp.file));
}
