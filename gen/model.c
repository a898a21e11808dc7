/* SPDX-License-Identifier: MIT */
/* From a document to a snapshot: one function for each element. */

#include "model.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "slots.h"
#include "wire.h"

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

/* A registry's strings until the tape's text stays where it is. */
struct registry_draft {
	uint32_t id, title;
};

struct builder {
	struct gen_model *model;
	const struct gen_options *options;
	struct gen_array drafts;          /* struct gen_draft */
	struct gen_array registry_drafts; /* struct registry_draft */
	bool websocket;
};

static bool
fail_memory(struct gen_model *model)
{
	return gen_error_set(
	    model->tape.error, model->tape.file, 0, "out of memory");
}

void
gen_model_view(struct gen_model *model)
{
	model->snapshot.strings = model->tape.strings.text.items;
	model->snapshot.nodes = model->tape.nodes.items;
	model->snapshot.lines = model->tape.lines.items;
}

uint32_t
gen_model_child(const struct gen_model *model, uint32_t node, const char *name)
{
	const struct wsreg_snapshot *view = &model->snapshot;

	node_foreach (child, view, node)
		if (node_is(view, child, WSREG_NODE_ELEMENT) &&
		    strcmp(node_name(view, child), name) == 0)
			return child;
	return WSREG_NONE;
}

/* Mostly the element holds one text, which is the cell already. */
uint32_t
gen_model_cell(struct gen_model *model, uint32_t node)
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
	size = node_cell(view, node, NULL, 0);
	buffer = malloc(size + 1);
	if (buffer == NULL) {
		fail_memory(model);
		return 0;
	}
	node_cell(view, node, buffer, size + 1);
	cell = gen_tape_string(&model->tape, buffer, size);
	free(buffer);
	gen_model_view(model);
	return cell;
}

/* ---- Registries ---- */

static bool
is_named(const struct wsreg_snapshot *view, uint32_t node, const char *name)
{
	return node_is(view, node, WSREG_NODE_ELEMENT) &&
	    strcmp(node_name(view, node), name) == 0;
}

static const char *
id_of(const struct gen_model *model, uint32_t node)
{
	const char *id = node_attribute(&model->snapshot, node, "id");

	return id != NULL ? id : "";
}

/* In 2012 the title and the rules of two registries stood in others beside
 * them: version-number-rules next to version-number.  True if `id` is that of
 * `name` with "-rules" after it. */
static bool
is_rules_of(const char *id, const char *name)
{
	size_t size = strlen(name);

	return strncmp(id, name, size) == 0 && strcmp(id + size, "-rules") == 0;
}

/* The registry beside `node` whose rules it holds, or that holds its rules;
 * WSREG_NONE if there is none. */
static uint32_t
find_beside(
    const struct builder *builder, uint32_t node, uint32_t parent, bool rules)
{
	const struct gen_model *model = builder->model;
	const char *own = id_of(model, node);

	if (!builder->websocket || parent == WSREG_NONE)
		return WSREG_NONE;
	node_foreach (child, &model->snapshot, parent) {
		const char *other = id_of(model, child);

		if (is_named(&model->snapshot, child, "registry") &&
		    (rules ? is_rules_of(other, own) : is_rules_of(own, other)))
			return child;
	}
	return WSREG_NONE;
}

static enum wsreg_kind
find_kind(const struct builder *builder, const char *id)
{
	unsigned kind = 0;

	while (kind < WSREG_KIND_COUNT &&
	    !(builder->websocket && strcmp(kinds[kind].id, id) == 0))
		kind++;
	return (enum wsreg_kind)kind;
}

static bool
read_record(struct builder *builder, const struct wsreg_registry *registry,
    uint32_t id, uint32_t node)
{
	struct gen_model *model = builder->model;
	struct gen_draft *draft =
	    gen_array_grow(&builder->drafts, 1, sizeof(*draft));
	struct wsreg_record *record =
	    gen_array_grow(&model->records, 1, sizeof(*record));

	if (draft == NULL || record == NULL)
		return fail_memory(model);
	builder->drafts.count++;
	model->records.count++;
	gen_record_fill(model, record, draft, registry, node, id,
	    builder->options->overlay);
	gen_model_view(model);
	return !model->tape.error->set;
}

