/* SPDX-License-Identifier: MIT */
/* Text and tables in Markdown. */

#ifndef CLI_MARKDOWN_H
#define CLI_MARKDOWN_H

#include "cli/cli.h"

/* Prints text so that nothing of it is taken for markup. */
void
cli_put_markdown(const struct cli *cli, const char *text);

/* Prints the first two lines of a table. */
void
cli_put_markdown_titles(
    const struct cli *cli, const char *const *titles, size_t count);

#endif
