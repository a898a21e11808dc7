/* SPDX-License-Identifier: MIT */
/* Checking that no two names of a generated file are the same. */

#ifndef GEN_TAKEN_H
#define GEN_TAKEN_H

#include "constants.h"

struct gen_taken {
	const char *language;     /* "Go", for messages */
	struct gen_output text;   /* the names, each with a NUL */
	struct gen_array entries; /* struct entry of taken.c */
};

/* Notes a name of a constant.  The constant is NULL for a name that belongs to
 * the group otherwise, and the group, too, for one that the language or the
 * file has taken. */
void
gen_taken_add(struct gen_taken *taken, const char *name,
    const struct gen_group *group, const struct gen_constant *constant);

/* Returns false, with the error set, if two names are the same or a name could
 * not be noted. */
bool
gen_taken_check(struct gen_taken *taken, struct gen_error *error);

void
gen_taken_free(struct gen_taken *taken);

#endif
