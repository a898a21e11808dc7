/* SPDX-License-Identifier: MIT */
/* Codes of compressed data, as the lengths of theirs; RFC 1951, 3.2.2. */

#ifndef TESTS_INFLATE_CODE_H
#define TESTS_INFLATE_CODE_H

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>

/* No symbol has this number. */
#define CODE_NONE UINT_MAX

/* For each symbol, how many bits it has; 0: it is not used. */
struct code {
	uint8_t lengths[320];
	unsigned count;
};

/* How many symbols have so many bits. */
unsigned
code_count(const struct code *code, unsigned length);

/* The most bits of a symbol, at least 1. */
unsigned
code_longest(const struct code *code);

/* The symbol whose code is the `index`-th of this length. */
unsigned
code_symbol(const struct code *code, unsigned length, unsigned index);

/* Whether the lengths make a code: all of it is used, or one symbol has one
 * bit (RFC 1951, 3.2.7), if that is allowed; there may be no symbols. */
bool
code_is_sound(const struct code *code, bool sparse);

#endif
