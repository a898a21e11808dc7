/* SPDX-License-Identifier: MIT */
/* A page of text, cut into lines; columns are counted in code points. */

#ifndef GEN_TEXT_LINES_H
#define GEN_TEXT_LINES_H

#include "model/model.h"

/* The most octets of a page; that of the WebSocket registries has 30 kB. */
#define GEN_TEXT_MAX ((size_t)512 << 10)

/* A part of a line, without blanks around it. */
struct gen_piece {
	const char *text;
	size_t size;
};

struct gen_line {
	const char *text;
	uint32_t size; /* octets, without blanks at its end */
	bool plain;    /* of ASCII alone: an octet is a column */
};

struct gen_page {
	struct gen_array octets; /* char */
	struct gen_array lines;  /* struct gen_line */
	bool cut;                /* the last line does not end */
};

/* Reads a page up to its end: UTF-8, in which U+00A0 becomes a blank.  False,
 * the error set, if it holds anything that is no text; gen_page_free() is due
 * either way. */
bool
gen_page_read(struct gen_page *page, struct gen_input *input);

void
gen_page_free(struct gen_page *page);

/* Returns the number of columns that a text takes. */
uint32_t
gen_text_width(const char *text, size_t size);

/* Returns the first column that is not blank, 0 in an empty line. */
uint32_t
gen_line_indent(const struct gen_line *line);

/* Returns the text in the columns from `start` up to, but without, `end`. */
struct gen_piece
gen_line_piece(const struct gen_line *line, uint32_t start, uint32_t end);

/* Returns the whole line as a piece. */
struct gen_piece
gen_line_whole(const struct gen_line *line);

/* Returns whether two texts of `size` octets are equal, in capitals or not. */
bool
gen_text_is_same(const char *a, const char *b, size_t size);

/* Return whether the piece begins with, or is, this text, in capitals or not:
 * IANA has changed the case of its labels, as in "Registries Included Below"
 * (2025-05-27). */
bool
gen_piece_begins(const struct gen_piece *piece, const char *text);
bool
gen_piece_is(const struct gen_piece *piece, const char *text);

#endif
