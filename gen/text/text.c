/* SPDX-License-Identifier: MIT */
/* Reads registry files in IANA's text rendition: the parts of the page, the
 * labels of its registries. */

#include "text.h"

#include <string.h>

#include "records.h"
#include "snapshot.h"

#define ID_SIZE 256

/* The id of the file whose page this is. */
#define ROOT "websocket"

struct reader {
	struct gen_tape *tape;
	const struct wsreg_overlay *overlay;
	struct gen_page page;
	struct gen_parts parts;
	struct gen_document document;
	struct gen_writer writer;
	struct gen_records records;
	struct gen_table people;
};

/* Sets the error with the place, and returns false.  `line` counts from 0,
 * messages count from 1. */
static bool
fail(struct reader *reader, size_t line, const char *reason)
{
	return gen_error_set(reader->tape->error, reader->tape->file,
	    (unsigned long)line + 1, "%s", reason);
}

/* ---- Ids ---- */

/* Adds a word to an id, after a dash; what has no room is left out. */
static void
add_word(char id[ID_SIZE], const char *word, size_t size)
{
	size_t used = strlen(id);

	if (used + 1 + size >= ID_SIZE)
		return;
	if (used > 0)
		id[used++] = '-';
	for (size_t i = 0; i < size; i++)
		id[used++] = ascii_lower(word[i]);
	id[used] = '\0';
}

/* Makes the id of a registry of its title, as IANA did: "WebSocket Close Code
 * Number Registry" is close-code-number. */
static void
make_id(const struct gen_piece *title, char id[ID_SIZE])
{
	const char *at = title->text;
	const char *end = at + title->size;

	id[0] = '\0';
	while (at < end) {
		struct gen_piece word = { at, 0 };

		while (at < end && ascii_is_word(*at))
			at++;
		word.size = (size_t)(at - word.text);
		if (word.size > 0 && !gen_piece_is(&word, ROOT) &&
		    !gen_piece_is(&word, "registry"))
			add_word(id, word.text, word.size);
		while (at < end && !ascii_is_word(*at))
			at++;
	}
}

/* ---- Labels ---- */

typedef void
write_function(
    struct gen_writer *, uint32_t, const struct gen_piece *, unsigned long);

static void
write_references(struct gen_writer *writer, uint32_t element,
    const struct gen_piece *text, unsigned long line)
{
	(void)element;
	gen_write_references(writer, text, line);
}

/* The text below each label is that element.  Other labels are of the page
 * alone, as "Available Formats" is. */
static const struct label {
	const char *text, *element;
	write_function *write;
} labels[] = {
	{ "Created", "created", gen_write_plain },
	{ "Last Updated", "updated", gen_write_plain },
	{ "Registration Procedure", "registration_rule", gen_write_mixed },
	{ "Expert", "expert", gen_write_plain },
	{ "Reference", "xref", write_references },
	{ "Note", "note", gen_write_mixed },
};

/* Returns the label that this is, in the plural or not. */
static const struct label *
find_label(const struct gen_piece *piece)
{
	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++) {
		size_t size = strlen(labels[i].text);
		struct gen_piece end = { piece->text + size, 0 };

		if (!gen_piece_begins(piece, labels[i].text))
			continue;
		end.size = piece->size - size;
		if (end.size == 0 || gen_piece_is(&end, "s") ||
		    gen_piece_is(&end, "(s)"))
			return &labels[i];
	}
	return NULL;
}

/* A label, NULL for one of the page alone, and where the text below it begins:
 * that is put together by the writer, and still to be written. */
struct pending {
	const struct label *label;
	size_t line;
};

/* Adds lines to the text of the label, and drops them if the label is not
 * known. */
static void
add_lines(
    struct reader *reader, struct pending *pending, size_t first, size_t end)
{
	for (size_t i = first; i < end && pending->label != NULL; i++) {
		struct gen_piece text =
		    gen_line_whole(gen_page_line(&reader->page, i));

		if (gen_writer_text(&reader->writer).size == 0)
			pending->line = i;
		gen_writer_add(&reader->writer, &text);
	}
}

/* Writes the label's element if any text came below it, and begins anew without
 * a label. */
static void
write_pending(struct reader *reader, struct pending *pending)
{
	struct gen_writer *writer = &reader->writer;
	struct gen_piece text = gen_writer_text(writer);

	if (pending->label != NULL && text.size > 0)
		pending->label->write(writer,
		    gen_writer_string(writer, pending->label->element), &text,
		    (unsigned long)pending->line + 1);
	pending->label = NULL;
	gen_writer_clear(writer);
}

/* ---- Registries ---- */

/* Returns whether a line looks like the titles of a table: blanks stand between
 * its words. */
static bool
is_wide(const struct gen_piece *line)
{
	for (size_t i = 1; i < line->size; i++)
		if (line->text[i] == ' ' && line->text[i - 1] == ' ')
			return true;
	return false;
}

