/* SPDX-License-Identifier: MIT */
/* Finding registries, records and people in a document. */

#ifndef GEN_REGISTRY_H
#define GEN_REGISTRY_H

#include "record.h"

/* A registry's strings until the tape's text stays where it is. */
struct gen_registry_draft {
	uint32_t id, title;
};

struct gen_drafts {
	struct gen_array records;    /* struct gen_draft */
	struct gen_array registries; /* struct gen_registry_draft */
};

/* The id of the WebSocket registry of that kind, and its short name:
 * "close-code-number", "close". */
const char *
gen_kind_id(enum wsreg_kind kind);
const char *
gen_kind_alias(enum wsreg_kind kind);

/* Fills the model's registries, records and people, and the drafts, from the
 * document with the root element `root`.  False, the error set, on failure;
 * gen_drafts_free() is due either way. */
bool
gen_registries_read(struct gen_model *model, uint32_t root,
    const struct wsreg_overlay *overlay, struct gen_drafts *drafts);

void
gen_drafts_free(struct gen_drafts *drafts);

#endif
