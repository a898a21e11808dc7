/* SPDX-License-Identifier: MIT */
/* Finds private records that redefine registered ones. */

#ifndef GEN_CLASH_H
#define GEN_CLASH_H

#include "model/model.h"

/* Checks that records of the second and later files only add to the registry:
 * new names, and numbers that it does not list or calls unassigned or for
 * private use; and that no number is above those of the protocol.  Returns
 * false and sets the error if one does not. */
bool
gen_clash_records(
    const struct wsreg_registry *registry, struct gen_error *error);

/* Checks that later files have no registry that the first lacks, as that is
 * most likely a typing error; those that were chosen are taken.  Returns false
 * and sets the error if one has. */
bool
gen_clash_registries(const struct wsreg_snapshot *snapshot,
    const struct wsreg_registry *const chosen[], size_t count,
    struct gen_error *error);

#endif
