/* SPDX-License-Identifier: MIT */
/*
 * Short messages by vectors; included by kernel-vector.h.
 *
 * Their lengths cannot be foreseen, so that a branch on them costs more than
 * the octets do: all take SHORT_SIZE, and those that are not of the message
 * count as 0.
 */

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

	KERNEL_UNROLL
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
