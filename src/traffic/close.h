/* SPDX-License-Identifier: MIT */
/* Reads what a Close says; RFC 6455, 5.5.1. */

#ifndef TRAFFIC_CLOSE_H
#define TRAFFIC_CLOSE_H

#include "frames/wsreg-check.h"
#include "names.h"

/* The contents of the first Close; RFC 6455, 5.5.1. */
struct direction_close {
	bool present, has_code;
	uint16_t code;
	uint8_t reason[123];
	size_t reason_size;
};

/* Notes what an event about a frame has of the first Close; other frames are left
 * out. */
void
close_note(struct direction_close *close, const struct wsreg_event *event);

#endif
