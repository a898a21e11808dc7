/* SPDX-License-Identifier: MIT */
/* What a program in the sandbox must not be able to do, tried out. */

#ifndef TESTS_ATTEMPTS_H
#define TESTS_ATTEMPTS_H

#include <stddef.h>

struct attempt {
	const char *name;
	/* Tries it with a file, which is there.  Returns 0 if it worked, else
	 * the errno value. */
	int (*make)(const char *file);
	/* The errno value in the sandbox. */
	int refusal;
};

/* What the filter of system calls refuses, and what Landlock does; each up to a
 * name of NULL. */
extern const struct attempt attempts_calls[], attempts_files[];

#endif
