/* SPDX-License-Identifier: MIT */
/* Blocks of compressed data made by hand; RFC 1951, 3. */

#include "blocks.h"

void
blocks_put(struct blocks *bits, unsigned value, unsigned count)
{
	for (unsigned i = 0; i < count; i++, bits->count++)
		bits->octets[bits->count / 8] |=
		    (uint8_t)((value >> i & 1) << bits->count % 8);
}

void
blocks_put_code(struct blocks *bits, unsigned code, unsigned count)
{
	while (count-- > 0)
		blocks_put(bits, code >> count & 1, 1);
}

void
blocks_put_literal(struct blocks *bits, uint8_t octet)
{
	blocks_put_code(bits, 0x30u + octet, 8);
}

/* Of the codes from 14 on each two have the same number of bits more. */
void
blocks_put_match(struct blocks *bits, unsigned distance)
{
	unsigned code = 14, first = 129, extra = 6;

	while (distance - first >= 1u << extra) {
		first += 1u << extra;
		extra += code % 2;
		code++;
	}
	blocks_put_code(bits, 1, 7);
	blocks_put_code(bits, code, 5);
	blocks_put(bits, distance - first, extra);
}

void
blocks_put_end(struct blocks *bits)
{
	blocks_put_code(bits, 0, 7);
	blocks_put(bits, 0, 3);
}

size_t
blocks_size(const struct blocks *bits)
{
	return (bits->count + 7) / 8;
}

void
blocks_put_run(struct blocks *bits, size_t size)
{
	blocks_put_literal(bits, 'a');
	for (size--; size >= 258; size -= 258) {
		blocks_put_code(bits, 0xc5, 8);
		blocks_put_code(bits, 0, 5);
	}
	for (; size > 0; size--)
		blocks_put_literal(bits, 'a');
}
