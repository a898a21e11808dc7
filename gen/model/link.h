/* SPDX-License-Identifier: MIT */
/* From lists and drafts to a snapshot. */

#ifndef GEN_LINK_H
#define GEN_LINK_H

#include "registry.h"

/* Fills the model's snapshot from its arrays and the drafts, once all text
 * stays where it is: pointers, hash tables, the order of the people, verdicts.
 * False, the error set, when memory is out. */
bool
gen_link(struct gen_model *model, const struct gen_drafts *drafts,
    const struct gen_options *options);

#endif
