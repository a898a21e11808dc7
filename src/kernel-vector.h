/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 by vectors, and frames of it; included by a file for each instruction
 * set, which has defined
 *
 *	WIDTH                  octets in a vector
 *	REGISTERS              how many vectors there is room for
 *	TARGET                 what makes a function use the instructions
 *	vector                 the type
 *	load(at), store(at, v) WIDTH octets, wherever they lie
 *	spread(mask)           four octets over and over
 *	fill(octet)            one octet everywhere
 *	both(), either(), unlike()  and, or, exclusive or
 *	look_up(table, index)  index: octets of 0 to 15; table: sixteen octets
 *	high(v, mask), low(v, mask)  the upper and lower four bits of each octet
 *	                       without its mask
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

#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#elif defined(__GNUC__)
#define UNROLL _Pragma("GCC unroll 8")
#else
#define UNROLL
#endif

/* Where there are not registers enough for that, it costs a fourth. */
#if REGISTERS >= 32
#define UNROLL_BLOCK UNROLL
#else
#define UNROLL_BLOCK
#endif

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

/* What is wrong with the octets of v, that come after those of p1, which come
 * after those of p2, and so on; all are under a mask.  Zero: nothing. */
TARGET static inline vector
find_faults(
    vector v, vector p1, vector p2, vector p3, const struct masks *masks)
{
	const vector *before = masks->before;
	vector pair = both(both(look_up(first_high, high(p1, before[0])),
			       look_up(first_low, low(p1, before[0]))),
	    look_up(second_high, high(v, masks->here)));
	/* Third octets are those after E0 to FF, fourth after F0 to FF. */
	vector third = minus(unlike(p2, before[1]), fill(0xe0 - 0x80));
	vector fourth = minus(unlike(p3, before[2]), fill(0xf0 - 0x80));

	return unlike(both(either(third, fourth), fill(0x80)), pair);
}

/* The faults of the vector at `data', where there are three octets before. */
TARGET static inline vector
check_vector(const uint8_t *data, const struct masks *masks)
{
	return find_faults(
	    load(data), load(data - 1), load(data - 2), load(data - 3), masks);
}

/* The faults of v, which comes after `before'; without a mask. */
TARGET KERNEL_INLINE vector
check_after(vector v, vector before)
{
	const struct masks none = make_masks(0);

	return find_faults(v, move(v, before, 1), move(v, before, 2),
	    move(v, before, 3), &none);
}

/* ---- Text ---- */

/* A vector that ends with the last octets. */
TARGET static inline vector
load_last(uint32_t last)
{
	const uint8_t octets[4] = { 0, (uint8_t)(last >> 16),
		(uint8_t)(last >> 8), (uint8_t)last };

	return spread(mask_load(octets));
}

/* Four vectors: most text has many of ASCII. */
#define BLOCK (4 * (size_t)WIDTH)

/* Most that is not ASCII is none from the beginning. */
TARGET static inline bool
block_is_ascii(const uint8_t *data, vector mask)
{
	return is_ascii(unlike(load(data), mask)) &&
	    is_ascii(either(unlike(load(data + WIDTH), mask),
		either(unlike(load(data + BLOCK / 2), mask),
		    unlike(load(data + BLOCK / 2 + WIDTH), mask))));
}

/* The faults of all octets from the second vector on. */
TARGET static inline vector
check_rest(const uint8_t *data, size_t size, uint32_t mask)
{
	struct masks masks = make_masks(mask);
	vector faults = fill(0);
	size_t i = WIDTH;

	for (; size - i >= BLOCK; i += BLOCK) {
		if (block_is_ascii(data + i, masks.here) &&
		    !text_is_open(text_last(data, i, mask)))
			continue;
		UNROLL_BLOCK
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
	faults = either(faults, check_rest(data, size, mask));
	end = text_last(data, size, mask);
	/* Faults show at the second octet of two: the last one has none. */
	if (!is_zero(faults) || text_ends_badly(end))
		return false;
	*last = end;
	return true;
}

/* ---- Without the mask ---- */

TARGET static void
unmask(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask)
{
	const vector turned = spread(mask);
	size_t i = 0;

	for (; size - i >= WIDTH; i += WIDTH)
		store(target + i, unlike(load(data + i), turned));
	kernel_plain.unmask(target + i, data + i, size - i, mask);
}

TARGET static bool
copy_text(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask,
    uint32_t *last)
{
	const vector turned = spread(mask);
	vector before = load_last(*last), faults = fill(0);
	uint32_t end = *last;
	size_t i = 0;

	for (; size - i >= WIDTH; i += WIDTH) {
		vector v = unlike(load(data + i), turned);

		store(target + i, v);
		if (!is_ascii(either(v, before)))
			faults = either(faults, check_after(v, before));
		before = v;
	}
	if (i > 0)
		end = text_last(target, i, 0);
	if (!kernel_plain.copy(target + i, data + i, size - i, mask, &end) ||
	    !is_zero(faults) || text_ends_badly(end))
		return false;
	*last = end;
	return true;
}

/* ---- Short messages ---- */

/* They take so many octets, whatever their length. */
#define SHORT_COUNT (SHORT_SIZE / WIDTH)

/* What of them is of the message, from where its size is before the middle. */
#define TIMES_16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const uint8_t parts[2 * SHORT_SIZE] = { TIMES_16(0xff), TIMES_16(0xff),
	TIMES_16(0xff), TIMES_16(0xff), TIMES_16(0xff), TIMES_16(0xff),
	TIMES_16(0xff), TIMES_16(0xff) };

/* The vector at so many octets; others than the message's are 0. */
TARGET static inline vector
load_short(const uint8_t *data, const uint8_t *part, vector mask, size_t i)
{
	return both(unlike(load(data + i), mask), load(part + i));
}

TARGET static inline bool
short_is_ascii(const uint8_t *data, const uint8_t *part, vector mask)
{
	vector all = load_short(data, part, mask, 0);

	UNROLL
	for (size_t i = WIDTH; i < SHORT_SIZE; i += WIDTH)
		all = either(all, load_short(data, part, mask, i));
	return is_ascii(all);
}

TARGET KERNEL_INLINE bool
check_short(const uint8_t *data, size_t size, uint32_t key)
{
	const uint8_t *part = parts + SHORT_SIZE - size;
	const vector mask = spread(key);
	vector before = fill(0), faults = fill(0);

	if (short_is_ascii(data, part, mask))
		return true;
	/* With the 0 behind the message, which no sequence goes on with. */
	for (size_t i = 0; i <= size; i += WIDTH) {
		vector v = load_short(data, part, mask, i);

		faults = either(faults, check_after(v, before));
		before = v;
	}
	return is_zero(faults);
}

TARGET KERNEL_APART static bool
check_long(const uint8_t *data, size_t size, uint32_t key)
{
	uint32_t last = 0;

	return check_text(data, size, key, &last) && !text_is_open(last);
}

#include "kernel-frames.h"
