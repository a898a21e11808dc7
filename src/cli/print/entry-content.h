/* SPDX-License-Identifier: MIT */
/* What an entry of a feed shows of a change: the record, and what was different
 * before, as XHTML; and the links to what the record refers to. */

#ifndef CLI_PRINT_ENTRY_CONTENT_H
#define CLI_PRINT_ENTRY_CONTENT_H

#include "cli/cli.h"

/* Prints a div element of XHTML that begins with the summary. */
void
cli_entry_put_content(const struct cli *cli, const struct wsreg_change *change,
    const char *summary);

/* Prints a link element of Atom for each document that the record refers to,
 * the newer one if it changed; `line` comes after each of them. */
void
cli_entry_put_links(
    const struct cli *cli, const struct wsreg_change *change, const char *line);

#endif
