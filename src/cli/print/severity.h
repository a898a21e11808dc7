/* SPDX-License-Identifier: MIT */
/* Findings with a severity, as compilers print them; wsreg lint and wsreg audit
 * have such. */

#ifndef CLI_SEVERITY_H
#define CLI_SEVERITY_H

#include <jansson.h>

#include "cli/cli.h"

/* Error: breaks readers, or what an RFC demands; warning: almost surely a
 * mistake; note: odd. */
enum cli_severity { CLI_NOTE, CLI_WARNING, CLI_ERROR };

#define CLI_SEVERITY_COUNT (CLI_ERROR + 1)

/* The words for --fail-on: the severities from the worst to the least, and NULL.
 * The least is the default. */
extern const char *const cli_severity_choices[];
#define CLI_FAIL_ON_NOTE CLI_ERROR

/* A finding; its texts are borrowed. */
struct cli_remark {
	const char *id; /* of the rule */
	enum cli_severity severity;
	const char *file;   /* NULL: none that has a name */
	unsigned long line; /* 0: none */
	const char *message;
};

/* Returns the word for a severity: "note", "warning", "error". */
const char *
cli_severity_name(enum cli_severity severity);

/* Print a finding as a line that editors take for a place, or as an annotation;
 * the latter leaves out a place without a line. */
void
cli_remark_text(const struct cli *cli, const struct cli_remark *remark);
void
cli_remark_github(const struct cli *cli, const struct cli_remark *remark);

/* Prints how many there are: "1 error, 2 warnings, 0 notes", and ends the
 * line. */
void
cli_severity_summary(
    const struct cli *cli, const size_t counts[CLI_SEVERITY_COUNT]);

/* Returns the same as an object, the worst first. */
json_t *
cli_severity_json(const size_t counts[CLI_SEVERITY_COUNT]);

/* Returns the exit status: whether any finding is at least as severe as the
 * choice, an index into the words above. */
int
cli_severity_status(const size_t counts[CLI_SEVERITY_COUNT], int choice);

#endif
