/* SPDX-License-Identifier: MIT */
/* Finds elements, ids and cells in a document on the tape. */

#include "element.h"

#include <stdlib.h>
#include <string.h>

bool
gen_fail_memory(struct gen_model *model)
{
	return gen_error_set(
	    model->tape.error, model->tape.file, 0, "out of memory");
}

bool
gen_element_is(const struct gen_model *model, uint32_t node, const char *name)
{
	const char *own = node_name(&model->snapshot, node);

	return own[0] == name[0] && strcmp(own, name) == 0 &&
	    node_is(&model->snapshot, node, WSREG_NODE_ELEMENT);
}

const char *
gen_element_id(const struct gen_model *model, uint32_t node)
{
	const char *id = wsreg_node_attribute(&model->snapshot, node, "id");

	return id != NULL ? id : "";
}

uint32_t
gen_element_child(
    const struct gen_model *model, uint32_t node, const char *name)
{
	node_foreach (child, &model->snapshot, node)
		if (gen_element_is(model, child, name))
			return child;
	return WSREG_NONE;
}

/* An element mostly holds one text, which is its cell already. */
uint32_t
gen_element_cell(struct gen_model *model, uint32_t node)
{
	const struct wsreg_snapshot *view = &model->snapshot;
	const struct wsreg_node *first = &view->nodes[node + 1];
	size_t size;
	uint32_t cell;
	char *buffer;

	if (view->nodes[node].size == 0)
		return 0;
	if (view->nodes[node].size == 1 && first->kind == WSREG_NODE_TEXT)
		return first->text;
	size = wsreg_node_cell(view, node, NULL, 0);
	buffer = malloc(size + 1);
	if (buffer == NULL) {
		gen_fail_memory(model);
		return 0;
	}
	wsreg_node_cell(view, node, buffer, size + 1);
	cell = gen_tape_string(&model->tape, buffer, size);
	free(buffer);
	return cell;
}
