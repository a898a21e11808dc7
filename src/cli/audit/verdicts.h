/* SPDX-License-Identifier: MIT */
/* The verdicts of a program's own check of close codes. */

#ifndef CLI_AUDIT_VERDICTS_H
#define CLI_AUDIT_VERDICTS_H

#include "report.h"

/* The greatest code that is asked for: beyond those of 16 bits, as a check may cut
 * off what is more. */
#define AUDIT_CODE_MAX 70000

/* Whose codes a check judges. */
enum audit_sender { AUDIT_CLIENT, AUDIT_SERVER, AUDIT_BOTH };

/* Prints all codes to ask, one a line. */
void
audit_codes_print(const struct cli *cli);

/* Reads lines `CODE yes|no` from a file, "-" for standard input, and reports the
 * ranges in which they differ from the registry; codes that are not listed are not
 * judged.  For both senders, only codes are judged on which their verdicts are
 * equal.  Ends the program if the file cannot be read or has another line. */
void
audit_verdicts_judge(
    struct audit_report *report, const char *file, enum audit_sender sender);

#endif
