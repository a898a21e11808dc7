/* SPDX-License-Identifier: MIT */
/* Judges the subprotocols that are offered and selected; RFC 6455, 1.9, 4.1. */

#ifndef TRAFFIC_HANDSHAKE_SUBPROTOCOL_H
#define TRAFFIC_HANDSHAKE_SUBPROTOCOL_H

#include "judge.h"

/* Checks Sec-WebSocket-Protocol and notes the subprotocol selected. */
void
judge_subprotocols(struct judge *judge);

#endif
