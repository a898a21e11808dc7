/* SPDX-License-Identifier: MIT */
/*
 * The room of the model: a snapshot as it is built.  In come documents, written
 * on a tape by one of the readers, and the overlay, which says what registries
 * cannot; out goes a snapshot like the compiled-in one.  It includes gen/file
 * and src/snapshot.h; the readers, which are above it, are reached by data.
 */

#ifndef GEN_MODEL_H
#define GEN_MODEL_H

#include "document.h"
#include "file/file.h"
#include "names.h"
#include "naming.h"
#include "overlay.h"
#include "registry.h"
#include "slots.h"
#include "tape.h"

/* A reader of registry files. */
struct gen_reader {
	/* Writes one document onto the end of the tape, whose `file` is its
	 * name in messages.  Returns the node of the root element; on failure
	 * 0, the tape's error set. */
	uint32_t (*read)(struct gen_tape *tape, struct gen_input *input,
	    const struct wsreg_overlay *overlay);
	/* Loads what it needs from files; NULL: nothing. */
	void (*prepare)(void);
};

extern const struct gen_reader gen_reader_xml, gen_reader_text,
    gen_reader_history;

/* A snapshot with its memory.  It points into itself, so it must stay where it
 * was filled. */
struct gen_model {
	struct wsreg_snapshot snapshot;
	struct gen_tape tape;
	struct gen_array registries; /* struct wsreg_registry */
	struct gen_array records;    /* struct wsreg_record */
	struct gen_array people;     /* uint32_t: nodes, then indices by id */
	struct gen_array slots;      /* struct wsreg_slot */
	struct gen_array pages, rules;
	const char *names[WSREG_FILE_MAX]; /* of the files, in messages */
	size_t base; /* the index of the file that others are laid over */
	char sha256[GEN_SHA256_SIZE];
};

/* Settings for making a model. */
struct gen_options {
	const struct wsreg_overlay *overlay; /* outlives the model */
	size_t budget; /* for the hash tables; see gen_slots_fill() */
	/* Whether a later file's records stand beside those with their key. */
	bool keep_both;
	/* Names the file that a single file of private codes is laid over; see
	 * gen_registries_private().  NULL: such a file is read alone. */
	const char *beneath;
	/* Opens the file of a name, as fopen(3) does, which NULL stands for;
	 * "-" is never asked for. */
	FILE *(*open)(const char *file);
	/* Reads the files; NULL stands for the reader of XML or of text, as
	 * each file asks for. */
	const struct gen_reader *reader;
};

/* Loads the readers of files, which are out of reach inside the sandbox. */
void
gen_model_prepare(void);

/*
 * Fills `model` from registry files: the first is the snapshot, later ones
 * are laid over it: a record replaces the one that has its key in the
 * registry of the same id, or is added.  "-" is standard input.  The names
 * must outlive the model; there are WSREG_FILE_MAX at most.  False, the error
 * set, if a file cannot be read; gen_model_free() is due either way.
 */
bool
gen_model_read(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, struct gen_error *error);

void
gen_model_free(struct gen_model *model);

#endif
