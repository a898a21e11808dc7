/* SPDX-License-Identifier: MIT */
/* UTF-8, octet by octet as it comes, under a mask or not; RFC 3629. */

#include <string.h>

#include "wsreg-check.h"

/*
 * The state is 0 between sequences.  Inside one it has the number of octets to
 * come and the range of the next one; a text that failed stays so.
 */
#define STATE(left, low, high)                                                 \
	((uint32_t)(left) << 16 | (uint32_t)(low) << 8 | (uint32_t)(high))
#define STATE_LEFT(state) ((state) >> 16)
#define STATE_LOW(state) ((state) >> 8 & 0xff)
#define STATE_HIGH(state) ((state)&0xff)
#define STATE_BAD UINT32_MAX

/* RFC 3629, 4: what may follow the first octet of a sequence.  Others than
 * these would be overlong, surrogates, or above U+10FFFF. */
static uint32_t
begin(uint8_t octet)
{
	if (octet < 0x80)
		return 0;
	if (octet < 0xc2 || octet > 0xf4)
		return STATE_BAD;
	if (octet < 0xe0)
		return STATE(1, 0x80, 0xbf);
	if (octet < 0xf0)
		return STATE(2, octet == 0xe0 ? 0xa0 : 0x80,
		    octet == 0xed ? 0x9f : 0xbf);
	return STATE(
	    3, octet == 0xf0 ? 0x90 : 0x80, octet == 0xf4 ? 0x8f : 0xbf);
}

static uint32_t
step(uint32_t state, uint8_t octet)
{
	if (state == 0)
		return begin(octet);
	if (octet < STATE_LOW(state) || octet > STATE_HIGH(state))
		return STATE_BAD;
	if (STATE_LEFT(state) == 1)
		return 0;
	return STATE(STATE_LEFT(state) - 1, 0x80, 0xbf);
}

/* Whether the eight octets at `data` are ASCII. */
static bool
is_ascii(const uint8_t *data, uint64_t mask)
{
	uint64_t word;

	memcpy(&word, data, sizeof(word));
	return ((word ^ mask) & UINT64_C(0x8080808080808080)) == 0;
}

size_t
wsreg_utf8_feed(struct wsreg_utf8 *utf8, const void *data, size_t size)
{
	static const uint8_t none[4] = { 0 };

	return wsreg_utf8_feed_masked(utf8, data, size, none, 0);
}

size_t
wsreg_utf8_feed_masked(struct wsreg_utf8 *utf8, const void *data, size_t size,
    const uint8_t key[4], unsigned phase)
{
	const uint8_t *octets = data;
	uint32_t state = utf8->state;
	uint8_t turned[8];
	uint64_t mask;
	size_t i = 0;

	if (state == STATE_BAD)
		return 0;
	for (unsigned j = 0; j < 8; j++)
		turned[j] = key[(phase + j) % 4];
	memcpy(&mask, turned, sizeof(mask));
	while (i < size) {
		/* Steps of eight leave the mask as it is. */
		if (state == 0 && i % 4 == 0 && size - i >= 8 &&
		    is_ascii(octets + i, mask)) {
			i += 8;
			continue;
		}
		state = step(state, octets[i] ^ turned[i % 4]);
		if (state == STATE_BAD)
			break;
		i++;
	}
	utf8->state = state;
	return i;
}

bool
wsreg_utf8_complete(const struct wsreg_utf8 *utf8)
{
	return utf8->state == 0;
}

void
wsreg_unmask(void *target, const void *data, size_t size, const uint8_t key[4],
    unsigned phase)
{
	const uint8_t *from = data;
	uint8_t *to = target;

	for (size_t i = 0; i < size; i++)
		to[i] = from[i] ^ key[(phase + i) % 4];
}
