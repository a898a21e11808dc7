/* SPDX-License-Identifier: MIT */
/* The file format pcapng (draft-ietf-opsawg-pcapng). */

#ifndef CAPTURE_PCAPNG_H
#define CAPTURE_PCAPNG_H

#include "block.h"

/* An interface of a section, from which packets came. */
struct pcapng_interface {
	uint32_t link_type;
	/* The most octets of a packet that were captured; 0 for all. */
	uint32_t snapshot;
	/* The unit of time as the file has it: 10^-n seconds, or 2^-n if the
	 * highest bit is set; and the seconds to add. */
	uint8_t resolution;
	int64_t offset;
};

struct pcapng {
	bool big; /* whether numbers have their high octet first */
	struct pcapng_interface *interfaces; /* of the section */
	size_t count, room;
	uint64_t secrets; /* the blocks with decryption secrets */
};

/* Returns whether a file that has these octets first is pcapng.  Whether the
 * number of the order is right is known of 12 octets. */
bool
pcapng_recognise(const uint8_t *at, size_t size);

void
pcapng_free(struct pcapng *pcapng);

/* Reads a block, of which `size' octets are there. */
enum block_result
pcapng_read(
    struct pcapng *pcapng, const uint8_t *at, size_t size, struct block *block);

#endif
