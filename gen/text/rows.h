/* SPDX-License-Identifier: MIT */
/* The rows of a table in a page of text. */

#ifndef GEN_TEXT_ROWS_H
#define GEN_TEXT_ROWS_H

#include "table.h"

/* Finds the rows once there are columns. */
bool
gen_table_rows(struct gen_table *table, struct gen_tape *tape);

#endif
