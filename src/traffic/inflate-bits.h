/* SPDX-License-Identifier: MIT */
/* Compressed data as a stream of bits; RFC 1951, 3.1.1. */

#ifndef TRAFFIC_INFLATE_BITS_H
#define TRAFFIC_INFLATE_BITS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "inflate-table.h"

#define ALWAYS_INLINE inline __attribute__((always_inline))

/* The input: bits that were taken out of octets, the next one lowest, and the
 * octets that follow.  Above the `bits` that count, the buffer may have bits of
 * the next octets already. */
struct source {
	uint64_t buffer;
	unsigned bits;
	const uint8_t *next, *end;
};

static ALWAYS_INLINE uint64_t
load(const uint8_t *octets)
{
	uint64_t value;

	memcpy(&value, octets, sizeof(value));
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
	value = __builtin_bswap64(value);
#endif
	return value;
}

/* Fills the buffer to at least 56 bits from 8 octets.  Some bits of the octet
 * that is next may be there, too, above those that count. */
static ALWAYS_INLINE void
refill_fast(struct source *source)
{
	source->buffer |= load(source->next) << source->bits;
	source->next += (63 - source->bits) >> 3;
	source->bits |= 56;
}

/* Fills the buffer to at least 56 bits, or with all that the input has left. */
static ALWAYS_INLINE void
refill(struct source *source)
{
	if (source->end - source->next >= 8) {
		refill_fast(source);
		return;
	}
	while (source->bits < 56 && source->next < source->end) {
		source->buffer |= (uint64_t)*source->next++ << source->bits;
		source->bits += 8;
	}
}

/* Returns whether the input has `count` more bits, which are then in the
 * buffer. */
static ALWAYS_INLINE bool
have(struct source *source, unsigned count)
{
	if (source->bits < count)
		refill(source);
	return source->bits >= count;
}

static ALWAYS_INLINE void
drop(struct source *source, unsigned count)
{
	source->buffer >>= count;
	source->bits -= count;
}

/* Returns the lowest bits of a number, less than 64. */
static ALWAYS_INLINE uint64_t
low(uint64_t value, unsigned count)
{
	return value & ((UINT64_C(1) << count) - 1);
}

static ALWAYS_INLINE unsigned
take(struct source *source, unsigned count)
{
	unsigned value = (unsigned)low(source->buffer, count);

	drop(source, count);
	return value;
}

/* Returns a table's entry for the bits that are next. */
static ALWAYS_INLINE uint32_t
look_up(struct inflate_table table, const struct source *source)
{
	return table.entries[low(source->buffer, table.bits)];
}

/* Takes the bits that an entry is for; returns its value with the extra bits. */
static ALWAYS_INLINE size_t
take_value(struct source *source, uint32_t entry)
{
	size_t value = (entry >> 16) +
	    (low(source->buffer, INFLATE_TOTAL(entry)) >> INFLATE_CODE(entry));

	drop(source, INFLATE_TOTAL(entry));
	return value;
}

#endif
