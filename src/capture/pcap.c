/* SPDX-License-Identifier: MIT */
/* Reads pcap files: a header, then a record for each packet. */

#include "pcap.h"

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
pcap_recognise(const uint8_t magic[4])
{
	bool big;

	return find_magic(magic, &big) != NULL;
}

/* Version 543.0 is that of DG/UX. */
static enum pcap_order
find_order(unsigned major, unsigned minor)
{
	if (major == 543 || (major == 2 && minor < 3))
		return PCAP_ORIGINAL_FIRST;
	return major == 2 && minor == 3 ? PCAP_SHORTER_FIRST
					: PCAP_CAPTURED_FIRST;
}

void
pcap_init(struct pcap *pcap, const uint8_t *header)
{
	const struct magic *magic = find_magic(header, &pcap->big);

	pcap->digits = magic->digits;
	pcap->header = magic->header;
	pcap->order = find_order(
	    load_16(header + 4, pcap->big), load_16(header + 6, pcap->big));
	/* The high bits tell of the frame check sequence, which lies behind the
	 * length of IP like padding. */
	pcap->link_type = load_32(header + 20, pcap->big) & 0x03ffffff;
}

/* Reads both lengths in the order of the version. */
static void
read_lengths(const struct pcap *pcap, const uint8_t *at, struct block *block)
{
	size_t first = load_32(at + 8, pcap->big);
	size_t second = load_32(at + 12, pcap->big);
	bool turned = pcap->order == PCAP_ORIGINAL_FIRST ||
	    (pcap->order == PCAP_SHORTER_FIRST && first > second);

	block->captured = turned ? second : first;
	block->original = turned ? first : second;
}

/* A fraction above a second, which damaged files have, counts as seconds. */
static struct capture_time
read_time(const struct pcap *pcap, const uint8_t *at)
{
	uint64_t fraction = load_32(at + 4, pcap->big);
	uint64_t units = pcap->digits == 6 ? 1000000 : 1000000000;
	int64_t seconds = load_32(at, pcap->big);

	if (fraction >= units) {
		seconds += (int64_t)(fraction / units);
		fraction %= units;
	}
	return (struct capture_time){ seconds, fraction, pcap->digits, true };
}

enum block_result
pcap_read(const struct pcap *pcap, const uint8_t *at, size_t size,
    struct block *block)
{
	if (size < pcap->header)
		return block_want(block, pcap->header);
	read_lengths(pcap, at, block);
	if (block->captured > BLOCK_PACKET_MAX)
		return block_fail(block, "the length of a packet is too large");
	block->length = pcap->header + block->captured;
	if (size < block->length)
		return block_want(block, block->length);
	block->time = read_time(pcap, at);
	block->link_type = pcap->link_type;
	block->data = at + pcap->header;
	return BLOCK_PACKET;
}
