/* SPDX-License-Identifier: MIT */
/* Reading the overlay: what the registries cannot say. */

#ifndef GEN_OVERLAY_H
#define GEN_OVERLAY_H

#include <stdio.h>

#include "tape.h"

struct gen_overlay {
	struct wsreg_overlay data;
	struct gen_array text;    /* char: the file; strings point into it */
	struct gen_array names;   /* struct wsreg_given_name */
	struct gen_array formers; /* struct wsreg_given_name */
	struct gen_array rules;   /* struct wsreg_wire_rule */
	struct gen_array columns; /* struct wsreg_column */
};

/* Reads an overlay file; data/overlay explains the lines.  `file` is its name
 * in messages.  False, the error set, if it cannot be read or a line is not
 * right; gen_overlay_free() is due either way. */
bool
gen_overlay_read(struct gen_overlay *overlay, FILE *stream, const char *file,
    struct gen_error *error);

void
gen_overlay_free(struct gen_overlay *overlay);

#endif
