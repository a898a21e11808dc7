/* SPDX-License-Identifier: MIT */
/* wsreg check: both sides of connections in one file, in the order in which they
 * were sent. */

#ifndef CLI_CHECK_BOTH_H
#define CLI_CHECK_BOTH_H

#include "check.h"

/* Checks the connections of a source that is open, and leaves it open. */
void
cli_check_both(struct cli_check *check, struct cli_source *source);

/* Checks the connections in a file that has what `tshark -z follow' prints. */
void
cli_check_follow(struct cli_check *check, const char *name);

#endif
