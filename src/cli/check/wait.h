/* SPDX-License-Identifier: MIT */
/* Findings that wait for octets which show what is there instead of a frame. */

#ifndef CLI_CHECK_WAIT_H
#define CLI_CHECK_WAIT_H

#include "session.h"

/* Looks at octets of a side that come now, for what they show of a finding that
 * waits. */
void
cli_wait_see(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size);

/* Takes a finding of the checker: it is reported at once, unless the octets at
 * fault can be the start of something that is recognized. */
void
cli_wait_finding(struct cli_session *session, enum wsreg_sender sender,
    const struct wsreg_finding *finding);

/* Reports the finding of the side that waits, if there is one. */
void
cli_wait_end(struct cli_session *session, enum wsreg_sender sender);

#endif
