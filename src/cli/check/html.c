/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as one page in HTML that loads nothing.  The list of
 * findings is first, so connections wait in a temporary file until all input is
 * read. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "browser.h"
#include "event.h"
#include "page.h"
#include "redact.h"
#include "summary.h"

/* The list at the top has at most this number of findings.  The frames of as many
 * connections without findings are shown. */
#define TOP_MAX 100
#define CLEAN_MAX 50

/* The page: the list at its top, the connections, and how many findings there
 * were, and connections without any. */
static struct {
	struct cli_spool top, connections;
	uint64_t findings, clean;
} document;

/* Returns "2 errors, 1 warning" as a new string. */
static char *
print_totals(const struct cli_check_totals *totals)
{
	return cli_print("%" PRIu64 " error%s, %" PRIu64 " warning%s",
	    totals->errors, totals->errors == 1 ? "" : "s", totals->warnings,
	    totals->warnings == 1 ? "" : "s");
}

static const char *
class_of(const struct cli_check_totals *totals)
{
	return totals->errors > 0  ? "bad"
	    : totals->warnings > 0 ? "warn"
				   : "good";
}

/* ---- Findings and frames ---- */

static void
put_finding(struct cli_session *session, const struct cli_check_finding *said)
{
	uint64_t number = ++document.findings;
	const struct wsreg_rule *rule = said->finding.rule;

	cli_page_finding(session, said, number);
	if (number <= TOP_MAX) {
		struct cli out = { .out = cli_spool_next(&document.top, "") };
		char *section = cli_finding_section(said);

		cli_page_put(&out, LADDER_PAGE, "top-finding",
		    { "number", NULL, number },
		    { "class", cli_is_error(rule) ? "bad" : "warn", 0 },
		    { "level", cli_level_name(rule), 0 },
		    { "message", said->message, 0 },
		    { "side", cli_sender_name(said->sender), 0 },
		    { "offset", NULL, said->finding.offset },
		    { "rule", rule->id, 0 }, { "section", section, 0 });
		free(section);
	}
}

/* ---- Facts ---- */

/* Prints a row, and frees the text; nothing for an empty one. */
static void
put_fact(const struct cli *cli, const char *label, char *text)
{
	if (text[0] != '\0')
		cli_page_put(cli, LADDER_PAGE, "fact", { "label", label, 0 },
		    { "text", text, 0 });
	free(text);
}

/* Prints what the handshake agreed on. */
static void
put_handshake(const struct cli *cli, const struct cli_session *session)
{
	const struct handshake *handshake = &session->connection.handshake;
	const struct slice name = cli_check_subprotocol(session);

	if (handshake->version >= 0 && session->request->frames == NULL)
		put_fact(cli, "Version", cli_print("%d", handshake->version));
	if (handshake->answered)
		put_fact(cli, "Answer", cli_print("%u", handshake->status));
	if (name.size > 0)
		put_fact(cli, "Subprotocol",
		    cli_redacts_subprotocol(session, name)
			? cli_redacted(name.size)
			: cli_print("%.*s", (int)name.size, name.at));
	if (session->request->extension != NULL)
		put_fact(cli, "Extension",
		    cli_print("%s", session->request->extension));
	for (size_t i = 0; i < handshake->extension_count; i++)
		put_fact(cli, "Extension",
		    cli_check_extension(session, handshake->extensions[i]));
}

/* Returns how a side closed as a new string. */
static char *
print_close(const struct cli *cli, const struct direction_close *close)
{
	const char *name = close->has_code
	    ? cli_number_name(cli, WSREG_KIND_CLOSE_CODE, close->code)
	    : NULL;

	if (!close->present)
		return cli_print("no Close");
	if (!close->has_code)
		return cli_print("a Close without a code");
	return cli_print("Close %u%s%s%s", close->code,
	    name != NULL ? " (" : "", name != NULL ? name : "",
	    name != NULL ? ")" : "");
}

/* Prints what a side sent. */
static void
put_side(const struct cli *cli, const struct cli_session *session,
    enum wsreg_sender sender)
{
	const struct connection_side *side = &session->connection.sides[sender];
	const struct wsreg_counts *counts = direction_counts(&side->direction);
	char *end = print_close(session->cli, &side->direction.close);

	put_fact(cli, sender == WSREG_CLIENT ? "Client" : "Server",
	    cli_print("%s: %" PRIu64 " octets; messages: %" PRIu64
		      " text, %" PRIu64 " binary; Pings: %" PRIu64
		      ", Pongs: %" PRIu64 "; %s",
		cli_file_name(session->sides[sender].file), side->bytes,
		counts->texts, counts->binaries, counts->pings, counts->pongs,
		end));
	free(end);
}

/* Prints what a browser would have reported. */
static void
put_browser(const struct cli *cli, const struct cli_session *session)
{
	struct cli_browser browser = cli_browser_find(session);
	const char *name;

	if (browser.code != 0) {
		name = cli_number_name(
		    session->cli, WSREG_KIND_CLOSE_CODE, browser.code);
		put_fact(cli, "A browser reports",
		    cli_print("%u%s%s%s%s%s", browser.code,
			name != NULL ? " (" : "", name != NULL ? name : "",
			name != NULL ? ")" : "",
			browser.reason != NULL ? ": " : "",
			browser.reason != NULL ? browser.reason : ""));
	}
	free(browser.reason);
}

