/* SPDX-License-Identifier: MIT */
/* Reads key, name, numbers and status from a record's element. */

#include <stdio.h>
#include <string.h>

#include "names.h"
#include "record.h"

/* ---- Numbers ---- */

/* Returns the value of a hexadecimal digit; 16, which no base has, for other
 * octets. */
static int
digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return 16;
}

/* Reads a number of up to 64 bits, decimal or hexadecimal after 0x.  Returns
 * the text after it, or NULL if there is no such number. */
static const char *
parse_number(const char *text, uint64_t *number)
{
	int base =
	    text[0] == '0' && (text[1] == 'x' || text[1] == 'X') ? 16 : 10;
	const char *start = base == 16 ? text + 2 : text;

	*number = 0;
	for (text = start; digit_value(*text) < base; text++) {
		uint64_t digit = (uint64_t)digit_value(*text);

		if (*number > (UINT64_MAX - digit) / (uint64_t)base)
			return NULL;
		*number = *number * (uint64_t)base + digit;
	}
	return text > start ? text : NULL;
}

/* Reads "1006", "3-7" or "0x00 - 0xFF": blanks around the dash are allowed. */
static bool
parse_range(const char *text, uint64_t *first, uint64_t *last)
{
	text = parse_number(text, first);
	if (text == NULL)
		return false;
	*last = *first;
	if (*text == '\0')
		return true;
	text += strspn(text, " ");
	if (*text++ != '-')
		return false;
	text = parse_number(text + strspn(text, " "), last);
	return text != NULL && *text == '\0';
}

/* ---- Key and name ---- */

static const struct gen_cell no_cell = { WSREG_NONE, 0 };

/* Returns the first of these elements that has text. */
static struct gen_cell
find_cell(struct gen_model *model, uint32_t node, const char *const names[],
    size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t child = node_child(&model->snapshot, node, names[i]);
		uint32_t text = child == WSREG_NONE
		    ? 0
		    : gen_tape_cell(&model->tape, child);

		if (text != 0)
			return (struct gen_cell){ child, text };
	}
	return no_cell;
}

/* Returns the text without the marks that IANA appended, which are no part of a
 * key or name. */
static const char *
strip_mark(struct gen_model *model, const char *text)
{
	size_t size = text != NULL ? wsreg_mark_base(text) : 0;

	if (size == 0 || text[size] == '\0')
		return text;
	return gen_tape_text(
	    &model->tape, gen_tape_string(&model->tape, text, size));
}

/* Returns the text of a cell, or NULL if there is none. */
static const char *
cell_text(const struct gen_model *model, struct gen_cell cell)
{
	return cell.text != 0 ? gen_tape_text(&model->tape, cell.text) : NULL;
}

/* The key is the `value`, else the `id`, else the first field that is not an
 * xref. */
struct gen_cell
gen_record_key(struct gen_model *model, uint32_t node)
{
	static const char *const names[] = { "value", "id" };
	struct gen_cell key = find_cell(model, node, names, 2);
	const struct wsreg_snapshot *view = &model->snapshot;

	if (key.text != 0)
		return key;
	node_foreach (child, view, node) {
		if (!node_is(view, child, WSREG_NODE_ELEMENT) ||
		    node_is_element(view, child, "xref"))
			continue;
		key = (struct gen_cell){ child,
			gen_tape_cell(&model->tape, child) };
		if (key.text != 0)
			return key;
	}
	return no_cell;
}

/* Returns what the record is called, or NULL.  IANA has named the element in
 * three ways over the years and registries. */
static const char *
find_name(struct gen_model *model, uint32_t node)
{
	static const char *const names[] = { "common", "description", "name" };

	return strip_mark(
	    model, cell_text(model, find_cell(model, node, names, 3)));
}

/* ---- Status ---- */

/* Compares regardless of case; `word` is in lower case. */
static bool
begins_with(const char *text, const char *word)
{
	while (*word != '\0')
		if (ascii_lower(*text++) != *word++)
			return false;
	return true;
}

/* Compares whole words, so that "Reservedness" is not "reserved". */
static bool
begins_with_word(const char *text, const char *word)
{
	char next;

	if (!begins_with(text, word))
		return false;
	next = ascii_lower(text[strlen(word)]);
	return next < 'a' || next > 'z';
}

/* Returns whether the phrase begins anywhere in the text and ends with a
 * word. */
static bool
contains(const char *text, const char *phrase)
{
	for (; *text != '\0'; text++)
		if (begins_with_word(text, phrase))
			return true;
	return false;
}

/* Returns the status that a text of IANA's says in its own words.  Only
 * "private use" is not always said first. */
