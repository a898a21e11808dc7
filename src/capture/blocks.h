/* SPDX-License-Identifier: MIT */
/* The packets of a capture file, which comes in pieces of any size. */

#ifndef CAPTURE_BLOCKS_H
#define CAPTURE_BLOCKS_H

#include "block.h"
#include "pcapng.h"
#include "records.h"

enum blocks_format { BLOCKS_UNKNOWN, BLOCKS_PCAP, BLOCKS_PCAPNG };

/* All 0 at first. */
struct blocks {
	enum blocks_format format;
	struct records records;
	struct pcapng pcapng;
	/* The offset in the file of the block that is next, or malformed. */
	uint64_t offset;
	/* The octets still to come of a block that was read. */
	size_t skipped;
	/* The beginning of a block whose rest is yet to come. */
	uint8_t *held;
	size_t held_size, held_room;
	const char *trouble; /* why the file is malformed, or NULL */
};

void
blocks_free(struct blocks *blocks);

/*
 * Goes on with the next octets.  BLOCK_PACKET: there is a packet.  If it is in
 * the octets given, its record begins at `*used' and is skipped by the next
 * call, which has to begin with it; else it stays until that call.
 * BLOCK_PARTIAL: all octets were used.  BLOCK_OTHER is never returned.
 */
enum block_result
blocks_next(struct blocks *blocks, const uint8_t *data, size_t size,
    size_t *used, struct block *block);

/* Returns whether the file may end here: not inside a block or header. */
bool
blocks_are_whole(const struct blocks *blocks);

#endif
