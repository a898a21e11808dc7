/* SPDX-License-Identifier: MIT */
/* Packet captures of TCP segments, made in memory. */

#ifndef BENCH_PACKETS_H
#define BENCH_PACKETS_H

#include <stddef.h>
#include <stdint.h>

/* RFC 9293, 3.1: the flags of a segment. */
#define PACKETS_FIN 1
#define PACKETS_SYN 2
#define PACKETS_ACK 16

/* A file in the format pcap; all 0 before the first.  `octets' is to be
 * freed. */
struct packets {
	uint8_t *octets;
	size_t size, room;
	uint32_t count;
};

/* A segment of a connection that the client's address and port name. */
struct packets_piece {
	uint32_t connection, sequence;
	unsigned side, flags;
	size_t size; /* at most 65,536 */
};

/* Begins a file anew: microseconds, Ethernet, no packets. */
void
packets_begin(struct packets *file);

/* Adds a packet with the segment and its octets, which may be any if `data' is
 * NULL. */
void
packets_add(
    struct packets *file, const struct packets_piece *piece, const void *data);

#endif
