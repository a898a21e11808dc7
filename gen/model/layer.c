/* SPDX-License-Identifier: MIT */
/* Merges one registry file into another. */

#include "layer.h"

#include <stdlib.h>
#include <string.h>

#include "record.h"

/* A child of the upper element; children are found by their names. */
struct named_child {
	uint32_t name; /* offset: equal strings are at equal offsets */
	uint32_t node;
	bool taken; /* replaced one of the lower element's */
};

/* Returns the offset of the child's name: a record's key, else its id. */
static uint32_t
name_of(struct gen_model *model, uint32_t node, const char *element)
{
	const char *id;

	if (strcmp(element, "record") == 0)
		return gen_record_key(model, node).text;
	id = wsreg_node_attribute(&model->snapshot, node, "id");
	return id == NULL ? 0 : gen_tape_string(&model->tape, id, strlen(id));
}

/* Compares children by name, then by place: of several with one name the first
 * is found. */
static int
compare_names(const void *a, const void *b)
{
	const struct named_child *x = a, *y = b;

	if (x->name != y->name)
		return x->name < y->name ? -1 : 1;
	return x->node < y->node ? -1 : x->node > y->node;
}

/* Compares children by their place in the file. */
static int
compare_nodes(const void *a, const void *b)
{
	const struct named_child *x = a, *y = b;

	return x->node < y->node ? -1 : x->node > y->node;
}

/* Lists the children called `element`, in the order of their names. */
static bool
list_children(struct gen_model *model, uint32_t node, const char *element,
    struct gen_array *list)
{
	node_foreach (child, &model->snapshot, node) {
		struct named_child named = { .node = child };

		if (!node_is_element(&model->snapshot, child, element))
			continue;
		named.name = name_of(model, child, element);
		if (!gen_array_add(list, &named, sizeof(named)))
			return gen_tape_fail_memory(&model->tape);
	}
	if (list->count > 0)
		qsort(list->items, list->count, sizeof(struct named_child),
		    compare_names);
	return true;
}

/* Returns the first child of this name, or NULL. */
static struct named_child *
find_child(const struct gen_array *list, uint32_t name)
{
	struct named_child *items = list->items;
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (items[middle].name < name)
			low = middle + 1;
		else
			high = middle;
	}
	return low < list->count && items[low].name == name ? &items[low]
							    : NULL;
}

static void
lay_element(
    struct gen_model *model, uint32_t base, uint32_t over, bool replace);

/* Returns whether the element is replaced as a whole, and not merged with
 * another. */
static bool
is_leaf(const struct gen_model *model, uint32_t node)
{
	return node_is_element(&model->snapshot, node, "record") ||
	    node_is_element(&model->snapshot, node, "person");
}

/* Writes the children of `base`, each replaced by that of its name in `lists`,
 * which are in the order of `elements`.  Without `replace` records and people
 * stay. */
static void
lay_children(struct gen_model *model, uint32_t base,
    const char *const elements[3], struct gen_array lists[3], bool replace)
{
	node_foreach (child, &model->snapshot, base) {
		struct named_child *over = NULL;

		for (int i = 0; i < 3 && over == NULL; i++)
			if (node_is_element(
				&model->snapshot, child, elements[i]))
				over = find_child(&lists[i],
				    name_of(model, child, elements[i]));
		if (over == NULL || (!replace && is_leaf(model, child))) {
			gen_tape_copy(&model->tape, child);
			continue;
		}
		over->taken = true;
		if (is_leaf(model, child))
			gen_tape_copy(&model->tape, over->node);
		else
			lay_element(model, child, over->node, replace);
	}
}

/* Appends the children that have replaced none, in the order of their file. */
static void
append_others(struct gen_model *model, struct gen_array *list)
{
	struct named_child *items = list->items;

	if (list->count > 0)
		qsort(items, list->count, sizeof(*items), compare_nodes);
	for (size_t i = 0; i < list->count; i++)
		if (!items[i].taken)
			gen_tape_copy(&model->tape, items[i].node);
}

/* Merges two containers: registries of one id, or the people, which have no
 * id. */
static void
lay_element(struct gen_model *model, uint32_t base, uint32_t over, bool replace)
{
	static const char *const in_registry[3] = { "record", "registry",
		"people" };
	static const char *const in_people[3] = { "person", "person",
		"person" };
	const char *const *elements =
	    node_is_element(&model->snapshot, base, "people") ? in_people
							      : in_registry;
	struct gen_array lists[3] = { { 0 } };
	uint32_t name = model->tape.error->set
	    ? 0
	    : gen_tape_nodes(&model->tape)[base].name;
	uint32_t made;

	made = gen_tape_node(&model->tape, WSREG_NODE_ELEMENT, name, 0, 0);
	for (int i = 0; i < (elements == in_people ? 1 : 3); i++)
		if (!list_children(model, over, elements[i], &lists[i]))
			break;
	lay_children(model, base, elements, lists, replace);
	for (int i = 0; i < 3; i++) {
		append_others(model, &lists[i]);
		gen_array_free(&lists[i]);
	}
	gen_tape_close(&model->tape, made);
}

uint32_t
gen_layer(struct gen_model *model, uint32_t document, uint32_t base,
    uint32_t over, bool replace)
{
	uint32_t root;

	for (uint32_t i = document; i < base; i++)
		gen_tape_copy(&model->tape, i);
	root = (uint32_t)model->tape.nodes.count;
	lay_element(model, base, over, replace);
	return root;
}
