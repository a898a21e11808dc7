/* SPDX-License-Identifier: MIT */
/* The emitters: a snapshot printed as C. */

#ifndef GEN_EMIT_H
#define GEN_EMIT_H

#include "output.h"

/* What an emitter prints from. */
struct gen_source {
	const struct wsreg_snapshot *snapshot;
	const char *file;   /* the input's name; only its base is printed */
	const char *prefix; /* of constants and types, in lower case */
};

/* Errors, also those of the text (no C name for a record), are set in the
 * output's error. */

/* The first comment of a generated file. */
void
gen_emit_banner(struct gen_output *output, const struct gen_source *source,
    const char *purpose);

/* tables.c: the compiled-in snapshot. */
void
gen_emit_tables(struct gen_output *output, const struct gen_source *source);

/* Constants for the codes and names, and lists of them as X macros. */
void
gen_emit_header(struct gen_output *output, const struct gen_source *source);

#endif
