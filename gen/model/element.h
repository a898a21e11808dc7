/* SPDX-License-Identifier: MIT */
/* Elements of a document on the tape. */

#ifndef GEN_ELEMENT_H
#define GEN_ELEMENT_H

#include "model.h"

bool
gen_element_is(const struct gen_model *model, uint32_t node, const char *name);

/* Returns the element of this name directly inside `node`, or WSREG_NONE. */
uint32_t
gen_element_child(
    const struct gen_model *model, uint32_t node, const char *name);

/* Returns the element's attribute `id`, "" if there is none. */
const char *
gen_element_id(const struct gen_model *model, uint32_t node);

/* Returns the offset of the element's cell, the text that wsreg_field_text()
 * gives. */
uint32_t
gen_element_cell(struct gen_model *model, uint32_t node);

/* Sets the error that memory is out.  Always returns false. */
bool
gen_fail_memory(struct gen_model *model);

#endif
