/* SPDX-License-Identifier: MIT */
/* The records near to what was not found. */

#ifndef CLI_SUGGEST_H
#define CLI_SUGGEST_H

struct cli;
struct cli_answer;

/* Finds the records whose keys or names are near to what was not found, and sets
 * whether any text of the snapshot contains it. */
void
cli_suggest(const struct cli *cli, struct cli_answer *answer);

#endif
