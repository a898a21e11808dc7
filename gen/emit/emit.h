/* SPDX-License-Identifier: MIT */
/* The emitters: a snapshot printed as C and in other languages. */

#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include "quote.h"

/* So many registries may be chosen. */
#define GEN_CHOICE_MAX 64

/* A prefix is shorter than that. */
#define GEN_PREFIX_SIZE 32

/* What an emitter prints from. */
struct gen_source {
	const struct wsreg_snapshot *snapshot;
	const char *file;   /* the input's name; only its base is printed */
	const char *prefix; /* of what is defined, in any case */
	/* What constants are made for. */
	const struct wsreg_registry *const *registries;
	size_t registry_count;
};

/* Errors, also those of the text (no C name for a record), are set in the
 * output's error. */

/* The first line of a generated file, a comment between `open` and `close`. */
void
gen_emit_banner(struct gen_output *output, const struct gen_source *source,
    const char *open, const char *close);

/* The same where characters of its texts mean something. */
void
gen_emit_marked_banner(struct gen_output *output,
    const struct gen_source *source, const char *open, const char *close,
    const struct gen_markup *markup);

/* tables.h: the compiled-in snapshot. */
void
gen_emit_tables(struct gen_output *output, const struct gen_source *source);

/* Constants for the codes and names, and lists of them as X macros. */
void
gen_emit_header(struct gen_output *output, const struct gen_source *source);

/* The same with lookups by number and name, verdicts and the snapshot's date:
 * a header that needs nothing but a C compiler. */
void
gen_emit_standalone(struct gen_output *output, const struct gen_source *source);

/* The constants, and the document with all that is in it. */
void
gen_emit_json(struct gen_output *output, const struct gen_source *source);

/* Constants in other languages; see emit-language.h. */
void
gen_emit_go(struct gen_output *output, const struct gen_source *source);
void
gen_emit_python(struct gen_output *output, const struct gen_source *source);
void
gen_emit_rust(struct gen_output *output, const struct gen_source *source);
void
gen_emit_typescript(struct gen_output *output, const struct gen_source *source);

#endif
