/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as the results of tests that JUnit writes: a suite
 * for each connection, a case for each side of it.  A side fails if it has
 * errors, and with --strict if it has warnings, as the exit status does. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"

/* XML 1.0, 2.2: no document may have these, however they are written. */
static bool
is_forbidden(const char *text, size_t size)
{
	return size == 0 || (size == 1 && (unsigned char)*text < ' ') ||
	    strncmp(text, "\xef\xbf\xbe", 3) == 0 ||
	    strncmp(text, "\xef\xbf\xbf", 3) == 0;
}

/* What is forbidden is replaced. */
static void
put_escaped(FILE *out, const char *text)
{
	while (*text != '\0') {
		size_t size = cli_sequence(text);

		if (is_forbidden(text, size))
			fputc('?', out);
		else if (strchr("<>&\"'", *text) != NULL)
			fprintf(out, "&#%d;", *text);
		else
			fwrite(text, 1, size, out);
		text += size > 0 ? size : 1;
	}
}

/* Gathers a finding of a side as a line of text, as compilers print it.
 * Whether the line is part of a failure or mere output is known only at the
 * side's end. */
static void
put_finding(struct cli_session *session, const struct cli_check_finding *said)
{
	struct cli_check_side *side = &session->sides[said->sender];
	const struct wsreg_rule *rule = said->finding.rule;
	FILE *out = cli_spool_next(&side->findings, "");
	char *section = cli_finding_section(said);

	if (cli_is_error(rule))
		side->errors++;
	put_escaped(out, cli_check_place(session, said->sender));
	fprintf(out, ":%" PRIu64 ": %s: ", said->finding.offset,
	    cli_level_name(rule));
	put_escaped(out, said->message);
	fprintf(out, " [%s] (%s)\n", rule->id, section);
	free(section);
}

/* Begins the document.  JUnit has no schema of its own; this is what CI
 * systems read. */
static void
begin(struct cli_check *check)
{
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n",
	    check->cli->out);
}

/* Whether the side's case fails. */
static bool
fails(const struct cli_session *session, const struct cli_check_side *side)
{
	return side->errors > 0 ||
	    (session->cli->strict && side->findings.count > 0);
}

/* What is no failure stands there as what a test printed. */
static void
put_case(
    struct cli_session *session, enum wsreg_sender sender, const char *name)
{
	const struct cli *cli = session->cli;
	struct cli_check_side *side = &session->sides[sender];
	const char *element = fails(session, side) ? "failure" : "system-out";

	fprintf(cli->out, "<testcase name=\"%s\" classname=\"",
	    cli_sender_name(sender));
	put_escaped(cli->out, name);
	fputs("\">", cli->out);
	if (side->findings.count > 0) {
		fprintf(cli->out, "<%s>", element);
		cli_spool_end(&side->findings, cli);
		fprintf(cli->out, "</%s>", element);
	}
	fputs("</testcase>\n", cli->out);
}

/* Prints a suite with a case for each side that was captured.  The counts
 * come before the cases, as attributes. */
static void
end_connection(struct cli_session *session)
{
	const struct cli *cli = session->cli;
	char *name = cli_check_name(session);
	unsigned tests = 0, failures = 0;

	for (size_t i = 0; i < 2; i++) {
		tests += session->sides[i].file != NULL;
		failures += fails(session, &session->sides[i]);
	}
	fputs("<testsuite name=\"", cli->out);
	put_escaped(cli->out, name);
	fprintf(cli->out, "\" tests=\"%u\" failures=\"%u\" errors=\"0\">\n",
	    tests, failures);
	for (unsigned i = 0; i < 2; i++)
		if (session->sides[i].file != NULL)
			put_case(session, (enum wsreg_sender)i, name);
	fputs("</testsuite>\n", cli->out);
	free(name);
}

/* Ends the document.  What could not be checked is an error of a test of its
 * own, as a run without failures would pass. */
static void
end(struct cli_check *check)
{
	if (check->trouble)
		fputs("<testsuite name=\"wsreg check\" tests=\"1\" "
		      "failures=\"0\" errors=\"1\">\n"
		      "<testcase name=\"input\" classname=\"wsreg check\">"
		      "<error message=\"not all input could be checked; "
		      "standard error says why\"/></testcase>\n"
		      "</testsuite>\n",
		    check->cli->out);
	fputs("</testsuites>\n", check->cli->out);
}

const struct cli_check_printer cli_check_junit = {
	.redacts = true,
	.begin = begin,
	.finding = put_finding,
	.end_connection = end_connection,
	.end = end,
};
