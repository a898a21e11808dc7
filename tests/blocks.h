/* SPDX-License-Identifier: MIT */
/* Blocks of compressed data made by hand; RFC 1951, 3. */

#ifndef TESTS_BLOCKS_H
#define TESTS_BLOCKS_H

#include <stddef.h>
#include <stdint.h>

/* All zeros: none. */
struct blocks {
	uint8_t octets[1024];
	size_t count; /* of bits */
};

/* Puts bits behind the others, the lowest first. */
void
blocks_put(struct blocks *bits, unsigned value, unsigned count);

/* A Huffman code, which has its highest bit first. */
void
blocks_put_code(struct blocks *bits, unsigned code, unsigned count);

/* An octet below 144, in the fixed codes; RFC 1951, 3.2.6. */
void
blocks_put_literal(struct blocks *bits, uint8_t octet);

/* A match of three octets from so far back, 129 or more; RFC 1951, 3.2.5. */
void
blocks_put_match(struct blocks *bits, unsigned distance);

/* As many octets of 'a', through matches of 258 one back, then one by one. */
void
blocks_put_run(struct blocks *bits, size_t size);

/* The end of the block, and how the next one begins that ends a message; RFC
 * 7692, 7.2.1. */
void
blocks_put_end(struct blocks *bits);

/* The octets that there are, the last one perhaps in part. */
size_t
blocks_size(const struct blocks *bits);

#endif
