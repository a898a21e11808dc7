/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as SARIF.  Results are printed when they are
 * found; a capture of any length needs no more memory than a short one. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"

/* Returns a rule of the checker as SARIF wants it. */
static struct cli_sarif_rule
rule_at(size_t index)
{
	const struct wsreg_rule *rule = wsreg_rule_at(index);

	return (struct cli_sarif_rule){
		.id = rule->id,
		.text = rule->fault,
		.section = rule->sources,
		.note = cli_rule_note(rule),
		.level = cli_level_name(rule),
	};
}

/* Begins the run; all rules are listed, whether they are broken or not. */
static void
begin(struct cli_check *check)
{
	cli_sarif_start(check->cli, WSREG_RULE_COUNT, rule_at);
}

/* Offsets in text are those of octets that it stands for, not its own. */
static bool
has_offsets(const struct cli_session *session)
{
	return !session->shared && !session->request->hex;
}

/* Prints a result.  Those of a connection in a capture come together, when it
 * ends. */
static void
put(struct cli_session *session, const struct cli_sarif_result *result)
{
	const struct cli *cli = cli_session_print(session, ",");
	size_t before = session->trace != NULL
	    ? 0
	    : session->check->totals.results + session->totals.results;

	cli_sarif_put(cli, result, before);
}

/* Prints a finding at once, so that none are held in memory.  The
 * fingerprint has no name of a file: a capture that was moved is the same. */
static void
put_finding(struct cli_session *session, const struct cli_check_finding *said)
{
	const struct wsreg_rule *rule = said->finding.rule;
	const char *file = session->sides[said->sender].file;
	char *section = cli_finding_section(said);
	char *message =
	    cli_print("%s (%s, offset %" PRIu64 "; %s)", said->message,
		cli_sender_name(said->sender), said->finding.offset, section);
	struct cli_sarif_result result = {
		.id = rule->id,
		.rule = rule->number,
		.level = cli_level_name(rule),
		.message = message,
		.file = file == NULL || strcmp(file, "-") == 0 ? NULL : file,
		.octets = has_offsets(session),
		.offset = said->finding.offset,
		.fingerprint = cli_print("%s %s %" PRIu64, rule->id,
		    cli_sender_name(said->sender), said->finding.offset),
	};

	put(session, &result);
	free(result.fingerprint);
	free(message);
	free(section);
}

/* Prints the results that have waited. */
static void
end_connection(struct cli_session *session)
{
	if (session->text.count > 0 && session->check->totals.results > 0)
		fputc(',', session->cli->out);
	cli_spool_end(&session->text, session->cli);
}

/* Ends the run. */
static void
end(struct cli_check *check)
{
	cli_sarif_end(check->cli, !check->trouble);
}

const struct cli_check_printer cli_check_sarif = {
	.redacts = true,
	.begin = begin,
	.finding = put_finding,
	.end_connection = end_connection,
	.end = end,
};
