/* SPDX-License-Identifier: MIT */
/* A part of a text that lies in a larger one: no NUL ends it. */

#ifndef WSREG_SLICE_H
#define WSREG_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "ascii.h"

struct slice {
	const char *at;
	size_t size;
};

/* Returns the whole text as a slice. */
static inline struct slice
slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

/* Returns whether the slices have the same octets.  memcmp() is not asked about
 * none of them, as their address may be NULL. */
static inline bool
slice_same(struct slice one, struct slice other)
{
	return one.size == other.size &&
	    (one.size == 0 || memcmp(one.at, other.at, one.size) == 0);
}

/* Returns whether the slices are the same if A-Z are taken for a-z. */
static inline bool
slice_same_nocase(struct slice one, struct slice other)
{
	size_t i = 0;

	if (one.size != other.size)
		return false;
	while (
	    i < one.size && ascii_lower(one.at[i]) == ascii_lower(other.at[i]))
		i++;
	return i == one.size;
}

/* Returns what follows the first `size` octets. */
static inline struct slice
slice_skip(struct slice slice, size_t size)
{
	return (struct slice){ slice.at + size, slice.size - size };
}

#endif
