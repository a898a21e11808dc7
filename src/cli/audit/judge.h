/* SPDX-License-Identifier: MIT */
/* The findings in a table. */

#ifndef CLI_AUDIT_JUDGE_H
#define CLI_AUDIT_JUDGE_H

#include "audit.h"
#include "tables.h"

/* Compares the table with the registry and adds it, and what differs, to the
 * report, in its last file. */
void
audit_judge(struct audit_report *report, const struct audit_table *table,
    const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary);

/* Returns how a message calls a record: by its name or, if that is long, by its
 * identifier. */
const char *
audit_title(const struct audit_meaning *meaning);

#endif
