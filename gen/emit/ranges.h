/* SPDX-License-Identifier: MIT */
/* Numbers that generated code knows, and has no constants for. */

#ifndef GEN_RANGES_H
#define GEN_RANGES_H

#include "constants.h"

/* Lists the records of a group of numbers that have no constant of their own, as
 * they are ranges or unassigned, the narrowest first.  Stores their number.
 * Returns NULL if memory is out; the list is to be freed. */
const struct wsreg_record **
gen_group_ranges(const struct gen_group *group, size_t *count);

#endif
