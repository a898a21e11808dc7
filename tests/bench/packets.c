/* SPDX-License-Identifier: MIT */
/* Packet captures of TCP segments, made in memory. */

#include "packets.h"

#include <stdlib.h>
#include <string.h>

#include "bench.h"

static void
put(struct packets *file, const void *octets, size_t size)
{
	if (size > file->room - file->size) {
		file->room = (file->size + size) * 2;
		file->octets = realloc(file->octets, file->room);
		if (file->octets == NULL)
			exit(bench_fail("out of memory"));
	}
	memcpy(file->octets + file->size, octets, size);
	file->size += size;
}

void
packets_begin(struct packets *file)
{
	file->size = 0;
	file->count = 0;
	put(file, "\xd4\xc3\xb2\xa1\2\0\4\0\0\0\0\0\0\0\0\0\0\0\4\0\1\0\0\0",
	    24);
}

static void
store32(uint8_t *at, uint32_t number)
{
	for (unsigned i = 0; i < 4; i++)
		at[i] = (uint8_t)(number >> 8 * i);
}

static void
store_be(uint8_t *at, uint32_t number, unsigned size)
{
	for (unsigned i = 0; i < size; i++)
		at[i] = (uint8_t)(number >> 8 * (size - 1 - i));
}

/* 16 octets of the record, 14 of Ethernet, 20 of IPv4, 20 of TCP. */
#define HEADERS 70

void
packets_add(
    struct packets *file, const struct packets_piece *piece, const void *data)
{
	static uint8_t octets[HEADERS + 65536];
	uint8_t *ip = octets + 30, *tcp = octets + 50;
	uint8_t *client = ip + (piece->side == 0 ? 12 : 16);
	uint32_t size = (uint32_t)piece->size + HEADERS - 16;

	store32(octets, 1700000000 + file->count / 100000);
	store32(octets + 4, file->count % 100000);
	store32(octets + 8, size);
	store32(octets + 12, size);
	store_be(octets + 28, 0x0800, 2);
	ip[0] = 0x45;
	store_be(ip + 2, size - 14, 2);
	ip[9] = 6;
	store_be(ip + 12, 0x0a000002, 4);
	store_be(ip + 16, 0x0a000002, 4);
	store_be(client, 0x0b000000 + (piece->connection >> 15), 4);
	store_be(tcp + (piece->side == 0 ? 2 : 0), 8080, 2);
	store_be(tcp + (piece->side == 0 ? 0 : 2),
	    20000 + (piece->connection & 0x7fff), 2);
	store_be(tcp + 4, piece->sequence, 4);
	tcp[12] = 0x50;
	tcp[13] = (uint8_t)piece->flags;
	if (data != NULL)
		memcpy(octets + HEADERS, data, piece->size);
	put(file, octets, HEADERS + piece->size);
	file->count++;
}
