/* SPDX-License-Identifier: MIT */
/* Keys and names that other versions of the registries have. */

#ifndef CLI_FORMER_H
#define CLI_FORMER_H

struct cli;
struct cli_answer;

/* Looks up a key that the snapshot lacks in the history: finds what it is called
 * now, or explains which version has it. */
void
cli_match_former(const struct cli *cli, struct cli_answer *answer);

#endif
