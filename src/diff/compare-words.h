/* SPDX-License-Identifier: MIT */
/* Compares what elements say word by word, however they are written. */

#ifndef WSREG_DIFF_COMPARE_WORDS_H
#define WSREG_DIFF_COMPARE_WORDS_H

#include "context.h"

/* Takes the next word off a text; false at its end.  White space around and
 * between the words does not count. */
bool
wsreg_diff_next_word(const char **text, struct slice *word);

/* Returns whether the two sides of a group say the same: white space, the order
 * of references alone and the ways to name someone by mail do not count. */
bool
wsreg_diff_same_meaning(
    struct diff_context *context, const struct diff_group *group);

/* Lists the group's references on each side, sorted by their digests; false if
 * the group also has something else. */
bool
wsreg_diff_list_references(struct diff_context *context,
    const struct diff_group *group, uint32_t counts[2]);

#endif
