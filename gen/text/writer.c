/* SPDX-License-Identifier: MIT */
/* Writes texts of IANA's pages as the elements they were made from. */

#include "writer.h"

#include <string.h>

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

/* ---- References ---- */

/* Returns whether this is the id of a person.  A blank at the end is not part
 * of the id: IANA had one for years. */
static bool
is_person(const struct gen_writer *writer, struct gen_piece id)
{
	const struct gen_piece *people = writer->people.items;

	while (id.size > 0 && id.text[id.size - 1] == ' ')
		id.size--;
	for (size_t i = 0; i < writer->people.count; i++)
		if (people[i].size == id.size &&
		    memcmp(people[i].text, id.text, id.size) == 0)
			return true;
	return false;
}

/* Returns whether the text begins with the prefix and goes on after it. */
static bool
begins_with(const struct gen_piece *piece, const char *text)
{
	size_t size = strlen(text);

	return piece->size > size && memcmp(piece->text, text, size) == 0;
}

/* Returns whether the text is a prefix and a number, as "RFC6455" is. */
static bool
is_numbered(const struct gen_piece *piece, const char *prefix)
{
	if (!begins_with(piece, prefix))
		return false;
	for (size_t i = strlen(prefix); i < piece->size; i++)
		if (!ascii_is_digit(piece->text[i]))
			return false;
	return true;
}

static bool
has_blank(const struct gen_piece *piece)
{
	return memchr(piece->text, ' ', piece->size) != NULL;
}

/* Returns whether the text is scheme://..., without a blank. */
static bool
is_uri(const struct gen_piece *piece)
{
	size_t at = 0;

	while (at < piece->size &&
	    (ascii_is_word(piece->text[at]) || piece->text[at] == '+' ||
		piece->text[at] == '-' || piece->text[at] == '.'))
		at++;
	return at > 0 && piece->size - at > 3 &&
	    memcmp(piece->text + at, "://", 3) == 0 && !has_blank(piece);
}

/* What a label says of its reference.  One that does not show the type is a
 * text. */
struct label {
	const char *type;
	struct gen_piece data;
	const char *part; /* the attribute that names a part, or NULL */
	struct gen_piece part_text;
};

/* Takes ", Section 7.4" and the like off the end of a document's name. */
static void
split_part(struct label *label)
{
	struct gen_piece name = { label->data.text, 0 };

	while (name.size < label->data.size && name.text[name.size] != ',' &&
	    name.text[name.size] != '#')
		name.size++;
	for (size_t i = 0; i < WSREG_PART_COUNT; i++) {
		struct gen_piece rest = { name.text + name.size,
			label->data.size - name.size };
		size_t size = strlen(wsreg_parts[i].prefix);

		if (!begins_with(&rest, wsreg_parts[i].prefix))
			continue;
		label->part = wsreg_parts[i].attribute;
		label->part_text =
		    (struct gen_piece){ rest.text + size, rest.size - size };
		label->data = name;
		return;
	}
}

static struct label
read_label(const struct gen_writer *writer, const struct gen_piece *text)
{
	static const char errata[] = "RFC Errata ";
	struct label label = { .type = "text", .data = *text };

	if (is_person(writer, *text)) {
		label.type = "person";
	} else if (is_uri(text)) {
		label.type = "uri";
	} else if (is_numbered(text, errata)) {
		label.type = "rfc-errata";
		label.data.text += strlen(errata);
		label.data.size -= strlen(errata);
	} else {
		split_part(&label);
		if (is_numbered(&label.data, "RFC"))
			label.type = "rfc";
		else if ((begins_with(&label.data, "draft-") ||
			     begins_with(&label.data, "RFC-")) &&
		    !has_blank(&label.data))
			label.type = "draft";
	}
	return label;
}

/* Takes the next reference off `rest`, and the text before it.  False if there
 * is none; then all is text before it. */
static bool
take_reference(
    struct gen_piece *rest, struct gen_piece *before, struct gen_piece *label)
{
	const char *end = rest->text + rest->size;
	const char *open = memchr(rest->text, '[', rest->size);
	const char *close =
	    open != NULL ? memchr(open, ']', (size_t)(end - open)) : NULL;

	*before = *rest;
	if (close == NULL || close == open + 1)
		return false;
	before->size = (size_t)(open - rest->text);
	*label = (struct gen_piece){ open + 1, (size_t)(close - open - 1) };
	*rest = (struct gen_piece){ close + 1, (size_t)(end - close - 1) };
	return true;
}

/* ---- Writing ---- */

uint32_t
gen_writer_string(struct gen_writer *writer, const char *name)
{
	return gen_tape_string(writer->document->tape, name, strlen(name));
}

/* Returns the offset of a copy of the text on the tape, so that the page can be
 * freed before the tape. */
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

/* Writes a reference as IANA's XML has it: one of a known type has its target
 * in `data`, any other is of type text and holds the label. */
static void
write_reference(
    struct gen_writer *writer, const struct gen_piece *text, unsigned long line)
{
	struct label label = read_label(writer, text);
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
	if (told && label.part != NULL)
		gen_write_attribute(
		    writer, label.part, string(writer, &label.part_text), line);
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
	struct gen_piece rest = *text;
	struct gen_piece before, label;

	gen_document_start(writer->document, element, false, line);
	while (take_reference(&rest, &before, &label)) {
		write_text(writer, &before);
		write_reference(writer, &label, line);
	}
	write_text(writer, &rest);
	gen_document_end(writer->document, line);
}

/* Writes text beside references, which has no place there, as a reference. */
static void
write_stray(
    struct gen_writer *writer, struct gen_piece text, unsigned long line)
{
	while (text.size > 0 && *text.text == ' ')
		text.text++, text.size--;
	while (text.size > 0 && text.text[text.size - 1] == ' ')
		text.size--;
	if (text.size > 0)
		write_reference(writer, &text, line);
}

void
gen_write_references(
    struct gen_writer *writer, const struct gen_piece *text, unsigned long line)
{
	struct gen_piece rest = *text;
	struct gen_piece before, label;

	while (take_reference(&rest, &before, &label)) {
		write_stray(writer, before, line);
		write_reference(writer, &label, line);
	}
	write_stray(writer, rest, line);
}
