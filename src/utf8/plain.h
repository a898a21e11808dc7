/* SPDX-License-Identifier: MIT */
/* What only plain C does: find the octet at fault, validate a text alone. */

#ifndef WSREG_UTF8_PLAIN_H
#define WSREG_UTF8_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads text up to the first octet that makes it ill-formed, and returns the
 * index of that octet, or `size`.  The parameters are those of
 * utf8_implementation.text; `*last` is brought up to that octet. */
size_t
wsreg_utf8_scan(
    const uint8_t *data, size_t size, uint32_t mask, uint32_t *last);

/* Returns whether a text is well formed from its beginning to its end. */
bool
wsreg_utf8_is_whole(const uint8_t *data, size_t size, uint32_t mask);

#endif
