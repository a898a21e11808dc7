/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with text, by vectors; included by kernel-vector.h, which says
 * what these are.
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

/* A vector that ends with the last octets. */
TARGET static inline vector
load_last(uint32_t last)
{
	const uint8_t octets[4] = { 0, (uint8_t)(last >> 16),
		(uint8_t)(last >> 8), (uint8_t)last };

	return spread(mask_load(octets));
}
