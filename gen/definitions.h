/* SPDX-License-Identifier: MIT */
/* The names that generated files define, in whichever language. */

#ifndef GEN_DEFINITIONS_H
#define GEN_DEFINITIONS_H

#include "file/file.h"

/* A constant that a line of a generated file defines.  All texts are parts of
 * the file's text. */
struct gen_definition {
	const char *scope; /* the class that it is in */
	size_t scope_size; /* 0: none */
	const char *text;  /* its name */
	size_t size;
	const char *number; /* its value, if that is a number */
	size_t digits;      /* of the value, else 0 */
};

/* Lists what a text defines as struct gen_definition, line by line; false when
 * memory is out. */
bool
gen_definitions_list(const char *text, struct gen_array *list);

/* Sorts a list, so that names in it are found. */
void
gen_definitions_sort(struct gen_array *list);

/* Returns the definition of the same name in a sorted list, or NULL. */
const struct gen_definition *
gen_definitions_find(
    const struct gen_array *list, const struct gen_definition *definition);

#endif
