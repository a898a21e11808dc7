/* SPDX-License-Identifier: MIT */
/* Counts the vectors that a table in C has, by their verdict: what a program
 * does that tries its own parser with each. */

#include <stdio.h>
#include <string.h>

#include "vectors.h"

int
main(void)
{
	size_t accepted = 0, failed = 0, octets = 0, i;

	for (i = 0; i < WSREG_VECTOR_COUNT; i++) {
		const struct wsreg_vector *vector = &wsreg_vectors[i];

		octets += vector->size;
		if (vector->severity != NULL &&
		    strcmp(vector->severity, "error") == 0)
			failed += vector->close_codes[0] != 0;
		else
			accepted++;
	}
	printf("%lu accepted, %lu failed, %lu octets\n",
	    (unsigned long)accepted, (unsigned long)failed,
	    (unsigned long)octets);
	return wsreg_vectors[WSREG_VECTOR_COUNT].id != NULL;
}
