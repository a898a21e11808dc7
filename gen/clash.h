/* SPDX-License-Identifier: MIT */
/* Private records that redefine what is registered. */

#ifndef GEN_CLASH_H
#define GEN_CLASH_H

#include "error.h"
#include "snapshot.h"

/* Whether records of the second and later files only add to the registry: new
 * names, and numbers that it does not list or calls unassigned or for private
 * use.  False, the error set, if one does not. */
bool
gen_clash_check(const struct wsreg_registry *registry, struct gen_error *error);

#endif
