/* SPDX-License-Identifier: MIT */
/* Changes in Markdown. */

#ifndef CLI_CHANGE_MARKDOWN_H
#define CLI_CHANGE_MARKDOWN_H

#include "changes.h"

/* Prints a change as an item of a list. */
void
cli_diff_put_markdown(const struct cli *cli, const struct wsreg_change *change);

/* Prints the date of a snapshot, or its source where it has none. */
void
cli_diff_put_markdown_snapshot(
    const struct cli *cli, const struct wsreg_snapshot *snapshot);

#endif
