/* SPDX-License-Identifier: MIT */
/* What a record's element says. */

#ifndef GEN_RECORD_H
#define GEN_RECORD_H

#include "model.h"

/* Strings of a record until the tape's text stays where it is. */
struct gen_draft {
	uint32_t key, name, identifier; /* offsets; name may be WSREG_NONE */
};

/* The offset of a record's key; 0 if it has none. */
uint32_t
gen_record_key(struct gen_model *model, uint32_t node);

/* Reads key, name, numbers, status and identifier from the element `node`;
 * the id of the registry is an offset yet. */
void
gen_record_fill(struct gen_model *model, struct wsreg_record *record,
    struct gen_draft *draft, const struct wsreg_registry *registry,
    uint32_t node, uint32_t registry_id, const struct wsreg_overlay *overlay);

#endif
