/* SPDX-License-Identifier: MIT */
/* Changes for people. */

#ifndef CLI_CHANGE_TEXT_H
#define CLI_CHANGE_TEXT_H

#include "changes.h"

/* Prints the heading of the registry that a change is in. */
void
cli_diff_put_registry(const struct cli *cli, const struct cli_diff *diff,
    const struct wsreg_change *change);

/* Prints a change, with what was before and what is now. */
void
cli_diff_put_change(const struct cli *cli, const struct wsreg_change *change);

#endif
