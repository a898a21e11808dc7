/* SPDX-License-Identifier: MIT */
/* Letters and digits of ASCII, whatever the locale. */

#ifndef WSREG_ASCII_H
#define WSREG_ASCII_H

#include <stdbool.h>

/* Returns whether the octet is one of 0-9. */
static inline bool
ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
ascii_is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static inline bool
ascii_is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Returns whether the octet is a letter or a digit of ASCII.  Octets beyond it,
 * as in UTF-8, are not. */
static inline bool
ascii_is_word(char c)
{
	return ascii_is_digit(c) || ascii_is_upper(c) || ascii_is_lower(c);
}

/* The cases differ in bit 5 alone. */
static inline char
ascii_lower(char c)
{
	if (ascii_is_upper(c))
		return (char)(c | 0x20);
	return c;
}

/* Returns the octet with a-z made A-Z. */
static inline char
ascii_upper(char c)
{
	if (ascii_is_lower(c))
		return (char)(c & ~0x20);
	return c;
}

/* Returns the value of a hexadecimal digit, 0 to 15, or -1. */
static inline int
ascii_hex_value(char c)
{
	char small = ascii_lower(c);

	if (ascii_is_digit(c))
		return c - '0';
	return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/* XML's white space (XML 1.0, 2.3); U+00A0 is none. */
static inline bool
ascii_is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

#endif
