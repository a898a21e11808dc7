/* SPDX-License-Identifier: MIT */
/* Writes a document onto the tape as its parts come, and decides which white
 * space is content. */

#include "document.h"

#include "snapshot.h"

void
gen_document_init(struct gen_document *document, struct gen_tape *tape)
{
	*document = (struct gen_document){ .tape = tape };
	document->open[0].container = true;
}

void
gen_document_free(struct gen_document *document)
{
	gen_array_free(&document->text);
}

/* Holds the text, a run of white space as one blank, until the next tag. */
void
gen_document_text(struct gen_document *document, const char *text, size_t size)
{
	struct gen_array *held = &document->text;
	char *to = gen_array_grow(held, size, 1);

	if (to == NULL) {
		gen_tape_fail_memory(document->tape);
		return;
	}
	for (size_t i = 0; i < size; i++)
		if (!ascii_is_blank(text[i]))
			*to++ = text[i];
		else if (to == (char *)held->items || to[-1] != ' ')
			*to++ = ' ';
	held->count = (size_t)(to - (char *)held->items);
}

/* Writes the text held.  Blanks at the ends of a field, and any around the
 * children of a container, are not content. */
static void
flush_text(struct gen_document *document, bool closing, unsigned long line)
{
	struct gen_open *in = &document->open[document->depth];
	const char *text = document->text.items;
	size_t size = document->text.count;

	document->text.count = 0;
	if (in->container || (in->field && !in->filled))
		while (size > 0 && *text == ' ')
			text++, size--;
	if (in->container || (in->field && closing))
		while (size > 0 && text[size - 1] == ' ')
			size--;
	if (size == 0)
		return;
	in->filled = true;
	gen_tape_node(document->tape, WSREG_NODE_TEXT, 0,
	    gen_tape_string(document->tape, text, size), line);
}

uint32_t
gen_document_start(struct gen_document *document, uint32_t name, bool container,
    unsigned long line)
{
	struct gen_open *around = &document->open[document->depth];
	uint32_t node;

	flush_text(document, false, line);
	if (document->depth == GEN_DEPTH_MAX) {
		gen_error_set(document->tape->error, document->tape->file, line,
		    "elements nest deeper than %d levels", GEN_DEPTH_MAX);
		return 0;
	}
	node = gen_tape_node(document->tape, WSREG_NODE_ELEMENT, name, 0, line);
	/* A `range` inside a field is not what IANA calls one. */
	container = container && around->container;
	around->filled = true;
	document->open[++document->depth] = (struct gen_open){
		.node = node,
		.container = container,
		.field = around->container && !container,
	};
	return node;
}

void
gen_document_end(struct gen_document *document, unsigned long line)
{
	struct gen_open ended;

	if (document->depth == 0)
		return;
	/* After an error elements still end: a reader may wait for that. */
	if (!document->tape->error->set)
		flush_text(document, true, line);
	ended = document->open[document->depth--];
	if (!document->tape->error->set)
		gen_tape_close(document->tape, ended.node);
}

void
gen_document_instruction(struct gen_document *document, uint32_t target,
    uint32_t data, unsigned long line)
{
	flush_text(document, false, line);
	document->open[document->depth].filled = true;
	gen_tape_node(
	    document->tape, WSREG_NODE_INSTRUCTION, target, data, line);
}
