/* SPDX-License-Identifier: MIT */
/* Reads registry files into a snapshot. */

#include "model.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "layer.h"
#include "registry.h"
#include "slots.h"
#include "wire.h"

/* ---- Documents ---- */

/* Reads a document in XML, or as IANA's text.  The file that the others are
 * laid over gives the snapshot its digest. */
static uint32_t
read_stream(
    struct gen_model *model, FILE *stream, const struct gen_options *options)
{
	const struct gen_reader *reader = &gen_reader_xml;
	struct gen_tape *tape = &model->tape;
	struct gen_input input;
	const char *foreign = NULL;
	uint32_t root = 0;
	bool text;

	if (gen_input_init(&input, stream, tape->file, tape->error) &&
	    options->reader == NULL) {
		foreign = gen_input_foreign(&input);
		if (foreign != NULL)
			gen_error_set(tape->error, tape->file, 1,
			    "not a registry file, but %s", foreign);
	}
	if (!tape->error->set) {
		text = options->reader == NULL && !gen_input_is_xml(&input);
		if (options->reader != NULL)
			reader = options->reader;
		else if (text)
			reader = &gen_reader_text;
		root = reader->read(tape, &input, options->overlay);
		if (tape->file_index == model->base) {
			model->snapshot.rendition = text;
			gen_input_digest(&input, model->sha256);
		}
	}
	gen_input_free(&input);
	return root;
}

/* Returns a stream of the file, or NULL with errno set.  Names that are no
 * files, such as "@2018-11-29", are for the function of the caller. */
static FILE *
open_file(const char *file, const struct gen_options *options)
{
	if (strcmp(file, "-") == 0)
		return stdin;
	return options->open != NULL ? options->open(file) : fopen(file, "rb");
}

/* Reads the file at that index onto the end of the tape.  Returns the node of
 * its root element, 0 with the error set on failure. */
static uint32_t
read_file(struct gen_model *model, const char *file, size_t index,
    const struct gen_options *options)
{
	FILE *stream = open_file(file, options);
	uint32_t root;

	model->names[index] = strcmp(file, "-") == 0 ? "<stdin>" : file;
	model->tape.file = model->names[index];
	model->tape.file_index = (uint32_t)index;
	if (stream == NULL) {
		gen_error_set(
		    model->tape.error, file, 0, "%s", strerror(errno));
		return 0;
	}
	root = read_stream(model, stream, options);
	if (stream != stdin)
		fclose(stream);
	return root;
}

/* ---- What needs all registries ---- */

/* Makes a hash table of names for each registry. */
static bool
link_names(struct gen_model *model, size_t budget)
{
	struct wsreg_registry *registries = model->registries.items;

	for (uint32_t i = 0; i < model->registries.count; i++)
		if (!gen_slots_fill(&registries[i], model->records.items,
			&model->slots, budget))
			return gen_tape_fail_memory(&model->tape);
	return true;
}

struct named_person {
	const char *id;
	uint32_t index;
};

/* Compares people by id, then by place: references find the first one of an
 * id. */
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
		return gen_tape_fail_memory(&model->tape);
	people = calloc(count + 1, sizeof(*people));
	if (people == NULL)
		return gen_tape_fail_memory(&model->tape);
	snapshot->people = model->people.items;
	snapshot->people_by_id = order;
	snapshot->person_count = (uint32_t)count;
	for (uint32_t i = 0; i < count; i++)
		people[i] = (struct named_person){
			node_id(snapshot, snapshot->people[i]), i
		};
	qsort(people, count, sizeof(*people), compare_people);
	for (size_t i = 0; i < count; i++)
		order[i] = people[i].index;
	free(people);
	return true;
}

/* Points the snapshot to what was read, which moves no more, and works out the
 * verdicts on close codes. */
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
		return gen_tape_fail_memory(&model->tape);
	return true;
}

/* Adds to the snapshot what needs all registries. */
static bool
link_model(struct gen_model *model, const struct gen_options *options)
{
	return link_names(model, options->budget) && link_people(model) &&
	    link_snapshot(model, options);
}

/* ---- The model ---- */

/* Reads the file that private codes are laid over, and lays the file of the
 * root element at `over` over it.  Sets where the document begins; returns its
 * root, or 0 on failure. */
static uint32_t
lay_private(struct gen_model *model, uint32_t over,
    const struct gen_options *options, uint32_t *document)
{
	uint32_t start = (uint32_t)model->tape.nodes.count;
	uint32_t base;

	model->base = 1;
	base = read_file(model, options->beneath, model->base, options);
	*document = (uint32_t)model->tape.nodes.count;
	return base != 0 ? gen_layer(model, start, base, over, true) : 0;
}

/* Reads all files as one document.  Sets where that begins; returns its root,
 * or 0 on failure. */
static uint32_t
read_files(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, uint32_t *document)
{
	const struct gen_error *error = model->tape.error;
	uint32_t root = read_file(model, files[0], 0, options);

	*document = 0;
	if (!error->set && count == 1 && options->beneath != NULL &&
	    gen_registries_private(&model->snapshot, root))
		return lay_private(model, root, options, document);
	for (size_t i = 1; i < count && !error->set; i++) {
		uint32_t over = read_file(model, files[i], i, options);
		uint32_t end = (uint32_t)model->tape.nodes.count;

		if (!error->set)
			root = gen_layer(
			    model, *document, root, over, !options->keep_both);
		*document = end;
	}
	return root;
}

void
gen_model_prepare(void)
{
	if (gen_reader_xml.prepare != NULL)
		gen_reader_xml.prepare();
}

bool
gen_model_read(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, struct gen_error *error)
{
	struct wsreg_snapshot *snapshot = &model->snapshot;

	*model = (struct gen_model){ 0 };
	gen_tape_init(&model->tape, snapshot, error);
	snapshot->root =
	    read_files(model, files, count, options, &snapshot->document);
	snapshot->source = model->base == 0 ? files[0] : options->beneath;
	snapshot->files = model->names;
	/* Those laid over the first, or the one laid over another. */
	snapshot->merged = model->names + (model->base == 0);
	snapshot->merged_count = (uint32_t)(model->base == 0 ? count - 1 : 1);
	snapshot->sha256 = model->sha256;
	return !error->set && gen_registries_read(model, options->overlay) &&
	    link_model(model, options);
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
