/* SPDX-License-Identifier: MIT */
/* The titles of a table in a page of text. */

#ifndef GEN_TEXT_HEADER_H
#define GEN_TEXT_HEADER_H

#include "table.h"

/* Finds the titles listed, in their order; any can be missing.
 * False if the lines do not begin with such titles and nothing else, or the
 * tape's error is set. */
bool
gen_table_known(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count);

/* Finds titles that are not known, with two blanks or more between them.  The elements are those of `titles`, or named after the title. */
bool
gen_table_unknown(struct gen_table *table, struct gen_tape *tape,
    const struct gen_title titles[], size_t count);

#endif
