/* SPDX-License-Identifier: MIT */
/* Writing texts of IANA's pages as the elements they were made from. */

#ifndef GEN_TEXT_WRITER_H
#define GEN_TEXT_WRITER_H

#include "lines.h"
#include "model/model.h"

struct gen_writer {
	struct gen_document *document;
	struct gen_array people;  /* struct gen_piece: their ids */
	struct gen_array scratch; /* char: a text put together */
};

void
gen_writer_free(struct gen_writer *writer);

/* Put a text together from pieces, with blanks between: begin with none,
 * add each, use the text before the next begins. */
void
gen_writer_clear(struct gen_writer *writer);
void
gen_writer_add(struct gen_writer *writer, const struct gen_piece *piece);
struct gen_piece
gen_writer_text(const struct gen_writer *writer);

/* Returns the string of a name that is a literal. */
uint32_t
gen_writer_string(struct gen_writer *writer, const char *name);

/* Writes an attribute of the element that was just begun. */
void
gen_write_attribute(struct gen_writer *writer, const char *name, uint32_t value,
    unsigned long line);

/* Writes an element that holds a text as it stands. */
void
gen_write_plain(struct gen_writer *writer, uint32_t element,
    const struct gen_piece *text, unsigned long line);

/* Writes an element in whose text brackets mean references. */
void
gen_write_mixed(struct gen_writer *writer, uint32_t element,
    const struct gen_piece *text, unsigned long line);

/* Writes references, each an element of its own. */
void
gen_write_references(struct gen_writer *writer, const struct gen_piece *text,
    unsigned long line);

#endif
