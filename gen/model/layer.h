/* SPDX-License-Identifier: MIT */
/* Laying one registry file over another. */

#ifndef GEN_LAYER_H
#define GEN_LAYER_H

#include "model.h"

/* Lays the root element at `over` over that at `base`, whose document starts
 * at `document`, as a third document at the end of the tape; returns its
 * root.  With `replace` records take the place of those with their key, else
 * both are there. */
uint32_t
gen_layer(struct gen_model *model, uint32_t document, uint32_t base,
    uint32_t over, bool replace);

#endif
