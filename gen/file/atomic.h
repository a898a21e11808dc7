/* SPDX-License-Identifier: MIT */
/* Writing a file so that it appears when it is complete, or not at all. */

#ifndef GEN_ATOMIC_H
#define GEN_ATOMIC_H

#include <stdbool.h>
#include <stdio.h>

/* A file being written: a temporary file, which takes the target's place in the
 * end.  Both names are NULL for what is written directly: a device, a pipe, or a
 * descriptor by its name, as /dev/stdout. */
struct gen_atomic {
	FILE *stream;
	char *temporary; /* its name, or the pattern of one */
	char *target;
	/* Whether the temporary file has no name yet, or no longer. */
	bool nameless;
};

/*
 * Begins to write `file`.  A symbolic link stays: the file that it leads to is
 * replaced; one that leads nowhere is refused.  An existing file keeps its
 * permissions, a new one gets the usual ones.  False, with errno set and nothing to end, if it cannot be written.
 */
bool
gen_atomic_open(struct gen_atomic *atomic, const char *file);

/* Ends: the file appears.  False, with errno set and the target as it was, if
 * it could not be written. */
bool
gen_atomic_close(struct gen_atomic *atomic);

/* Ends without a trace; nothing happens if nothing was begun. */
void
gen_atomic_discard(struct gen_atomic *atomic);

/* Returns whether two names are of one regular file; "-" as `input` is standard
 * input. */
bool
gen_atomic_is_same(const char *output, const char *input);

/* Returns whether the file is there and is a device, a pipe or a folder, or
 * names a descriptor: it is not replaced. */
bool
gen_atomic_is_special(const char *file);

#endif
