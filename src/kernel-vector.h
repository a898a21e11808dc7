/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 by vectors, and frames of it; included by a file for each instruction
 * set, which has defined
 *
 *	WIDTH                  octets in a vector
 *	TARGET                 what makes a function use the instructions
 *	vector                 the type
 *	load(at)               WIDTH octets, wherever they lie
 *	spread(mask)           four octets over and over
 *	fill(octet)            one octet everywhere
 *	both(), either(), unlike()  and, or, exclusive or
 *	look_up(table, index)  index: octets of 0 to 15; table: sixteen octets
 *	high(), low()          the upper and lower four bits of each octet
 *	minus(a, b)            a - b for each octet, but not below 0
 *	move(v, before, n)     v moved up by n octets, those of `before' first
 *	is_ascii(v), is_zero(v)
 *
 * The method is that of John Keiser and Daniel Lemire, "Validating UTF-8 In
 * Less Than One Instruction Per Byte", 2021: what is wrong with two octets in
 * a row can be told from three groups of four bits: those of the first, and the
 * upper ones of the second.  Each group looks up the set of faults that it
 * allows for; a fault that all three allow for is there.
 */

/* The faults: a bit each.  The last one is none if an octet is the third or
 * fourth of its sequence. */
enum {
	SHORT = 1 << 0,     /* a first octet, then no continuation */
	LONG = 1 << 1,      /* ASCII, then a continuation */
	LOW3 = 1 << 2,      /* E0 80 to E0 9F: fewer octets would do */
	HIGH = 1 << 3,      /* F4 90 and above: no character */
	SURROGATE = 1 << 4, /* ED A0 to ED BF */
	LOW2 = 1 << 5,      /* C0 and C1: fewer octets would do */
	LOW4 = 1 << 6,      /* F0 80 to F0 8F, and F5 80 and above */
	TWO = 1 << 7        /* two continuations in a row */
};

/* By the first octet's upper bits. */
static const uint8_t first_high[16] = { LONG, LONG, LONG, LONG, LONG, LONG,
	LONG, LONG, TWO, TWO, TWO, TWO, SHORT | LOW2, SHORT,
	SHORT | LOW3 | SURROGATE, SHORT | HIGH | LOW4 };

/* By its lower bits: faults of all kinds of octets that end so. */
#define ANY (SHORT | LONG | TWO)
static const uint8_t first_low[16] = { ANY | LOW3 | LOW2 | LOW4, ANY | LOW2,
	ANY, ANY, ANY | HIGH, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4 | SURROGATE, ANY | HIGH | LOW4, ANY | HIGH | LOW4 };

/* By the second octet's upper bits. */
#define CONTINUATION (LONG | LOW2 | TWO)
static const uint8_t second_high[16] = { SHORT, SHORT, SHORT, SHORT, SHORT,
	SHORT, SHORT, SHORT, CONTINUATION | LOW3 | LOW4,
	CONTINUATION | LOW3 | HIGH, CONTINUATION | SURROGATE | HIGH,
	CONTINUATION | SURROGATE | HIGH, SHORT, SHORT, SHORT, SHORT };

/* What is wrong with the octets of v, that come after those of p1, which come
 * after those of p2, and so on.  Zero: nothing. */
TARGET static inline vector
find_faults(vector v, vector p1, vector p2, vector p3)
{
	vector pair = both(
	    both(look_up(first_high, high(p1)), look_up(first_low, low(p1))),
	    look_up(second_high, high(v)));
	/* Third octets are those after E0 to FF, fourth after F0 to FF. */
	vector later =
	    either(minus(p2, fill(0xe0 - 0x80)), minus(p3, fill(0xf0 - 0x80)));

	return unlike(both(later, fill(0x80)), pair);
}

/* ---- Text ---- */

/* A mask, and what it is for data that begins one, two and three octets before
 * that. */
struct masks {
	vector here, before[3];
};

TARGET static inline struct masks
make_masks(uint32_t mask)
{
	struct masks masks;

	masks.here = spread(mask);
	for (size_t i = 0; i < 3; i++)
		masks.before[i] = spread(mask_turn(mask, 3 - i));
	return masks;
}

/* The faults of the vector at `data', where there are three octets before. */
TARGET static inline vector
check_vector(const uint8_t *data, const struct masks *masks)
{
	return find_faults(unlike(load(data), masks->here),
	    unlike(load(data - 1), masks->before[0]),
	    unlike(load(data - 2), masks->before[1]),
	    unlike(load(data - 3), masks->before[2]));
}

/* The faults of v, which comes after `before'. */
TARGET static inline vector
check_after(vector v, vector before)
{
	return find_faults(
	    v, move(v, before, 1), move(v, before, 2), move(v, before, 3));
}

TARGET static inline vector
load_last(uint32_t last)
{
	uint8_t octets[WIDTH] = { 0 };

	for (unsigned i = 0; i < 3; i++)
		octets[WIDTH - 1 - i] = (uint8_t)(last >> 8 * i);
	return load(octets);
}

/* Four vectors: most text has many of ASCII. */
#define BLOCK (4 * (size_t)WIDTH)

