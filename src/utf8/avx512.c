/* SPDX-License-Identifier: MIT */
/* Text and frames with AVX-512: F, BW and VL. */

#include "implementation.h"

#if defined(KERNEL_X86)

#include <immintrin.h>

#define WIDTH 64
#define REGISTERS 32
#define SMALLER kernel_avx2
#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl")))

typedef __m512i vector;

TARGET static inline vector
load(const uint8_t *at)
{
	return _mm512_loadu_si512(at);
}

TARGET static inline void
store(uint8_t *at, vector v)
{
	_mm512_storeu_si512(at, v);
}

TARGET static inline vector
spread(uint32_t mask)
{
	return _mm512_set1_epi32((int)mask);
}

TARGET static inline vector
fill(uint8_t octet)
{
	return _mm512_set1_epi8((char)octet);
}

TARGET static inline vector
both(vector a, vector b)
{
	return _mm512_and_si512(a, b);
}

TARGET static inline vector
either(vector a, vector b)
{
	return _mm512_or_si512(a, b);
}

TARGET static inline vector
unlike(vector a, vector b)
{
	return _mm512_xor_si512(a, b);
}

TARGET static inline vector
minus(vector a, vector b)
{
	return _mm512_subs_epu8(a, b);
}

/* One instruction for both(unlike(a, b), c): the bits of the number are what
 * comes of a, b and c being 000 to 111. */
TARGET static inline vector
both_unlike(vector a, vector b, vector c)
{
	return _mm512_ternarylogic_epi32(a, b, c, 0x28);
}

TARGET static inline vector
low(vector v, vector mask)
{
	return both_unlike(v, mask, fill(0x0f));
}

/* What there is to do to the mask is done once. */
TARGET static inline vector
high(vector v, vector mask)
{
	return both_unlike(
	    _mm512_srli_epi16(v, 4), _mm512_srli_epi16(mask, 4), fill(0x0f));
}

TARGET static inline vector
look_up(const uint8_t table[16], vector index)
{
	return _mm512_shuffle_epi8(
	    _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table)),
	    index);
}

/* _mm512_alignr_epi8() works on each quarter. */
#define move(v, before, n)                                                     \
	_mm512_alignr_epi8(                                                    \
	    (v), _mm512_alignr_epi32((v), (before), 12), 16 - (n))

TARGET static inline bool
is_ascii(vector v)
{
	return _mm512_movepi8_mask(v) == 0;
}

TARGET static inline bool
is_zero(vector v)
{
	return _mm512_test_epi8_mask(v, v) == 0;
}

#include "vector.h"

const struct kernel kernel_avx512 = {
	.name = "avx512",
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
	.frames = check_frames,
};

#endif