static bool
read_records(
    struct builder *builder, struct wsreg_registry *registry, uint32_t id)
{
	struct gen_model *model = builder->model;
	uint64_t next = 0;
	bool first = true;

	registry->first_record = (uint32_t)model->records.count;
	registry->ordered = true;
	node_foreach (child, &model->snapshot, registry->node) {
		const struct wsreg_record *record;

		if (!is_named(&model->snapshot, child, "record"))
			continue;
		if (!read_record(builder, registry, id, child))
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
	uint32_t title = gen_model_child(model, registry->node, "title");

	if (title == WSREG_NONE && registry->rules != WSREG_NONE)
		title = gen_model_child(model, registry->rules, "title");
	return title == WSREG_NONE ? 0 : gen_model_cell(model, title);
}

/* A registry of its own, but not the outermost unless it has records. */
static bool
add_registry(struct builder *builder, uint32_t node, uint32_t parent)
{
	struct gen_model *model = builder->model;
	struct wsreg_registry registry = {
		.node = node,
		.parent = parent,
		.rules = find_beside(builder, node, parent, true),
	};
	const char *id = id_of(model, node);
	struct registry_draft draft;
	struct registry_draft *draft_end;
	struct wsreg_registry *end;

	registry.kind = find_kind(builder, id);
	draft.id = gen_tape_string(&model->tape, id, strlen(id));
	draft.title = find_title(model, &registry);
	if (!read_records(builder, &registry, draft.id))
		return false;
	if (parent == WSREG_NONE && registry.record_count == 0)
		return true;
	end = gen_array_grow(&model->registries, 1, sizeof(*end));
	draft_end =
	    gen_array_grow(&builder->registry_drafts, 1, sizeof(*draft_end));
	if (end == NULL || draft_end == NULL)
		return fail_memory(model);
	*end = registry;
	*draft_end = draft;
	model->registries.count++;
	builder->registry_drafts.count++;
	return true;
}

static bool
read_people(struct gen_model *model, uint32_t node)
{
	node_foreach (child, &model->snapshot, node) {
		uint32_t *person;

		if (!is_named(&model->snapshot, child, "person"))
			continue;
		person = gen_array_grow(&model->people, 1, sizeof(*person));
		if (person == NULL)
			return fail_memory(model);
		*person = child;
		model->people.count++;
	}
	return true;
}

/* Depth is bounded by the reader's limit. */
static bool
read_registry(struct builder *builder, uint32_t node, uint32_t parent)
{
	struct gen_model *model = builder->model;

	if (find_beside(builder, node, parent, false) != WSREG_NONE)
		return true;
	if (!add_registry(builder, node, parent))
		return false;
	node_foreach (child, &model->snapshot, node) {
		if (is_named(&model->snapshot, child, "registry") &&
		    !read_registry(builder, child, node))
			return false;
		if (is_named(&model->snapshot, child, "people") &&
		    !read_people(model, child))
			return false;
	}
	return true;
}

/* ---- Once all text stays where it is ---- */

static void
link_records(struct builder *builder, struct wsreg_registry *registry)
{
	struct gen_model *model = builder->model;
	const struct gen_draft *drafts = builder->drafts.items;
	struct wsreg_record *records = model->records.items;
	const char *strings = model->snapshot.strings;

	for (uint32_t i = 0; i < registry->record_count; i++) {
		uint32_t at = registry->first_record + i;
		const struct gen_draft *draft = &drafts[at];

		records[at].registry = registry;
		records[at].key = strings + draft->key;
		if (draft->name != WSREG_NONE)
			records[at].name = strings + draft->name;
		if (draft->identifier != 0)
			records[at].identifier = strings + draft->identifier;
	}
}

static bool
link_registries(struct builder *builder)
{
	struct gen_model *model = builder->model;
	struct wsreg_snapshot *snapshot = &model->snapshot;
	const struct registry_draft *drafts = builder->registry_drafts.items;
	struct wsreg_registry *registries = model->registries.items;

	for (uint32_t i = 0; i < WSREG_KIND_COUNT; i++)
		snapshot->kinds[i] = WSREG_NONE;
	for (uint32_t i = 0; i < model->registries.count; i++) {
		struct wsreg_registry *registry = &registries[i];

		registry->snapshot = snapshot;
		registry->id = snapshot->strings + drafts[i].id;
		registry->title = snapshot->strings + drafts[i].title;
		link_records(builder, registry);
		if (registry->kind != WSREG_KIND_OTHER &&
		    snapshot->kinds[registry->kind] == WSREG_NONE) {
			registry->alias = kinds[registry->kind].alias;
			snapshot->kinds[registry->kind] = i;
		}
		if (!gen_slots_fill(registry, model->records.items,
			&model->slots, builder->options->budget))
			return fail_memory(model);
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
	struct named_person *people = calloc(count + 1, sizeof(*people));
	uint32_t *order = gen_array_grow(&model->people, count, sizeof(*order));

	if (people == NULL || order == NULL) {
		free(people);
		return fail_memory(model);
	}
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
link_snapshot(struct builder *builder)
{
	struct gen_model *model = builder->model;
	struct wsreg_snapshot *snapshot = &model->snapshot;
	const struct wsreg_registry *registries = model->registries.items;
	uint32_t close = snapshot->kinds[WSREG_KIND_CLOSE_CODE];

	snapshot->registries = registries;
	snapshot->records = model->records.items;
	snapshot->slots = model->slots.items;
	snapshot->overlay = builder->options->overlay;
	snapshot->strings_size = (uint32_t)model->tape.strings.text.count;
	snapshot->node_count = (uint32_t)model->tape.nodes.count;
	snapshot->registry_count = (uint32_t)model->registries.count;
	snapshot->record_count = (uint32_t)model->records.count;
	snapshot->slot_count = (uint32_t)model->slots.count;
	if (close != WSREG_NONE && snapshot->overlay->rule_count > 0 &&
	    !gen_wire_fill(&snapshot->wire, snapshot->overlay,
		&registries[close], model->records.items, &model->pages,
		&model->rules))
		return fail_memory(model);
	return true;
}

bool
gen_model_build(struct gen_model *model, uint32_t document, uint32_t root,
    const struct gen_options *options)
{
	struct builder builder = { .model = model, .options = options };
	bool good;

	gen_model_view(model);
	model->snapshot.document = document;
	model->snapshot.root = root;
	builder.websocket = strcmp(id_of(model, root), WEBSOCKET_ID) == 0;
	good = read_registry(&builder, root, WSREG_NONE) &&
	    !model->tape.error->set && link_registries(&builder) &&
	    link_people(model) && link_snapshot(&builder);
	gen_array_free(&builder.drafts);
	gen_array_free(&builder.registry_drafts);
	return good;
}

/* ---- Files ---- */

static uint32_t
read_file(
    struct gen_model *model, const char *file, char sha256[GEN_SHA256_SIZE])
{
	bool standard = strcmp(file, "-") == 0;
	FILE *stream = standard ? stdin : fopen(file, "rb");
	uint32_t root;

	if (stream == NULL) {
		gen_error_set(
		    model->tape.error, file, 0, "%s", strerror(errno));
		return 0;
	}
	root = gen_read_xml(
	    &model->tape, stream, standard ? "<stdin>" : file, sha256);
	if (!standard)
		fclose(stream);
	return root;
}

bool
gen_model_read(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, struct gen_error *error)
{
	char ignored[GEN_SHA256_SIZE];
	uint32_t document = 0;
	uint32_t root;

	*model = (struct gen_model){ 0 };
	gen_tape_init(&model->tape, error);
	root = read_file(model, files[0], model->sha256);
	for (size_t i = 1; i < count && !error->set; i++) {
		uint32_t over, end;

		model->tape.file_index = (uint32_t)i;
		over = read_file(model, files[i], ignored);
		end = (uint32_t)model->tape.nodes.count;

		if (!error->set)
			root = gen_layer(model, document, root, over);
		document = end;
	}
	model->snapshot.source = files[0];
	model->snapshot.files = files;
	model->snapshot.sha256 = model->sha256;
	return !error->set && gen_model_build(model, document, root, options);
}

void
gen_model_free(struct gen_model *model)
{
	gen_tape_free(&model->tape);
	gen_array_free(&model->registries);
	gen_array_free(&model->records);
	gen_array_free(&model->people);
	gen_array_free(&model->slots);
	gen_array_free(&model->pages);
	gen_array_free(&model->rules);
}
