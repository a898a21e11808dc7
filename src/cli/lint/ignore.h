/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore. */

#ifndef CLI_LINT_IGNORE_H
#define CLI_LINT_IGNORE_H

#include "lint.h"

/* Takes out the findings that the file lists; lines of it that list none are
 * findings. */
void
cli_lint_ignore(struct cli_lint *lint, const char *file);

#endif
