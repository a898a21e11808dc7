/* SPDX-License-Identifier: MIT */
/* Lists of numbers in C. */

#ifndef GEN_LIST_H
#define GEN_LIST_H

#include "model/model.h"

/* Prints numbers less `base` as the elements of an array, `width` in a line
 * that begins with `indent`; no comma follows the last one. */
void
gen_list_numbers(struct gen_output *output, const char *indent, size_t width,
    const uint32_t *numbers, size_t count, uint32_t base);

/* Prints octets in the same way, sixteen in a line. */
void
gen_list_octets(struct gen_output *output, const char *indent,
    const uint8_t *octets, size_t count);

/* Prints the rules of a table of verdicts on close codes, page by page. */
void
gen_list_rules(struct gen_output *output, const char *indent,
    const struct wsreg_wire_table *wire);

#endif
