/* SPDX-License-Identifier: MIT */
/* The vectors of NEON, which every AArch64 has. */

#ifndef WSREG_UTF8_NEON_VECTORS_H
#define WSREG_UTF8_NEON_VECTORS_H

#include "implementation.h"

#if defined(UTF8_ON_ARM)

#include <arm_neon.h>

#define WIDTH 16
#define REGISTERS 32
#define SMALLER wsreg_utf8_plain
#define TARGET

typedef uint8x16_t vector;

static inline vector
minus(vector a, vector b)
{
	return vqsubq_u8(a, b);
}

static inline vector
look_up(const uint8_t table[16], vector index)
{
	return vqtbl1q_u8(vld1q_u8(table), index);
}

#define halve(v) vshrq_n_u8((v), 4)

#define move(v, before, n) vextq_u8((before), (v), 16 - (n))

static inline bool
is_ascii(vector v)
{
	return vmaxvq_u8(v) < 0x80;
}

static inline bool
is_zero(vector v)
{
	return vmaxvq_u8(v) == 0;
}

#include "vector-template.h"

#endif

#endif
