/* SPDX-License-Identifier: MIT */
/*
 * Text validation by vectors, for one instruction set.  Included for its code
 * by sse4-vectors.h, avx2-vectors.h, avx512-vectors.h and neon-vectors.h, each
 * of which has defined
 *
 *	NAME(stem)             the name of the set behind the stem
 *	WIDTH                  octets in a vector
 *	REGISTERS              how many vectors the processor holds
 *	SMALLER                the implementation for less than a vector
 *	TARGET                 what makes a function use the instructions
 *	NAME(vector)           the type, to which C's &, | and ^ apply
 *	look_up(table, index)  index: octets of 0 to 15; table: sixteen octets
 *	halve(v)               each two octets shifted down by four bits
 *	minus(a, b)            a - b for each octet, but not below 0
 *	move(v, before, n)     v moved up by n octets, those of `before' first
 *	is_ascii(v), is_zero(v)
 *	both_unlike(a, b, c)   (a ^ b) & c, if there is one instruction for it
 *
 * None of them is defined behind this header.
 *
 * The method is that of John Keiser and Daniel Lemire, "Validating UTF-8 In
 * Less Than One Instruction Per Byte", 2021: what is wrong with two octets in
 * a row can be told from three groups of four bits: those of the first, and the
 * upper ones of the second.  Each group looks up the set of faults that it
 * allows for; a fault that all three allow for is there.
 */

/* What is defined here has the set in its name, so that one file can include all
 * sets. */
#define vector NAME(vector)
#define masks NAME(masks)
#define load NAME(load)
#define store NAME(store)
#define spread NAME(spread)
#define fill NAME(fill)
#define low NAME(low)
#define high NAME(high)
#define make_masks NAME(make_masks)
#define find_faults NAME(find_faults)
#define check_vector NAME(check_vector)
#define check_after NAME(check_after)
#define load_last NAME(load_last)
#define block_is_ascii NAME(block_is_ascii)
#define check_rest NAME(check_rest)
#define is_good NAME(is_good)
#define check_text NAME(check_text)
#define unmask_text NAME(unmask_text)
#define copy_text NAME(copy_text)
#define load_short NAME(load_short)
#define short_is_ascii NAME(short_is_ascii)
#define check_short NAME(check_short)

/* The compiler is asked to unroll short loops of a known length.  A block of
 * vectors needs many registers for that; with 16, it is slower by a fourth than
 * a loop. */
#if defined(__clang__)
#define UNROLL _Pragma("unroll")
#else
#define UNROLL _Pragma("GCC unroll 8")
#endif
#if REGISTERS >= 32
#define UNROLL_BLOCK UNROLL
#else
#define UNROLL_BLOCK
#endif

/* ---- Vectors ---- */

#if !defined(both_unlike)
#define both_unlike(a, b, c) (((a) ^ (b)) & (c))
#endif

TARGET static inline vector
load(const uint8_t *at)
{
	vector v;

	memcpy(&v, at, WIDTH);
	return v;
}

TARGET static inline void
store(uint8_t *at, vector v)
{
	memcpy(at, &v, WIDTH);
}

/* Returns four octets, as they lie in memory, over and over. */
TARGET static inline vector
spread(uint32_t mask)
{
	typedef uint32_t words __attribute__((vector_size(WIDTH)));

	return (vector)((words){ 0 } + mask);
}

TARGET static inline vector
fill(uint8_t octet)
{
	return spread(octet * 0x01010101u);
}

/* Return the lower and the upper four bits of each octet without its mask. */
TARGET static inline vector
low(vector v, vector mask)
{
	return both_unlike(v, mask, fill(0x0f));
}

TARGET static inline vector
high(vector v, vector mask)
{
#if REGISTERS >= 32
	/* The mask is shifted once for many vectors. */
	return both_unlike(halve(v), halve(mask), fill(0x0f));
#else
	return halve(v ^ mask) & fill(0x0f);
#endif
}

/* ---- The faults of two octets in a row ---- */

/* A mask, and the masks of data that begins one, two and three octets before
 * that. */
struct masks {
	vector here, before[3];
};

TARGET static inline struct masks
make_masks(uint32_t mask)
{
	return (struct masks){
		.here = spread(mask),
		.before = { spread(mask_turn(mask, 3)),
		    spread(mask_turn(mask, 2)), spread(mask_turn(mask, 1)) },
	};
}

/* Returns the faults of the octets of v, which come after those of p1, which
 * come after those of p2, and so on; all are under a mask. */
TARGET static inline vector
find_faults(
    vector v, vector p1, vector p2, vector p3, const struct masks *masks)
{
	const vector *before = masks->before;
	vector pair = look_up(first_high, high(p1, before[0])) &
	    look_up(first_low, low(p1, before[0])) &
	    look_up(second_high, high(v, masks->here));
	/* Third octets are those after E0 to FF, fourth after F0 to FF. */
	vector third = minus(p2 ^ before[1], fill(0xe0 - 0x80));
	vector fourth = minus(p3 ^ before[2], fill(0xf0 - 0x80));

	return ((third | fourth) & fill(0x80)) ^ pair;
}

/* Returns the faults of the vector at `data`.  Three octets come before it. */
TARGET static inline vector
check_vector(const uint8_t *data, const struct masks *masks)
{
	return find_faults(
	    load(data), load(data - 1), load(data - 2), load(data - 3), masks);
}

/* Returns the faults of v, which comes after `before`, both without a mask. */
TARGET static inline vector
check_after(vector v, vector before)
{
	const struct masks none = make_masks(0);

	return find_faults(v, move(v, before, 1), move(v, before, 2),
	    move(v, before, 3), &none);
}

