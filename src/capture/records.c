/* SPDX-License-Identifier: MIT */
/* Reads pcap files: a header, then a record for each packet. */

#include "records.h"

#include "octets.h"

/* The first four octets, which show the format and the order of octets. */
static const struct magic {
	uint32_t number;
	unsigned digits;
	size_t header;
} magics[] = {
	{ 0xa1b2c3d4, 6, 16 },
	{ 0xa1b23c4d, 9, 16 },
	/* Alexey Kuznetsov's: the interface, protocol and direction follow. */
	{ 0xa1b2cd34, 6, 24 },
};

/* Returns the row of these octets and their order, or NULL. */
static const struct magic *
find_magic(const uint8_t octets[4], bool *big)
{
	for (size_t i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
		*big = load_be32(octets) == magics[i].number;
		if (*big || load_32(octets, false) == magics[i].number)
			return &magics[i];
	}
	return NULL;
}

bool
records_recognise(const uint8_t magic[4])
{
	bool big;

	return find_magic(magic, &big) != NULL;
}

/* Version 543.0 is that of DG/UX. */
static enum records_order
find_order(unsigned major, unsigned minor)
{
	if (major == 543 || (major == 2 && minor < 3))
		return RECORDS_ORIGINAL_FIRST;
	return major == 2 && minor == 3 ? RECORDS_SHORTER_FIRST
					: RECORDS_CAPTURED_FIRST;
}

bool
records_init(struct records *records, const uint8_t *header)
{
	const struct magic *magic = find_magic(header, &records->big);

	if (magic == NULL)
		return false;
	records->digits = magic->digits;
	records->header = magic->header;
	records->order = find_order(load_16(header + 4, records->big),
	    load_16(header + 6, records->big));
	/* The high bits tell of the frame check sequence, which lies behind the
	 * length of IP like padding. */
	records->link_type = load_32(header + 20, records->big) & 0x03ffffff;
	return true;
}

/* Reads both lengths in the order of the version. */
static void
read_lengths(
    const struct records *records, const uint8_t *at, struct block *block)
{
	size_t first = load_32(at + 8, records->big);
	size_t second = load_32(at + 12, records->big);
	bool turned = records->order == RECORDS_ORIGINAL_FIRST ||
	    (records->order == RECORDS_SHORTER_FIRST && first > second);

	block->captured = turned ? second : first;
	block->original = turned ? first : second;
}

/* A fraction above a second, which damaged files have, counts as seconds. */
static struct capture_time
read_time(const struct records *records, const uint8_t *at)
{
	uint64_t fraction = load_32(at + 4, records->big);
	uint64_t units = records->digits == 6 ? 1000000 : 1000000000;
	int64_t seconds = load_32(at, records->big);

	if (fraction >= units) {
		seconds += (int64_t)(fraction / units);
		fraction %= units;
	}
	return (
	    struct capture_time){ seconds, fraction, records->digits, true };
}

enum block_result
records_read(const struct records *records, const uint8_t *at, size_t size,
    struct block *block)
{
	if (size < records->header)
		return block_want(block, records->header);
	read_lengths(records, at, block);
	if (block->captured > BLOCK_PACKET_MAX)
		return block_fail(block, "the length of a packet is too large");
	block->length = records->header + block->captured;
	if (size < block->length)
		return block_want(block, block->length);
	block->time = read_time(records, at);
	block->link_type = records->link_type;
	block->data = at + records->header;
	return BLOCK_PACKET;
}
