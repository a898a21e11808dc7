/* SPDX-License-Identifier: MIT */
/*
 * Text validation in plain C: eight octets of ASCII at once, others by an
 * automaton that reads octet by octet; RFC 3629, 4.
 *
 * A state is how far the entry of an octet's class is shifted to come to the
 * next state: a step is two loads and a shift, without a branch.
 */

#include "plain.h"

#include "implementation.h"

/* ---- The automaton ---- */

/* The classes: octets of one class may follow the same octets. */
enum {
	ASCII,
	TAIL_8, /* 80 to 8F */
	TAIL_9, /* 90 to 9F */
	TAIL_A, /* A0 to BF */
	FIRST_2,
	FIRST_E0,
	FIRST_3,
	FIRST_ED,
	FIRST_F0,
	FIRST_4,
	FIRST_F4,
	NEVER,
	CLASS_COUNT
};

#define TIMES_8(x) x, x, x, x, x, x, x, x
#define TIMES_16(x) TIMES_8(x), TIMES_8(x)

static const uint8_t classes[256] = { TIMES_16(ASCII), TIMES_16(ASCII),
	TIMES_16(ASCII), TIMES_16(ASCII), TIMES_16(ASCII), TIMES_16(ASCII),
	TIMES_16(ASCII), TIMES_16(ASCII), TIMES_16(TAIL_8), TIMES_16(TAIL_9),
	TIMES_16(TAIL_A), TIMES_16(TAIL_A),
	/* C0 */ NEVER, NEVER, FIRST_2, FIRST_2, FIRST_2, FIRST_2, FIRST_2,
	FIRST_2, TIMES_8(FIRST_2), TIMES_16(FIRST_2),
	/* E0 */ FIRST_E0, FIRST_3, FIRST_3, FIRST_3, TIMES_8(FIRST_3), FIRST_3,
	FIRST_ED, FIRST_3, FIRST_3,
	/* F0 */ FIRST_F0, FIRST_4, FIRST_4, FIRST_4, FIRST_F4, NEVER, NEVER,
	NEVER, TIMES_8(NEVER) };

/* A state is how far the number of a class is shifted to have the next state in
 * its low bits. */
enum {
	STATE_BETWEEN = 0,
	STATE_1 = 6,  /* one octet to come */
	STATE_2 = 12, /* two */
	STATE_3 = 18, /* three */
	STATE_E0 = 24,
	STATE_ED = 30,
	STATE_F0 = 36,
	STATE_F4 = 42,
	STATE_BAD = 48
};

#define TO(between, one, two, three, e0, ed, f0, f4)                           \
	((uint64_t)(between) << STATE_BETWEEN | (uint64_t)(one) << STATE_1 |   \
	    (uint64_t)(two) << STATE_2 | (uint64_t)(three) << STATE_3 |        \
	    (uint64_t)(e0) << STATE_E0 | (uint64_t)(ed) << STATE_ED |          \
	    (uint64_t)(f0) << STATE_F0 | (uint64_t)(f4) << STATE_F4 |          \
	    (uint64_t)STATE_BAD << STATE_BAD)
#define BAD STATE_BAD
/* A first octet is one only between sequences. */
#define FROM_BETWEEN(next) TO(next, BAD, BAD, BAD, BAD, BAD, BAD, BAD)

static const uint64_t next_states[CLASS_COUNT] = {
	[ASCII] = FROM_BETWEEN(STATE_BETWEEN),
	[TAIL_8] = TO(
	    BAD, STATE_BETWEEN, STATE_1, STATE_2, BAD, STATE_1, BAD, STATE_2),
	[TAIL_9] = TO(
	    BAD, STATE_BETWEEN, STATE_1, STATE_2, BAD, STATE_1, STATE_2, BAD),
	[TAIL_A] = TO(
	    BAD, STATE_BETWEEN, STATE_1, STATE_2, STATE_1, BAD, STATE_2, BAD),
	[FIRST_2] = FROM_BETWEEN(STATE_1),
	[FIRST_E0] = FROM_BETWEEN(STATE_E0),
	[FIRST_3] = FROM_BETWEEN(STATE_2),
	[FIRST_ED] = FROM_BETWEEN(STATE_ED),
	[FIRST_F0] = FROM_BETWEEN(STATE_F0),
	[FIRST_4] = FROM_BETWEEN(STATE_3),
	[FIRST_F4] = FROM_BETWEEN(STATE_F4),
	[NEVER] = FROM_BETWEEN(BAD),
};

