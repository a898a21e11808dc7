/* SPDX-License-Identifier: MIT */
/* Finds the packets of a capture file, and holds those that come in pieces. */

#include "blocks.h"

#include <stdlib.h>
#include <string.h>

#include "octets.h"

void
blocks_free(struct blocks *blocks)
{
	pcapng_free(&blocks->pcapng);
	free(blocks->held);
}

bool
blocks_are_whole(const struct blocks *blocks)
{
	return blocks->format != BLOCKS_UNKNOWN && blocks->held_size == 0 &&
	    blocks->skipped == 0;
}

/* Reads the header of a pcap file, or finds that the file is pcapng. */
static enum block_result
read_start(
    struct blocks *blocks, const uint8_t *at, size_t size, struct block *block)
{
	if (size < 4)
		return block_want(block, 4);
	block->length = 0;
	if (pcapng_recognise(at, size)) {
		blocks->format = BLOCKS_PCAPNG;
		return BLOCK_OTHER;
	}
	if (size < RECORDS_HEADER && records_recognise(at))
		return block_want(block, RECORDS_HEADER);
	if (!records_init(&blocks->records, at))
		return block_fail(block, "it is neither pcap nor pcapng");
	blocks->format = BLOCKS_PCAP;
	block->length = RECORDS_HEADER;
	return BLOCK_OTHER;
}

static enum block_result
read_block(
    struct blocks *blocks, const uint8_t *at, size_t size, struct block *block)
{
	switch (blocks->format) {
	case BLOCKS_UNKNOWN:
		return read_start(blocks, at, size, block);
	case BLOCKS_PCAP:
		return records_read(&blocks->records, at, size, block);
	case BLOCKS_PCAPNG:
		return pcapng_read(&blocks->pcapng, at, size, block);
	}
	return BLOCK_BROKEN;
}

/* Makes room as octets come, not as a length claims. */
static bool
reserve(struct blocks *blocks, size_t size)
{
	size_t room = blocks->held_room == 0 ? 4096 : blocks->held_room;
	uint8_t *larger;

	if (size <= blocks->held_room)
		return true;
	while (room < size)
		room *= 2;
	larger = realloc(blocks->held, room);
	if (larger == NULL)
		return false;
	blocks->held = larger;
	blocks->held_room = room;
	return true;
}

/* Holds the next octets, until there are as many as are wanted. */
static bool
hold(struct blocks *blocks, const uint8_t *data, size_t size, size_t wanted,
    size_t *used)
{
	size_t count = wanted - blocks->held_size;

	if (count > size - *used)
		count = size - *used;
	if (!reserve(blocks, blocks->held_size + count))
		return false;
	memcpy(blocks->held + blocks->held_size, data + *used, count);
	blocks->held_size += count;
	*used += count;
	return true;
}

static void
skip(struct blocks *blocks, size_t size, size_t *used)
{
	size_t count = size - *used;

	if (count > blocks->skipped)
		count = blocks->skipped;
	blocks->skipped -= count;
	*used += count;
}

/* Goes behind the block that was read; what is held of it stays in memory.  A
 * reader that finds the format alone leaves the block's octets. */
static void
pass(struct blocks *blocks, size_t length)
{
	blocks->offset += length;
	if (length == 0)
		return;
	blocks->skipped = length - blocks->held_size;
	blocks->held_size = 0;
}

enum block_result
blocks_next(struct blocks *blocks, const uint8_t *data, size_t size,
    size_t *used, struct block *block)
{
	enum block_result result;

	*used = 0;
	do {
		bool held = blocks->held_size > 0;

		skip(blocks, size, used);
		if (blocks->skipped > 0)
			return BLOCK_PARTIAL;
		if (!held && *used == size)
			return BLOCK_PARTIAL;
		result = read_block(blocks, held ? blocks->held : data + *used,
		    held ? blocks->held_size : size - *used, block);
		if (result == BLOCK_PARTIAL && *used == size)
			return BLOCK_PARTIAL;
		if (result == BLOCK_PARTIAL) {
			if (!hold(blocks, data, size, block->wanted, used))
				return BLOCK_MEMORY;
		} else if (result != BLOCK_BROKEN && result != BLOCK_MEMORY) {
			pass(blocks, block->length);
		}
	} while (result == BLOCK_PARTIAL || result == BLOCK_OTHER);
	blocks->trouble = result == BLOCK_BROKEN ? block->trouble : NULL;
	return result;
}
