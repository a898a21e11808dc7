/* SPDX-License-Identifier: MIT */
/*
 * gen/emit prints a snapshot in the languages that programs are written in:
 * each output of wsreg-gen is an emitter with a file of its own.  In comes a
 * snapshot with the registries that were chosen from it; out goes the text of
 * the generated file, in memory, or the first error.  Nothing is read or
 * written here.  The room may include gen/model, gen/file and the snapshot's
 * own headers; other rooms include this header alone.
 *
 * To add a language, describe it in a file of its own, name that in
 * gen/meson.build, and give it a line in language.h and a row in emit.c.  An
 * emitter that is not for a language prints by a function, and has its line
 * here.
 */

#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include "quote.h"
#include "snapshot.h"

/* The number of registries that may be chosen. */
#define GEN_CHOICE_MAX 64

/* Room for a date like "2026-01-12" and its NUL. */
#define GEN_DATE_SIZE 11

/* Room for a prefix and its NUL. */
#define GEN_PREFIX_SIZE 32

/* What emitters print. */
struct gen_source {
	const struct wsreg_snapshot *snapshot;
	const char *file; /* the first input's name */
	/* All that was read, with the overlay last, for the banner, which has
	 * their base names; none: only `file' is named. */
	const char *inputs[WSREG_FILE_MAX + 1];
	size_t input_count;
	const char *prefix; /* of the names that are defined, in any case */
	const struct gen_overlay *overlay; /* lines about names; NULL: none */
	/* The registries that constants are made for. */
	const struct wsreg_registry *const *registries;
	size_t registry_count;
};

struct gen_language;

struct gen_emitter {
	const char *name;    /* the mode on the command line */
	const char *summary; /* for --help */
	/* One of these two: a function, or the description of a language. */
	void (*print)(
	    struct gen_output *output, const struct gen_source *source);
	const struct gen_language *language;
	bool whole; /* needs all registries and verdicts on close codes */
};

extern const struct gen_emitter gen_emitter_commonjs;
extern const struct gen_emitter gen_emitter_json;
extern const struct gen_emitter gen_emitter_standalone;
extern const struct gen_emitter gen_emitter_tables;
extern const struct gen_emitter gen_emitter_verdicts;

/* All of them; NULL ends the list. */
extern const struct gen_emitter *const gen_emitters[];

/* Returns the emitter of this name, or NULL. */
const struct gen_emitter *
gen_emitter_find(const char *name);

/* Appends the generated file to the output.  Its error is set if that fails,
 * also if the snapshot has something that cannot be printed, as a record
 * without a name in C. */
void
gen_emit(const struct gen_emitter *emitter, struct gen_output *output,
    const struct gen_source *source);

/* Prints the first line of a generated file, a comment between `open` and
 * `close`. */
void
gen_banner_print(struct gen_output *output, const struct gen_source *source,
    const char *open, const char *close, const struct gen_markup *markup);

/* Finds the date of the snapshot that a generated file was made from, in its
 * first line.  Returns false if there is none. */
bool
gen_banner_date(const char *text, char date[GEN_DATE_SIZE]);

#endif
