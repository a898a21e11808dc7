/* SPDX-License-Identifier: MIT */
/* The catalogue of wsreg lint. */

#ifndef CLI_LINT_RULES_H
#define CLI_LINT_RULES_H

#include "lint.h"

/* Prints all rules. */
void
cli_lint_catalogue(const struct cli *cli);

#endif
