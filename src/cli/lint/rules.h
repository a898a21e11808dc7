/* SPDX-License-Identifier: MIT */
/* The catalogue of wsreg lint. */

#ifndef CLI_LINT_RULES_H
#define CLI_LINT_RULES_H

#include "lint.h"

/* Returns the word for a severity: "note", "warning", "error". */
const char *
cli_lint_severity_name(enum cli_severity severity);

/* Prints all rules. */
void
cli_lint_catalogue(const struct cli *cli);

#endif
