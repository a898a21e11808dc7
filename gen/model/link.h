/* SPDX-License-Identifier: MIT */
/* Completing a snapshot when all its registries are read. */

#ifndef GEN_LINK_H
#define GEN_LINK_H

#include "model.h"

/* Adds what needs all registries to the model's snapshot: hash tables of names,
 * the order of the people, verdicts.  False, the error set, on failure. */
bool
gen_link(struct gen_model *model, const struct gen_options *options);

#endif
