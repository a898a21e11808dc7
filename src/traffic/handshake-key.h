/* SPDX-License-Identifier: MIT */
/* Judges Sec-WebSocket-Key and Sec-WebSocket-Accept; RFC 6455, 4.1, 4.2.2. */

#ifndef TRAFFIC_HANDSHAKE_KEY_H
#define TRAFFIC_HANDSHAKE_KEY_H

#include "judge.h"

/* Checks that the key is one and that the answer was made from it. */
void
judge_keys(struct judge *judge);

#endif
