/* SPDX-License-Identifier: MIT */
/* Records from their elements. */

#ifndef GEN_RECORD_H
#define GEN_RECORD_H

#include "model.h"

/* An element inside a record, and the offset of its cell: 0 if there is no
 * such element. */
struct gen_cell {
	uint32_t node, text;
};

/* Returns the key of the record at `node`. */
struct gen_cell
gen_record_key(struct gen_model *model, uint32_t node);

/* Fills a record of the registry from the element `node`. */
void
gen_record_fill(struct gen_model *model, struct wsreg_record *record,
    const struct wsreg_registry *registry, uint32_t node,
    const struct wsreg_overlay *overlay);

#endif
