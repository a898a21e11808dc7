/* SPDX-License-Identifier: MIT */
/* The files that stay within reach, a part of the sandbox. */

#ifndef GEN_SANDBOX_FILES_H
#define GEN_SANDBOX_FILES_H

#include <stdbool.h>

#include "sandbox.h"

/* Adds what may be done with a file to the rules.  The first call makes them. */
void
gen_sandbox_files_name(const char *file, enum gen_sandbox_use use);

/* Has the kernel refuse all other files, which also ends the rules.  Returns the
 * version of its interface; 0, with errno set, if there is none. */
int
gen_sandbox_files_refuse(void);

#endif