/* Returns a vector that ends with the last octets. */
TARGET static inline vector
load_last(uint32_t last)
{
	const uint8_t octets[4] = { 0, (uint8_t)(last >> 16),
		(uint8_t)(last >> 8), (uint8_t)last };

	return spread(mask_load(octets));
}

/* ---- Text ---- */

/* ASCII is skipped by four vectors at a time. */
#define BLOCK (4 * (size_t)WIDTH)

/* Returns whether a block is ASCII.  Text in other letters mostly has some in
 * the first vector. */
TARGET static inline bool
block_is_ascii(const uint8_t *data, vector mask)
{
	return is_ascii(load(data) ^ mask) &&
	    is_ascii((load(data + WIDTH) ^ mask) |
		(load(data + BLOCK / 2) ^ mask) |
		(load(data + BLOCK / 2 + WIDTH) ^ mask));
}

/* Returns the faults of all octets from the second vector on. */
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
			faults |= check_vector(data + i + j, &masks);
	}
	for (; size - i >= WIDTH; i += WIDTH)
		faults |= check_vector(data + i, &masks);
	if (i < size) {
		/* Some octets are looked at twice. */
		masks = make_masks(mask_turn(mask, size - WIDTH));
		faults |= check_vector(data + size - WIDTH, &masks);
	}
	return faults;
}

/* Returns whether text with these faults and these last octets is well formed
 * so far; if so, the last octets are kept.  A fault shows at the second of two
 * octets: the last one, which is not yet the first of two, is looked at
 * alone. */
TARGET static inline bool
is_good(vector faults, uint32_t end, uint32_t *last)
{
	if (!is_zero(faults) || text_ends_badly(end))
		return false;
	*last = end;
	return true;
}

TARGET static inline bool
check_text(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last)
{
	vector faults;

	/* Before the last vector there have to be three octets. */
	if (size < WIDTH + 3)
		return SMALLER.text(data, size, mask, last);
	faults = check_after(load(data) ^ spread(mask), load_last(*last));
	faults |= check_rest(data, size, mask);
	return is_good(faults, text_last(data, size, mask), last);
}

/* ---- Without the mask ---- */

TARGET static inline void
unmask_text(uint8_t *target, const uint8_t *data, size_t size, uint32_t mask)
{
	const vector turned = spread(mask);
	size_t i = 0;

	if (size < WIDTH) {
		SMALLER.unmask(target, data, size, mask);
		return;
	}
	for (; size - i >= WIDTH; i += WIDTH)
		store(target + i, load(data + i) ^ turned);
	SMALLER.unmask(target + i, data + i, size - i, mask);
}

TARGET static inline bool
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
	end = load(data + size - WIDTH) ^ spread(mask_turn(mask, size - WIDTH));
	for (size_t i = 0; size - i >= WIDTH; i += WIDTH) {
		vector v = load(data + i) ^ turned;

		store(target + i, v);
		if (!is_ascii(v | before))
			faults |= check_after(v, before);
		before = v;
	}
	store(target + size - WIDTH, end);
	if (!is_ascii(end | before))
		faults |= check_vector(target + size - WIDTH, &none);
	return is_good(faults, text_last(target, size, 0), last);
}

/* ---- Short texts ----
 *
 * Their sizes cannot be foreseen, so that a branch on them costs more than the
 * octets do: UTF8_SHORT_SIZE octets are read of each, and those behind the text
 * count as 0. */

/* Returns the vector at an index; octets behind the text are 0. */
TARGET static inline vector
load_short(const uint8_t *data, const uint8_t *part, vector mask, size_t i)
{
	return (load(data + i) ^ mask) & load(part + i);
}

TARGET static inline bool
short_is_ascii(const uint8_t *data, const uint8_t *part, vector mask)
{
	vector all = load_short(data, part, mask, 0);

	UNROLL
	for (size_t i = WIDTH; i < UTF8_SHORT_SIZE; i += WIDTH)
		all |= load_short(data, part, mask, i);
	return is_ascii(all);
}

/* Returns whether a whole text of `size` octets is well formed.  `size` is less
 * than UTF8_SHORT_SIZE, and that many octets can be read. */
TARGET static inline __attribute__((always_inline)) bool
check_short(const uint8_t *data, size_t size, uint32_t mask)
{
	const uint8_t *part = parts + UTF8_SHORT_SIZE - size;
	const vector masks = spread(mask);
	vector before = fill(0), faults = fill(0);

	if (short_is_ascii(data, part, masks))
		return true;
	/* The 0 behind the text ends a sequence that is too short. */
	for (size_t i = 0; i <= size; i += WIDTH) {
		vector v = load_short(data, part, masks, i);

		faults |= check_after(v, before);
		before = v;
	}
	return is_zero(faults);
}

/* ---- The end ---- */

#undef vector
#undef masks
#undef load
#undef store
#undef spread
#undef fill
#undef low
#undef high
#undef make_masks
#undef find_faults
#undef check_vector
#undef check_after
#undef load_last
#undef block_is_ascii
#undef check_rest
#undef is_good
#undef check_text
#undef unmask_text
#undef copy_text
#undef load_short
#undef short_is_ascii
#undef check_short
#undef NAME
#undef WIDTH
#undef REGISTERS
#undef SMALLER
#undef TARGET
#undef look_up
#undef halve
#undef minus
#undef move
#undef is_ascii
#undef is_zero
#undef both_unlike
#undef UNROLL_BLOCK
