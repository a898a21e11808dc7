/* SPDX-License-Identifier: MIT */
/* From lists and drafts to a snapshot. */

#include "link.h"

#include <stdlib.h>
#include <string.h>

#include "element.h"
#include "slots.h"
#include "wire.h"

static void
link_records(struct gen_model *model, const struct gen_drafts *drafts,
    struct wsreg_registry *registry)
{
	const struct gen_draft *list = drafts->records.items;
	struct wsreg_record *records = model->records.items;
	const char *strings = model->snapshot.strings;

	for (uint32_t i = 0; i < registry->record_count; i++) {
		uint32_t at = registry->first_record + i;
		const struct gen_draft *draft = &list[at];

		records[at].registry = registry;
		records[at].key = strings + draft->key;
		if (draft->name != WSREG_NONE)
			records[at].name = strings + draft->name;
		if (draft->identifier != 0)
			records[at].identifier = strings + draft->identifier;
	}
}

static bool
link_registries(struct gen_model *model, const struct gen_drafts *drafts,
    const struct gen_options *options)
{
	struct wsreg_snapshot *snapshot = &model->snapshot;
	const struct gen_registry_draft *list = drafts->registries.items;
	struct wsreg_registry *registries = model->registries.items;

	for (uint32_t i = 0; i < WSREG_KIND_COUNT; i++)
		snapshot->kinds[i] = WSREG_NONE;
	for (uint32_t i = 0; i < model->registries.count; i++) {
		struct wsreg_registry *registry = &registries[i];

		registry->snapshot = snapshot;
		registry->id = snapshot->strings + list[i].id;
		registry->title = snapshot->strings + list[i].title;
		link_records(model, drafts, registry);
		if (registry->kind != WSREG_KIND_OTHER &&
		    snapshot->kinds[registry->kind] == WSREG_NONE) {
			registry->alias = gen_kind_alias(registry->kind);
			snapshot->kinds[registry->kind] = i;
		}
		if (!gen_slots_fill(registry, model->records.items,
			&model->slots, options->budget))
			return gen_fail_memory(model);
	}
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
	snapshot->strings_size = (uint32_t)model->tape.strings.text.count;
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
gen_link(struct gen_model *model, const struct gen_drafts *drafts,
    const struct gen_options *options)
{
	return link_registries(model, drafts, options) && link_people(model) &&
	    link_snapshot(model, options);
}
