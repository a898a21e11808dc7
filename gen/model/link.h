/* SPDX-License-Identifier: MIT */
/* What a snapshot has once all its registries are there. */

#ifndef GEN_LINK_H
#define GEN_LINK_H

#include "model.h"

/* Adds to the model's snapshot what needs all of its registries: hash tables of
 * names, the order of the people, verdicts.  False, the error set, on
 * failure. */
bool
gen_link(struct gen_model *model, const struct gen_options *options);

#endif
