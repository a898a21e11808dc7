/* SPDX-License-Identifier: MIT */
/* Reads pcapng files: sections of blocks of many kinds. */

#include "pcapng.h"

#include <stdlib.h>

#include "octets.h"

/* The types of blocks; others are skipped. */
enum type {
	TYPE_INTERFACE = 1,
	TYPE_OLD_PACKET = 2,
	TYPE_SIMPLE_PACKET = 3,
	TYPE_PACKET = 6,
	TYPE_SECRETS = 10,
	TYPE_SECTION = 0x0a0d0d0a /* the same in either order */
};

/* A section header's number for the order of octets. */
#define ORDER 0x1a2b3c4d

/* The sizes of the parts before a packet's octets or a block's options, and of
 * the least block: its type and its length, twice. */
#define SECTION_HEAD 24
#define INTERFACE_HEAD 16
#define PACKET_HEAD 28
#define SIMPLE_HEAD 12
#define BLOCK_LEAST 12
#define BLOCK_TAIL 4

/* Options may be long; a packet has some too. */
#define BLOCK_MOST (BLOCK_PACKET_MAX + 65536)

/* More interfaces than any capture has. */
#define INTERFACES_MOST 65536

bool
pcapng_recognise(const uint8_t *at, size_t size)
{
	return size >= 4 && load_be32(at) == TYPE_SECTION &&
	    (size < 12 || load_be32(at + 8) == ORDER ||
		load_32(at + 8, false) == ORDER);
}

void
pcapng_free(struct pcapng *pcapng)
{
	free(pcapng->interfaces);
}

/* ---- Interfaces ---- */

/* The options that say how to read times: if_tsresol, if_tsoffset. */
#define OPTION_RESOLUTION 9
#define OPTION_OFFSET 14

static void
read_option(const struct pcapng *pcapng, struct pcapng_interface *interface,
    unsigned code, const uint8_t *at, size_t size)
{
	if (code == OPTION_RESOLUTION && size >= 1) {
		interface->resolution = at[0];
	} else if (code == OPTION_OFFSET && size >= 8) {
		uint64_t first = load_32(at, pcapng->big);
		uint64_t second = load_32(at + 4, pcapng->big);

		interface->offset =
		    (int64_t)(pcapng->big ? first << 32 | second
					  : second << 32 | first);
	}
}

/* Reads options up to one that is too long for the block. */
static void
read_options(const struct pcapng *pcapng, struct pcapng_interface *interface,
    const uint8_t *at, size_t size)
{
	while (size >= 4) {
		unsigned code = load_16(at, pcapng->big);
		size_t length = load_16(at + 2, pcapng->big);
		size_t padded = 4 + (length + 3) / 4 * 4;

		if (code == 0 || padded > size)
			break;
		read_option(pcapng, interface, code, at + 4, length);
		at += padded;
		size -= padded;
	}
}

static struct pcapng_interface *
add_interface(struct pcapng *pcapng)
{
	if (pcapng->count == pcapng->room) {
		size_t room = pcapng->room == 0 ? 4 : pcapng->room * 2;
		struct pcapng_interface *larger =
		    realloc(pcapng->interfaces, room * sizeof(*larger));

		if (larger == NULL)
			return NULL;
		pcapng->interfaces = larger;
		pcapng->room = room;
	}
	return &pcapng->interfaces[pcapng->count++];
}

static enum block_result
read_interface(struct pcapng *pcapng, const uint8_t *at, struct block *block)
{
	struct pcapng_interface *interface;

	if (block->length < INTERFACE_HEAD + BLOCK_TAIL)
		return block_fail(block, "an interface block is too short");
	if (pcapng->count == INTERFACES_MOST)
		return block_fail(block, "a section has too many interfaces");
	interface = add_interface(pcapng);
	if (interface == NULL)
		return BLOCK_MEMORY;
	*interface = (struct pcapng_interface){
		.link_type = load_16(at + 8, pcapng->big),
		.snapshot = load_32(at + 12, pcapng->big),
		.resolution = 6,
	};
	read_options(pcapng, interface, at + INTERFACE_HEAD,
	    block->length - INTERFACE_HEAD - BLOCK_TAIL);
	return BLOCK_OTHER;
}

/* ---- Times ---- */

static const uint64_t powers[] = {
	1,
	10,
	100,
	1000,
	10000,
	100000,
	1000000,
	10000000,
	100000000,
	1000000000,
	10000000000,
	100000000000,
	1000000000000,
	10000000000000,
	100000000000000,
	1000000000000000,
	10000000000000000,
	100000000000000000,
	1000000000000000000,
};

/* Digits beyond the 18th are left out. */
static void
read_decimal(struct capture_time *time, uint64_t units, unsigned digits)
{
	for (; digits > 18; digits--)
		units /= 10;
	time->digits = digits;
	time->seconds = (int64_t)(units / powers[digits]);
	time->fraction = units % powers[digits];
}

/* Units of 2^-bits seconds become nanoseconds. */
static void
read_binary(struct capture_time *time, uint64_t units, unsigned bits)
{
	uint64_t fraction =
	    bits < 64 ? units & ((UINT64_C(1) << bits) - 1) : units;

	if (bits > 32) {
		fraction = bits - 32 < 64 ? fraction >> (bits - 32) : 0;
		time->fraction = fraction * 1000000000 >> 32;
	} else {
		time->fraction = fraction * 1000000000 >> bits;
	}
	time->digits = 9;
	time->seconds = bits < 64 ? (int64_t)(units >> bits) : 0;
}