TARGET static inline bool
block_is_ascii(const uint8_t *data, vector mask)
{
	return is_ascii(either(
	    either(unlike(load(data), mask), unlike(load(data + WIDTH), mask)),
	    either(unlike(load(data + BLOCK / 2), mask),
		unlike(load(data + BLOCK / 2 + WIDTH), mask))));
}

/* The faults of all octets from `i' on, a multiple of WIDTH and not 0. */
TARGET static inline vector
check_rest(const uint8_t *data, size_t size, size_t i, uint32_t mask)
{
	struct masks masks = make_masks(mask);
	vector faults = fill(0);

	for (; size - i >= BLOCK; i += BLOCK) {
		if (block_is_ascii(data + i, masks.here) &&
		    !text_is_open(text_last(data, i, mask)))
			continue;
		for (size_t j = 0; j < BLOCK; j += WIDTH)
			faults =
			    either(faults, check_vector(data + i + j, &masks));
	}
	for (; size - i >= WIDTH; i += WIDTH)
		faults = either(faults, check_vector(data + i, &masks));
	if (i < size) {
		/* Some octets are looked at twice. */
		masks = make_masks(mask_turn(mask, size - WIDTH));
		faults =
		    either(faults, check_vector(data + size - WIDTH, &masks));
	}
	return faults;
}

TARGET static bool
check_text(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	vector faults;
	uint32_t end;

	/* Before the last vector there have to be three octets. */
	if (size < WIDTH + 3)
		return kernel_plain.text(data, size, mask, last);
	faults =
	    check_after(unlike(load(data), spread(mask)), load_last(*last));
	faults = either(faults, check_rest(data, size, WIDTH, mask));
	end = text_last(data, size, mask);
	/* Faults show at the second octet of two: the last one has none. */
	if (!is_zero(faults) || text_ends_badly(end))
		return false;
	*last = end;
	return true;
}

/* ---- Messages ---- */

/* Short ones take so many octets, whatever their length. */
#define SHORT_SIZE 128
#define SHORT_COUNT (SHORT_SIZE / WIDTH)

/* What of the octets before the end of a short message is of it. */
#define TIMES_16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const uint8_t parts[2 * SHORT_SIZE] = { TIMES_16(0), TIMES_16(0),
	TIMES_16(0), TIMES_16(0), TIMES_16(0), TIMES_16(0), TIMES_16(0),
	TIMES_16(0), TIMES_16(0xff), TIMES_16(0xff), TIMES_16(0xff),
	TIMES_16(0xff), TIMES_16(0xff), TIMES_16(0xff), TIMES_16(0xff),
	TIMES_16(0xff) };

#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#elif defined(__GNUC__)
#define UNROLL _Pragma("GCC unroll 8")
#else
#define UNROLL
#endif

/* The vector that is so many octets before the end; others than the message's
 * are 0. */
TARGET static inline vector
load_short(const uint8_t *end, size_t size, vector turned, size_t i)
{
	return both(
	    unlike(load(end - SHORT_SIZE + i), turned), load(parts + size + i));
}

/* Before the end there are SHORT_SIZE octets; the mask begins with the first
 * of these. */
TARGET static inline bool
short_is_ascii(const uint8_t *end, size_t size, vector turned)
{
	vector all = load_short(end, size, turned, 0);

	UNROLL
	for (size_t i = WIDTH; i < SHORT_SIZE; i += WIDTH)
		all = either(all, load_short(end, size, turned, i));
	return is_ascii(all);
}

/* The last octets of a short message. */
static inline uint32_t
last_of_short(const uint8_t *end, size_t size, uint32_t turned)
{
	uint32_t last = text_last(end - 3, 3, mask_turn(turned, 1));

	return size < 3 ? last & ((UINT32_C(1) << 8 * size) - 1) : last;
}

TARGET KERNEL_APART static bool
check_short(const uint8_t *end, size_t size, uint32_t mask)
{
	vector turned = spread(mask);
	vector before = fill(0), faults = fill(0);

	/* All of them: a branch on the length would be foreseen badly. */
	UNROLL
	for (size_t i = 0; i < SHORT_SIZE; i += WIDTH) {
		vector v = load_short(end, size, turned, i);

		faults = either(faults, check_after(v, before));
		before = v;
	}
	return is_zero(faults) && !text_is_open(last_of_short(end, size, mask));
}

TARGET KERNEL_APART static bool
check_long(const uint8_t *data, size_t size, uint32_t mask)
{
	uint32_t last = 0;

	return check_text(data, size, mask, &last) && !text_is_open(last);
}

TARGET KERNEL_INLINE bool
check_message(const uint8_t *data, size_t at, size_t size, uint32_t mask)
{
	const uint8_t *end = data + at + size;

	if (size > SHORT_SIZE || at + size < SHORT_SIZE)
		return check_long(data + at, size, mask);
	/* SHORT_SIZE before the end, a multiple of four. */
	mask = mask_turn(mask, size);
	return short_is_ascii(end, size, spread(mask)) ||
	    check_short(end, size, mask);
}

#include "kernel-frames.h"
