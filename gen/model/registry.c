/* SPDX-License-Identifier: MIT */
/* Finds registries, records and people in a document: one function for each
 * element. */

#include "registry.h"

#include <string.h>

#include "record.h"

/* The id of the WebSocket file, and the ids of the registries that the typed
 * view stands on, with the short names that the command takes. */
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
	bool websocket;
	/* In 2012 the title and the rules of two registries stood in others
	 * beside them: version-number-rules next to version-number. */
	uint32_t rules[WSREG_KIND_COUNT];
};

const char *
gen_kind_alias(enum wsreg_kind kind)
{
	return kinds[kind].alias;
}

/* Returns the kind of the registry of this id.  Other files than that of
 * WebSocket may have registries of these ids, which mean something else. */
static enum wsreg_kind
find_kind(const struct reader *reader, const char *id)
{
	unsigned kind = 0;

	while (kind < WSREG_KIND_COUNT &&
	    !(reader->websocket && strcmp(kinds[kind].id, id) == 0))
		kind++;
	return (enum wsreg_kind)kind;
}

bool
gen_registries_private(const struct wsreg_snapshot *snapshot, uint32_t root)
{
	const struct reader reader = { .websocket = true };
	const char *id = node_id(snapshot, root);
	size_t count = 0;

	if (id[0] == '\0' || strcmp(id, WEBSOCKET_ID) == 0)
		return false;
	node_foreach (child, snapshot, root) {
		if (node_is_element(snapshot, child, "record"))
			return false;
		if (!node_is_element(snapshot, child, "registry"))
			continue;
		if (find_kind(&reader, node_id(snapshot, child)) ==
		    WSREG_KIND_OTHER)
			return false;
		count++;
	}
	return count > 0;
}

/* Returns the last registry directly inside whose id is this one with the suffix
 * after it, or WSREG_NONE. */
static uint32_t
find_inside(const struct wsreg_snapshot *snapshot, uint32_t node,
    const char *id, const char *suffix)
{
	size_t size = strlen(id);
	uint32_t found = WSREG_NONE;

	node_foreach (child, snapshot, node) {
		const char *own = node_id(snapshot, child);

		if (node_is_element(snapshot, child, "registry") &&
		    strncmp(own, id, size) == 0 &&
		    strcmp(own + size, suffix) == 0)
			found = child;
	}
	return found;
}

/* Finds the registries of rules that belong to another registry. */
static void
find_rules(struct reader *reader, uint32_t root)
{
	const struct wsreg_snapshot *snapshot = &reader->model->snapshot;

	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		reader->rules[i] = reader->websocket &&
			find_inside(snapshot, root, kinds[i].id, "") !=
			    WSREG_NONE
		    ? find_inside(snapshot, root, kinds[i].id, "-rules")
		    : WSREG_NONE;
}

/* Returns whether the element is read as the rules of a registry beside it. */
static bool
is_rules(const struct reader *reader, uint32_t node)
{
	for (int i = 0; i < WSREG_KIND_COUNT; i++)
		if (reader->rules[i] == node)
			return true;
	return false;
}

/* Reads a record into the room that was made for it.  Numbers that do not rise
 * from record to record cannot be found by halving. */
static void
read_record(
    struct reader *reader, struct wsreg_registry *registry, uint32_t node)
{
	struct gen_model *model = reader->model;
	struct wsreg_record *record =
	    (struct wsreg_record *)model->records.items + model->records.count;

	gen_record_fill(model, record, registry, node, reader->overlay);
	if (!record->numeric || record->first > record->last ||
	    (registry->record_count > 0 && record->first <= record[-1].last))
		registry->ordered = false;
	registry->record_count++;
	model->records.count++;
}

/* Returns the registry's title, "" if it has none; in 2012 the rules had it. */
static const char *
find_title(struct gen_model *model, const struct wsreg_registry *registry)
{
	struct gen_tape *tape = &model->tape;
	uint32_t title = node_child(tape->snapshot, registry->node, "title");

	if (title == WSREG_NONE && registry->rules != WSREG_NONE)
		title = node_child(tape->snapshot, registry->rules, "title");
	return gen_tape_text(
	    tape, title == WSREG_NONE ? 0 : gen_tape_cell(tape, title));
}

