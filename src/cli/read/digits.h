/* SPDX-License-Identifier: MIT */
/* Reads octets that have two hexadecimal digits each.  Most text with octets has
 * nothing else, and may be large; what else it has is left to octets.h. */

#ifndef CLI_READ_DIGITS_H
#define CLI_READ_DIGITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How far a text was read. */
struct digits {
	size_t size;   /* characters that were read */
	size_t count;  /* octets that were stored */
	size_t lines;  /* ends of lines among the characters */
	size_t start;  /* the index after the last of these, or 0 */
	bool together; /* the last that was read is an octet, not a blank */
};

/* Stores the octets of the pairs of digits at the start of a text, up to anything
 * else, and returns how many.  `octets` has room for half of the size.  It may be
 * the text itself, or begin before it. */
size_t
digits_read_pairs(const char *text, size_t size, uint8_t *octets);

/* Does the same with any blanks and ends of lines between the pairs, before them
 * and after them. */
struct digits
digits_read(const char *text, size_t size, uint8_t *octets);

#endif
