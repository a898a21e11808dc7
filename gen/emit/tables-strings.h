/* SPDX-License-Identifier: MIT */
/* The strings of the generated tables, each once and with a name. */

#ifndef GEN_TABLES_STRINGS_H
#define GEN_TABLES_STRINGS_H

#include "model/model.h"

struct gen_string_table {
	struct gen_output *output;
	const struct wsreg_snapshot *snapshot;
	uint32_t *ordinals;       /* by offset: 0 not seen, else 1, 2 ... */
	struct gen_array offsets; /* uint32_t, in the order seen */
};

/* Finds the strings of the snapshot and names them.  Returns false, with the
 * output's error set, when memory is out; gen_strings_free() is due either
 * way. */
bool
gen_strings_collect(struct gen_string_table *table, struct gen_output *output,
    const struct wsreg_snapshot *snapshot);

/* Prints the strings, and the macros AT and S that take their names. */
void
gen_strings_emit(struct gen_string_table *table);

/* Prints the name of one of the strings. */
void
gen_strings_name(struct gen_string_table *table, const char *text);

void
gen_strings_free(struct gen_string_table *table);

#endif
