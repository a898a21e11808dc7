/* SPDX-License-Identifier: MIT */
/* What shows only at the end of a side, or of both. */

#ifndef TRAFFIC_END_H
#define TRAFFIC_END_H

#include "connection.h"
#include "names.h"

/* Returns whether the end of the side, all octets of which were judged, has a
 * finding; call it until it has none. */
bool
end_side(struct connection *connection, enum wsreg_sender sender,
    struct wsreg_event *event);

/* Finds what shows when both sides are put together; see connection_finish(). */
bool
end_both(struct connection *connection, enum wsreg_sender *sender,
    struct wsreg_finding *finding);

#endif
