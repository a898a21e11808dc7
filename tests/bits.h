/* SPDX-License-Identifier: MIT */
/* Compressed data for the tests, written bit by bit; RFC 1951, 3. */

#ifndef TESTS_BITS_H
#define TESTS_BITS_H

#include "support.h"

/* Begins as zeros. */
struct bits {
	uint8_t octets[1 << 14];
	size_t count;
	/* The octets that it inflates to. */
	size_t made;
};

/* How many octets it has, the last of which may be partly used. */
size_t
bits_size(const struct bits *bits);

/* Adds a number, its lowest bit first. */
void
bits_add(struct bits *bits, unsigned value, unsigned count);

/* Goes on with the next octet. */
void
bits_align(struct bits *bits);

/* Adds octets as they are, at the next octet. */
void
bits_add_octets(struct bits *bits, const void *octets, size_t size);

/* A whole block that is not compressed; RFC 1951, 3.2.4. */
void
bits_add_stored(struct bits *bits, bool final, const void *octets, size_t size);

/* What a block with the fixed codes is made of; RFC 1951, 3.2.6: its header,
 * literals, references of 3 to 258 octets up to 32768 back, its end. */
void
bits_begin_fixed(struct bits *bits, bool final);
void
bits_add_literal(struct bits *bits, uint8_t octet);
void
bits_add_match(struct bits *bits, unsigned length, unsigned distance);
void
bits_end_fixed(struct bits *bits);

/* Such a block's literals and references for so many octets of one kind. */
void
bits_add_run(struct bits *bits, uint8_t octet, size_t size);

/* Ends a message as RFC 7692, 7.2.1 does: with an empty stored block, without
 * its last four octets. */
void
bits_end_message(struct bits *bits);

#endif