/* Gives the short name to the first registry of its kind. */
static void
name_kind(struct gen_model *model, struct wsreg_registry *registry)
{
	uint32_t *place = &model->snapshot.kinds[registry->kind];

	if (registry->kind == WSREG_KIND_OTHER || *place != WSREG_NONE)
		return;
	registry->alias = kinds[registry->kind].alias;
	*place = (uint32_t)model->registries.count;
}

/* Adds a registry with its own records, for which there is room.  The outermost
 * is added only if it has any. */
static void
add_registry(struct reader *reader, uint32_t node, uint32_t parent)
{
	struct gen_model *model = reader->model;
	const struct wsreg_snapshot *snapshot = &model->snapshot;
	struct wsreg_registry *registry =
	    (struct wsreg_registry *)model->registries.items +
	    model->registries.count;
	const char *id = node_id(snapshot, node);
	enum wsreg_kind kind = find_kind(reader, id);

	*registry = (struct wsreg_registry){
		.snapshot = snapshot,
		.id = id,
		.kind = kind,
		.ordered = true,
		.node = node,
		.rules =
		    kind == WSREG_KIND_OTHER ? WSREG_NONE : reader->rules[kind],
		.parent = parent,
		.first_record = (uint32_t)model->records.count,
	};
	registry->title = find_title(model, registry);
	node_foreach (child, snapshot, node)
		if (node_is_element(snapshot, child, "record"))
			read_record(reader, registry, child);
	if (parent == WSREG_NONE && registry->record_count == 0)
		return;
	name_kind(model, registry);
	model->registries.count++;
}

/* Lists the people of an element; there may be one in each registry. */
static bool
read_people(struct gen_model *model, uint32_t node)
{
	node_foreach (child, &model->snapshot, node)
		if (node_is_element(&model->snapshot, child, "person") &&
		    !gen_array_add(&model->people, &child, sizeof(child)))
			return gen_tape_fail_memory(&model->tape);
	return true;
}

/* Reads a registry and those inside; the reader's limit bounds the depth. */
static bool
read_registry(struct reader *reader, uint32_t node, uint32_t parent)
{
	struct gen_model *model = reader->model;
	const struct wsreg_snapshot *snapshot = &model->snapshot;

	if (is_rules(reader, node))
		return true;
	add_registry(reader, node, parent);
	node_foreach (child, snapshot, node) {
		if (node_is_element(snapshot, child, "registry") &&
		    !read_registry(reader, child, node))
			return false;
		if (node_is_element(snapshot, child, "people") &&
		    !read_people(model, child))
			return false;
	}
	return true;
}

/* Makes room for all registries and records, so that they never move. */
static bool
make_room(struct gen_model *model)
{
	const struct wsreg_snapshot *snapshot = &model->snapshot;
	size_t registries = 0, records = 0;

	/* Only registries hold what is counted. */
	for (uint32_t i = snapshot->root; i < model->tape.nodes.count;)
		if (node_is_element(snapshot, i, "registry")) {
			registries++;
			i++;
		} else {
			records += node_is_element(snapshot, i, "record");
			i = node_next(snapshot, i);
		}
	if (gen_array_grow(&model->registries, registries,
		sizeof(struct wsreg_registry)) == NULL ||
	    gen_array_grow(
		&model->records, records, sizeof(struct wsreg_record)) == NULL)
		return gen_tape_fail_memory(&model->tape);
	return true;
}

bool
gen_registries_read(
    struct gen_model *model, const struct wsreg_overlay *overlay)
{
	const struct wsreg_snapshot *snapshot = &model->snapshot;
	uint32_t root = snapshot->root;
	struct reader reader = {
		.model = model,
		.overlay = overlay,
		.websocket = strcmp(node_id(snapshot, root), WEBSOCKET_ID) == 0,
	};

	for (uint32_t i = 0; i < WSREG_KIND_COUNT; i++)
		model->snapshot.kinds[i] = WSREG_NONE;
	find_rules(&reader, root);
	return make_room(model) && read_registry(&reader, root, WSREG_NONE) &&
	    !model->tape.error->set;
}
