/* SPDX-License-Identifier: MIT */
/* Traffic of a client for the benchmarks, the same on every run. */

#include "traffic.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "frames/wsreg-check.h"
#include "wsreg-codes.h"

#define FIN 0x80
#define MASK 0x80
#define MESSAGE_MAX ((size_t)1 << 20)
#define FRAGMENT_MAX 8192

/* ---- Frames ---- */

static void
reserve(struct traffic *traffic, size_t size)
{
	if (size <= traffic->room - traffic->size)
		return;
	traffic->room = (traffic->size + size) * 2;
	traffic->octets = realloc(traffic->octets, traffic->room);
	if (traffic->octets == NULL)
		exit(bench_fail("out of memory"));
}

static void
put(struct traffic *traffic, unsigned octet)
{
	traffic->octets[traffic->size++] = (uint8_t)octet;
}

/* RFC 6455, 5.2. */
static void
put_length(struct traffic *traffic, size_t length)
{
	unsigned octets = length < 126 ? 0 : length < 65536 ? 2 : 8;

	put(traffic,
	    MASK |
		(octets == 0          ? (unsigned)length
			: octets == 2 ? 126u
				      : 127u));
	while (octets-- > 0)
		put(traffic, (unsigned)(length >> 8 * octets & 0xff));
}

static void
put_frame(struct traffic *traffic, unsigned first, const uint8_t *payload,
    size_t length, uint64_t *state)
{
	uint8_t key[4];
	uint64_t chance = bench_random(state) | 1;

	memcpy(key, &chance, sizeof(key));
	reserve(traffic, 14 + length);
	put(traffic, first);
	put_length(traffic, length);
	memcpy(traffic->octets + traffic->size, key, sizeof(key));
	traffic->size += sizeof(key);
	wsreg_unmask(traffic->octets + traffic->size, payload, length, key, 0);
	traffic->size += length;
	traffic->frames++;
}

/* ---- Messages ---- */

static const char emoji[] = "\xf0\x9f\x98\x80";

static void
make_ascii(uint8_t *text, size_t size, uint64_t *state)
{
	for (size_t i = 0; i < size; i++)
		text[i] = (uint8_t)(' ' + bench_random(state) % 95);
}

static void
make_chat(uint8_t *text, size_t size, uint64_t *state)
{
	make_ascii(text, size, state);
	if (bench_random(state) % 8 == 0)
		memcpy(text + bench_random(state) % (size - 4), emoji, 4);
}

static void
make_json(uint8_t *text, size_t size)
{
	static const char record[] = "{\"id\": 12345, \"name\": \"abc\"}, ";

	for (size_t i = 0; i < size; i++)
		text[i] = (uint8_t)record[i % (sizeof(record) - 1)];
}

/* U+4E00 to U+8FFF, an emoji after about seven of them. */
static void
make_cjk(uint8_t *text, size_t size, uint64_t *state)
{
	size_t i = 0;

	while (size - i >= 4) {
		uint64_t chance = bench_random(state);

		if (chance % 8 == 0) {
			memcpy(text + i, emoji, 4);
			i += 4;
			continue;
		}
		text[i++] = (uint8_t)(0xe5 + chance / 8 % 4);
		text[i++] = (uint8_t)(0x80 + chance / 64 % 64);
		text[i++] = (uint8_t)(0x80 + chance / 4096 % 64);
	}
	make_ascii(text + i, size - i, state);
}

static void
put_fragments(
    struct traffic *traffic, const uint8_t *text, size_t size, uint64_t *state)
{
	unsigned opcode = WSREG_OPCODE_TEXT_FRAME;

	for (size_t i = 0, part; i < size; i += part) {
		part = 1 + bench_random(state) % FRAGMENT_MAX;
		if (part > size - i)
			part = size - i;
		put_frame(traffic, opcode | (i + part == size ? FIN : 0u),
		    text + i, part, state);
		opcode = WSREG_OPCODE_CONTINUATION_FRAME;
	}
}

static void
put_message(struct traffic *traffic, enum traffic_kind kind, uint8_t *text,
    uint64_t *state)
{
	size_t size = 0;

	switch (kind) {
	case TRAFFIC_CHAT:
		size = 20 + bench_random(state) % 106;
		make_chat(text, size, state);
		break;
	case TRAFFIC_JSON:
		size = 1024 + bench_random(state) % 3073;
		make_json(text, size);
		break;
	case TRAFFIC_BINARY:
		put_frame(traffic, FIN | WSREG_OPCODE_BINARY_FRAME, text,
		    MESSAGE_MAX, state);
		return;
	case TRAFFIC_CJK:
		make_cjk(text, 65536, state);
		put_fragments(traffic, text, 65536, state);
		return;
	}
	put_frame(traffic, FIN | WSREG_OPCODE_TEXT_FRAME, text, size, state);
}

struct traffic
traffic_make(enum traffic_kind kind, size_t size)
{
	struct traffic traffic = { 0 };
	uint8_t *text = calloc(MESSAGE_MAX, 1);
	uint64_t state = 1;

	if (text == NULL)
		exit(bench_fail("out of memory"));
	while (traffic.size < size)
		put_message(&traffic, kind, text, &state);
	free(text);
	return traffic;
}
