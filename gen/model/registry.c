/* SPDX-License-Identifier: MIT */
/* Finding registries, records and people in a document: one function for
 * each element. */

#include "registry.h"

#include <string.h>

#include "element.h"

/* The id of the WebSocket file, and of the registries that the typed view
 * stands on, with the short names that the command takes. */
#define WEBSOCKET_ID "websocket"

static const struct {
	const char *id, *alias;
} kinds[WSREG_KIND_COUNT] = {
	[WSREG_KIND_EXTENSION] = { "extension-name", "extension" },
	[WSREG_KIND_SUBPROTOCOL] = { "subprotocol-name", "subprotocol" },
	[WSREG_KIND_VERSION] = { "version-number", "version" },
	[WSREG_KIND_CLOSE_CODE] = { "close-code-number", "close" },
	[WSREG_KIND_OPCODE] = { "opcode", "opcode" },
	[WSREG_KIND_HEADER_BIT] = { "framing-header-bits", "bit" },
};

struct reader {
	struct gen_model *model;
	const struct wsreg_overlay *overlay;
	struct gen_drafts *drafts;
	bool websocket;
	/* In 2012 the title and the rules of two registries stood in others
	 * beside them: version-number-rules next to version-number. */
	uint32_t rules[WSREG_KIND_COUNT];
};

const char *
gen_kind_id(enum wsreg_kind kind)
{
	return kinds[kind].id;
}

const char *
gen_kind_alias(enum wsreg_kind kind)
{
	return kinds[kind].alias;
}

static enum wsreg_kind
find_kind(const struct reader *reader, const char *id)
{
	unsigned kind = 0;

	while (kind < WSREG_KIND_COUNT &&
	    !(reader->websocket && strcmp(kinds[kind].id, id) == 0))
		kind++;
	return (enum wsreg_kind)kind;
}

/* True if `id` is that of `name` with "-rules" after it. */
static bool
is_rules_of(const char *id, const char *name)
{
	size_t size = strlen(name);

	return strncmp(id, name, size) == 0 && strcmp(id + size, "-rules") == 0;
}

/* Finds the registries of rules, where there is one that they belong to. */
static void
find_rules(struct reader *reader, uint32_t root)
{
	const struct gen_model *model = reader->model;
	bool owned[WSREG_KIND_COUNT] = { false };

	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		reader->rules[i] = WSREG_NONE;
	node_foreach (child, &model->snapshot, root) {
		const char *id = gen_element_id(model, child);

		for (int i = 0; i < WSREG_KIND_COUNT && reader->websocket; i++)
			if (!gen_element_is(model, child, "registry"))
				break;
			else if (strcmp(id, kinds[i].id) == 0)
				owned[i] = true;
			else if (is_rules_of(id, kinds[i].id))
				reader->rules[i] = child;
	}
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		if (!owned[i])
			reader->rules[i] = WSREG_NONE;
}

static bool
is_rules(const struct reader *reader, uint32_t node)
{
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		if (reader->rules[i] == node)
			return true;
	return false;
}

static bool
read_record(struct reader *reader, const struct wsreg_registry *registry,
    uint32_t id, uint32_t node)
{
	struct gen_model *model = reader->model;
	struct gen_draft *draft =
	    gen_array_grow(&reader->drafts->records, 1, sizeof(*draft));
	struct wsreg_record *record =
	    gen_array_grow(&model->records, 1, sizeof(*record));

	if (draft == NULL || record == NULL)
		return gen_fail_memory(model);
	reader->drafts->records.count++;
	model->records.count++;
	gen_record_fill(
	    model, record, draft, registry, node, id, reader->overlay);
	gen_view(model);
	return !model->tape.error->set;
}

static bool
read_records(
    struct reader *reader, struct wsreg_registry *registry, uint32_t id)
{
	struct gen_model *model = reader->model;
	uint64_t next = 0;
	bool first = true;

