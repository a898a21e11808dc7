/* SPDX-License-Identifier: MIT */
/*
 * UTF-8 by vectors, and frames of it; included by a file for each instruction
 * set, which has defined
 *
 *	WIDTH                  octets in a vector
 *	REGISTERS              how many vectors the processor holds
 *	SMALLER                the kernel for what is less than a vector
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
 */

/* A block that is unrolled needs many registers; with 16, it is slower by a
 * fourth than a loop. */
#if REGISTERS >= 32
#define UNROLL_BLOCK KERNEL_UNROLL
#else
#define UNROLL_BLOCK
#endif

#include "vector-utf8.h"

/* ---- Text ---- */

/* ASCII is skipped by four vectors at a time. */
#define BLOCK (4 * (size_t)WIDTH)

/* Text in other letters mostly has some in the first vector. */
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

/* Whether text without these faults and with these last octets is well formed;
 * if so, those are kept.  A fault shows at the second of two octets: the last
 * one, which is not yet the first of two, is looked at alone. */
TARGET static inline bool
is_good(vector faults, uint32_t end, uint32_t *last)
{
	if (!is_zero(faults) || text_ends_badly(end))
		return false;
	*last = end;
	return true;
}

TARGET static bool
check_text(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	vector faults;

	/* Before the last vector there have to be three octets. */
	if (size < WIDTH + 3)
		return SMALLER.text(data, size, mask, last);
	faults =
	    check_after(unlike(load(data), spread(mask)), load_last(*last));
	faults = either(faults, check_rest(data, size, mask));
	return is_good(faults, text_last(data, size, mask), last);
}

/* ---- Without the mask ---- */

TARGET static void
unmask(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask)
{
	const vector turned = spread(mask);
	size_t i = 0;

	if (size < WIDTH) {
		SMALLER.unmask(target, data, size, mask);
		return;
	}
	for (; size - i >= WIDTH; i += WIDTH)
		store(target + i, unlike(load(data + i), turned));
	SMALLER.unmask(target + i, data + i, size - i, mask);
}

TARGET static bool
copy_text(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask,
    uint32_t *last)
{
	const vector turned = spread(mask);
	const struct masks none = make_masks(0);
	vector before = load_last(*last), faults = fill(0), end;

	if (size < WIDTH + 3)
		return SMALLER.copy(target, data, size, mask, last);
	/* Loaded first: if `target` is `data`, the loop writes over some of its
	 * octets.  Those are looked at twice. */
	end = unlike(
	    load(data + size - WIDTH), spread(mask_turn(mask, size - WIDTH)));
	for (size_t i = 0; size - i >= WIDTH; i += WIDTH) {
		vector v = unlike(load(data + i), turned);

		store(target + i, v);
		if (!is_ascii(either(v, before)))
			faults = either(faults, check_after(v, before));
		before = v;
	}
	store(target + size - WIDTH, end);
	if (!is_ascii(either(end, before)))
		faults =
		    either(faults, check_vector(target + size - WIDTH, &none));
	return is_good(faults, text_last(target, size, 0), last);
}

#include "short.h"

#include "frames.h"
