/* SPDX-License-Identifier: MIT */
/* What wsreg check found, for people: a line each, as compilers print it.
 * Findings are printed as soon as they are found, so that a live capture can
 * be watched. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"
#include "frame-text.h"
#include "line.h"
#include "message-text.h"
#include "repeat.h"
#include "summary.h"

/* ---- Findings ---- */

/* " (RFC 6455, 5.1) (frame 3 at 60; close 1002)" */
static void
put_context(const struct cli *cli, const struct cli_check_finding *said)
{
	const struct wsreg_finding *finding = &said->finding;
	const struct wsreg_rule *rule = finding->rule;
	const char *between = " (";
	char *section = cli_finding_section(said);

	fprintf(cli->out, " (%s)", section);
	free(section);
	if (finding->in_frame) {
		fprintf(cli->out, "%sframe %" PRIu64 " at %" PRIu64, between,
		    finding->frame, finding->frame_offset);
		between = "; ";
	}
	if (said->packet != NULL) {
		fprintf(cli->out, "%spacket %" PRIu64, between,
		    said->packet->number);
		between = "; ";
	}
	if (rule->close_code != 0) {
		fprintf(cli->out, "%sclose %u", between, rule->close_code);
		between = "; ";
	}
	if (finding->after_error) {
		fprintf(cli->out, "%safter an error", between);
		between = "; ";
	}
	if (strcmp(between, "; ") == 0)
		fputc(')', cli->out);
}

/* Prints the message of a finding, or what one line says for both sides. */
static void
put_message(
    const struct cli_session *session, const struct cli_check_finding *finding)
{
	const struct cli *cli = session->cli;

	if (cli_repeat_is_for_both(session, finding))
		fprintf(cli->out,
		    "neither side sent a Close; the server's octets end at "
		    "%" PRIu64,
		    session->connection.sides[WSREG_SERVER].bytes);
	else
		cli_put(cli, finding->message);
}

/* Prints a finding on one line: place, level, message, id of the rule, and
 * where the rule is to be read. */
static void
put_finding(
    struct cli_session *session, const struct cli_check_finding *finding)
{
	const struct cli *cli = session->cli;
	const struct wsreg_rule *rule = finding->finding.rule;

	if (!cli_repeat_shows(session, finding))
		return;
	cli_session_print(session, "");
	cli_line_place(session, finding->sender, finding->finding.offset);
	cli_put_styled(
	    cli, cli_is_error(rule) ? CLI_BAD : CLI_WARN, cli_level_name(rule));
	fputs(": ", cli->out);
	put_message(session, finding);
	fprintf(cli->out, " [%s]", rule->id);
	cli_style(cli, CLI_DIM);
	put_context(cli, finding);
	cli_style(cli, CLI_PLAIN);
	fputc('\n', cli->out);
}

/* Prints how many warnings of each rule were not shown for the side. */
static void
put_hidden(struct cli_session *session, enum wsreg_sender sender)
{
	const struct cli *cli = session->cli;
	const char *place = cli_check_place(session, sender);

	for (size_t i = 0; i < WSREG_RULE_COUNT; i++) {
		const enum wsreg_rule_number rule = (enum wsreg_rule_number)i;
		const uint64_t count =
		    cli_repeat_hidden(&session->sides[sender], rule);

		if (count == 0)
			continue;
		cli_put(cli, place);
		cli_line_count(cli, ": and ", count, "more warning");
		fprintf(cli->out, " [%s] (--format json lists all)\n",
		    wsreg_rule_at(rule)->id);
	}
}

/* ---- Ends ---- */

/* Ends a connection: the warnings that were not shown, then its summary. */
static void
end_connection(struct cli_session *session)
{
	cli_spool_end(&session->text, session->cli);
	for (unsigned i = 0; i < 2; i++)
		if (session->sides[i].file != NULL)
			put_hidden(session, (enum wsreg_sender)i);
	cli_summary_put(session);
}

/* Prints how to learn more about the first error or warning, how many of these
 * there were in all connections, and how many connections there were if the
 * reader has to count. */
static void
end(struct cli_check *check)
{
	if (check->totals.first != NULL)
		fprintf(check->cli->out, "to learn more: wsreg rules %s\n",
		    check->totals.first->id);
	cli_line_count(check->cli, "", check->totals.errors, "error");
	cli_line_count(check->cli, ", ", check->totals.warnings, "warning");
	if (check->connections > 1)
		cli_line_count(
		    check->cli, " in ", check->connections, "connection");
	if (check->tcp.any)
		cli_summary_tcp(check);
	else if (check->plain > 0)
		cli_line_count(check->cli,
		    "; not checked, without WebSocket: ", check->plain,
		    "connection");
	fputc('\n', check->cli->out);
}

const struct cli_check_printer cli_check_text = {
	.finding = put_finding,
	.frame = cli_frame_text_put,
	.message = cli_message_text_put,
	.end_connection = end_connection,
	.end = end,
};