static void
put_facts(const struct cli *cli, struct cli_session *session)
{
	cli_page_block(cli, LADDER_PAGE, "facts", NULL);
	if (session->connection.trouble != NULL)
		put_fact(cli, "Not checked",
		    cli_print("%s", session->connection.trouble));
	put_handshake(cli, session);
	for (unsigned i = 0; i < 2; i++)
		if (session->sides[i].file != NULL)
			put_side(cli, session, (enum wsreg_sender)i);
	if (session->trace != NULL)
		put_browser(cli, session);
	cli_page_block(cli, LADDER_PAGE, "facts-end", NULL);
}

/* ---- A connection ---- */

/* Prints a sentence about what the page does not show. */
static void
put_left_out(const struct cli *cli, char *text)
{
	cli_page_put(cli, LADDER_PAGE, "left-out", { "text", text, 0 });
	free(text);
}

static void
put_ladder(const struct cli *cli, struct cli_session *session)
{
	struct cli_page *page = cli_page_of(session);

	if (session->totals.results == 0 && document.clean++ >= CLEAN_MAX) {
		put_left_out(cli,
		    cli_print("This page leaves out the frames of connections "
			      "without findings after the first %d.",
			CLEAN_MAX));
		return;
	}
	if (!session->shared && session->sides[0].file != NULL &&
	    session->sides[1].file != NULL)
		put_left_out(cli,
		    cli_print("The two files do not say in which order the "
			      "sides took turns."));
	if (page->ladder.rows > 0) {
		cli_page_put(cli, LADDER_PAGE, "ladder",
		    { "label", page->ladder.what, 0 });
		cli_spool_end(&page->ladder.shown, cli);
		cli_page_block(cli, LADDER_PAGE, "ladder-end", NULL);
	}
	if (page->omitted > 0)
		put_left_out(cli,
		    cli_print("This page leaves out %" PRIu64
			      " more findings of this connection.",
			page->omitted));
}

static void
end_connection(struct cli_session *session)
{
	struct cli out = *session->cli;
	char *name = cli_check_label(session);
	char *totals = print_totals(&session->totals);

	/* All rows are in their spool before another one is printed to. */
	for (unsigned i = 0; i < 2; i++)
		cli_page_show(session, (enum wsreg_sender)i);
	cli_ladder_end_run(&cli_page_of(session)->ladder);
	out.out = cli_spool_next(&document.connections, "");
	cli_page_put(&out, LADDER_PAGE,
	    session->totals.results > 0 ? "connection-open" : "connection",
	    { "name", name, 0 }, { "class", class_of(&session->totals), 0 },
	    { "verdict", totals, 0 });
	put_facts(&out, session);
	cli_spool_end(&session->handshake, &out);
	put_ladder(&out, session);
	cli_page_block(&out, LADDER_PAGE, "connection-end", NULL);
	free(totals);
	free(name);
}

/* ---- The page ---- */

/* Prints the list of findings. */
static void
put_top(const struct cli *cli)
{
	if (document.findings == 0)
		return;
	cli_page_block(cli, LADDER_PAGE, "top", NULL);
	cli_spool_end(&document.top, cli);
	cli_page_block(cli, LADDER_PAGE, "top-end", NULL);
	if (document.findings > TOP_MAX)
		cli_page_put(cli, LADDER_PAGE, "top-more",
		    { "count", NULL, document.findings - TOP_MAX });
}

/* Returns the verdict in a sentence, a new string. */
static char *
print_verdict(const struct cli_check *check)
{
	char *totals = print_totals(&check->totals);
	char *found = check->tcp.any ? cli_summary_found(check) : NULL;
	char *text = check->connections == 0
	    ? cli_print("No WebSocket connection was found")
	    : cli_print("%s in %zu connection%s", totals, check->connections,
		  check->connections == 1 ? "" : "s");

	if (found != NULL)
		text = cli_append(text, "; %s", found);
	free(found);
	free(totals);
	return text;
}

static void
end(struct cli_check *check)
{
	const struct cli *cli = check->cli;
	char *verdict = print_verdict(check);

	cli_page_begin(cli, LADDER_PAGE, "Checked WebSocket traffic");
	cli_page_put(cli, LADDER_PAGE, "begin",
	    { "class", check->trouble ? "bad" : class_of(&check->totals), 0 },
	    { "verdict", verdict, 0 });
	if (check->trouble)
		cli_page_block(cli, LADDER_PAGE, "trouble", NULL);
	if (check->redact)
		cli_page_block(cli, LADDER_PAGE, "redacted", NULL);
	put_top(cli);
	cli_spool_end(&document.connections, cli);
	cli_page_block(cli, LADDER_PAGE, "end", NULL);
	cli_page_end(cli, LADDER_PAGE);
	free(verdict);
}

const struct cli_check_printer cli_check_html = {
	.redacts = true,
	.paged = true,
	.finding = put_finding,
	.frame = cli_page_frame,
	.message = cli_page_message,
	.end_connection = end_connection,
	.end = end,
};
