/* SPDX-License-Identifier: MIT */
/* The hash of names: the generator places names by it, the library finds
 * them. */

#ifndef WSREG_HASH_H
#define WSREG_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Functions that are short enough to be inlined, and too long for compilers to
 * see that. */
#if defined(__GNUC__)
#define HASH_INLINE static inline __attribute__((always_inline))
#else
#define HASH_INLINE static inline
#endif

/* Loads little-endian numbers on any machine, as tables may be made on another
 * one; compilers make single loads of these. */
static inline uint32_t
hash_load32(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Loads eight octets as a little-endian number. */
static inline uint64_t
hash_load64(const char *at)
{
	return (uint64_t)hash_load32(at) | (uint64_t)hash_load32(at + 4) << 32;
}

/* The octets that a name begins and ends with, up to eight of each; those of
 * a short name overlap.  Nothing outside the name is read. */
struct hash_ends {
	uint64_t first, last;
};

/* Returns the ends of a name; of three octets or fewer each is in one of the
 * two numbers, so that no two names of a size are taken for one. */
HASH_INLINE struct hash_ends
hash_ends(const char *name, size_t size)
{
	const unsigned char *p = (const unsigned char *)name;

	if (size >= 8)
		return (struct hash_ends){ hash_load64(name),
			hash_load64(name + size - 8) };
	if (size >= 4)
		return (struct hash_ends){ hash_load32(name),
			hash_load32(name + size - 4) };
	if (size == 0)
		return (struct hash_ends){ 0, 0 };
	return (
	    struct hash_ends){ p[0] | (uint64_t)p[size / 2] << 8, p[size - 1] };
}

/* Exchanges the halves: a product's high half depends on all octets, its low
 * half on few, so the next product spreads both. */
static inline uint64_t
hash_swap(uint64_t hash)
{
	return hash << 32 | hash >> 32;
}

/*
 * Setting bit 5 of every octet makes "A" and "a" one, so that the same table
 * serves exact lookups and those regardless of case; what else it makes one
 * is told apart when names are compared.
 */
#define HASH_FOLD UINT64_C(0x2020202020202020)

/* Hashes all octets of a name. */
static inline uint64_t
hash_name(const char *name, size_t size, uint64_t multiplier)
{
	struct hash_ends ends = hash_ends(name, size);
	uint64_t hash = ((ends.first | HASH_FOLD) ^ size) * multiplier;

	for (size_t i = 8; i + 8 < size; i += 8)
		hash = (hash_swap(hash) ^ (hash_load64(name + i) | HASH_FOLD)) *
		    multiplier;
	return (hash_swap(hash) ^ (ends.last | HASH_FOLD)) * multiplier;
}

/* Hashes twelve octets, four from each end and four a quarter of the way in,
 * where names that begin alike most often differ.  That tells most names apart
 * for half the work, and takes the same steps for every name of four octets or
 * more, as a processor cannot foresee the size of the next one. */
HASH_INLINE uint64_t
hash_some(const char *name, size_t size, uint64_t multiplier)
{
	struct hash_ends ends;

	if (size >= 4) {
		ends.first = hash_load32(name) ^ hash_load32(name + size - 4);
		ends.last = hash_load32(name + (size - 4) / 4);
	} else {
		ends = hash_ends(name, size);
	}
	return (ends.first | ends.last << 32 | HASH_FOLD) * multiplier;
}

/* Returns the bits in which eight octets of two names differ. */
static inline uint64_t
hash_unlike64(const char *a, const char *b, size_t at)
{
	return hash_load64(a + at) ^ hash_load64(b + at);
}

/* Returns whether two names of this size are the same, octet by octet:
 * memcmp() without its call, which takes longer than most names.  Sixteen to
 * 32 octets are compared by four pairs that may overlap, so that the processor
 * need not foresee how many there are. */
HASH_INLINE bool
hash_same(const char *a, const char *b, size_t size)
{
	if (size >= 16) {
		uint64_t unlike = hash_unlike64(a, b, 0) |
		    hash_unlike64(a, b, 8) | hash_unlike64(a, b, size - 16) |
		    hash_unlike64(a, b, size - 8);

		for (size_t i = 16; i + 16 < size; i += 8)
			unlike |= hash_unlike64(a, b, i);
		return unlike == 0;
	}
	if (size >= 8)
		return (hash_unlike64(a, b, 0) |
			   hash_unlike64(a, b, size - 8)) == 0;
	if (size >= 4)
		return ((hash_load32(a) ^ hash_load32(b)) |
			   (hash_load32(a + size - 4) ^
			       hash_load32(b + size - 4))) == 0;
	return size == 0 ||
	    (a[0] == b[0] && a[size / 2] == b[size / 2] &&
		a[size - 1] == b[size - 1]);
}

#endif
