/* SPDX-License-Identifier: MIT */
/* Finds what two records, registries or people say differently, field by
 * field. */

#ifndef WSREG_DIFF_FIELD_H
#define WSREG_DIFF_FIELD_H

#include "context.h"
#include "pair.h"

/* Returns whether the elements say something different; the groups of what
 * differs are in the context until the next call. */
bool
wsreg_diff_fields(struct diff_context *context, const struct diff_pair *pair);

/* Notes which elements a text rendition shows of the members of these lists. */
void
wsreg_diff_note_shown(
    struct diff_context *context, const struct diff_list lists[2]);

#endif
