/* SPDX-License-Identifier: MIT */
/* What values of HTTP fields are made of: tokens, lists, numbers. */

#ifndef TRAFFIC_TOKEN_H
#define TRAFFIC_TOKEN_H

#include <stdint.h>

#include "slice.h"

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