static void
read_time(const struct pcapng *pcapng, const uint8_t *at,
    const struct pcapng_interface *interface, struct capture_time *time)
{
	uint64_t units = (uint64_t)load_32(at, pcapng->big) << 32 |
	    load_32(at + 4, pcapng->big);
	unsigned resolution = interface->resolution & 0x7f;

	if (interface->resolution == resolution)
		read_decimal(time, units, resolution);
	else
		read_binary(time, units, resolution);
	time->seconds =
	    (int64_t)((uint64_t)time->seconds + (uint64_t)interface->offset);
	time->known = true;
}

/* ---- Packets ---- */

/* Reads the block of a packet, or the older kind, which has two octets for the
 * interface and two for lost packets. */
static enum block_result
read_packet(const struct pcapng *pcapng, const uint8_t *at, bool old,
    struct block *block)
{
	const struct pcapng_interface *interface;
	size_t number;

	if (block->length < PACKET_HEAD + BLOCK_TAIL)
		return block_fail(block, "a packet block is too short");
	number =
	    old ? load_16(at + 8, pcapng->big) : load_32(at + 8, pcapng->big);
	if (number >= pcapng->count)
		return block_fail(
		    block, "a packet is of an interface that is not described");
	interface = &pcapng->interfaces[number];
	block->captured = load_32(at + 20, pcapng->big);
	block->original = load_32(at + 24, pcapng->big);
	if (block->captured > block->length - PACKET_HEAD - BLOCK_TAIL)
		return block_fail(block, "a packet is longer than its block");
	block->data = at + PACKET_HEAD;
	block->link_type = interface->link_type;
	read_time(pcapng, at + 12, interface, &block->time);
	return BLOCK_PACKET;
}

/* Reads a block that has the packet's length and octets alone; it is of the
 * first interface, whose snapshot length says how many octets there are. */
static enum block_result
read_simple(const struct pcapng *pcapng, const uint8_t *at, struct block *block)
{
	size_t room = block->length - SIMPLE_HEAD - BLOCK_TAIL;
	size_t snapshot;

	if (block->length < SIMPLE_HEAD + BLOCK_TAIL)
		return block_fail(block, "a packet block is too short");
	if (pcapng->count == 0)
		return block_fail(
		    block, "a packet is of an interface that is not described");
	block->original = load_32(at + 8, pcapng->big);
	block->captured = block->original;
	snapshot = pcapng->interfaces[0].snapshot;
	if (snapshot != 0 && block->captured > snapshot)
		block->captured = snapshot;
	if (block->captured > room)
		return block_fail(block, "a packet is longer than its block");
	block->data = at + SIMPLE_HEAD;
	block->link_type = pcapng->interfaces[0].link_type;
	block->time = (struct capture_time){ 0 };
	return BLOCK_PACKET;
}

/* ---- Blocks ---- */

/* A new section begins, maybe with another order of octets. */
static enum block_result
read_section(
    struct pcapng *pcapng, const uint8_t *at, size_t size, struct block *block)
{
	if (size < SECTION_HEAD)
		return block_want(block, SECTION_HEAD);
	if (!pcapng_recognise(at, size))
		return block_fail(
		    block, "a section's order of octets is unknown");
	pcapng->big = load_be32(at + 8) == ORDER;
	pcapng->count = 0;
	block->length = load_32(at + 4, pcapng->big);
	if (block->length < SECTION_HEAD + BLOCK_TAIL || block->length % 4 != 0)
		return block_fail(block, "the length of a block is invalid");
	if (load_16(at + 12, pcapng->big) != 1)
		return block_fail(block, "a section's version is unknown");
	return BLOCK_OTHER;
}

static bool
is_read(uint32_t type)
{
	return type == TYPE_INTERFACE || type == TYPE_PACKET ||
	    type == TYPE_SIMPLE_PACKET || type == TYPE_OLD_PACKET;
}

/* Reads a block that is there to its end, at which its length is once more. */
static enum block_result
read_whole(struct pcapng *pcapng, const uint8_t *at, uint32_t type,
    struct block *block)
{
	if (load_32(at + block->length - BLOCK_TAIL, pcapng->big) !=
	    block->length)
		return block_fail(block, "the two lengths of a block differ");
	if (type == TYPE_INTERFACE)
		return read_interface(pcapng, at, block);
	if (type == TYPE_SIMPLE_PACKET)
		return read_simple(pcapng, at, block);
	return read_packet(pcapng, at, type == TYPE_OLD_PACKET, block);
}

enum block_result
pcapng_read(
    struct pcapng *pcapng, const uint8_t *at, size_t size, struct block *block)
{
	uint32_t type;

	if (size < 8)
		return block_want(block, 8);
	type = load_32(at, pcapng->big);
	if (type == TYPE_SECTION)
		return read_section(pcapng, at, size, block);
	block->length = load_32(at + 4, pcapng->big);
	if (block->length < BLOCK_LEAST || block->length % 4 != 0)
		return block_fail(block, "the length of a block is invalid");
	if (type == TYPE_SECRETS)
		pcapng->secrets++;
	if (!is_read(type))
		return BLOCK_OTHER;
	if (block->length > BLOCK_MOST)
		return block_fail(block, "the length of a block is too large");
	if (size < block->length)
		return block_want(block, block->length);
	return read_whole(pcapng, at, type, block);
}
