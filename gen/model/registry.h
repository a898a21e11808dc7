/* SPDX-License-Identifier: MIT */
/* Registries, records and people of a document. */

#ifndef GEN_REGISTRY_H
#define GEN_REGISTRY_H

#include "snapshot.h"

struct gen_model;

/* Returns the short name of the WebSocket registry of that kind: "close". */
const char *
gen_kind_alias(enum wsreg_kind kind);

/* Fills the registries, records and people of the model's snapshot from its
 * document.  False, the error set, on failure. */
bool
gen_registries_read(
    struct gen_model *model, const struct wsreg_overlay *overlay);

#endif
