/* SPDX-License-Identifier: MIT */
/* Octets of both sides of a connection in the order in which they were sent. */

#ifndef CLI_CHECK_ORDER_H
#define CLI_CHECK_ORDER_H

#include "session.h"

/* Takes the next octets of a side.  They are judged as soon as they can be, and
 * held until then. */
void
cli_order_take(struct cli_session *session, enum wsreg_sender sender,
    const uint8_t *data, size_t size);

/* Takes notice that octets of the side are missing here; those that follow are
 * only counted. */
void
cli_order_gap(struct cli_session *session, enum wsreg_sender sender);

/* Ends both sides and the session, which is freed. */
void
cli_order_end(struct cli_session *session);

#endif
