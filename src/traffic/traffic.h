/* SPDX-License-Identifier: MIT */
/*
 * WebSocket traffic as it was captured: a connection, or one side of it.
 *
 * Octets come in, as they were sent, in pieces of any size; events and findings
 * go out.  A connection (connection) reads exchanges of HTTP (exchange, http)
 * and judges the one that is the handshake (handshake); then each side
 * (direction) feeds the frame checker and inflates what is compressed (deflate,
 * inflate), and at the end both sides are compared (pings).  Nothing here reads or
 * writes files, or waits.  The command uses this header; other programs have
 * wsreg-traffic.h, which public.c serves, in the library libwsreg-traffic.
 *
 * This room may include the base library's headers, the frame checker's
 * wsreg-check.h, and what is generated; of other libraries it uses nettle.
 */

#ifndef TRAFFIC_TRAFFIC_H
#define TRAFFIC_TRAFFIC_H

#include "agreement.h"
#include "connection.h"
#include "deflate.h"
#include "direction.h"
#include "exchange.h"
#include "extension.h"
#include "gap.h"
#include "handshake.h"
#include "http-body.h"
#include "http.h"
#include "pings.h"
#include "token.h"

#endif
