/* SPDX-License-Identifier: MIT */
/* What to say of a number beyond what the registry says. */

#ifndef CLI_EXPLAIN_H
#define CLI_EXPLAIN_H

struct cli;
struct cli_answer;
struct wsreg_record;
struct wsreg_verdict;

/* Returns the overlay's advice on what to look for when the record is met, or
 * NULL. */
const char *
cli_hint(const struct wsreg_record *record);

/* Says of a number what the registry does not. */
void
cli_explain(const struct cli *cli, struct cli_answer *answer);

/* Says which sides may send a close code, why, and where that is written, in a
 * new string: "never: local use only; ... (RFC 6455 7.4.1)". */
char *
cli_explain_verdict(
    const struct wsreg_verdict *client, const struct wsreg_verdict *server);

#endif
