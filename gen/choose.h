/* SPDX-License-Identifier: MIT */
/* Choosing the registries that code is generated for. */

#ifndef GEN_CHOOSE_H
#define GEN_CHOOSE_H

#include "emit/emit.h"

/*
 * Fills `chosen` and the source's count with the registries of these ids or
 * short names, each once.  Without a name they are the WebSocket registries
 * that the snapshot has.  Returns false and sets the error if there is no
 * registry of a name.
 */
bool
gen_choose(struct gen_source *source, const char *const wanted[], size_t count,
    const struct wsreg_registry *chosen[GEN_CHOICE_MAX],
    struct gen_error *error);

#endif
