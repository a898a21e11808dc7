/* SPDX-License-Identifier: MIT */
/* Which registries code is generated for. */

#ifndef GEN_CHOOSE_H
#define GEN_CHOOSE_H

#include "emit/emit.h"

/*
 * Fills `chosen` and the source's count with the registries of these ids or
 * short names, each once, or without any with those of the six that the typed
 * view knows and the snapshot has.  False, the error set, if one is not there.
 */
bool
gen_choose(struct gen_source *source, const char *const wanted[], size_t count,
    const struct wsreg_registry *chosen[GEN_CHOICE_MAX],
    struct gen_error *error);

#endif
