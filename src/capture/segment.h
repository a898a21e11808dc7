/* SPDX-License-Identifier: MIT */
/* A TCP segment, as it is found in a packet. */

#ifndef CAPTURE_SEGMENT_H
#define CAPTURE_SEGMENT_H

#include "capture.h"

/* RFC 9293, 3.1: the flags that matter here. */
#define SEGMENT_FIN 0x01
#define SEGMENT_SYN 0x02
#define SEGMENT_RST 0x04
#define SEGMENT_ACK 0x10

struct segment {
	struct capture_address from, to;
	uint32_t sequence, acknowledged;
	uint8_t flags;
	/* The octets that are there, and how many it had when it was sent. */
	const uint8_t *data;
	size_t size, length;
};

#endif
