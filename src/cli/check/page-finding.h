/* SPDX-License-Identifier: MIT */
/* A finding on a page. */

#ifndef CLI_CHECK_PAGE_FINDING_H
#define CLI_CHECK_PAGE_FINDING_H

#include "page.h"

/* Prints a finding to `cli`: what is wrong, where, the rule, and the octets
 * around the one at fault if they are known.  The number is that of the finding
 * on the page. */
void
cli_page_put_finding(const struct cli *cli, struct cli_session *session,
    const struct cli_check_finding *said, uint64_t number);

#endif