/* Reads a block that is not a table: a label, or text below one.  Labels are at
 * the margin; their text, if an empty line is between, is not. */
static bool
read_text_block(struct reader *reader, struct pending *pending,
    const struct gen_block *block, bool is_root)
{
	const struct gen_line *line =
	    gen_page_line(&reader->page, block->first);
	struct gen_piece first = gen_line_whole(line);
	const struct label *label = find_label(&first);
	uint32_t indent = gen_line_indent(line);
	bool inside = indent != 0 && indent < reader->parts.margin;

	if (label == NULL && !inside && !is_root && is_wide(&first))
		return fail(reader, block->first,
		    "neither a label nor the titles of a known table");
	if (label == NULL && indent != 0 && indent != reader->parts.margin) {
		add_lines(reader, pending, block->first, block->end);
		return true;
	}
	write_pending(reader, pending);
	pending->label = label;
	add_lines(reader, pending, block->first + 1, block->end);
	return true;
}

/* Reads the labels and tables of a registry, of which one is that of its
 * records. */
static bool
read_blocks(struct reader *reader, const struct gen_section *section)
{
	bool is_root = section == &reader->parts.root;
	bool filled = is_root;
	struct pending pending = { NULL, 0 };
	struct gen_block block;
	struct gen_table table;

	for (size_t at = section->first + 1;
	     gen_next_block(&reader->page, at, section->end, &block);
	     at = block.end) {
		const char *element =
		    gen_records_find(&reader->records, &block, &table);

		if (element == NULL) {
			if (!read_text_block(reader, &pending, &block, is_root))
				return false;
			continue;
		}
		write_pending(reader, &pending);
		filled = filled || strcmp(element, "record") == 0;
		if (!gen_records_read(&reader->records, &table, element))
			return false;
	}
	write_pending(reader, &pending);
	return filled ||
	    fail(reader, section->first,
		"the table of this registry is missing, or has titles that "
		"are not known");
}

/* Begins a registry and writes its own texts and tables. */
static bool
read_section(
    struct reader *reader, const struct gen_section *section, const char *id)
{
	unsigned long line = (unsigned long)section->first + 1;
	struct gen_writer *writer = &reader->writer;

	gen_document_start(&reader->document,
	    gen_writer_string(writer, "registry"), true, line);
	gen_write_attribute(writer, "id", gen_writer_string(writer, id), line);
	gen_write_plain(
	    writer, gen_writer_string(writer, "title"), &section->title, line);
	return gen_records_begin(&reader->records, reader->overlay, id) &&
	    read_blocks(reader, section) && !reader->tape->error->set;
}

static bool
read_registries(struct reader *reader)
{
	const struct gen_section *sections = reader->parts.sections.items;

	for (size_t i = 0; i < reader->parts.sections.count; i++) {
		char id[ID_SIZE];

		make_id(&sections[i].title, id);
		if (!read_section(reader, &sections[i], id))
			return false;
		gen_document_end(
		    &reader->document, (unsigned long)sections[i].end);
	}
	return true;
}

/* ---- The page ---- */

/* Reads the people first, as their ids tell which labels refer to a person, and
 * writes them last, where the XML file has them. */
static bool
read_page(struct reader *reader)
{
	struct gen_parts *parts = &reader->parts;

	if (!gen_parts_find(parts, &reader->page, reader->tape) ||
	    !gen_people_find(
		&reader->records, &parts->people, &reader->people) ||
	    !read_section(reader, &parts->root, ROOT) ||
	    !read_registries(reader))
		return false;
	gen_people_write(&reader->records, &reader->people);
	gen_document_end(
	    &reader->document, (unsigned long)reader->page.lines.count);
	return !reader->tape->error->set;
}

/* Reads a page as the tape of the XML file would be.  Returns the node of its
 * root; 0 if the error is set. */
static uint32_t
read_text(struct gen_tape *tape, struct gen_input *input,
    const struct wsreg_overlay *overlay)
{
	struct reader reader = { .tape = tape, .overlay = overlay };
	uint32_t root = (uint32_t)tape->nodes.count;
	bool good;

	reader.writer.document = &reader.document;
	reader.records = (struct gen_records){
		.tape = tape,
		.writer = &reader.writer,
		.page = &reader.page,
	};
	gen_document_init(&reader.document, tape);
	good = gen_page_read(&reader.page, input) && read_page(&reader);
	gen_table_free(&reader.people);
	gen_records_free(&reader.records);
	gen_writer_free(&reader.writer);
	gen_document_free(&reader.document);
	gen_parts_free(&reader.parts);
	gen_page_free(&reader.page);
	return good ? root : 0;
}

const struct gen_reader gen_reader_text = { .read = read_text };
