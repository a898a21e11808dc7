/* SPDX-License-Identifier: MIT */
/* A stretch of octets that lies in a head: no NUL ends it. */

#ifndef TRAFFIC_SLICE_H
#define TRAFFIC_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "ascii.h"

struct slice {
	const char *at;
	size_t size;
};

/* The text as a slice. */
static inline struct slice
slice_of(const char *text)
{
	return (struct slice){ text, strlen(text) };
}

static inline bool
slice_same(struct slice one, struct slice other)
{
	return one.size == other.size &&
	    (one.size == 0 || memcmp(one.at, other.at, one.size) == 0);
}

/* The same with A-Z taken for a-z. */
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

/* What is left after the first octets, of which there are so many. */
static inline struct slice
slice_skip(struct slice slice, size_t size)
{
	return (struct slice){ slice.at + size, slice.size - size };
}

/* Takes this octet off the front, if it is there. */
static inline bool
slice_take(struct slice *slice, char c)
{
	if (slice->size == 0 || slice->at[0] != c)
		return false;
	*slice = slice_skip(*slice, 1);
	return true;
}

/* Blanks of HTTP; RFC 9110, 5.6.3. */
static inline bool
slice_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Takes the blanks off the front, and off both ends. */
static inline void
slice_skip_blanks(struct slice *slice)
{
	while (slice->size > 0 && slice_blank(slice->at[0]))
		*slice = slice_skip(*slice, 1);
}

static inline struct slice
slice_trim(struct slice slice)
{
	slice_skip_blanks(&slice);
	while (slice.size > 0 && slice_blank(slice.at[slice.size - 1]))
		slice.size--;
	return slice;
}

#endif
