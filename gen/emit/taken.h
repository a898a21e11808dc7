/* SPDX-License-Identifier: MIT */
/* The names that a generated file defines: no two are the same. */

#ifndef GEN_TAKEN_H
#define GEN_TAKEN_H

#include "constants.h"

struct gen_taken {
	const char *language;     /* "Go", for messages */
	struct gen_output text;   /* the names, each with a NUL */
	struct gen_array entries; /* of taken.c */
};

/* Notes the name of a constant, of something else that belongs to a group, or
 * one that is taken before: then constant, or both, are NULL. */
void
gen_taken_add(struct gen_taken *taken, const char *name,
    const struct gen_group *group, const struct gen_constant *constant);

/* False, the error set, if two are the same, or after a failure. */
bool
gen_taken_check(struct gen_taken *taken, struct gen_error *error);

void
gen_taken_free(struct gen_taken *taken);

#endif
