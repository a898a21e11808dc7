/* SPDX-License-Identifier: MIT */
/* Text and frames with AVX2. */

#include "implementation.h"

#if defined(KERNEL_X86)

#include <immintrin.h>

#define WIDTH 32
#define REGISTERS 16
#define SMALLER kernel_sse4
#define TARGET __attribute__((target("avx2")))

typedef __m256i vector;

TARGET static inline vector
load(const uint8_t *at)
{
	return _mm256_loadu_si256((const __m256i *)at);
}

TARGET static inline void
store(uint8_t *at, vector v)
{
	_mm256_storeu_si256((__m256i *)at, v);
}

TARGET static inline vector
spread(uint32_t mask)
{
	return _mm256_set1_epi32((int)mask);
}

TARGET static inline vector
fill(uint8_t octet)
{
	return _mm256_set1_epi8((char)octet);
}

TARGET static inline vector
both(vector a, vector b)
{
	return _mm256_and_si256(a, b);
}

TARGET static inline vector
either(vector a, vector b)
{
	return _mm256_or_si256(a, b);
}

TARGET static inline vector
unlike(vector a, vector b)
{
	return _mm256_xor_si256(a, b);
}

TARGET static inline vector
minus(vector a, vector b)
{
	return _mm256_subs_epu8(a, b);
}

TARGET static inline vector
low(vector v, vector mask)
{
	return both(unlike(v, mask), fill(0x0f));
}

TARGET static inline vector
high(vector v, vector mask)
{
	return both(_mm256_srli_epi16(unlike(v, mask), 4), fill(0x0f));
}

TARGET static inline vector
look_up(const uint8_t table[16], vector index)
{
	return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(
				       _mm_loadu_si128((const __m128i *)table)),
	    index);
}

/* _mm256_alignr_epi8() works on each half. */
#define move(v, before, n)                                                     \
	_mm256_alignr_epi8(                                                    \
	    (v), _mm256_permute2x128_si256((before), (v), 0x21), 16 - (n))

TARGET static inline bool
is_ascii(vector v)
{
	return _mm256_movemask_epi8(v) == 0;
}

TARGET static inline bool
is_zero(vector v)
{
	return _mm256_testz_si256(v, v) != 0;
}

#include "vector.h"

const struct kernel kernel_avx2 = {
	.name = "avx2",
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
	.frames = check_frames,
};

#endif
