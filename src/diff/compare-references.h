/* SPDX-License-Identifier: MIT */
/* Compares two references, and the values of two attributes. */

#ifndef WSREG_DIFF_COMPARE_REFERENCES_H
#define WSREG_DIFF_COMPARE_REFERENCES_H

#include "context.h"

/* Returns whether the values are the same but for blanks around them; a value
 * that is missing, NULL, is as good as an empty one. */
bool
wsreg_diff_same_attribute(const char *before, const char *after);

/* Returns whether two references say the same. */
bool
wsreg_diff_same_reference(
    const struct diff_context *context, uint32_t before, uint32_t after);

/* Returns a digest that is the same for references that say the same. */
uint64_t
wsreg_diff_digest_reference(
    const struct diff_context *context, unsigned side, uint32_t node);

#endif
