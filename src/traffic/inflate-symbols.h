/* SPDX-License-Identifier: MIT */
/* Inflates the literals and references of a block; RFC 1951, 3.2.3. */

#ifndef TRAFFIC_INFLATE_SYMBOLS_H
#define TRAFFIC_INFLATE_SYMBOLS_H

#include "inflate-bits.h"
#include "inflate.h"
#include "names.h"

/* The most octets that may be written beyond the end that is given below: those
 * of three literals and a reference, and what copying writes beyond these. */
#define INFLATE_BEYOND_END (3 + 258 + 31)

/* Inflates symbols until this much output is there, or the input is used, or
 * the block ends, which makes its header the next stage. */
enum inflate_result
inflate_symbols(struct inflate *inflate, struct source *source, size_t end);

#endif
