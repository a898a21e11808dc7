/* SPDX-License-Identifier: MIT */
/* The file format pcap (draft-ietf-opsawg-pcap). */

#ifndef CAPTURE_RECORDS_H
#define CAPTURE_RECORDS_H

#include "block.h"

/* The size of the file's header. */
#define RECORDS_HEADER 24

/* The order of the two lengths of a packet.  The original one came first in
 * versions before 2.3; in 2.3 some programs wrote this order, others that. */
enum records_order {
	RECORDS_CAPTURED_FIRST,
	RECORDS_ORIGINAL_FIRST,
	RECORDS_SHORTER_FIRST
};

struct records {
	bool big; /* whether numbers have their high octet first */
	/* The digits of a second's fraction: 6, or 9. */
	unsigned digits;
	/* The size of a packet's header: 16, or 24 in files of a modified
	 * Linux libpcap. */
	size_t header;
	enum records_order order;
	uint32_t link_type;
};

/* Returns whether a file that has these four octets first is pcap. */
bool
records_recognise(const uint8_t magic[4]);

/* Reads the file's header, of RECORDS_HEADER octets.  False if records_recognise()
 * is; then only four octets are read. */
bool
records_init(struct records *records, const uint8_t *header);

/* Reads the record of a packet, of which `size' octets are there. */
enum block_result
records_read(const struct records *records, const uint8_t *at, size_t size,
    struct block *block);

#endif
