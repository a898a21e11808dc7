/* SPDX-License-Identifier: MIT */
/* What values of HTTP fields are made of: tokens, lists, numbers. */

#ifndef TRAFFIC_TOKEN_H
#define TRAFFIC_TOKEN_H

#include "snapshot.h"

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

/* Whether a token may have this octet; RFC 9110, 5.6.2. */
bool
token_has(char c);

/* Whether all of it is one token. */
bool
token_is(struct slice slice);

/* Takes the longest token off the front; false if there is none. */
bool
token_take(struct slice *rest, struct slice *token);

/* Takes the next element off a list, without the blanks around it; empty ones
 * are skipped.  RFC 9110, 5.6.1: commas divide, except in quoted strings.
 * False if there is none. */
bool
token_next(struct slice *list, struct slice *element);

/* A decimal number of at most 19 digits without leading zeros; false, and
 * `number` untouched, if it is none. */
bool
token_number(struct slice slice, uint64_t *number);

#endif
