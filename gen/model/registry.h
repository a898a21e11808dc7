/* SPDX-License-Identifier: MIT */
/* Registries, records and people of a document. */

#ifndef GEN_REGISTRY_H
#define GEN_REGISTRY_H

#include "snapshot.h"

struct gen_model;

/* Returns the short name of the WebSocket registry of that kind: "close". */
const char *
gen_kind_alias(enum wsreg_kind kind);

/* Returns whether the file has private codes alone: its root has an id other
 * than that of the WebSocket file, and at least one registry, each with the id
 * of a WebSocket registry. */
bool
gen_registries_private(const struct wsreg_snapshot *snapshot, uint32_t root);

/* Fills the registries, records and people of the model's snapshot from its
 * document.  False, the error set, on failure. */
bool
gen_registries_read(
    struct gen_model *model, const struct wsreg_overlay *overlay);

#endif
