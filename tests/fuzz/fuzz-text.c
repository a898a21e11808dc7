/* SPDX-License-Identifier: MIT */
/* Fuzzing of the reader of IANA's text rendition: any octets give a document
 * that is whole, or an error. */

#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"
#include "model/model.h"

/* Enough for tables whose titles are known. */
static const struct wsreg_column columns[] = {
	{ "close-code-number", "value", "Status Code", "2012-04-12" },
	{ "close-code-number", "description", "Meaning", "2012-04-12" },
	{ "close-code-number", "contact", "Contact", "2012-04-12" },
	{ "close-code-number", "xref", "Reference", "2012-04-12" },
	{ "subprotocol-name", "id", "Subprotocol Identifier", "2012-04-12" },
	{ "subprotocol-name", "common", "Subprotocol Common Name",
	    "2012-04-12" },
	{ "subprotocol-name", "definition", "Subprotocol Definition",
	    "2012-04-12" },
	{ "subprotocol-name", "xref", "Reference", "2012-04-12" },
	{ "opcode", "value", "Opcode", "2012-04-12" },
	{ "opcode", "description", "Meaning", "2012-04-12" },
	{ "opcode", "xref", "Reference", "2012-04-12" },
};

static const struct wsreg_overlay overlay = {
	.columns = columns,
	.column_count = sizeof(columns) / sizeof(*columns),
};

/* Each node lies inside those around it. */
static void
look_at(const struct gen_tape *tape, uint32_t node, uint32_t end)
{
	while (node < end) {
		uint32_t next = node_next(tape->snapshot, node);

		if (next > end)
			abort();
		look_at(tape, node + 1, next);
		node = next;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct gen_error error = { 0 };
	struct gen_input input;
	struct wsreg_snapshot snapshot = { 0 };
	struct gen_tape tape;
	uint32_t root = 0;
	FILE *stream;

	if (size == 0)
		return 0;
	stream = fmemopen((void *)(uintptr_t)data, size, "rb");
	if (stream == NULL)
		abort();
	gen_tape_init(&tape, &snapshot, &error);
	tape.file = "-";
	/* It may look like a gzip'd file, and be none. */
	if (gen_input_init(&input, stream, "-", &error) == error.set)
		abort();
	if (!error.set)
		root = gen_reader_text.read(&tape, &input, &overlay);
	if (error.set ? root != 0 : root + 1 >= tape.nodes.count)
		abort();
	if (!error.set)
		look_at(&tape, root, (uint32_t)tape.nodes.count);
	gen_input_free(&input);
	gen_tape_free(&tape);
	fclose(stream);
	return 0;
}
