/* SPDX-License-Identifier: MIT */
/* Showing that a generated file is out of date. */

#ifndef GEN_STALE_H
#define GEN_STALE_H

#include <stdio.h>
#include <sys/types.h>

#include "model/model.h"

/* A process that can become diff(1), which is started before the sandbox is
 * entered: inside there are no others. */
struct gen_stale {
	const char *file; /* borrowed; NULL: none was started */
	bool there;       /* it exists */
	FILE *text;       /* the other side, a temporary file, or NULL */
	int words;        /* a pipe to the process */
	pid_t process;    /* -1: it could not be started, or ended */
};

/* Starts the process for a generated file.  gen_stale_end() is due. */
void
gen_stale_prepare(struct gen_stale *stale, const char *file);

/*
 * Sets `is_stale` if the file is missing or differs from the output, and then
 * prints the difference to standard output by way of diff(1).  Returns false
 * and sets the output's error if that is not possible.
 */
bool
gen_stale_show(
    struct gen_stale *stale, const struct gen_output *output, bool *is_stale);

/* Ends the process; nothing happens if none was started. */
void
gen_stale_end(struct gen_stale *stale);

#endif
