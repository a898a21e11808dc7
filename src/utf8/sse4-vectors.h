/* SPDX-License-Identifier: MIT */
/* The vectors of SSE4.1. */

#ifndef WSREG_UTF8_SSE4_VECTORS_H
#define WSREG_UTF8_SSE4_VECTORS_H

#include "vectors.h"

#if defined(UTF8_ON_X86)

#include <immintrin.h>

#define UTF8_TARGET_SSE4 __attribute__((target("ssse3,sse4.1")))

#define NAME(stem) stem##_sse4
#define WIDTH 16
#define REGISTERS 16
#define SMALLER wsreg_utf8_plain
#define TARGET UTF8_TARGET_SSE4

typedef __m128i NAME(vector);

#define look_up(table, index)                                                  \
	_mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(table)), (index))
#define halve(v) _mm_srli_epi16((v), 4)
#define minus(a, b) _mm_subs_epu8((a), (b))
#define move(v, before, n) _mm_alignr_epi8((v), (before), 16 - (n))
#define is_ascii(v) (_mm_movemask_epi8(v) == 0)
#define is_zero(v) (_mm_testz_si128((v), (v)) != 0)

#include "vector-template.h"

#endif

#endif
