/* SPDX-License-Identifier: MIT */
/* A block of a capture file, as the readers of both formats give it: the record
 * of a packet, a header, or something that is skipped. */

#ifndef CAPTURE_BLOCK_H
#define CAPTURE_BLOCK_H

#include "capture.h"

/* The longest packet.  Libpcap allows 262,144 octets for most link types; a
 * larger number shows a file that is damaged. */
#define BLOCK_PACKET_MAX ((uint32_t)16 << 20)

enum block_result {
	BLOCK_PARTIAL, /* `wanted' octets of the block have to be there */
	BLOCK_OTHER,   /* it was read and has no packet */
	BLOCK_PACKET,  /* it has a packet */
	BLOCK_BROKEN,  /* the file is malformed: `trouble' */
	BLOCK_MEMORY   /* memory is out */
};

struct block {
	/* How many octets of it have to be there before it can be read. */
	size_t wanted;
	/* Its length; of a block without a packet some may yet come. */
	size_t length;
	/* Why the file is malformed, as a phrase that stays. */
	const char *trouble;
	/* The packet: its octets, which are in the block, how many of them the
	 * file has, and how many there were. */
	const uint8_t *data;
	size_t captured, original;
	/* The link type, as the tcpdump.org list has it. */
	uint32_t link_type;
	struct capture_time time;
};

/* Says that the file is malformed. */
static inline enum block_result
block_fail(struct block *block, const char *trouble)
{
	block->trouble = trouble;
	return BLOCK_BROKEN;
}

/* Says how many octets of the block have to be there. */
static inline enum block_result
block_want(struct block *block, size_t wanted)
{
	block->wanted = wanted;
	return BLOCK_PARTIAL;
}

#endif
