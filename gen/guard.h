/* SPDX-License-Identifier: MIT */
/* Refusing input or output that looks like an accident, as builds run
 * unattended. */

#ifndef GEN_GUARD_H
#define GEN_GUARD_H

#include "emit/emit.h"
#include "model/model.h"

/* Checks that the input is complete: the chosen registries have as many records
 * as the overlay's `least' lines want and, with `all`, none of the six
 * WebSocket registries is missing.  Returns false and sets the error if not. */
bool
gen_guard_input(const struct gen_source *source,
    const struct gen_overlay *overlay, bool all, struct gen_error *error);

/* Checks that the output may replace `file`, if there is such a file: that this
 * is not a registry file, was not made from a newer snapshot, and defines no name
 * that the output lacks.  Returns false and sets the output's error if not.
 * With `build` the file is a build's own, which goes back when its sources do:
 * of the date and the names it only warns. */
bool
gen_guard_output(const struct gen_output *output, const char *file, bool build);

#endif
