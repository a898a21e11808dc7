/* SPDX-License-Identifier: MIT */
/* Annotations that GitHub shows beside a file. */

#ifndef CLI_GITHUB_H
#define CLI_GITHUB_H

#include "cli/cli.h"

/* Begins one: `level` is error, warning or notice; the
 * place is left out if `file` is NULL.  The message follows. */
void
cli_github_start(const struct cli *cli, const char *level, const char *file,
    unsigned long line, const char *title);

/* Prints part of the message; what would end it is escaped. */
void
cli_github_put(const struct cli *cli, const char *text);

#endif
