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

/* Checks that private close codes are those that RFC 6455, 7.4.2 leaves to
 * applications: one that the protocol keeps for itself is refused, unless a
 * `wire' line of a file takes it, and of one that is to be registered with IANA
 * a warning is printed.  Returns false and sets the error for the former. */
bool
gen_clash_codes(const struct wsreg_registry *registry,
    const struct gen_overlay *overlay, struct gen_error *error);

/* Checks that later files have no registry that the first lacks, as that is
 * most likely a typing error; those that were chosen are taken.  Returns false
 * and sets the error if one has. */
bool
gen_clash_registries(const struct wsreg_snapshot *snapshot,
    const struct wsreg_registry *const chosen[], size_t count,
    struct gen_error *error);

#endif
