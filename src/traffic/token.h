/* SPDX-License-Identifier: MIT */
/* Reads what the values of HTTP fields are made of: blanks, tokens, lists,
 * numbers.  To take something is to take it off the front of a slice. */

#ifndef TRAFFIC_TOKEN_H
#define TRAFFIC_TOKEN_H

#include "names.h"
#include "snapshot.h"

/* Returns whether HTTP takes this for a blank; RFC 9110, 5.6.3. */
bool
token_is_blank(char c);

/* Returns whether a token may have this octet; RFC 9110, 5.6.2. */
bool
token_has(char c);

/* Returns whether all of the slice is one token. */
bool
token_is(struct slice slice);

/* Takes this text; false if something else comes. */
bool
token_take_text(struct slice *rest, const char *text);

/* Takes all blanks. */
void
token_skip_blanks(struct slice *rest);

/* Returns the slice without the blanks at both ends. */
struct slice
token_trim(struct slice slice);

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
