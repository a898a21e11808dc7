/* SPDX-License-Identifier: MIT */
/* What two records, registries or people say differently, field by field. */

#ifndef WSREG_DIFF_FIELD_H
#define WSREG_DIFF_FIELD_H

#include "context.h"

/* Returns whether the elements say something different; the groups of what
 * differs are in the context until the next call. */
bool
wsreg_diff_fields(struct diff_context *context, const struct diff_pair *pair);

/* Notes what a text rendition shows in these registries, or of people if
 * `registries` is NULL. */
void
wsreg_diff_note_shown(struct diff_context *context,
    const struct wsreg_registry *const registries[2]);

#endif
