/* SPDX-License-Identifier: MIT */
/* Judges the extensions that are offered and accepted; RFC 6455, 9.1. */

#ifndef TRAFFIC_HANDSHAKE_EXTENSION_H
#define TRAFFIC_HANDSHAKE_EXTENSION_H

#include "judge.h"

/* Checks Sec-WebSocket-Extensions and notes what was agreed on. */
void
judge_extensions(struct judge *judge);

/* Notes what a head that is not judged names: all that an answer accepts, or all
 * that a request without an answer offers. */
void
judge_agree(struct judge *judge, enum wsreg_sender sender,
    const struct http_head *head);

#endif
