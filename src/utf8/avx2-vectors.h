/* SPDX-License-Identifier: MIT */
/* The vectors of AVX2. */

#ifndef WSREG_UTF8_AVX2_VECTORS_H
#define WSREG_UTF8_AVX2_VECTORS_H

#include "vectors.h"

#if defined(UTF8_ON_X86)

#include <immintrin.h>

#define UTF8_TARGET_AVX2 __attribute__((target("avx2")))

#define NAME(stem) stem##_avx2
#define WIDTH 32
#define REGISTERS 16
#define SMALLER wsreg_utf8_sse4
#define TARGET UTF8_TARGET_AVX2

typedef __m256i NAME(vector);

#define look_up(table, index)                                                  \
	_mm256_shuffle_epi8(_mm256_broadcastsi128_si256(                       \
				_mm_loadu_si128((const __m128i *)(table))),    \
	    (index))
#define halve(v) _mm256_srli_epi16((v), 4)
#define minus(a, b) _mm256_subs_epu8((a), (b))
/* _mm256_alignr_epi8() works on each half. */
#define move(v, before, n)                                                     \
	_mm256_alignr_epi8(                                                    \
	    (v), _mm256_permute2x128_si256((before), (v), 0x21), 16 - (n))
#define is_ascii(v) (_mm256_movemask_epi8(v) == 0)
#define is_zero(v) (_mm256_testz_si256((v), (v)) != 0)

#include "vector-template.h"

#endif

#endif
