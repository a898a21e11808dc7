/* SPDX-License-Identifier: MIT */
/* Reads octets that have two hexadecimal digits each, as fast as they come from a
 * file. */

#include "digits.h"

#include <string.h>

#include "cli/cli.h"

/* What is known of a character: whether it is a digit, and its value. */
#define DIGIT 0x10
#define VALUE 0x0f

static const uint8_t digits[UINT8_MAX + 1] = {
	['0'] = DIGIT | 0,
	['1'] = DIGIT | 1,
	['2'] = DIGIT | 2,
	['3'] = DIGIT | 3,
	['4'] = DIGIT | 4,
	['5'] = DIGIT | 5,
	['6'] = DIGIT | 6,
	['7'] = DIGIT | 7,
	['8'] = DIGIT | 8,
	['9'] = DIGIT | 9,
	['A'] = DIGIT | 10,
	['B'] = DIGIT | 11,
	['C'] = DIGIT | 12,
	['D'] = DIGIT | 13,
	['E'] = DIGIT | 14,
	['F'] = DIGIT | 15,
	['a'] = DIGIT | 10,
	['b'] = DIGIT | 11,
	['c'] = DIGIT | 12,
	['d'] = DIGIT | 13,
	['e'] = DIGIT | 14,
	['f'] = DIGIT | 15,
};

/* Returns whether the text begins with two digits, and their octet. */
static inline bool
read_pair(const char *text, size_t size, uint8_t *octet)
{
	uint8_t high, low;

	if (size < 2)
		return false;
	high = digits[(uint8_t)text[0]];
	low = digits[(uint8_t)text[1]];
	*octet = (uint8_t)(high << 4 | (low & VALUE));
	return (high & low & DIGIT) != 0;
}

/* The characters that are looked at together. */
#define BLOCK ((size_t)32)

/* Stores the octets of a block.  Returns false, and nothing is stored, if it has
 * a character that is not a digit.  Without a table and a branch the compiler
 * can make vectors of both loops. */
static inline bool
read_block(const char *text, uint8_t *octets)
{
	uint8_t values[BLOCK], bad = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		uint8_t c = (uint8_t)text[i];
		uint8_t digit = (uint8_t)(c - '0');
		uint8_t letter = (uint8_t)((c | 0x20) - 'a');

		values[i] = digit < 10 ? digit : (uint8_t)(letter + 10);
		bad |= (uint8_t)(digit < 10 || letter < 6 ? 0 : 1);
	}
	if (bad != 0)
		return false;
	for (size_t i = 0; i < BLOCK / 2; i++)
		octets[i] = (uint8_t)(values[2 * i] << 4 | values[2 * i + 1]);
	return true;
}

size_t
digits_read_pairs(const char *text, size_t size, uint8_t *octets)
{
	size_t at = 0, count = 0;
	uint8_t octet;

	while (size - at >= BLOCK && read_block(text + at, octets + count)) {
		at += BLOCK;
		count += BLOCK / 2;
	}
	for (; read_pair(text + at, size - at, &octet); at += 2)
		octets[count++] = octet;
	return count;
}

/* Stores the octets of the pairs with one blank after each, and returns how
 * many. */
static inline size_t
read_apart(const char *text, size_t size, uint8_t *octets)
{
	size_t at = 0, count = 0;
	uint8_t octet;

	for (; size - at > 2 && text[at + 2] == ' ' &&
	     read_pair(text + at, 2, &octet);
	     at += 3)
		octets[count++] = octet;
	return count;
}

struct digits
digits_read(const char *text, size_t size, uint8_t *octets)
{
	struct digits read = { 0 };
	uint8_t octet;

	for (;;) {
		const char *at = text + read.size;
		size_t left = size - read.size;
		size_t count = read_apart(at, left, octets + read.count);

		if (count > 0) {
			read.count += count;
			read.size += 3 * count;
			read.together = false;
		} else if (read_pair(at, left, &octet)) {
			octets[read.count++] = octet;
			if (left > 2 && digits[(uint8_t)at[2]] != 0)
				count = digits_read_pairs(
				    at + 2, left - 2, octets + read.count);
			read.count += count;
			read.size += 2 + 2 * count;
			read.together = true;
		} else if (left > 0 && ascii_is_blank(*at)) {
			read.size++;
			read.together = false;
			if (*at == '\n') {
				read.lines++;
				read.start = read.size;
			}
		} else {
			return read;
		}
	}
}
