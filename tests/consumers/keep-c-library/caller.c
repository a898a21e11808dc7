/* SPDX-License-Identifier: MIT */
/* A program that calls the library, in C or C++: prints the codes that it
 * accepts, up to 70000. */

#include <stdio.h>

#include "library.h"

/* Returns whether a Close with the code is read as that code. */
static int
is_read(unsigned long code)
{
	const unsigned char payload[] = { (unsigned char)(code >> 8),
		(unsigned char)(code & 0xff) };

	return library_read_close(payload, 2) == code;
}

int
main(void)
{
	for (unsigned long code = 0; code <= 70000; code++) {
		int accepts = library_accepts(code);

		if (code <= 65535 && code != WSLAY_CODE_PROTOCOL_ERROR &&
		    is_read(code) != accepts)
			return 1;
		if (accepts)
			printf("%lu\n", code);
	}
	return 0;
}
