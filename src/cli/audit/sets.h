/* SPDX-License-Identifier: MIT */
/* Lists of the codes that a program sends or accepts. */

#ifndef CLI_AUDIT_SETS_H
#define CLI_AUDIT_SETS_H

#include "judge.h"
#include "report.h"
#include "tables.h"

/* Reports the codes for local use in such lists.  A list has numbers, or names
 * that one of the tables, all of the same text, gives to numbers. */
void
audit_sets_judge(struct audit_report *report, const struct audit_tables *tables,
    const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary);

#endif
