/* SPDX-License-Identifier: MIT */
/* The parts of IANA's page of the WebSocket registries: its title, the list of
 * the registries, these, the people. */

#ifndef GEN_TEXT_PARTS_H
#define GEN_TEXT_PARTS_H

#include "lines.h"

/* The lines of a page between two empty ones, counted from 0. */
struct gen_block {
	size_t first, end;
};

/* A registry of the list, or the whole page. */
struct gen_section {
	struct gen_piece title;
	size_t listed;     /* the line of the list */
	size_t first, end; /* the title's line, and where the section ends */
};

struct gen_parts {
	struct gen_section root;   /* up to the first registry */
	struct gen_array sections; /* struct gen_section */
	struct gen_block people;   /* the table */
	size_t end;                /* of the last registry */
	uint32_t margin;           /* the columns before a label */
};

/* Finds the parts.  False, the error set, if this is another page or a part is
 * missing; gen_parts_free() is due either way. */
bool
gen_parts_find(struct gen_parts *parts, const struct gen_page *page,
    struct gen_tape *tape);

void
gen_parts_free(struct gen_parts *parts);

/* Finds the next block that begins at the line `from` or later and before
 * `end`. */
bool
gen_next_block(const struct gen_page *page, size_t from, size_t end,
    struct gen_block *block);

static inline const struct gen_line *
gen_page_line(const struct gen_page *page, size_t line)
{
	return (const struct gen_line *)page->lines.items + line;
}

#endif
