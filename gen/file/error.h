/* SPDX-License-Identifier: MIT */
/* The first error of a run, with its place. */

#ifndef GEN_ERROR_H
#define GEN_ERROR_H

#include <stdbool.h>

struct gen_error {
	bool set;
	/* "FILE:LINE: error: REASON", or without the place.  There is room for
	 * the longest name of a file and a reason. */
	char text[4096 + 512];
};

#if defined(__GNUC__)
#define GEN_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define GEN_PRINTF(at, first)
#endif

/* Keeps the first error and forgets later ones.  A line of 0 means that the
 * place has none, a file of NULL that there is no place at all.  Always
 * returns false. */
bool
gen_error_set(struct gen_error *error, const char *file, unsigned long line,
    const char *format, ...) GEN_PRINTF(4, 5);

/* Prints "FILE:LINE: warning: REASON" to standard error, in one line.  A line of
 * 0 means that the place has none. */
void
gen_warn(const char *file, unsigned long line, const char *format, ...)
    GEN_PRINTF(3, 4);

/* Sets the error that memory is out while `file` was at hand, which may be
 * NULL.  Always returns false. */
static inline bool
gen_error_memory(struct gen_error *error, const char *file)
{
	return gen_error_set(error, file, 0, "out of memory");
}

#endif
