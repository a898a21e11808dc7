/* SPDX-License-Identifier: MIT */
/* What the parts of wsreg rules share. */

#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/lookup/near.h"
#include "frames/wsreg-check.h"

struct cli;

/* An id that was asked for, and the rule of it. */
struct cli_rule {
	const char *query;             /* NULL: all rules are listed */
	const struct wsreg_rule *rule; /* NULL: there is none; see `near' */
	struct cli_near near;
};

/* What a severity means, and which octet a place is, as phrases; for the
 * manual page, too. */
const char *
cli_severity_text(enum wsreg_severity severity);
const char *
cli_place_text(enum wsreg_place place);

/* What else there is to know of a rule, in sentences, or NULL. */
const char *
cli_rule_note(const struct wsreg_rule *rule);

/* What the registry calls a rule's close code, or "": the compiled-in one is
 * asked where a file lacks it. */
const char *
cli_rule_code_name(const struct cli *cli, const struct wsreg_rule *rule);

/* The `rules' of the printers. */
void
cli_rules_text(
    const struct cli *cli, const struct cli_rule *rules, size_t count);
void
cli_rules_json(
    const struct cli *cli, const struct cli_rule *rules, size_t count);
void
cli_rules_markdown(
    const struct cli *cli, const struct cli_rule *rules, size_t count);

#endif