static enum wsreg_status
status_by_text(const char *text)
{
	if (begins_with_word(text, "unassigned"))
		return WSREG_STATUS_UNASSIGNED;
	if (contains(text, "private use"))
		return WSREG_STATUS_PRIVATE_USE;
	if (begins_with_word(text, "reserved"))
		return WSREG_STATUS_RESERVED;
	if (begins_with_word(text, "interim"))
		return WSREG_STATUS_INTERIM;
	if (begins_with_word(text, "standard"))
		return WSREG_STATUS_STANDARD;
	return WSREG_STATUS_ASSIGNED;
}

/* RFC 6455, 11.6: versions have a status; where it is empty, the reference
 * tells. */
static enum wsreg_status
version_status(struct gen_model *model, uint32_t node)
{
	const struct wsreg_snapshot *view = &model->snapshot;
	static const char *const names[] = { "status" };
	const char *status = cell_text(model, find_cell(model, node, names, 1));
	uint32_t reference = node_child(view, node, "xref");

	if (status == NULL && reference != WSREG_NONE)
		status = wsreg_node_plain(view, reference);
	return status != NULL ? status_by_text(status) : WSREG_STATUS_ASSIGNED;
}

/* Returns the record's status: versions have a field for it, others are called
 * by it in place of a name. */
static enum wsreg_status
find_status(
    struct gen_model *model, uint32_t node, const struct wsreg_record *record)
{
	enum wsreg_status status;

	if (record->registry->kind == WSREG_KIND_VERSION)
		return version_status(model, node);
	if (record->name == NULL)
		return WSREG_STATUS_ASSIGNED;
	status = status_by_text(record->name);
	/* Interim and standard are for versions alone. */
	return status >= WSREG_STATUS_INTERIM ? WSREG_STATUS_ASSIGNED : status;
}

/* ---- Identifier ---- */

/* Returns the identifier that the overlay gives the record, or NULL. */
static const char *
given_identifier(
    const struct wsreg_overlay *overlay, const char *registry, const char *key)
{
	for (uint32_t i = 0; i < overlay->name_count; i++)
		if (strcmp(overlay->names[i].registry, registry) == 0 &&
		    strcmp(overlay->names[i].key, key) == 0)
			return overlay->names[i].identifier;
	return NULL;
}

/* A number without a name is called after the registry's first word: version
 * 13 is VERSION_13. */
static bool
number_identifier(
    const char *registry, const char *key, char identifier[GEN_NAME_SIZE])
{
	char text[2 * GEN_NAME_SIZE];
	int size = snprintf(text, sizeof(text), "%.*s %s",
	    (int)strcspn(registry, "-"), registry, key);

	return size > 0 && (size_t)size < sizeof(text) &&
	    gen_identifier(text, identifier);
}

/* Returns the name of the record's constant in C, or NULL if it has none: from
 * the overlay, else made of the key if that is a name, else of what it is
 * called. */
static const char *
find_identifier(struct gen_model *model, const struct wsreg_record *record,
    const struct wsreg_overlay *overlay)
{
	const char *registry = record->registry->id;
	char made[GEN_NAME_SIZE] = "";
	const char *identifier = made;

	if (record->status == WSREG_STATUS_UNASSIGNED ||
	    (record->numeric && record->first != record->last))
		return NULL;
	if (given_identifier(overlay, registry, record->key) != NULL)
		identifier = given_identifier(overlay, registry, record->key);
	else if (!record->numeric)
		gen_identifier(record->key, made);
	else if (record->name == NULL)
		number_identifier(registry, record->key, made);
	else
		gen_identifier(record->name, made);
	if (identifier[0] == '\0')
		return NULL;
	return gen_tape_text(&model->tape,
	    gen_tape_string(&model->tape, identifier, strlen(identifier)));
}

void
gen_record_fill(struct gen_model *model, struct wsreg_record *record,
    const struct wsreg_registry *registry, uint32_t node,
    const struct wsreg_overlay *overlay)
{
	struct gen_cell key = gen_record_key(model, node);

	*record = (struct wsreg_record){
		.registry = registry,
		.key = strip_mark(model, gen_tape_text(&model->tape, key.text)),
		.name = find_name(model, node),
		.node = node - registry->node,
		.key_node = key.text != 0 ? key.node - node : 0,
	};
	record->numeric =
	    parse_range(record->key, &record->first, &record->last);
	if (!record->numeric)
		record->first = record->last = 0;
	record->status = find_status(model, node, record);
	record->identifier = find_identifier(model, record, overlay);
}
