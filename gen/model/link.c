/* SPDX-License-Identifier: MIT */
/* Completes a snapshot when all its registries are read. */

#include "link.h"

#include <stdlib.h>
#include <string.h>

#include "element.h"
#include "slots.h"
#include "wire.h"

static bool
link_names(struct gen_model *model, size_t budget)
{
	struct wsreg_registry *registries = model->registries.items;

	for (uint32_t i = 0; i < model->registries.count; i++)
		if (!gen_slots_fill(&registries[i], model->records.items,
			&model->slots, budget))
			return gen_fail_memory(model);
	return true;
}

struct named_person {
	const char *id;
	uint32_t index;
};

static int
compare_people(const void *a, const void *b)
{
	const struct named_person *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order != 0 ? order : x->index < y->index ? -1 : 1;
}

/* Puts the order of the people by id behind the list of their nodes. */
static bool
link_people(struct gen_model *model)
{
	struct wsreg_snapshot *snapshot = &model->snapshot;
	size_t count = model->people.count;
	uint32_t *order = gen_array_grow(&model->people, count, sizeof(*order));
	struct named_person *people;

	if (order == NULL)
		return gen_fail_memory(model);
	people = calloc(count + 1, sizeof(*people));
	if (people == NULL)
		return gen_fail_memory(model);
	snapshot->people = model->people.items;
	snapshot->people_by_id = order;
	snapshot->person_count = (uint32_t)count;
	for (uint32_t i = 0; i < count; i++)
		people[i] = (struct named_person){
			person_id(snapshot, snapshot->people[i]), i
		};
	qsort(people, count, sizeof(*people), compare_people);
	for (size_t i = 0; i < count; i++)
		order[i] = people[i].index;
	free(people);
	return true;
}

static bool
link_snapshot(struct gen_model *model, const struct gen_options *options)
{
	struct wsreg_snapshot *snapshot = &model->snapshot;
	const struct wsreg_registry *registries = model->registries.items;
	uint32_t close = snapshot->kinds[WSREG_KIND_CLOSE_CODE];

	snapshot->registries = registries;
	snapshot->records = model->records.items;
	snapshot->slots = model->slots.items;
	snapshot->overlay = options->overlay;
	snapshot->node_count = (uint32_t)model->tape.nodes.count;
	snapshot->registry_count = (uint32_t)model->registries.count;
	snapshot->record_count = (uint32_t)model->records.count;
	snapshot->slot_count = (uint32_t)model->slots.count;
	if (close != WSREG_NONE && snapshot->overlay->rule_count > 0 &&
	    !gen_wire_fill(&snapshot->wire, snapshot->overlay,
		&registries[close], model->records.items, &model->pages,
		&model->rules, model->tape.error))
		return gen_fail_memory(model);
	return true;
}

bool
gen_link(struct gen_model *model, const struct gen_options *options)
{
	return link_names(model, options->budget) && link_people(model) &&
	    link_snapshot(model, options);
}
