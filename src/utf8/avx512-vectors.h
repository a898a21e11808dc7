/* SPDX-License-Identifier: MIT */
/* The vectors of AVX-512: F, BW and VL. */

#ifndef WSREG_UTF8_AVX512_VECTORS_H
#define WSREG_UTF8_AVX512_VECTORS_H

#include "vectors.h"

#if defined(UTF8_ON_X86)

#include <immintrin.h>

#define UTF8_TARGET_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl")))

#define NAME(stem) stem##_avx512
#define WIDTH 64
#define REGISTERS 32
#define SMALLER wsreg_utf8_avx2
#define TARGET UTF8_TARGET_AVX512

typedef __m512i NAME(vector);

#define look_up(table, index)                                                  \
	_mm512_shuffle_epi8(                                                   \
	    _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(table))), \
	    (index))
#define halve(v) _mm512_srli_epi16((v), 4)
/* The bits of the number are the results for a, b and c of 000 to 111.  GCC
 * would copy more registers. */
#define both_unlike(a, b, c) _mm512_ternarylogic_epi32((a), (b), (c), 0x28)
#define minus(a, b) _mm512_subs_epu8((a), (b))
/* _mm512_alignr_epi8() works on each quarter. */
#define move(v, before, n)                                                     \
	_mm512_alignr_epi8(                                                    \
	    (v), _mm512_alignr_epi32((v), (before), 12), 16 - (n))
#define is_ascii(v) (_mm512_movepi8_mask(v) == 0)
#define is_zero(v) (_mm512_test_epi8_mask((v), (v)) == 0)

#include "vector-template.h"

#endif

#endif
