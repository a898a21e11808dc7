/* SPDX-License-Identifier: MIT */
/* Compressed data for the tests, written bit by bit; RFC 1951, 3. */

#include "bits.h"

size_t
bits_size(const struct bits *bits)
{
	return (bits->count + 7) / 8;
}

void
bits_add(struct bits *bits, unsigned value, unsigned count)
{
	support_assert(bits->count + count <= 8 * sizeof(bits->octets),
	    "no room for %u bits", count);
	for (unsigned i = 0; i < count; i++, bits->count++)
		bits->octets[bits->count / 8] |=
		    (uint8_t)((value >> i & 1) << bits->count % 8);
}

/* Adds a code, its highest bit first. */
static void
add_code(struct bits *bits, unsigned code, unsigned count)
{
	while (count-- > 0)
		bits_add(bits, code >> count & 1, 1);
}

void
bits_align(struct bits *bits)
{
	bits_add(bits, 0, (unsigned)(8 * bits_size(bits) - bits->count));
}

void
bits_add_octets(struct bits *bits, const void *octets, size_t size)
{
	const uint8_t *at = octets;

	bits_align(bits);
	for (size_t i = 0; i < size; i++)
		bits_add(bits, at[i], 8);
}

void
bits_add_stored(struct bits *bits, bool final, const void *octets, size_t size)
{
	bits_add(bits, final, 1);
	bits_add(bits, 0, 2);
	bits_align(bits);
	bits_add(bits, (unsigned)size, 16);
	bits_add(bits, ~(unsigned)size & 0xffff, 16);
	bits_add_octets(bits, octets, size);
	bits->made += size;
}

void
bits_begin_fixed(struct bits *bits, bool final)
{
	bits_add(bits, final, 1);
	bits_add(bits, 1, 2);
}

/* A literal, the end of a block or a length. */
static void
add_symbol(struct bits *bits, unsigned symbol)
{
	if (symbol < 144)
		add_code(bits, 0x30 + symbol, 8);
	else if (symbol < 256)
		add_code(bits, 0x190 + symbol - 144, 9);
	else if (symbol < 280)
		add_code(bits, symbol - 256, 7);
	else
		add_code(bits, 0xc0 + symbol - 280, 8);
}

void
bits_add_literal(struct bits *bits, uint8_t octet)
{
	add_symbol(bits, octet);
	bits->made++;
}

/*
 * RFC 1951, 3.2.5: `value`, counted from 0, as the number of a range and where
 * in it, in so many bits.  Twice `each` ranges have one value; then there are
 * as many as `each` of every power of two.
 */
static unsigned
find_range(unsigned value, unsigned each, unsigned *extra, unsigned *count)
{
	unsigned power = 0;

	while (value >= each << (power + 1))
		power++;
	*count = power;
	*extra = value & ((1u << power) - 1);
	return power * each + (value >> power);
}

static void
add_length(struct bits *bits, unsigned length)
{
	unsigned extra, count, range;

	if (length == 258) {
		add_symbol(bits, 285);
		return;
	}
	range = find_range(length - 3, 4, &extra, &count);
	add_symbol(bits, 257 + range);
	bits_add(bits, extra, count);
}

void
bits_add_match(struct bits *bits, unsigned length, unsigned distance)
{
	unsigned extra, count, range;

	add_length(bits, length);
	range = find_range(distance - 1, 2, &extra, &count);
	add_code(bits, range, 5);
	bits_add(bits, extra, count);
	bits->made += length;
}

void
bits_end_fixed(struct bits *bits)
{
	add_symbol(bits, 256);
}

void
bits_add_run(struct bits *bits, uint8_t octet, size_t size)
{
	if (size == 0)
		return;
	bits_add_literal(bits, octet);
	for (size--; size > 2;) {
		unsigned length = size < 258 ? (unsigned)size : 258;

		bits_add_match(bits, length, 1);
		size -= length;
	}
	for (; size > 0; size--)
		bits_add_literal(bits, octet);
}

void
bits_end_message(struct bits *bits)
{
	bits_add(bits, 0, 3);
	bits_align(bits);
}
