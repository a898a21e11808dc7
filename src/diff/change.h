/* SPDX-License-Identifier: MIT */
/* Makes changes, and says what they are. */

#ifndef WSREG_DIFF_CHANGE_H
#define WSREG_DIFF_CHANGE_H

#include "diff.h"

/* Fills in the change from what two elements say; false if they say the same.
 * The caller has set its registry, records and numbers. */
bool
wsreg_diff_report(struct wsreg_diff *diff, struct wsreg_change *change,
    const struct diff_pair *pair);

/* Fills in the change of two records, either of which may be missing, or of a
 * part of their numbers; false if there is none. */
bool
wsreg_diff_report_records(struct wsreg_diff *diff,
    const struct diff_segment *segment, bool numeric,
    struct wsreg_change *change);

#endif
