/* SPDX-License-Identifier: MIT */
/* The HTTP of a connection, exchange by exchange up to the handshake. */

#ifndef TRAFFIC_EXCHANGE_H
#define TRAFFIC_EXCHANGE_H

#include "connection.h"
#include "names.h"

/* How a request begins that may follow a refusal which nobody has seen.  As
 * frames of a client, these octets break several rules. */
#define EXCHANGE_GUESS "GET "

/* Goes on with the next octets of a side while they are HTTP; `*used` of them
 * were.  False if memory is out. */
bool
exchange_feed(struct connection *connection, enum wsreg_sender sender,
    const void *data, size_t size, size_t *used);

/* Puts requests and answers together as far as they have come, and judges the
 * handshake as soon as it is known which one that is. */
void
exchange_go_on(struct connection *connection);

#endif
