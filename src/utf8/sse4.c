/* SPDX-License-Identifier: MIT */
/* Text and frames with SSE4.1. */

#include "implementation.h"

#if defined(KERNEL_X86)

#include <immintrin.h>

#define WIDTH 16
#define REGISTERS 16
#define SMALLER kernel_plain
#define TARGET __attribute__((target("ssse3,sse4.1")))

typedef __m128i vector;

TARGET static inline vector
load(const uint8_t *at)
{
	return _mm_loadu_si128((const __m128i *)at);
}

TARGET static inline void
store(uint8_t *at, vector v)
{
	_mm_storeu_si128((__m128i *)at, v);
}

TARGET static inline vector
spread(uint32_t mask)
{
	return _mm_set1_epi32((int)mask);
}

TARGET static inline vector
fill(uint8_t octet)
{
	return _mm_set1_epi8((char)octet);
}

TARGET static inline vector
both(vector a, vector b)
{
	return _mm_and_si128(a, b);
}

TARGET static inline vector
either(vector a, vector b)
{
	return _mm_or_si128(a, b);
}

TARGET static inline vector
unlike(vector a, vector b)
{
	return _mm_xor_si128(a, b);
}

TARGET static inline vector
minus(vector a, vector b)
{
	return _mm_subs_epu8(a, b);
}

TARGET static inline vector
low(vector v, vector mask)
{
	return both(unlike(v, mask), fill(0x0f));
}

TARGET static inline vector
high(vector v, vector mask)
{
	return both(_mm_srli_epi16(unlike(v, mask), 4), fill(0x0f));
}

TARGET static inline vector
look_up(const uint8_t table[16], vector index)
{
	return _mm_shuffle_epi8(load(table), index);
}

#define move(v, before, n) _mm_alignr_epi8((v), (before), 16 - (n))

TARGET static inline bool
is_ascii(vector v)
{
	return _mm_movemask_epi8(v) == 0;
}

TARGET static inline bool
is_zero(vector v)
{
	return _mm_testz_si128(v, v) != 0;
}

#include "vector.h"

const struct kernel kernel_sse4 = {
	.name = "sse4",
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
	.frames = check_frames,
};

#endif
