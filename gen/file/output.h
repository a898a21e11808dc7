/* SPDX-License-Identifier: MIT */
/* A generated file, which is kept in memory until it is complete. */

#ifndef GEN_OUTPUT_H
#define GEN_OUTPUT_H

#include "array.h"
#include "error.h"

struct gen_output {
	struct gen_array text; /* char */
	struct gen_error *error;
};

/* Appends, as printf(3) does. */
void
gen_print(struct gen_output *output, const char *format, ...) GEN_PRINTF(2, 3);

/* Appends `size` octets as they are. */
void
gen_put(struct gen_output *output, const char *text, size_t size);

/* Appends a C string literal: ASCII only, free of trigraphs. */
void
gen_print_literal(struct gen_output *output, const char *text);

/* Appends a file's name as a rule of make(1) writes it. */
void
gen_print_target(struct gen_output *output, const char *file);

/* Writes to `file`, "-" being standard output, by way of a temporary file
 * beside it.  A file with this content already keeps its time stamp.  False,
 * the error set, on failure, also one of the functions above. */
bool
gen_output_write(struct gen_output *output, const char *file);

/* Returns whether the file has this text already. */
bool
gen_output_same(const struct gen_output *output, const char *file);

void
gen_output_free(struct gen_output *output);

#endif
