/* SPDX-License-Identifier: MIT */
/* The files in a folder and those in it. */

#ifndef TESTS_CLI_FILES_H
#define TESTS_CLI_FILES_H

#include <stddef.h>

struct files {
	char **names;
	size_t count;
};

/* Lists those whose names end so, sorted.  For main(): it is no part of a
 * test, and ends the program if memory is out. */
void
files_find(struct files *files, const char *folder, const char *end);
/* Puts one more at the end. */
void
files_add(struct files *files, const char *name);

void
files_free(struct files *files);

#endif
