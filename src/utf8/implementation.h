/* SPDX-License-Identifier: MIT */
/* What is done for each instruction set: text and whole frames, fast. */

#ifndef WSREG_KERNEL_H
#define WSREG_KERNEL_H

#include <string.h>

#include "frames/wsreg-check.h"

/* The processors that there is code for.  On a big-endian AArch64, which is
 * rare, lanes and octets are not in the same order. */
#if defined(__x86_64__) || defined(__i386__)
#define KERNEL_X86
#elif defined(__AARCH64EL__) && defined(__ARM_NEON)
#define KERNEL_NEON
#endif

/*
 * Of text that is well formed so far, only the last three octets matter to what
 * follows.  They are kept without a mask, the last one in the low octet, and 0
 * where there was none.
 *
 * A mask is the key's four octets as they lie in memory, turned so that the
 * first belongs to the first octet of the data.
 */
struct kernel {
	const char *name;
	/* Whether text is still well formed with these octets, be it inside a
	 * sequence.  If so, `*last` is brought up to date; if not, it stays,
	 * and kernel_scan() finds where. */
	bool (*text)(
	    const uint8_t *data, size_t size, uint32_t mask, uint32_t *last);
	/* The same, and writes the text without its mask, be it well formed or
	 * not; `target` may be `data`, and must not overlap it otherwise. */
	bool (*copy)(uint8_t *target, const uint8_t *data, size_t size,
	    uint32_t mask, uint32_t *last);
	/* Writes octets without their mask; `target` as above. */
	void (*unmask)(
	    uint8_t *target, const uint8_t *data, size_t size, uint32_t mask);
	/* Goes over frames that are whole, unfragmented, of text or binary,
	 * and break no rule, and returns where it stops: before any other, or
	 * near the end.  No message may be open. */
	size_t (*frames)(
	    struct wsreg_check *check, const uint8_t *data, size_t size);
};

/* The one for this processor, chosen by the first who asks. */
const struct kernel *
kernel_choose(void);

extern const struct kernel kernel_plain;
extern const struct kernel kernel_sse4;
extern const struct kernel kernel_avx2;
extern const struct kernel kernel_avx512;
extern const struct kernel kernel_neon;

/* Goes over text up to the first octet that makes it ill-formed, and returns
 * its index, or `size`. */
size_t
kernel_scan(const uint8_t *data, size_t size, uint32_t mask, uint32_t *last);

/* Functions that are seldom called, and take no registers from the others;
 * those that are compiled for the arguments of each call; short loops of a
 * known length. */
#define KERNEL_APART __attribute__((noinline))
#define KERNEL_INLINE static inline __attribute__((always_inline))
#if defined(__clang__)
#define KERNEL_UNROLL _Pragma("unroll")
#else
#define KERNEL_UNROLL _Pragma("GCC unroll 8")
#endif

/* So many octets are read of a message of up to CHECK_SHORT_MAX, however many
 * it has. */
#define SHORT_SIZE 128

/* ---- Text, by its last octets ---- */

/* Whether a sequence has begun and needs further octets. */
static inline bool
text_is_open(uint32_t last)
{
	return (last & 0xff) >= 0xc0 || (last >> 8 & 0xff) >= 0xe0 ||
	    (last >> 16 & 0xff) >= 0xf0;
}

/* Whether the last octet can have no place in any text; RFC 3629, 1. */
static inline bool
text_ends_badly(uint32_t last)
{
	uint8_t octet = last & 0xff;

	return octet == 0xc0 || octet == 0xc1 || octet > 0xf4;
}

/* The last octets of three or more. */
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

/* The mask for data that begins so many octets later. */
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
