/* SPDX-License-Identifier: MIT */
/* Makes the tables by which codes of compressed data are looked up;
 * RFC 1951, 3.2. */

#ifndef TRAFFIC_INFLATE_TABLE_H
#define TRAFFIC_INFLATE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "names.h"

/* RFC 1951, 3.2.7: the most bits of a code. */
#define INFLATE_LENGTH_MOST 15

/* RFC 1951, 3.2.6 and 3.2.7: how many symbols the alphabets have. */
#define INFLATE_LITERALS 288
#define INFLATE_DISTANCES 32
#define INFLATE_CODE_LENGTHS 19

/*
 * The bits that an alphabet's table is looked up by, and how many entries it
 * needs with all its subtables: the figures that zlib's `enough` prints for the
 * worst code.
 */
#define INFLATE_LITERAL_BITS 11
#define INFLATE_LITERAL_ENTRIES 2342
#define INFLATE_DISTANCE_BITS 9
#define INFLATE_DISTANCE_ENTRIES 594

/*
 * An entry of a table says what the next bits of the data are:
 *
 *   bits 0 to 5    how many bits there are in all, extra bits included
 *   bits 8 to 11   how many of them are the code
 *   bits 16 to 30  the literal, the length or distance without its extra bits,
 *                  the symbol, or where the subtable begins
 *
 * The bits 8 to 11 of an entry that leads to a subtable are how many bits that
 * one is looked up by.
 */
#define INFLATE_LITERAL 0x80000000u  /* it is a literal */
#define INFLATE_SPECIAL 0x8000u      /* it is none of a value, but one of: */
#define INFLATE_SUBTABLE 0x4000u     /* it leads to a subtable */
#define INFLATE_END_OF_BLOCK 0x2000u /* it ends the block; else it is invalid */

#define INFLATE_TOTAL(entry) ((entry)&63)
#define INFLATE_CODE(entry) ((entry) >> 8 & 15)
#define INFLATE_VALUE(entry) ((entry) >> 16 & 0x7fff)

/* A table with its subtables, which stand behind it. */
struct inflate_table {
	uint32_t *entries;
	unsigned bits; /* that it is looked up by */
};

/* The symbols of a kind. */
struct inflate_alphabet {
	/* The entries of its symbols, less the bits of their codes, from the
	 * first that is not a literal; the symbols before are literals. */
	const uint32_t *results;
	unsigned first;
	/* The most bits that its table is looked up by. */
	unsigned bits;
	/* Whether a code may consist of one code of one bit. */
	bool sparse;
};

extern const struct inflate_alphabet inflate_literals;
extern const struct inflate_alphabet inflate_distances;
extern const struct inflate_alphabet inflate_code_lengths;

/*
 * Makes the table of a code, given by the lengths of its symbols' codes, of
 * which there are `count`, at most INFLATE_LITERALS; 0: a symbol is not used.
 * `table->entries` has room for what the alphabet needs.  False if these
 * lengths make no code, and the table is undefined.
 */
bool
inflate_table_make(struct inflate_table *table,
    const struct inflate_alphabet *alphabet, const uint8_t *lengths,
    unsigned count);

#endif
