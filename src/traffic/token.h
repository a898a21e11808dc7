/* SPDX-License-Identifier: MIT */
/* Reads what the values of HTTP fields are made of: blanks, tokens, lists,
 * numbers.  To take something is to take it off the front of a slice. */

#ifndef TRAFFIC_TOKEN_H
#define TRAFFIC_TOKEN_H

#include <stdint.h>

#include "names.h"
#include "snapshot.h"

/* The kind of each octet: one of tokens, another one of text, or 0. */
#define TOKEN_KIND 2
#define TOKEN_TEXT 1
extern const uint8_t token_kinds[256];

/* Returns whether HTTP takes this for a blank; RFC 9110, 5.6.3. */
static inline bool
token_is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Returns whether a token may have this octet; RFC 9110, 5.6.2. */
static inline bool
token_has(char c)
{
	return token_kinds[(uint8_t)c] == TOKEN_KIND;
}

/* Returns whether a line of a head may have this octet: all but control
 * characters, to which a tab does not belong; RFC 9110, 5.5. */
static inline bool
token_is_text(char c)
{
	return token_kinds[(uint8_t)c] != 0;
}

/* Returns how many octets come that are text. */
size_t
token_span_text(const char *octets, size_t size);

/* Returns whether all of the slice is one token. */
bool
token_is(struct slice slice);

/* Takes this text; false if something else comes. */
bool
token_take_text(struct slice *rest, const char *text);

/* Takes all blanks. */
static inline void
token_skip_blanks(struct slice *rest)
{
	while (rest->size > 0 && token_is_blank(rest->at[0]))
		*rest = slice_skip(*rest, 1);
}

/* Returns the slice without the blanks at both ends. */
static inline struct slice
token_trim(struct slice slice)
{
	token_skip_blanks(&slice);
	while (slice.size > 0 && token_is_blank(slice.at[slice.size - 1]))
		slice.size--;
	return slice;
}

/* Takes the longest token; false if there is none. */
bool
token_take(struct slice *rest, struct slice *token);

/* Takes the next element of a list, without the blanks around it; empty ones
 * are skipped.  RFC 9110, 5.6.1: commas divide, except in quoted strings.
 * False if there is none. */
bool
token_next(struct slice *list, struct slice *element);

/* Reads a decimal number of at most 19 digits without leading zeros; false, and
 * `number` untouched, if the slice is none. */
bool
token_number(struct slice slice, uint64_t *number);

#endif
