/* SPDX-License-Identifier: MIT */
/* Warnings that text does not repeat.  They are legal, a program that causes one
 * causes it all the time, and errors must not drown among them. */

#ifndef CLI_CHECK_REPEAT_H
#define CLI_CHECK_REPEAT_H

#include "session.h"

/* Counts a finding and returns whether it is to be shown. */
bool
cli_repeat_shows(
    struct cli_session *session, const struct cli_check_finding *said);

/* Returns whether the finding says that a Close is missing, and neither side has
 * sent one: one line then says so for both. */
bool
cli_repeat_is_for_both(
    const struct cli_session *session, const struct cli_check_finding *said);

/* Returns how many findings of a rule were not shown. */
uint64_t
cli_repeat_hidden(
    const struct cli_check_side *side, enum wsreg_rule_number rule);

#endif
