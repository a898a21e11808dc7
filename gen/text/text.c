/* SPDX-License-Identifier: MIT */
/* Reads registry files in IANA's text rendition: the parts of the page, the
 * labels of its registries. */

#include "text.h"

#include <string.h>

#include "records.h"
#include "snapshot.h"

#define ID_SIZE 256

struct reader {
	struct gen_tape *tape;
	const struct wsreg_overlay *overlay;
	struct gen_page page;
	struct gen_parts parts;
	struct gen_document document;
	struct gen_writer writer;
	struct gen_records records;
	struct gen_table people;
	char root_id[ID_SIZE]; /* "" while it is made */
	bool filled;           /* the registry has a table of records */
};

static bool
fail(struct reader *reader, size_t line, const char *reason)
{
	return gen_error_set(reader->tape->error, reader->tape->file,
	    (unsigned long)line + 1, "%s", reason);
}

/* ---- Ids ---- */

/* Compares regardless of case; `word` is in lower case. */
static bool
is_word(const char *text, size_t size, const char *word)
{
	if (strlen(word) != size)
		return false;
	for (size_t i = 0; i < size; i++)
		if (ascii_lower(text[i]) != word[i])
			return false;
	return true;
}

/* Returns whether IANA's ids leave out this word of a title. */
static bool
is_left_out(const struct reader *reader, const char *text, size_t size)
{
	if (reader->root_id[0] != '\0')
		return is_word(text, size, "registry") ||
		    is_word(text, size, reader->root_id);
	return is_word(text, size, "registry") ||
	    is_word(text, size, "registries") ||
	    is_word(text, size, "protocol");
}

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

/* Makes an id of a title: "WebSocket Close Code Number Registry" is
 * close-code-number. */
