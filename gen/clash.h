/* SPDX-License-Identifier: MIT */
/* Private records that redefine what is registered. */

#ifndef GEN_CLASH_H
#define GEN_CLASH_H

#include "model/model.h"
#include "snapshot.h"

/* Whether records of the second and later files only add to the registry: new
 * names, and numbers that it does not list or calls unassigned or for private
 * use.  False, the error set, if one does not. */
bool
gen_clash_check(const struct wsreg_registry *registry, struct gen_error *error);

/* Whether later files have no registry that the first lacks, which most likely
 * is a slip of the pen; `chosen` ones are meant.  False, the error set, if one
 * has. */
bool
gen_clash_check_registries(const struct wsreg_snapshot *snapshot,
    const struct wsreg_registry *const chosen[], size_t count,
    struct gen_error *error);

#endif
