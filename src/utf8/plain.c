/* SPDX-License-Identifier: MIT */
/* UTF-8 in plain C: eight octets of ASCII at once, others by an automaton. */

#include "implementation.h"

#include "automaton.h"

/* ---- Text ---- */

size_t
kernel_scan(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	uint64_t state = state_of(*last);
	uint8_t key[4];
	size_t i = 0;

	memcpy(key, &mask, 4);
	for (; i < size; i++) {
		uint8_t octet = data[i] ^ key[i % 4];

		state = step(state, octet);
		if ((state & 63) == STATE_BAD)
			break;
		*last = (*last << 8 | octet) & 0xffffff;
	}
	return i;
}

#define WORD sizeof(uint64_t)
#define HIGH_BITS UINT64_C(0x8080808080808080)

static inline uint64_t
load(const uint8_t *data, uint64_t mask)
{
	uint64_t word;

	memcpy(&word, data, WORD);
	return word ^ mask;
}

/* How many octets from `data' on are ASCII, in pairs of words. */
static inline size_t
skip_ascii(const uint8_t *data, size_t size, uint64_t mask)
{
	size_t i = 0;

	for (; size - i >= 2 * WORD; i += 2 * WORD)
		if (((load(data + i, mask) | load(data + i + WORD, mask)) &
			HIGH_BITS) != 0)
			break;
	return i;
}

static inline bool
check_text(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	uint64_t state = state_of(*last);
	uint64_t wide = (uint64_t)mask << 32 | mask;
	uint8_t key[4];
	size_t i = 0;

	memcpy(key, &mask, 4);
	while (i < size) {
		size_t end;

		if ((state & 63) == STATE_BETWEEN)
			i += skip_ascii(data + i, size - i, wide);
		/* In fours: the mask stays as it is. */
		for (end = size - i >= 16 ? i + 16 : size; i < end; i++)
			state = step(state, data[i] ^ key[i % 4]);
		if ((state & 63) == STATE_BAD)
			return false;
	}
	if (size >= 3)
		*last = text_last(data, size, mask);
	else
		for (i = 0; i < size; i++)
			*last = (*last << 8 | (data[i] ^ key[i])) & 0xffffff;
	return true;
}

/* ---- Without the mask ---- */

static void
unmask(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask)
{
	uint64_t wide = (uint64_t)mask << 32 | mask;
	uint8_t key[4];
	size_t i = 0;

	for (; size - i >= WORD; i += WORD) {
		uint64_t word = load(data + i, wide);

		memcpy(target + i, &word, WORD);
	}
	memcpy(key, &mask, 4);
	for (; i < size; i++)
		target[i] = data[i] ^ key[i % 4];
}

/* So much is gone over while it is in the processor's cache. */
#define PART 4096

static bool
copy_text(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask,
    uint32_t *last)
{
	uint32_t end = *last;
	bool good = true;

	for (size_t i = 0, part; i < size; i += part) {
		part = size - i < PART ? size - i : PART;
		unmask(target + i, data + i, part, mask);
		good = good && check_text(target + i, part, 0, &end);
	}
	if (good)
		*last = end;
	return good;
}

/* ---- Frames ---- */

#define TARGET
#define check_short check_message

#include "frames.h"

const struct kernel kernel_plain = {
	.name = "plain",
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
	.frames = check_frames,
};
