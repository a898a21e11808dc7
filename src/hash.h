/* SPDX-License-Identifier: MIT */
/* The hash of names: the generator places names by it, the library finds
 * them. */

#ifndef WSREG_HASH_H
#define WSREG_HASH_H

#include <stddef.h>
#include <stdint.h>

/* Little-endian whatever the machine, as tables may be made on another one;
 * compilers make single loads of these. */
static inline uint32_t
hash_load32(const char *at)
{
	const unsigned char *p = (const unsigned char *)at;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

static inline uint64_t
hash_load64(const char *at)
{
	return (uint64_t)hash_load32(at) | (uint64_t)hash_load32(at + 4) << 32;
}

/* Up to eight octets, those beyond the name's end as zero.  Nothing outside
 * the name is read: short names are put together from two loads that
 * overlap. */
static inline uint64_t
hash_load_short(const char *name, size_t size)
{
	const unsigned char *p = (const unsigned char *)name;

	if (size >= 4)
		return (uint64_t)hash_load32(name) |
		    (uint64_t)hash_load32(name + size - 4) << 8 * (size - 4);
	if (size == 0)
		return 0;
	return (uint64_t)p[0] | (uint64_t)p[size / 2] << 8 * (size / 2) |
	    (uint64_t)p[size - 1] << 8 * (size - 1);
}

/*
 * Setting bit 5 of every octet makes "A" and "a" one, so that the same table
 * serves exact lookups and those regardless of case; what else it makes one
 * is told apart when names are compared.
 */
static inline uint64_t
hash_name(const char *name, size_t size, uint64_t multiplier)
{
	const uint64_t fold = UINT64_C(0x2020202020202020);
	uint64_t hash = size * UINT64_C(0x9e3779b97f4a7c15);

	if (size < 8)
		return (hash ^ (hash_load_short(name, size) | fold)) *
		    multiplier;
	for (size_t i = 0; i + 8 < size; i += 8)
		hash = (hash ^ (hash_load64(name + i) | fold)) * multiplier;
	return (hash ^ (hash >> 32) ^ (hash_load64(name + size - 8) | fold)) *
	    multiplier;
}

#endif
