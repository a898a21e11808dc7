/* SPDX-License-Identifier: MIT */
/* Hash tables of names. */

#ifndef GEN_SLOTS_H
#define GEN_SLOTS_H

#include "tape.h"

/*
 * Appends a table for the names of the registry's records to `slots` (of
 * struct wsreg_slot) and tells the registry where it is.  Of equal names only
 * the first gets a place.  Multipliers are tried until no two names meet, or
 * about `budget` names were hashed; the best is taken.  Where names were made
 * to collide, or if the budget is 0, there is no table, and lookups search all
 * records.  False when
 * memory is out.
 */
bool
gen_slots_fill(struct wsreg_registry *registry,
    const struct wsreg_record *records, struct gen_array *slots, size_t budget);

#endif
