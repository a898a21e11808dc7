/* SPDX-License-Identifier: MIT */
/* Writes texts of IANA's pages as the elements they were made from. */

#include "cell.h"

#include <string.h>

#include "reference.h"
#include "snapshot.h"

/* ---- Texts put together ---- */

void
gen_writer_clear(struct gen_writer *writer)
{
	writer->scratch.count = 0;
}

void
gen_writer_add(struct gen_writer *writer, const struct gen_piece *piece)
{
	struct gen_tape *tape = writer->document->tape;
	struct gen_array *scratch = &writer->scratch;
	char *to = gen_array_grow(scratch, piece->size + 1, 1);

	if (to == NULL) {
		gen_error_set(tape->error, tape->file, 0, "out of memory");
		return;
	}
	if (piece->size == 0)
		return;
	if (scratch->count > 0)
		*to++ = ' ';
	memcpy(to, piece->text, piece->size);
	to += piece->size;
	scratch->count = (size_t)(to - (char *)scratch->items);
}

struct gen_piece
gen_writer_text(const struct gen_writer *writer)
{
	return (
	    struct gen_piece){ writer->scratch.items, writer->scratch.count };
}

void
gen_writer_free(struct gen_writer *writer)
{
	gen_array_free(&writer->people);
	gen_array_free(&writer->scratch);
}

/* ---- Writing ---- */

uint32_t
gen_writer_string(struct gen_writer *writer, const char *name)
{
	return gen_tape_string(writer->document->tape, name, strlen(name));
}

static uint32_t
string(struct gen_writer *writer, const struct gen_piece *piece)
{
	return gen_tape_string(
	    writer->document->tape, piece->text, piece->size);
}

void
gen_write_attribute(struct gen_writer *writer, const char *name, uint32_t value,
    unsigned long line)
{
	gen_tape_node(writer->document->tape, WSREG_NODE_ATTRIBUTE,
	    gen_writer_string(writer, name), value, line);
}

/* Returns a string in lower case: "RFC6455" is rfc6455 in the data. */
static uint32_t
lower_string(struct gen_writer *writer, const struct gen_piece *piece)
{
	char lower[32];

	if (piece->size > sizeof(lower))
		return string(writer, piece);
	for (size_t i = 0; i < piece->size; i++)
		lower[i] = ascii_lower(piece->text[i]);
	return gen_tape_string(writer->document->tape, lower, piece->size);
}

static void
write_text(struct gen_writer *writer, const struct gen_piece *text)
{
	gen_document_text(writer->document, text->text, text->size);
}

static void
write_reference(struct gen_writer *writer, const struct gen_piece *text,
    const struct gen_piece *date, unsigned long line)
{
	struct gen_label label = gen_label_read(text, &writer->people);
	bool told = strcmp(label.type, "text") != 0;

	gen_document_start(
	    writer->document, gen_writer_string(writer, "xref"), false, line);
	gen_write_attribute(
	    writer, "type", gen_writer_string(writer, label.type), line);
	if (told)
		gen_write_attribute(writer, "data",
		    strcmp(label.type, "rfc") == 0
			? lower_string(writer, &label.data)
			: string(writer, &label.data),
		    line);
	if (label.part != NULL)
		gen_write_attribute(
		    writer, label.part, string(writer, &label.part_text), line);
	if (date->size > 0)
		gen_write_attribute(
		    writer, "lastupdated", string(writer, date), line);
	if (!told)
		write_text(writer, text);
	gen_document_end(writer->document, line);
}

void
gen_write_plain(struct gen_writer *writer, uint32_t element,
    const struct gen_piece *text, unsigned long line)
{
	gen_document_start(writer->document, element, false, line);
	write_text(writer, text);
	gen_document_end(writer->document, line);
}

void
gen_write_mixed(struct gen_writer *writer, uint32_t element,
    const struct gen_piece *text, unsigned long line)
{
	static const struct gen_piece undated = { "", 0 };
	struct gen_piece rest = *text;
	struct gen_piece before, label;

	gen_document_start(writer->document, element, false, line);
	while (gen_take_reference(&rest, &before, &label)) {
		write_text(writer, &before);
		write_reference(writer, &label, &undated, line);
	}
	write_text(writer, &rest);
	gen_document_end(writer->document, line);
}

/* Writes text beside references, which has no place there, as a reference. */
static void
write_stray(
    struct gen_writer *writer, struct gen_piece text, unsigned long line)
{
	static const struct gen_piece undated = { "", 0 };

	while (text.size > 0 && *text.text == ' ')
		text.text++, text.size--;
	while (text.size > 0 && text.text[text.size - 1] == ' ')
		text.size--;
	if (text.size > 0)
		write_reference(writer, &text, &undated, line);
}

void
gen_write_references(
    struct gen_writer *writer, const struct gen_piece *text, unsigned long line)
{
	struct gen_piece rest = *text;
	struct gen_piece before, label;

	while (gen_take_reference(&rest, &before, &label)) {
		struct gen_piece date = gen_take_date(&rest);

		write_stray(writer, before, line);
		write_reference(writer, &label, &date, line);
	}
	write_stray(writer, rest, line);
}
