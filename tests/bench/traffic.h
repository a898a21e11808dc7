/* SPDX-License-Identifier: MIT */
/* Traffic of a client for the benchmarks, the same on every run. */

#ifndef BENCH_TRAFFIC_H
#define BENCH_TRAFFIC_H

#include <stddef.h>
#include <stdint.h>

struct traffic {
	uint8_t *octets;
	size_t size, room, frames;
};

enum traffic_kind {
	TRAFFIC_CHAT,   /* messages of 20 to 125 octets, ASCII, in every eighth
			 * of them emoji */
	TRAFFIC_JSON,   /* messages of 1 to 4 KiB, ASCII */
	TRAFFIC_BINARY, /* messages of 1 MiB */
	TRAFFIC_CJK /* messages of 64 KiB of CJK and emoji, in fragments of up
			 * to 8 KiB */
};

/* Frames of at least so many octets; the caller frees `octets`. */
struct traffic
traffic_make(enum traffic_kind kind, size_t size);

#endif
