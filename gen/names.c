/* SPDX-License-Identifier: MIT */
/* C identifiers made from the registries' text. */

#include "names.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char
capital(char c)
{
	if (c >= 'a' && c <= 'z')
		return (char)(c - 'a' + 'A');
	return is_digit(c) || (c >= 'A' && c <= 'Z') ? c : '\0';
}

bool
gen_identifier(const char *text, char identifier[GEN_NAME_SIZE])
{
	size_t length = 0;
	bool gap = false;

	for (; *text != '\0'; text++) {
		char c = capital(*text);

		if (c == '\0') {
			gap = length > 0;
			continue;
		}
		if (gap || (length == 0 && is_digit(c)))
			identifier[length++] = '_';
		gap = false;
		identifier[length++] = c;
		if (length + 2 > GEN_NAME_SIZE) {
			length = 0;
			break;
		}
	}
	identifier[length] = '\0';
	return length > 0;
}
