/* SPDX-License-Identifier: MIT */
/* What speaks against replacing a generated file, when nobody looks. */

#ifndef GEN_GUARD_H
#define GEN_GUARD_H

#include "emit/emit.h"
#include "model/model.h"

/* Whether the input looks whole: with `all`, the six WebSocket registries are
 * there; those chosen have the records that the overlay's `least' lines want.
 * False, the error set, if not. */
bool
gen_guard_input(const struct gen_source *source,
    const struct gen_overlay *overlay, bool all, struct gen_error *error);

/* Whether the text may replace `file`: that is no registry file, was not made
 * from a newer snapshot, and defines no name that the text lacks.  False, the output's
 * error set, if not; true if there is no such file. */
bool
gen_guard_output(const struct gen_output *output, const char *file);

#endif
