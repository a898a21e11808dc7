/* SPDX-License-Identifier: MIT */
/* The main function of programs that have the tests of several files. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

static struct area {
	const char *file; /* as compilers name it: "../tests/test-lookup.c" */
	int (*run)(void);
} areas[64];
static size_t area_count;

void
support_add_area(const char *file, int (*run)(void))
{
	if (area_count == COUNT(areas))
		abort();
	areas[area_count++] = (struct area){ file, run };
}

/* Returns whether a file is that of an area: "lookup" is test-lookup.c. */
static bool
is_named(const char *file, const char *name)
{
	const char *base = strrchr(file, '/');
	size_t size = strlen(name);

	base = base == NULL ? file : base + 1;
	return strncmp(base, "test-", 5) == 0 &&
	    strncmp(base + 5, name, size) == 0 &&
	    strcmp(base + 5 + size, ".c") == 0;
}

int
main(int count, char **arguments)
{
	if (count == 1 && area_count == 1)
		return areas[0].run();
	for (size_t i = 0; i < area_count && count == 2; i++)
		if (is_named(areas[i].file, arguments[1]))
			return areas[i].run();
	fprintf(stderr, "usage: %s AREA\nareas are files:", arguments[0]);
	for (size_t i = 0; i < area_count; i++)
		fprintf(stderr, " %s", areas[i].file);
	fputc('\n', stderr);
	return EXIT_FAILURE;
}
