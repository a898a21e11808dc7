/* SPDX-License-Identifier: MIT */
/* From a document to a snapshot. */

#ifndef GEN_MODEL_H
#define GEN_MODEL_H

#include "read.h"
#include "tape.h"

/* A snapshot with the memory it stands in.  It points into itself, so it must
 * stay where it was filled. */
struct gen_model {
	struct wsreg_snapshot snapshot;
	struct gen_tape tape;
	struct gen_array registries; /* struct wsreg_registry */
	struct gen_array records;    /* struct wsreg_record */
	struct gen_array people;     /* uint32_t: nodes, then indices by id */
	struct gen_array slots;      /* struct wsreg_slot */
	struct gen_array pages, rules;
	char sha256[GEN_SHA256_SIZE];
};

/* What a model is made with. */
struct gen_options {
	const struct wsreg_overlay *overlay; /* outlives the model */
	size_t budget; /* for the hash tables; see gen_slots_fill() */
};

/*
 * Fills `model` from registry files: the first is the snapshot, later ones
 * are laid over it: a record replaces the one that has its key in the
 * registry of the same id, or is added.  "-" is standard input.  The names
 * and their list must outlive the model; there are WSREG_FILE_MAX at most.  False, the error set, if a file cannot be read;
 * gen_model_free() is due either way.
 */
bool
gen_model_read(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, struct gen_error *error);

/* Fills all of the snapshot but the nodes from the tape, where its document
 * starts at `document` and has its root at `root`. */
bool
gen_model_build(struct gen_model *model, uint32_t document, uint32_t root,
    const struct gen_options *options);

void
gen_model_free(struct gen_model *model);

/* ---- Parts of the above ---- */

/* Strings of a record until the tape's text stays where it is. */
struct gen_draft {
	uint32_t key, name, identifier; /* offsets; name may be WSREG_NONE */
};

/* The cell of an element as a string of the tape. */
uint32_t
gen_model_cell(struct gen_model *model, uint32_t node);

/* Reads key, name, numbers and status from the element `node`; the id of the
 * registry is an offset yet. */
void
gen_record_fill(struct gen_model *model, struct wsreg_record *record,
    struct gen_draft *draft, const struct wsreg_registry *registry,
    uint32_t node, uint32_t registry_id, const struct wsreg_overlay *overlay);

/* The offset of a record's key; 0 if it has none. */
uint32_t
gen_record_key(struct gen_model *model, uint32_t node);

/* Lets the functions of snapshot.h see the tape as it is now. */
void
gen_model_view(struct gen_model *model);

/* The element of this name directly inside, or WSREG_NONE. */
uint32_t
gen_model_child(const struct gen_model *model, uint32_t node, const char *name);

/* Lays the root element at `over` over that at `base`, whose document starts
 * at `document`, as a third document at the end of the tape; returns its
 * root. */
uint32_t
gen_layer(
    struct gen_model *model, uint32_t document, uint32_t base, uint32_t over);

#endif
