/* SPDX-License-Identifier: MIT */
/* Describing a constant in a comment. */

#ifndef GEN_DESCRIBE_H
#define GEN_DESCRIBE_H

#include "constants.h"

/*
 * Describes the constant in one line of UTF-8: its meaning, status, whether a
 * close code may be sent, references, and the date of registration; or what a
 * former name stands for.  The line replaces what was in `phrase`, whose memory
 * it is in.
 */
const char *
gen_describe(struct gen_output *phrase, const struct gen_constant *constant);

#endif
