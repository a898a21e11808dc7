/* SPDX-License-Identifier: MIT */
/* wsreg check: the connections in a HAR file, of which it has the messages. */

#ifndef CLI_CHECK_HAR_H
#define CLI_CHECK_HAR_H

#include "check.h"

/* Judges the connections in an open file, which begins with octets that were read
 * already if there are any. */
void
cli_har_check(struct cli_check *check, struct cli_source *source,
    const struct cli_chunk *start);

#endif
