/* SPDX-License-Identifier: MIT */
/* What a record's element says. */

#ifndef GEN_RECORD_H
#define GEN_RECORD_H

#include "model.h"

/* The element of a record's key, or WSREG_NONE. */
uint32_t
gen_record_key(struct gen_model *model, uint32_t node);

/* Fills a record of the registry from the element `node`. */
void
gen_record_fill(struct gen_model *model, struct wsreg_record *record,
    const struct wsreg_registry *registry, uint32_t node,
    const struct wsreg_overlay *overlay);

#endif
