/* SPDX-License-Identifier: MIT */
/* Sorting, and the digests that things are sorted by. */

#ifndef WSREG_DIFF_SORT_H
#define WSREG_DIFF_SORT_H

#include "snapshot.h"

/* An element of something that is sorted by a value and, where that is the
 * same, by its index. */
struct diff_item {
	uint64_t value;
	uint32_t index;
};

/* Sorts in place, in n log n steps whatever the input is. */
void
wsreg_diff_sort(struct diff_item *items, uint32_t count);

#define DIGEST_MULTIPLIER UINT64_C(0xd6e8feb86659fd93)

/* Returns a digest of both. */
static inline uint64_t
digest_mix(uint64_t digest, uint64_t value)
{
	digest = (hash_swap(digest) ^ value) * DIGEST_MULTIPLIER;
	return digest ^ digest >> 32;
}

/* Returns a digest of all octets of a text.  It only tells texts apart; where
 * it counts, equal digests are followed by a comparison. */
static inline uint64_t
digest(struct slice text)
{
	struct hash_ends ends = hash_ends(text.at, text.size);
	uint64_t mixed =
	    digest_mix(digest_mix(text.size + 1, ends.first), ends.last);

	for (size_t i = 8; i + 8 < text.size; i += 8)
		mixed = digest_mix(mixed, hash_load64(text.at + i));
	return mixed;
}

/* Returns a digest that takes A-Z for a-z, and some other octets for one
 * another; never 0. */
static inline uint64_t
digest_nocase(struct slice text)
{
	return hash_name(text.at, text.size, DIGEST_MULTIPLIER) | 1;
}

#endif
