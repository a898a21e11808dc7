/* SPDX-License-Identifier: MIT */
/* A program that calls the library, in C or C++: prints the codes that it
 * accepts, up to 70000. */

#include <stdio.h>
#include <string.h>

#include "library.h"

int
main(void)
{
	if (strcmp(server_close_text(LWS_CLOSE_STATUS_GOINGAWAY), "Going Away"))
		return 1;
	for (unsigned long code = 0; code <= 70000; code++)
		if (server_answer(code) == code)
			printf("%lu\n", code);
	return 0;
}
