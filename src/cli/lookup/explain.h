/* SPDX-License-Identifier: MIT */
/* What to say of a number beyond what the registry says. */

#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

struct cli;
struct cli_answer;

/* Says of a number what the registry does not. */
void
cli_explain(const struct cli *cli, struct cli_answer *answer);

#endif
