/* SPDX-License-Identifier: MIT */
/*
 * wsreg rules: ids of the frame checker's rules come in; what there is to know
 * of them goes out, in one of the formats below.  This room includes print/
 * and what is below it.
 */

#ifndef CLI_RULES_H
#define CLI_RULES_H

#include "cli/print/print.h"
#include "frames/wsreg-check.h"

/* An id that was asked for, and the rule of it. */
struct cli_rule {
	const char *query;             /* NULL: all rules are listed */
	const struct wsreg_rule *rule; /* NULL: there is none; see `near' */
	struct cli_near near;
};

struct vectors_printer;

/* A format of the catalogue; `rules` are all if they were not asked for. */
struct rules_printer {
	/* NULL: it is a format of vectors alone. */
	void (*print)(
	    const struct cli *cli, const struct cli_rule *rules, size_t count);
	/* The same format of vectors; NULL: they are not in this format. */
	const struct vectors_printer *vectors;
};

extern const struct rules_printer rules_text;
extern const struct rules_printer rules_json;
extern const struct rules_printer rules_markdown;
extern const struct rules_printer rules_names;

/* What the registry calls a rule's close code, or "": the compiled-in one is
 * asked where a file lacks it. */
const char *
cli_rule_code_name(const struct cli *cli, const struct wsreg_rule *rule);

#endif
