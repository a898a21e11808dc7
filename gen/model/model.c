/* SPDX-License-Identifier: MIT */
/* Reads registry files into a snapshot. */

#include "model.h"

#include <errno.h>
#include <string.h>

#include "element.h"
#include "layer.h"
#include "link.h"
#include "registry.h"

/* Reads a document in XML or as IANA's text; `rendition` says which it was. */
static uint32_t
read_stream(struct gen_model *model, FILE *stream,
    const struct gen_options *options, char sha256[GEN_SHA256_SIZE],
    bool *rendition)
{
	struct gen_tape *tape = &model->tape;
	struct gen_input input;
	const char *foreign = NULL;
	uint32_t root = 0;

	if (gen_input_init(&input, stream, tape->file, tape->error)) {
		foreign = gen_input_foreign(&input);
		if (foreign != NULL)
			gen_error_set(tape->error, tape->file, 1,
			    "not a registry file, but %s", foreign);
	}
	if (!tape->error->set) {
		*rendition = !gen_input_is_xml(&input);
		root = (*rendition ? &gen_reader_text : &gen_reader_xml)
			   ->read(tape, &input, options->overlay);
		gen_input_digest(&input, sha256);
	}
	gen_input_free(&input);
	return root;
}

/* Reads the file at that index from a stream, which is then closed; NULL means
 * that it could not be opened, errno set. */
static uint32_t
read_file(struct gen_model *model, const char *const files[], size_t index,
    FILE *stream, const struct gen_options *options,
    char sha256[GEN_SHA256_SIZE], bool *rendition)
{
	const char *file = files[index];
	uint32_t root;

	model->names[index] = strcmp(file, "-") == 0 ? "<stdin>" : file;
	model->tape.file = model->names[index];
	model->tape.file_index = (uint32_t)index;
	if (stream == NULL) {
		gen_error_set(
		    model->tape.error, file, 0, "%s", strerror(errno));
		return 0;
	}
	root = read_stream(model, stream, options, sha256, rendition);
	if (stream != stdin)
		fclose(stream);
	return root;
}

static FILE *
open_file(const char *file, const struct gen_options *options)
{
	if (strcmp(file, "-") == 0)
		return stdin;
	return options->open != NULL ? options->open(file) : fopen(file, "rb");
}

bool
gen_model_read(struct gen_model *model, const char *const files[], size_t count,
    const struct gen_options *options, struct gen_error *error)
{
	char ignored[GEN_SHA256_SIZE];
	bool unused;
	uint32_t document = 0;
	uint32_t root;

	*model = (struct gen_model){ 0 };
	gen_tape_init(&model->tape, &model->snapshot, error);
	root = read_file(model, files, 0, open_file(files[0], options), options,
	    model->sha256, &model->snapshot.rendition);
	for (size_t i = 1; i < count && !error->set; i++) {
		uint32_t over, end;

		over = read_file(model, files, i, open_file(files[i], options),
		    options, ignored, &unused);
		end = (uint32_t)model->tape.nodes.count;

		if (!error->set)
			root = gen_layer(
			    model, document, root, over, !options->keep_both);
		document = end;
	}
	model->snapshot.source = files[0];
	model->snapshot.files = model->names;
	model->snapshot.sha256 = model->sha256;
	model->snapshot.document = document;
	model->snapshot.root = root;
	return !error->set && gen_registries_read(model, options->overlay) &&
	    gen_link(model, options);
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
