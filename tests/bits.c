/* SPDX-License-Identifier: MIT */
/* Blocks of compressed data made by hand; RFC 1951, 3. */

#include "bits.h"

void
bits_put(struct bits *bits, unsigned value, unsigned count)
{
	for (unsigned i = 0; i < count; i++, bits->count++)
		bits->octets[bits->count / 8] |=
		    (uint8_t)((value >> i & 1) << bits->count % 8);
}

void
bits_put_code(struct bits *bits, unsigned code, unsigned count)
{
	while (count-- > 0)
		bits_put(bits, code >> count & 1, 1);
}

void
bits_put_literal(struct bits *bits, uint8_t octet)
{
	bits_put_code(bits, 0x30u + octet, 8);
}

/* Of the codes from 14 on each two have the same number of bits more. */
void
bits_put_match(struct bits *bits, unsigned distance)
{
	unsigned code = 14, first = 129, extra = 6;

	while (distance - first >= 1u << extra) {
		first += 1u << extra;
		extra += code % 2;
		code++;
	}
	bits_put_code(bits, 1, 7);
	bits_put_code(bits, code, 5);
	bits_put(bits, distance - first, extra);
}

void
bits_put_end(struct bits *bits)
{
	bits_put_code(bits, 0, 7);
	bits_put(bits, 0, 3);
}

size_t
bits_size(const struct bits *bits)
{
	return (bits->count + 7) / 8;
}

void
bits_put_run(struct bits *bits, size_t size)
{
	bits_put_literal(bits, 'a');
	for (size--; size >= 258; size -= 258) {
		bits_put_code(bits, 0xc5, 8);
		bits_put_code(bits, 0, 5);
	}
	for (; size > 0; size--)
		bits_put_literal(bits, 'a');
}
