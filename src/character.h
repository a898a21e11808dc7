/* SPDX-License-Identifier: MIT */
/* Characters of UTF-8 one by one, for texts that are short; src/utf8 validates
 * what is long. */

#ifndef WSREG_CHARACTER_H
#define WSREG_CHARACTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Returns whether an octet begins a character: all but 80 to BF do. */
static inline bool
character_begins(char octet)
{
	return ((unsigned char)octet & 0xc0) != 0x80;
}

/* Returns the number of characters in well-formed text, which is that of its
 * columns on a terminal that has no wide ones. */
static inline size_t
character_count(const char *text, size_t size)
{
	size_t count = 0;

	for (size_t i = 0; i < size; i++)
		count += character_begins(text[i]);
	return count;
}

/*
 * Decodes the character that a text begins with; RFC 3629, 3.  Returns its size
 * in octets, 1 to 4, or 0, and `code` untouched, if the octets are not UTF-8.
 * At most `left` octets are read.  A NUL ends a sequence, so for a string 4 will
 * do.
 */
static inline size_t
character_decode(const char *text, size_t left, uint32_t *code)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	unsigned char first = (unsigned char)text[0];
	size_t size = first < 0x80 ? 1
	    : first < 0xe0         ? 2
	    : first < 0xf0         ? 3
				   : 4;
	uint32_t value = size == 1 ? first : first & (0x7fu >> size);

	if (left < size || !character_begins(text[0]) || first >= 0xf8)
		return 0;
	for (size_t i = 1; i < size; i++) {
		if (character_begins(text[i]))
			return 0;
		value = value << 6 | ((unsigned char)text[i] & 0x3f);
	}
	/* Neither longer than it need be, nor a half of a pair, nor too high. */
	if (value < least[size] || (value >= 0xd800 && value < 0xe000) ||
	    value > 0x10ffff)
		return 0;
	*code = value;
	return size;
}

/*
 * Returns whether a character is not seen where it is printed, and what it does
 * is: a control, which may command a terminal, a line or paragraph separator, a
 * change of direction, a joiner, a tag, a filler.  Blanks are none of these.
 */
static inline bool
character_is_hidden(uint32_t code)
{
	static const struct {
		uint32_t first, last;
	} ranges[] = { { 0, 0x1f }, { 0x7f, 0x9f }, { 0xad, 0xad },
		{ 0x34f, 0x34f }, { 0x61c, 0x61c }, { 0x115f, 0x1160 },
		{ 0x17b4, 0x17b5 }, { 0x180b, 0x180f }, { 0x200b, 0x200f },
		{ 0x2028, 0x202e }, { 0x2060, 0x206f }, { 0x3164, 0x3164 },
		{ 0xfeff, 0xfeff }, { 0xffa0, 0xffa0 }, { 0xfff0, 0xfffc },
		{ 0xfffe, 0xffff }, { 0xe0000, 0xe0fff } };

	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (code >= ranges[i].first && code <= ranges[i].last)
			return true;
	return false;
}

#endif
