/* SPDX-License-Identifier: MIT */
/* Text, tables and changes in Markdown. */

#ifndef CLI_MARKDOWN_H
#define CLI_MARKDOWN_H

#include "columns.h"

/* Prints text so that nothing of it is taken for markup. */
void
cli_put_markdown(const struct cli *cli, const char *text);

/* Prints the first two lines of a table. */
void
cli_put_markdown_titles(
    const struct cli *cli, const struct cli_column *columns, size_t count);

/* Prints a change as an item of a list. */
void
cli_diff_put_markdown(const struct cli *cli, const struct wsreg_change *change);

/* Prints the date of a snapshot, or its source where it has none. */
void
cli_diff_put_markdown_snapshot(
    const struct cli *cli, const struct wsreg_snapshot *snapshot);

#endif