static void
make_id(const struct reader *reader, const struct gen_piece *title,
    char id[ID_SIZE])
{
	const char *at = title->text;
	const char *end = at + title->size;

	id[0] = '\0';
	while (at < end) {
		const char *word = at;

		while (at < end && ascii_is_word(*at))
			at++;
		if (at > word &&
		    !is_left_out(reader, word, (size_t)(at - word)))
			add_word(id, word, (size_t)(at - word));
		while (at < end && !ascii_is_word(*at))
			at++;
	}
	if (id[0] == '\0')
		add_word(id, reader->root_id, strlen(reader->root_id));
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

/* The text below each label is that element. */
static const struct label {
	const char *text, *element;
	write_function *write; /* NULL: it is only of the page */
} labels[] = {
	{ "Created", "created", gen_write_plain },
	{ "Last Updated", "updated", gen_write_plain },
	{ "Registration Procedure(s)", "registration_rule", gen_write_mixed },
	{ "Registration Procedures", "registration_rule", gen_write_mixed },
	{ "Expert(s)", "expert", gen_write_plain },
	{ "Reference", "xref", write_references },
	{ "Note", "note", gen_write_mixed },
	{ .text = "Available Formats" },
	{ .text = "Registries included below" },
	{ .text = "Licensing Terms" },
};

static const struct label *
find_label(const struct reader *reader, size_t line)
{
	struct gen_piece piece =
	    gen_line_whole(gen_page_line(&reader->page, line));

	for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (gen_piece_is(&piece, labels[i].text))
			return &labels[i];
	return NULL;
}

static void
write_lines(
    struct reader *reader, const struct label *label, size_t first, size_t end)
{
	struct gen_piece text;

	gen_writer_clear(&reader->writer);
	for (size_t i = first; i < end; i++) {
		text = gen_line_whole(gen_page_line(&reader->page, i));
		gen_writer_add(&reader->writer, &text);
	}
	text = gen_writer_text(&reader->writer);
	if (text.size > 0 && label->write != NULL)
		label->write(&reader->writer,
		    gen_writer_string(&reader->writer, label->element), &text,
		    (unsigned long)first + 1);
}

/* Returns the end of the paragraphs below a label that stands alone: those
 * up to the next label or table. */
static size_t
find_end(const struct reader *reader, const struct label *label, size_t from,
    size_t end)
{
	struct gen_block block;
	struct gen_table table;

	for (; gen_next_block(&reader->page, from, end, &block);
	     from = block.end) {
		if (find_label(reader, block.first) != NULL)
			break;
		/* The list of the registries looks like one. */
		if (label->write != NULL &&
		    gen_records_find(&reader->records, &block, &table) != NULL)
			break;
		if (label->write == NULL)
			return block.end;
	}
	return from;
}

/* Returns where the next block begins, at the earliest. */
static size_t
read_label(struct reader *reader, const struct label *label,
    const struct gen_block *block, size_t end)
{
	size_t last = block->end;
	struct gen_block below;

	if (block->end - block->first > 1) {
		write_lines(reader, label, block->first + 1, last);
		return last;
	}
	last = find_end(reader, label, block->end, end);
	if (gen_next_block(&reader->page, block->end, last, &below))
		write_lines(reader, label, below.first, last);
	return last;
}

/* ---- Registries ---- */

/* Reads a table, which ends with an empty line: if it ends with the page,
 * it was cut. */
static bool
read_table(struct reader *reader, const struct gen_block *block)
{
	struct gen_table table;
	const char *element = gen_records_find(&reader->records, block, &table);

	if (element == NULL)
		return fail(reader, block->first,
		    "neither a label nor the titles of a known table");
	if (block->end == reader->page.lines.count)
		return fail(
		    reader, block->end - 1, "the page ends inside a table");
	if (strcmp(element, "record") == 0)
		reader->filled = true;
	return gen_records_read(&reader->records, &table, element);
}

static bool
read_blocks(struct reader *reader, const struct gen_section *section)
{
	size_t at = section->first + 1;
	struct gen_block block;

	while (gen_next_block(&reader->page, at, section->end, &block)) {
		const struct label *label = find_label(reader, block.first);

		at = block.end;
		if (label != NULL)
			at = read_label(reader, label, &block, section->end);
		else if (!read_table(reader, &block))
			return false;
		if (reader->tape->error->set)
			return false;
	}
	return true;
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
	reader->filled = false;
	return gen_records_begin(&reader->records, reader->overlay, id) &&
	    read_blocks(reader, section);
}

static bool
read_registries(struct reader *reader)
{
	const struct gen_section *sections = reader->parts.sections.items;
	size_t count = reader->parts.sections.count;

	for (size_t i = 0; i < count; i++) {
		char id[ID_SIZE];

		make_id(reader, &sections[i].title, id);
		if (!read_section(reader, &sections[i], id))
			return false;
		gen_document_end(
		    &reader->document, (unsigned long)sections[i].end);
	}
	if (!reader->filled && reader->parts.end == reader->page.lines.count)
		return fail(reader, reader->page.lines.count - 1,
		    "the page ends before the table of a registry");
	return true;
}

/* ---- The page ---- */

static bool
find_people(struct reader *reader)
{
	const struct gen_block *people = &reader->parts.people;
	size_t count = reader->page.lines.count;
	bool any = people->first < people->end;

	/* What follows the people is navigation. */
	if (reader->page.cut && (!any || people->end == count))
		return fail(reader, count - 1, "the page ends inside a line");
	return !any ||
	    gen_people_find(&reader->records, people, &reader->people);
}

static bool
read_page(struct reader *reader)
{
	char id[ID_SIZE];
	const struct gen_section *root = &reader->parts.root;

	if (!gen_parts_find(&reader->parts, &reader->page, reader->tape) ||
	    !find_people(reader))
		return false;
	make_id(reader, &root->title, id);
	memcpy(reader->root_id, id, sizeof(id));
	if (!read_section(reader, root, id) || !read_registries(reader))
		return false;
	if (reader->people.rows.count > 0)
		gen_people_write(&reader->records, &reader->people);
	gen_document_end(
	    &reader->document, (unsigned long)reader->page.lines.count);
	return !reader->tape->error->set;
}

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