/* Returns the next state, in the low six bits. */
static inline uint64_t
step(uint64_t state, uint8_t octet)
{
	return next_states[classes[octet]] >> (state & 63);
}

/* Returns the state in which the last octets left the automaton. */
static uint64_t
state_of(uint32_t last)
{
	uint64_t state = STATE_BETWEEN;
	unsigned octets = 3;

	if (!text_is_open(last))
		return state;
	/* A sequence has one octet of C0 and above, its first. */
	while (octets > 1 && (last >> (8 * octets - 8) & 0xff) < 0xc0)
		octets--;
	while (octets-- > 0)
		state = step(state, (uint8_t)(last >> 8 * octets));
	return state;
}

/* ---- Text ---- */

size_t
wsreg_utf8_scan(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
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

#define WORD_SIZE sizeof(uint64_t)
#define HIGH_BITS UINT64_C(0x8080808080808080)

static inline uint64_t
load(const uint8_t *data, uint64_t mask)
{
	uint64_t word;

	memcpy(&word, data, WORD_SIZE);
	return word ^ mask;
}

/* Returns how many octets from `data` on are ASCII, in pairs of words. */
static inline size_t
skip_ascii(const uint8_t *data, size_t size, uint64_t mask)
{
	size_t i = 0;

	for (; size - i >= 2 * WORD_SIZE; i += 2 * WORD_SIZE)
		if (((load(data + i, mask) | load(data + i + WORD_SIZE, mask)) &
			HIGH_BITS) != 0)
			break;
	return i;
}

/* Returns the state after this text, which came in this one. */
static inline uint64_t
check_from(uint64_t state, const uint8_t *data, size_t size, uint32_t mask)
{
	uint64_t wide = (uint64_t)mask << 32 | mask;
	uint8_t key[4];
	size_t i = 0;

	memcpy(key, &mask, 4);
	while (i < size && (state & 63) != STATE_BAD) {
		size_t end;

		if ((state & 63) == STATE_BETWEEN)
			i += skip_ascii(data + i, size - i, wide);
		/* In fours: the mask stays as it is. */
		for (end = size - i >= 16 ? i + 16 : size; i < end; i++)
			state = step(state, data[i] ^ key[i % 4]);
	}
	return state & 63;
}

bool
wsreg_utf8_is_whole(const uint8_t *data, size_t size, uint32_t mask)
{
	return check_from(STATE_BETWEEN, data, size, mask) == STATE_BETWEEN;
}

static bool
check_text(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	uint8_t key[4];

	if (check_from(state_of(*last), data, size, mask) == STATE_BAD)
		return false;
	memcpy(key, &mask, 4);
	if (size >= 3)
		*last = text_last(data, size, mask);
	else
		for (size_t i = 0; i < size; i++)
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

	for (; size - i >= WORD_SIZE; i += WORD_SIZE) {
		uint64_t word = load(data + i, wide);

		memcpy(target + i, &word, WORD_SIZE);
	}
	memcpy(key, &mask, 4);
	for (; i < size; i++)
		target[i] = data[i] ^ key[i % 4];
}

/* The number of octets that are copied, and then validated while they are in
 * the processor's cache. */
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

const struct utf8_implementation wsreg_utf8_plain = {
	.name = "plain",
	.set = UTF8_PLAIN,
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
};
