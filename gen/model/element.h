/* SPDX-License-Identifier: MIT */
/* Looking at the elements of a document on the tape. */

#ifndef GEN_ELEMENT_H
#define GEN_ELEMENT_H

#include "model.h"

bool
gen_element_is(const struct gen_model *model, uint32_t node, const char *name);

/* The element of this name directly inside, or WSREG_NONE. */
uint32_t
gen_element_child(
    const struct gen_model *model, uint32_t node, const char *name);

/* The attribute `id`, "" if there is none. */
const char *
gen_element_id(const struct gen_model *model, uint32_t node);

/* The element's cell as a string of the tape; see wsreg_field_text(). */
uint32_t
gen_element_cell(struct gen_model *model, uint32_t node);

/* Sets the error; always returns false. */
bool
gen_fail_memory(struct gen_model *model);

#endif
