/* SPDX-License-Identifier: MIT */
/* Codes of compressed data, as the lengths of theirs; RFC 1951, 3.2.2. */

#include "inflate-code.h"

#define LENGTH_MOST 15

unsigned
code_count(const struct code *code, unsigned length)
{
	unsigned count = 0;

	for (unsigned i = 0; i < code->count; i++)
		count += code->lengths[i] == length;
	return count;
}

unsigned
code_longest(const struct code *code)
{
	unsigned longest = LENGTH_MOST;

	while (longest > 1 && code_count(code, longest) == 0)
		longest--;
	return longest;
}

unsigned
code_symbol(const struct code *code, unsigned length, unsigned index)
{
	for (unsigned i = 0; i < code->count; i++)
		if (code->lengths[i] == length && index-- == 0)
			return i;
	return CODE_NONE;
}

bool
code_is_sound(const struct code *code, bool sparse)
{
	unsigned used = 0;

	for (unsigned length = 1; length <= LENGTH_MOST; length++)
		used += code_count(code, length) << (LENGTH_MOST - length);
	return used == 0 || used == 1u << LENGTH_MOST ||
	    (sparse && used == 1u << (LENGTH_MOST - 1) &&
		code_longest(code) == 1);
}
