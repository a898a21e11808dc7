/* SPDX-License-Identifier: MIT */
/* wsreg check: the connections in a capture of packets. */

#ifndef CLI_CHECK_PACKETS_H
#define CLI_CHECK_PACKETS_H

#include "check.h"

/* Judges the connections in an open file, which begins with octets that were read
 * already if there are any. */
void
cli_packets_check(struct cli_check *check, struct cli_source *source,
    const struct cli_chunk *start);

#endif
