/* SPDX-License-Identifier: MIT */
/* The payload of a frame: messages, their text, and what a Close says. */

#ifndef WSREG_PAYLOAD_H
#define WSREG_PAYLOAD_H

#include "wsreg-check.h"

/* Begins the payload of the frame whose header is complete. */
void
wsreg_payload_begin(struct wsreg_check *check);

/* Checks payload octets, and copies them to `target` if it is not NULL, without
 * their mask if they have one.  Returns how many of them were used: up to the
 * first fault, which it notes. */
size_t
wsreg_payload_take(struct wsreg_check *check, uint8_t *target,
    const uint8_t *data, size_t size);

/* Ends the payload, which is complete. */
void
wsreg_payload_end(struct wsreg_check *check);

#endif
