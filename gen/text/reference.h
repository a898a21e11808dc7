/* SPDX-License-Identifier: MIT */
/* References as IANA's pages show them, in brackets. */

#ifndef GEN_TEXT_REFERENCE_H
#define GEN_TEXT_REFERENCE_H

#include "lines.h"

/* The label in brackets, and what follows from it. */
struct gen_label {
	struct gen_piece text;
	const char *type; /* "text" if it does not tell */
	struct gen_piece data;
	const char *part; /* the attribute that names a part, or NULL */
	struct gen_piece part_text;
};

/* Puts the ids of people, each a struct gen_piece, in order. */
void
gen_people_sort(struct gen_array *people);

/* Reads a label; most of them show the type of their reference.  The people
 * are in order. */
struct gen_label
gen_label_read(const struct gen_piece *text, const struct gen_array *people);

/* Takes the next reference off `rest`, and the text before it.  False if there
 * is none; then all is text before it. */
bool
gen_take_reference(
    struct gen_piece *rest, struct gen_piece *before, struct gen_piece *label);

/* Takes " (2015-08-27)", which says how old a reference is; may be empty. */
struct gen_piece
gen_take_date(struct gen_piece *rest);

#endif
