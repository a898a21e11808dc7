/* SPDX-License-Identifier: MIT */
/* Merging one registry file into another. */

#ifndef GEN_LAYER_H
#define GEN_LAYER_H

#include "model.h"

/* Merges the root element at `over` into that at `base`, whose document starts
 * at `document`: the result is a third document at the end of the tape.
 * Returns its root.  With `replace` records take the place of those with their
 * key, else both are kept. */
uint32_t
gen_layer(struct gen_model *model, uint32_t document, uint32_t base,
    uint32_t over, bool replace);

#endif
