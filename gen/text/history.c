/* SPDX-License-Identifier: MIT */
/* Reads the few records of an event of the history, as they were then. */

#include <string.h>

#include "text.h"
#include "writer.h"

/*
 * A line has a word, a blank and a text.  `registry ID' and `record' begin
 * these; any other word is the name of an element, whose text is a cell as in
 * IANA's CSV files.  In a record `registered' and `updated', which come first,
 * are its dates.  The command makes such lines from data/history.
 */
struct reader {
	struct gen_writer writer;
	struct gen_document document;
	unsigned long line;
	size_t base; /* the depth outside of the registries */
};

/* Returns whether a record is open: inside a registry, inside the root. */
static bool
is_in_record(const struct reader *reader)
{
	return reader->document.depth == reader->base + 2;
}

/* Ends elements down to a depth. */
static void
end(struct reader *reader, size_t depth)
{
	while (reader->document.depth > depth)
		gen_document_end(&reader->document, reader->line);
}

static uint32_t
string(struct reader *reader, const struct gen_piece *piece)
{
	return gen_tape_string(reader->document.tape, piece->text, piece->size);
}

static void
start(struct reader *reader, const char *name)
{
	gen_document_start(&reader->document,
	    gen_writer_string(&reader->writer, name), true, reader->line);
}

/* Returns whether a label may be the id of a person.  A page has a table of
 * its people; here a label of one word that is neither a document nor an address
 * is taken for one, as it nearly always is in these registries. */
static bool
may_be_person(const struct gen_piece *label)
{
	return memchr(label->text, ' ', label->size) == NULL &&
	    memmem(label->text, label->size, "://", 3) == NULL &&
	    strncmp(label->text, "RFC", 3) != 0 &&
	    strncmp(label->text, "draft-", 6) != 0;
}

static int
compare_pieces(const struct gen_piece *a, const struct gen_piece *b)
{
	int order =
	    memcmp(a->text, b->text, a->size < b->size ? a->size : b->size);

	if (order != 0)
		return order;
	return a->size < b->size ? -1 : a->size > b->size;
}

/* Adds a person in the order of the ids. */
static bool
add_person(struct gen_array *people, const struct gen_piece *id)
{
	struct gen_piece *place = gen_array_grow(people, 1, sizeof(*place));

	if (place == NULL)
		return false;
	for (size_t i = people->count++; i > 0; i--, place--) {
		if (compare_pieces(place - 1, id) <= 0)
			break;
		place[0] = place[-1];
	}
	*place = *id;
	return true;
}

/* Notes the people that the text refers to. */
static bool
note_people(struct reader *reader, const struct gen_piece *text)
{
	const char *at = text->text, *end = at + text->size;
	const char *open;

	reader->writer.people.count = 0;
	while ((open = memchr(at, '[', (size_t)(end - at))) != NULL) {
		struct gen_piece label = { open + 1, 0 };

		at = memchr(open, ']', (size_t)(end - open));
		if (at == NULL)
			break;
		label.size = (size_t)(at - label.text);
		if (may_be_person(&label) &&
		    !add_person(&reader->writer.people, &label))
			return false;
	}
	return true;
}

/* Writes a field as the cell of a page.  The people are noted for each field
 * anew, because no table lists them here. */
static void
write_field(struct reader *reader, const struct gen_piece *name,
    const struct gen_piece *text)
{
	struct gen_writer *writer = &reader->writer;

	if (!note_people(reader, text))
		gen_error_set(
		    reader->document.tape->error, NULL, 0, "out of memory");
	else if (gen_piece_is(name, "xref"))
		gen_write_references(writer, text, reader->line);
	else
		gen_write_mixed(
		    writer, string(reader, name), text, reader->line);
}

/* Reads a line by its word.  `registry' and `record' end what is open at their
 * depth; a date is an attribute in a record, and an element of a registry. */
static void
read_line(struct reader *reader, const struct gen_piece *name,
    const struct gen_piece *text)
{
	struct gen_writer *writer = &reader->writer;
	bool registered = gen_piece_is(name, "registered");

	if (gen_piece_is(name, "registry")) {
		end(reader, reader->base);
		start(reader, "registry");
		gen_write_attribute(
		    writer, "id", string(reader, text), reader->line);
	} else if (gen_piece_is(name, "record")) {
		end(reader, reader->base + 1);
		start(reader, "record");
	} else if (is_in_record(reader) &&
	    (registered || gen_piece_is(name, "updated"))) {
		gen_write_attribute(writer, registered ? "date" : "updated",
		    string(reader, text), reader->line);
	} else {
		write_field(reader, name, text);
	}
}

static void
read_lines(struct reader *reader, const struct gen_page *page)
{
	const struct gen_line *lines = page->lines.items;

	for (size_t i = 0; i < page->lines.count; i++) {
		const char *text = lines[i].text;
		size_t size = lines[i].size;
		const char *blank = memchr(text, ' ', size);
		size_t word = blank != NULL ? (size_t)(blank - text) : size;
		size_t skip = blank != NULL ? word + 1 : word;

		reader->line = i + 1;
		read_line(reader, &(struct gen_piece){ text, word },
		    &(struct gen_piece){ text + skip, size - skip });
	}
}

static uint32_t
read_history(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay)
{
	struct reader reader = { .line = 1 };
	uint32_t root = (uint32_t)tape->nodes.count;
	struct gen_page page;

	(void)overlay;
	reader.writer.document = &reader.document;
	gen_document_init(&reader.document, tape);
	if (gen_page_read(&page, input)) {
		start(&reader, "registry");
		gen_write_attribute(&reader.writer, "id",
		    gen_writer_string(&reader.writer, "websocket"), 1);
		reader.base = reader.document.depth;
		read_lines(&reader, &page);
		end(&reader, reader.base - 1);
	}
	gen_page_free(&page);
	gen_writer_free(&reader.writer);
	gen_document_free(&reader.document);
	return tape->error->set ? 0 : root;
}

const struct gen_reader gen_reader_history = { .read = read_history };
