/* SPDX-License-Identifier: MIT */
/* Makes C identifiers from the registries' text. */

#include "names.h"

#include "snapshot.h"

bool
gen_identifier(const char *text, char identifier[GEN_NAME_SIZE])
{
	size_t length = 0;
	bool gap = false;

	for (; *text != '\0'; text++) {
		char c = ascii_upper(*text);

		if (!ascii_is_word(c)) {
			gap = length > 0;
			continue;
		}
		if (gap || (length == 0 && ascii_is_digit(c)))
			identifier[length++] = '_';
		gap = false;
		if (length + 1 >= GEN_NAME_SIZE) {
			length = 0;
			break;
		}
		identifier[length++] = c;
	}
	identifier[length] = '\0';
	return length > 0;
}
