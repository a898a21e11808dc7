/* SPDX-License-Identifier: MIT */
/* The table of on-the-wire verdicts. */

#ifndef GEN_WIRE_H
#define GEN_WIRE_H

#include "tape.h"

/*
 * Works out for each close code which of the overlay's rules holds, by the
 * records of `registry`.  `pages` and `rules` (of uint8_t) get the table's
 * memory; both must be empty.  The last rule must hold for any status and
 * reach to the end, as gen_overlay_finish() sees to.  False when memory is out;
 * also when there are more different pages than one octet counts, which then
 * is the error set.
 */
bool
gen_wire_fill(struct wsreg_wire_table *table,
    const struct wsreg_overlay *overlay, const struct wsreg_registry *registry,
    const struct wsreg_record *records, struct gen_array *pages,
    struct gen_array *rules, struct gen_error *error);

/* Returns the first close code for which no rule holds whatever its status, or
 * more than UINT16_MAX if there is none. */
uint32_t
gen_wire_gap(const struct wsreg_wire_rule *rules, size_t count);

#endif
