/* SPDX-License-Identifier: MIT */
/* Judges the extensions that are offered and accepted; RFC 6455, 9.1. */

#ifndef TRAFFIC_HANDSHAKE_EXTENSION_H
#define TRAFFIC_HANDSHAKE_EXTENSION_H

#include "judge.h"

/* Checks Sec-WebSocket-Extensions and notes what was agreed on. */
void
judge_extensions(struct judge *judge);

#endif
