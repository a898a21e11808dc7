/* SPDX-License-Identifier: MIT */
/* Reads references as IANA's pages show them, in brackets. */

#include "reference.h"

#include <stdlib.h>
#include <string.h>

#include "snapshot.h"

/* ---- People ---- */

static int
compare_pieces(const void *a, const void *b)
{
	const struct gen_piece *x = a, *y = b;
	size_t common = x->size < y->size ? x->size : y->size;
	int order = memcmp(x->text, y->text, common);

	if (order != 0)
		return order;
	return x->size < y->size ? -1 : x->size > y->size;
}

void
gen_people_sort(struct gen_array *people)
{
	if (people->count > 0)
		qsort(people->items, people->count, sizeof(struct gen_piece),
		    compare_pieces);
}

/* Returns whether this is the id of a person.  A blank at the end is not
 * part of the id: IANA had one for years. */
static bool
is_person(const struct gen_array *people, struct gen_piece id)
{
	while (id.size > 0 && id.text[id.size - 1] == ' ')
		id.size--;
	return people->count > 0 &&
	    bsearch(&id, people->items, people->count, sizeof(id),
		compare_pieces) != NULL;
}

/* ---- Labels ---- */

static bool
begins_with(const struct gen_piece *piece, const char *text)
{
	size_t size = strlen(text);

	return piece->size > size && memcmp(piece->text, text, size) == 0;
}

static size_t
count_digits(const struct gen_piece *piece, size_t from)
{
	size_t at = from;

	while (at < piece->size && ascii_is_digit(piece->text[at]))
		at++;
	return at - from;
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
	    memcmp(piece->text + at, "://", 3) == 0 &&
	    memchr(piece->text, ' ', piece->size) == NULL;
}

/* Takes ", Section 7.4" and the like off the end of a document's name. */
static void
split_part(struct gen_label *label)
{
	size_t at = 0;

	while (at < label->text.size && label->text.text[at] != ',' &&
	    label->text.text[at] != '#')
		at++;
	label->data = (struct gen_piece){ label->text.text, at };
	for (size_t i = 0; i < WSREG_PART_COUNT; i++) {
		struct gen_piece rest = { label->text.text + at,
			label->text.size - at };
		size_t size = strlen(wsreg_parts[i].prefix);

		if (!begins_with(&rest, wsreg_parts[i].prefix))
			continue;
		label->part = wsreg_parts[i].attribute;
		label->part_text =
		    (struct gen_piece){ rest.text + size, rest.size - size };
		return;
	}
	label->data = label->text;
}

static void
set_type(struct gen_label *label, const char *type, size_t prefix)
{
	label->type = type;
	label->data = (struct gen_piece){ label->text.text + prefix,
		label->text.size - prefix };
}

/* Returns whether the label is a document's name, perhaps with a part of
 * it. */
static bool
is_document(struct gen_label *label)
{
	split_part(label);
	if (begins_with(&label->data, "RFC") &&
	    count_digits(&label->data, 3) == label->data.size - 3)
		label->type = "rfc";
	else if ((begins_with(&label->data, "draft-") ||
		     begins_with(&label->data, "RFC-")) &&
	    memchr(label->data.text, ' ', label->data.size) == NULL)
		label->type = "draft";
	else
		label->part = NULL;
	return label->type != NULL;
}

struct gen_label
gen_label_read(const struct gen_piece *text, const struct gen_array *people)
{
	static const char errata[] = "RFC Errata ";
	static const char registry[] = "IANA registry ";
	struct gen_label label = { .text = *text };

	if (is_person(people, *text))
		set_type(&label, "person", 0);
	else if (is_document(&label))
		return label;
	else if (is_uri(text))
		set_type(&label, "uri", 0);
	else if (begins_with(text, errata) &&
	    count_digits(text, strlen(errata)) == text->size - strlen(errata))
		set_type(&label, "rfc-errata", strlen(errata));
	else if (begins_with(text, registry))
		set_type(&label, "registry", strlen(registry));
	else
		label.type = "text";
	return label;
}

/* ---- Reading ---- */

bool
gen_take_reference(
    struct gen_piece *rest, struct gen_piece *before, struct gen_piece *label)
{
	const char *end = rest->text + rest->size;
	const char *open = memchr(rest->text, '[', rest->size);
	const char *at = open;
	size_t depth = 0;

	*before = *rest;
	for (; at != NULL && at < end; at++) {
		depth += *at == '[';
		depth -= *at == ']';
		if (depth == 0)
			break;
	}
	if (at == NULL || at == end || at == open + 1)
		return false;
	before->size = (size_t)(open - rest->text);
	*label = (struct gen_piece){ open + 1, (size_t)(at - open - 1) };
	*rest = (struct gen_piece){ at + 1, (size_t)(end - at - 1) };
	return true;
}

struct gen_piece
gen_take_date(struct gen_piece *rest)
{
	static const char shape[] = " (0000-00-00)";
	const size_t size = sizeof(shape) - 1;
	struct gen_piece date = { rest->text, 0 };

	if (rest->size < size)
		return date;
	for (size_t i = 0; i < size; i++) {
		char c = rest->text[i];

		if (shape[i] == '0' ? !ascii_is_digit(c) : c != shape[i])
			return date;
	}
	date = (struct gen_piece){ rest->text + 2, size - 3 };
	*rest = (struct gen_piece){ rest->text + size, rest->size - size };
	return date;
}
