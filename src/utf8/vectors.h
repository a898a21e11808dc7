/* SPDX-License-Identifier: MIT */
/* What the implementations by vectors share: tables, and how each is put
 * together. */

#ifndef WSREG_UTF8_VECTORS_H
#define WSREG_UTF8_VECTORS_H

#include "implementation.h"

#if defined(UTF8_ON_X86) || defined(UTF8_ON_ARM)

/* ---- The faults of two octets in a row ---- */

/* The faults are a set, with a bit each.  TWO is not a fault if an octet is the
 * third or fourth of its sequence. */
enum {
	SHORT = 1 << 0,     /* a first octet, then no continuation */
	LONG = 1 << 1,      /* ASCII, then a continuation */
	LOW3 = 1 << 2,      /* E0 80 to E0 9F: fewer octets would do */
	HIGH = 1 << 3,      /* F4 90 and above: no character */
	SURROGATE = 1 << 4, /* ED A0 to ED BF */
	LOW2 = 1 << 5,      /* C0 and C1: fewer octets would do */
	LOW4 = 1 << 6,      /* F0 80 to F0 8F, and F5 80 and above */
	TWO = 1 << 7        /* two continuations in a row */
};

/* The faults that the first octet's upper bits allow for. */
static const uint8_t first_high[16] = { LONG, LONG, LONG, LONG, LONG, LONG,
	LONG, LONG, TWO, TWO, TWO, TWO, SHORT | LOW2, SHORT,
	SHORT | LOW3 | SURROGATE, SHORT | HIGH | LOW4 };

/* The faults that its lower bits allow for, for all octets that end so. */
#define ANY (SHORT | LONG | TWO)
static const uint8_t first_low[16] = { ANY | LOW3 | LOW2 | LOW4, ANY | LOW2,
	ANY, ANY, ANY | HIGH, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4, ANY | HIGH | LOW4, ANY | HIGH | LOW4,
	ANY | HIGH | LOW4 | SURROGATE, ANY | HIGH | LOW4, ANY | HIGH | LOW4 };

/* The faults that the second octet's upper bits allow for. */
#define CONTINUATION (LONG | LOW2 | TWO)
static const uint8_t second_high[16] = { SHORT, SHORT, SHORT, SHORT, SHORT,
	SHORT, SHORT, SHORT, CONTINUATION | LOW3 | LOW4,
	CONTINUATION | LOW3 | HIGH, CONTINUATION | SURROGATE | HIGH,
	CONTINUATION | SURROGATE | HIGH, SHORT, SHORT, SHORT, SHORT };

/* ---- Short texts ---- */

/* Octets to keep, then as many to drop; the text ends where they change. */
#define REPEAT_16(x) x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x
static const uint8_t parts[2 * UTF8_SHORT_SIZE] = { REPEAT_16(0xff),
	REPEAT_16(0xff), REPEAT_16(0xff), REPEAT_16(0xff), REPEAT_16(0xff),
	REPEAT_16(0xff), REPEAT_16(0xff), REPEAT_16(0xff) };

/* ---- The implementation ---- */

#define UTF8_IMPLEMENTATION(name_, set_)                                       \
	const struct utf8_implementation wsreg_utf8_##name_ = {                \
		.name = #name_,                                                \
		.set = (set_),                                                 \
		.text = check_text_##name_,                                    \
		.copy = copy_text_##name_,                                     \
		.unmask = unmask_text_##name_,                                 \
	}

#endif

#endif
