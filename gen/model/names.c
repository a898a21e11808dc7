/* SPDX-License-Identifier: MIT */
/* Makes C identifiers from the registries' text. */

#include "names.h"

#include <string.h>

#include "snapshot.h"

/* The letters from U+00C0 to U+017F in ASCII, two octets each: those of a
 * letter in the Latin alphabet, a blank for none.  U+00D7 and U+00F7 are signs
 * and not letters. */
static const char latin[] =
    "A A A A A A AEC E E E E I I I I D N O O O O O   O U U U U Y THSS"
    "A A A A A A AEC E E E E I I I I D N O O O O O   O U U U U Y THY "
    "A A A A A A C C C C C C C C D D D D E E E E E E E E E E G G G G "
    "G G G G H H H H I I I I I I I I I I IJIJJ J K K K L L L L L L L "
    "L L L N N N N N N N N N O O O O O O OEOER R R R R R S S S S S S "
    "S S T T T T T T U U U U U U U U U U U U W W Y Y Y Z Z Z Z Z Z S ";

/* Takes a character of UTF-8, which the reader has checked. */
static uint32_t
take_character(const char **text)
{
	const unsigned char *at = (const unsigned char *)*text;
	uint32_t code = *at;
	int more = code < 0x80 ? 0 : code < 0xe0 ? 1 : code < 0xf0 ? 2 : 3;

	if (more > 0)
		code &= 0x3fu >> more;
	for (++*text; more > 0 && (**text & 0xc0) == 0x80; more--)
		code = code << 6 | (*(*text)++ & 0x3f);
	return code;
}

/* Returns whether a character beyond ASCII is no letter or digit: a sign, a
 * dash, a quotation mark, a blank. */
static bool
is_sign(uint32_t code)
{
	return (code >= 0x80 && code < 0xc0 && code != 0xaa && code != 0xb5 &&
		   code != 0xba) ||
	    code == 0xd7 || code == 0xf7 || (code >= 0x2000 && code < 0x2070) ||
	    (code >= 0x20a0 && code < 0x20d0) ||
	    (code >= 0x2190 && code < 0x2c00) ||
	    (code >= 0x3000 && code < 0x3004) || code == 0xfeff ||
	    (code >= 0x1f000 && code < 0x1fb00) ||
	    (code >= 0xe0000 && code < 0xe1000);
}

/* Writes a character as up to two letters or digits of C, in capitals.  Returns
 * how many there are: none of a sign or of an accent that follows its letter,
 * or SIZE_MAX of a letter that C cannot have, which is not dropped. */
static size_t
write_letters(uint32_t code, char letters[2])
{
	if (code < 0x80) {
		letters[0] = ascii_upper((char)code);
		return ascii_is_word(letters[0]) ? 1 : 0;
	}
	if (is_sign(code) || (code >= 0x300 && code < 0x370))
		return 0;
	if (code < 0xc0 || code > 0x17f)
		return SIZE_MAX;
	memcpy(letters, &latin[(size_t)2 * (code - 0xc0)], 2);
	return letters[1] == ' ' ? 1 : 2;
}

bool
gen_identifier(const char *text, char identifier[GEN_NAME_SIZE])
{
	size_t length = 0;
	bool gap = false;

	while (*text != '\0') {
		char letters[2] = { ' ', ' ' };
		uint32_t code = take_character(&text);
		size_t count = write_letters(code, letters);

		if (count == 0) {
			gap = gap ||
			    (length > 0 && (code < 0x300 || code >= 0x370));
			continue;
		}
		if (gap || (length == 0 && ascii_is_digit(letters[0])))
			identifier[length++] = '_';
		gap = false;
		if (count == SIZE_MAX || length + count >= GEN_NAME_SIZE) {
			length = 0;
			break;
		}
		memcpy(identifier + length, letters, count);
		length += count;
	}
	identifier[length] = '\0';
	return length > 0;
}