	registry->first_record = (uint32_t)model->records.count;
	registry->ordered = true;
	node_foreach (child, &model->snapshot, registry->node) {
		const struct wsreg_record *record;

		if (!gen_element_is(model, child, "record"))
			continue;
		if (!read_record(reader, registry, id, child))
			return false;
		record = (struct wsreg_record *)model->records.items +
		    model->records.count - 1;
		if (!record->numeric || record->first > record->last ||
		    (!first && record->first <= next))
			registry->ordered = false;
		next = record->last;
		first = false;
	}
	registry->record_count =
	    (uint32_t)model->records.count - registry->first_record;
	return true;
}

static uint32_t
find_title(struct gen_model *model, const struct wsreg_registry *registry)
{
	uint32_t title = gen_element_child(model, registry->node, "title");

	if (title == WSREG_NONE && registry->rules != WSREG_NONE)
		title = gen_element_child(model, registry->rules, "title");
	return title == WSREG_NONE ? 0 : gen_element_cell(model, title);
}

/* A registry of its own, but not the outermost unless it has records. */
static bool
add_registry(struct reader *reader, uint32_t node, uint32_t parent)
{
	struct gen_model *model = reader->model;
	struct wsreg_registry registry = {
		.node = node,
		.parent = parent,
	};
	const char *id = gen_element_id(model, node);
	struct gen_registry_draft draft;
	struct gen_registry_draft *draft_end;
	struct wsreg_registry *end;

	registry.kind = find_kind(reader, id);
	registry.rules = registry.kind == WSREG_KIND_OTHER
	    ? WSREG_NONE
	    : reader->rules[registry.kind];
	draft.id = gen_tape_string(&model->tape, id, strlen(id));
	draft.title = find_title(model, &registry);
	if (!read_records(reader, &registry, draft.id))
		return false;
	if (parent == WSREG_NONE && registry.record_count == 0)
		return true;
	end = gen_array_grow(&model->registries, 1, sizeof(*end));
	draft_end =
	    gen_array_grow(&reader->drafts->registries, 1, sizeof(*draft_end));
	if (end == NULL || draft_end == NULL)
		return gen_fail_memory(model);
	*end = registry;
	*draft_end = draft;
	model->registries.count++;
	reader->drafts->registries.count++;
	return true;
}

static bool
read_people(struct gen_model *model, uint32_t node)
{
	node_foreach (child, &model->snapshot, node) {
		uint32_t *person;

		if (!gen_element_is(model, child, "person"))
			continue;
		person = gen_array_grow(&model->people, 1, sizeof(*person));
		if (person == NULL)
			return gen_fail_memory(model);
		*person = child;
		model->people.count++;
	}
	return true;
}

/* Depth is bounded by the reader's limit. */
static bool
read_registry(struct reader *reader, uint32_t node, uint32_t parent)
{
	struct gen_model *model = reader->model;

	if (is_rules(reader, node))
		return true;
	if (!add_registry(reader, node, parent))
		return false;
	node_foreach (child, &model->snapshot, node) {
		if (gen_element_is(model, child, "registry") &&
		    !read_registry(reader, child, node))
			return false;
		if (gen_element_is(model, child, "people") &&
		    !read_people(model, child))
			return false;
	}
	return true;
}

bool
gen_registries_read(struct gen_model *model, uint32_t root,
    const struct wsreg_overlay *overlay, struct gen_drafts *drafts)
{
	struct reader reader = {
		.model = model,
		.overlay = overlay,
		.drafts = drafts,
		.websocket =
		    strcmp(gen_element_id(model, root), WEBSOCKET_ID) == 0,
	};

	*drafts = (struct gen_drafts){ 0 };
	find_rules(&reader, root);
	return read_registry(&reader, root, WSREG_NONE) &&
	    !model->tape.error->set;
}

void
gen_drafts_free(struct gen_drafts *drafts)
{
	gen_array_free(&drafts->records);
	gen_array_free(&drafts->registries);
}
