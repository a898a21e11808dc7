/* SPDX-License-Identifier: MIT */
/* Writing a document onto the tape as its parts come. */

#ifndef GEN_DOCUMENT_H
#define GEN_DOCUMENT_H

#include "tape.h"

/* IANA's namespace; its elements are named without one. */
#define GEN_NAMESPACE "http://www.iana.org/assignments"

/* The most levels of elements; IANA's files have 8. */
#define GEN_DEPTH_MAX 256

/* An element that is open. */
struct gen_open {
	uint32_t node;
	bool container; /* white space between its children means nothing */
	bool field;     /* stands directly in a container */
	bool filled;    /* has content by now */
};

struct gen_document {
	struct gen_tape *tape;
	struct gen_array text; /* char: content not yet written, folded */
	/* The elements around; the first stands for the document. */
	struct gen_open open[GEN_DEPTH_MAX + 1];
	size_t depth;
};

/* The functions below do nothing once the tape's error is set, and set it
 * when memory or a limit is exceeded.  Lines are those of the part. */
void
gen_document_init(struct gen_document *document, struct gen_tape *tape);

void
gen_document_free(struct gen_document *document);

/* Begins an element, whose name is at the offset `name`; its attributes are
 * added to the tape next.  `container` says that it is one of IANA's that hold
 * only elements.  Returns its node. */
uint32_t
gen_document_start(struct gen_document *document, uint32_t name, bool container,
    unsigned long line);

void
gen_document_end(struct gen_document *document, unsigned long line);

/* Adds text, which may come in any pieces. */
void
gen_document_text(struct gen_document *document, const char *text, size_t size);

/* Adds a processing instruction, whose target and data are at these offsets. */
void
gen_document_instruction(struct gen_document *document, uint32_t target,
    uint32_t data, unsigned long line);

#endif
