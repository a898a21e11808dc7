/* SPDX-License-Identifier: MIT */
/* The vectors of NEON, which every AArch64 has. */

#ifndef WSREG_UTF8_NEON_VECTORS_H
#define WSREG_UTF8_NEON_VECTORS_H

#include "vectors.h"

#if defined(UTF8_ON_ARM)

#include <arm_neon.h>

#define UTF8_TARGET_NEON

#define NAME(stem) stem##_neon
#define WIDTH 16
#define REGISTERS 32
#define SMALLER wsreg_utf8_plain
#define TARGET UTF8_TARGET_NEON

typedef uint8x16_t NAME(vector);

#define look_up(table, index) vqtbl1q_u8(vld1q_u8(table), (index))
#define halve(v) vshrq_n_u8((v), 4)
#define minus(a, b) vqsubq_u8((a), (b))
#define move(v, before, n) vextq_u8((before), (v), 16 - (n))
#define is_ascii(v) (vmaxvq_u8(v) < 0x80)
#define is_zero(v) (vmaxvq_u8(v) == 0)

#include "vector-template.h"

#endif

#endif
