/* SPDX-License-Identifier: MIT */
/* The report of an audit, as it is filled. */

#ifndef CLI_AUDIT_REPORT_H
#define CLI_AUDIT_REPORT_H

#include "audit.h"

/* Adds a file and returns its name as the report has it.  What is added later is
 * in this file. */
const char *
audit_report_file(struct audit_report *report, const char *file);

/* Adds a finding in the last file, with the severity of its rule; the message is
 * printed from the format. */
struct audit_finding *
audit_report_add(struct audit_report *report, enum audit_rule_id rule,
    unsigned long line, uint64_t code, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Adds a table in the last file; the numbers are taken over. */
void
audit_report_place(
    struct audit_report *report, const struct audit_place *place);

/* Puts the findings in the order of files, lines and codes. */
void
audit_report_sort(struct audit_report *report);

/* Takes out the findings that a file lists; a line of it that lists none is a
 * finding. */
void
audit_report_ignore(struct audit_report *report, struct cli_baseline *baseline);

/* Counts the findings of each severity. */
void
audit_report_tally(
    const struct audit_report *report, size_t counts[CLI_SEVERITY_COUNT]);

void
audit_report_free(struct audit_report *report);

#endif
