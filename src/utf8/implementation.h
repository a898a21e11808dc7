/* SPDX-License-Identifier: MIT */
/* What an implementation of text validation offers, for each instruction set,
 * and what the implementations share. */

#ifndef WSREG_UTF8_IMPLEMENTATION_H
#define WSREG_UTF8_IMPLEMENTATION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* These are the processors that there is code for.  On a big-endian AArch64,
 * which is rare, lanes and octets are not in the same order. */
#if defined(__x86_64__) || defined(__i386__)
#define UTF8_ON_X86
#elif defined(__AARCH64EL__) && defined(__ARM_NEON)
#define UTF8_ON_ARM
#endif

/* A short text has fewer octets than this. */
#define UTF8_SHORT_SIZE 128

/* The instruction sets, from the least to the best. */
enum utf8_set { UTF8_PLAIN, UTF8_SSE4, UTF8_AVX2, UTF8_AVX512, UTF8_NEON };

/*
 * The functions of an implementation.
 *
 * Of text that is well formed so far, only the last three octets matter to what
 * follows.  They are kept without a mask, the last one in the low octet, and 0
 * where there was none.
 *
 * A mask is four octets as they lie in memory; the first belongs to the first
 * octet of the data, and so on, over and over.  It is 0 for data without one.
 */
struct utf8_implementation {
	const char *name;
	enum utf8_set set;
	/* Returns whether text is still well formed with these octets, be it
	 * inside a sequence.  If so, `*last` is brought up to date; if not, it
	 * stays, and wsreg_utf8_scan() finds the octet at fault. */
	bool (*text)(
	    const uint8_t *data, size_t size, uint32_t mask, uint32_t *last);
	/* Does the same, and writes the text without its mask, be it well
	 * formed or not; `target` may be `data`, and must not overlap it
	 * otherwise. */
	bool (*copy)(uint8_t *target, const uint8_t *data, size_t size,
	    uint32_t mask, uint32_t *last);
	/* Writes octets without their mask; `target` is that of copy(). */
	void (*unmask)(
	    uint8_t *target, const uint8_t *data, size_t size, uint32_t mask);
};

/* Returns the best implementation that this processor can run, or a lesser one
 * if WSREG_IMPLEMENTATION names it; the first call chooses. */
const struct utf8_implementation *
wsreg_utf8_implementation(void);

extern const struct utf8_implementation wsreg_utf8_plain;
extern const struct utf8_implementation wsreg_utf8_sse4;
extern const struct utf8_implementation wsreg_utf8_avx2;
extern const struct utf8_implementation wsreg_utf8_avx512;
extern const struct utf8_implementation wsreg_utf8_neon;

/* ---- Text, by its last octets ---- */

/* Returns whether a sequence has begun and needs further octets. */
static inline bool
text_is_open(uint32_t last)
{
	return (last & 0xff) >= 0xc0 || (last >> 8 & 0xff) >= 0xe0 ||
	    (last >> 16 & 0xff) >= 0xf0;
}

/* Returns whether the last octet can have no place in any text; RFC 3629, 1. */
static inline bool
text_ends_badly(uint32_t last)
{
	uint8_t octet = last & 0xff;

	return octet == 0xc0 || octet == 0xc1 || octet > 0xf4;
}

/* Returns the last octets of three or more. */
static inline uint32_t
text_last(const uint8_t *data, size_t size, uint32_t mask)
{
	uint8_t key[4];

	memcpy(key, &mask, 4);
	return (uint32_t)(data[size - 3] ^ key[(size - 3) % 4]) << 16 |
	    (uint32_t)(data[size - 2] ^ key[(size - 2) % 4]) << 8 |
	    (uint32_t)(data[size - 1] ^ key[(size - 1) % 4]);
}

/* ---- Masks ---- */

static inline uint32_t
mask_load(const uint8_t key[4])
{
	uint32_t mask;

	memcpy(&mask, key, sizeof(mask));
	return mask;
}

/* Returns the mask for data that begins this number of octets later. */
static inline uint32_t
mask_turn(uint32_t mask, size_t octets)
{
	unsigned bits = (unsigned)octets * 8; /* of which 31 count */

#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return mask >> (bits & 31) | mask << (-bits & 31);
#else
	return mask << (bits & 31) | mask >> (-bits & 31);
#endif
}

#endif
