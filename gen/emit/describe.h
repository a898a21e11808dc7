/* SPDX-License-Identifier: MIT */
/* What the comment of a constant says. */

#ifndef GEN_DESCRIBE_H
#define GEN_DESCRIBE_H

#include "constants.h"

/*
 * Writes to `phrase`, in place of what it had: meaning, status, whether a
 * close code may be sent, references, date of registration; or what a former
 * name stands for.  One line of UTF-8 that ends with a NUL.
 */
const char *
gen_describe(struct gen_output *phrase, const struct gen_constant *constant);

#endif
