/* SPDX-License-Identifier: MIT */
/* Blocks of compressed data made by hand; RFC 1951, 3. */

#ifndef TESTS_BITS_H
#define TESTS_BITS_H

#include <stddef.h>
#include <stdint.h>

/* All zeros: none. */
struct bits {
	uint8_t octets[1024];
	size_t count; /* of bits */
};

/* Puts bits behind the others, the lowest first. */
void
bits_put(struct bits *bits, unsigned value, unsigned count);

/* A Huffman code, which has its highest bit first. */
void
bits_put_code(struct bits *bits, unsigned code, unsigned count);

/* An octet below 144, in the fixed codes; RFC 1951, 3.2.6. */
void
bits_put_literal(struct bits *bits, uint8_t octet);

/* A match of three octets from so far back, 129 or more; RFC 1951, 3.2.5. */
void
bits_put_match(struct bits *bits, unsigned distance);

/* As many octets of 'a', through matches of 258 one back, then one by one. */
void
bits_put_run(struct bits *bits, size_t size);

/* The end of the block, and how the next one begins that ends a message; RFC
 * 7692, 7.2.1. */
void
bits_put_end(struct bits *bits);

/* The octets that there are, the last one perhaps in part. */
size_t
bits_size(const struct bits *bits);

#endif
