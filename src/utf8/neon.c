/* SPDX-License-Identifier: MIT */
/* Text and frames with NEON, which every AArch64 has. */

#include "implementation.h"

#if defined(KERNEL_NEON)

#include <arm_neon.h>

#define WIDTH 16
#define REGISTERS 32
#define SMALLER kernel_plain
#define TARGET

typedef uint8x16_t vector;

static inline vector
load(const uint8_t *at)
{
	return vld1q_u8(at);
}

static inline void
store(uint8_t *at, vector v)
{
	vst1q_u8(at, v);
}

static inline vector
spread(uint32_t mask)
{
	return vreinterpretq_u8_u32(vdupq_n_u32(mask));
}

static inline vector
fill(uint8_t octet)
{
	return vdupq_n_u8(octet);
}

static inline vector
both(vector a, vector b)
{
	return vandq_u8(a, b);
}

static inline vector
either(vector a, vector b)
{
	return vorrq_u8(a, b);
}

static inline vector
unlike(vector a, vector b)
{
	return veorq_u8(a, b);
}

static inline vector
minus(vector a, vector b)
{
	return vqsubq_u8(a, b);
}

static inline vector
low(vector v, vector mask)
{
	return both(unlike(v, mask), fill(0x0f));
}

static inline vector
high(vector v, vector mask)
{
	return vshrq_n_u8(unlike(v, mask), 4);
}

static inline vector
look_up(const uint8_t table[16], vector index)
{
	return vqtbl1q_u8(load(table), index);
}

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

#include "vector.h"

const struct kernel kernel_neon = {
	.name = "neon",
	.text = check_text,
	.copy = copy_text,
	.unmask = unmask,
	.frames = check_frames,
};

#endif
