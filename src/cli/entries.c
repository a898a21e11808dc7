/* SPDX-License-Identifier: MIT */
/* What a record is found by: the texts of its fields, key and name without
 * marks, and the numbers in them. */

#include "entries.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* Reads "7", "0x00-0xFF" or "3 - 7"; in a field of bare hexadecimal digits also
 * "1F".  Returns false for any other text, and for a range whose first number
 * is above its last. */
static bool
parse_range(const char *text, bool hex, uint64_t *first, uint64_t *last)
{
	char copy[48];
	size_t size = strcspn(text, " -");
	const char *rest = text + size;

	rest += strspn(rest, " ");
	if (size + 3 > sizeof(copy) || (*rest != '-' && *rest != '\0'))
		return false;
	hex = hex && strncmp(text, "0x", 2) != 0;
	memcpy(copy, "0x", 2);
	memcpy(copy + (hex ? 2 : 0), text, size);
	copy[size + (hex ? 2 : 0)] = '\0';
	if (!cli_parse_number(copy, first))
		return false;
	*last = *first;
	if (*rest == '\0')
		return true;
	rest += 1 + strspn(rest + 1, " ");
	if (strchr(rest, '-') != NULL)
		return false;
	return parse_range(rest, hex, last, last) && *first <= *last;
}

/* Fields whose numbers are those that people ask for. */
static bool
has_numbers(const char *field)
{
	static const char *const names[] = { "value", "number", "code", "hex",
		"id", "type", "dec", "decimal", "bit" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], field) == 0)
			return true;
	return false;
}

/* Adds the number or the range that a field holds; a field with any other text
 * adds nothing. */
static void
add_number(struct cli_entries *entries, uint32_t record, const char *field,
    const char *text)
{
	struct cli_entry entry = { .field = field, .record = record };

	if (!parse_range(
		text, strcmp(field, "hex") == 0, &entry.first, &entry.last))
		return;
	entry.kind =
	    entry.first == entry.last ? CLI_ENTRY_NUMBER : CLI_ENTRY_RANGE;
	entries->take(entries->context, &entry);
}

/* Takes over a text, which lasts as long as the entries then. */
static const char *
own(struct cli_entries *entries, char *text)
{
	if (entries->owned_count == entries->owned_room) {
		entries->owned_room = 2 * entries->owned_room + 8;
		entries->owned = cli_grow(entries->owned, entries->owned_room,
		    sizeof(*entries->owned));
	}
	entries->owned[entries->owned_count++] = text;
	return text;
}

/* Returns the text of an element.  Most have one node of text, which is
 * returned as it is; a text that is put together from several is allocated, and
 * the entries own it. */
static const char *
text_of(struct cli_entries *entries, const struct wsreg_snapshot *snapshot,
    uint32_t node)
{
	struct wsreg_field field = node_field(snapshot, node);

	if (node_size(snapshot, node) == 0)
		return "";
	if (node_size(snapshot, node) == 1 &&
	    node_is(snapshot, node + 1, WSREG_NODE_TEXT))
		return node_text(snapshot, node + 1);
	return own(entries, cli_field_text(&field));
}

/* Adds the short form that a key or name has in parentheses at its end, a word:
 * "Internet (IN)" is found by IN. */
static void
add_short_form(struct cli_entries *entries, const struct cli_entry *entry)
{
	struct cli_entry added = *entry;
	const char *open = strrchr(entry->text, '(');
	size_t size = 0;

	if (open == NULL || open == entry->text || open[-1] != ' ')
		return;
	while (cli_is_letter_or_digit(open[size + 1]))
		size++;
	if (size < 2 || strcmp(open + 1 + size, ")") != 0)
		return;
	added.text = own(entries, cli_print("%.*s", (int)size, open + 1));
	added.kind = CLI_ENTRY_FIELD;
	entries->take(entries->context, &added);
}

/* Adds a field: the key and the name go without their marks. */
static void
add_field(struct cli_entries *entries, const struct wsreg_snapshot *snapshot,
    uint32_t index, uint32_t node)
{
	const struct wsreg_record *record = &snapshot->records[index];
	const char *name = node_name(snapshot, node);
	struct cli_entry entry = {
		.text = text_of(entries, snapshot, node),
		.field = name,
		.record = index,
		.kind = CLI_ENTRY_FIELD,
	};
	size_t base = wsreg_mark_base(entry.text);

	if (entry.text[0] == '\0')
		return;
	if (node == record_key_node(record)) {
		entry.kind = CLI_ENTRY_KEY;
		entry.text = record->key;
	} else if (record->name != NULL && strlen(record->name) == base &&
	    memcmp(record->name, entry.text, base) == 0) {
		entry.kind = CLI_ENTRY_NAME;
		entry.text = record->name;
	}
	entries->take(entries->context, &entry);
	if (entry.kind != CLI_ENTRY_FIELD)
		add_short_form(entries, &entry);
	if (ascii_hex_value(entry.text[0]) >= 0 &&
	    (entry.kind == CLI_ENTRY_KEY || has_numbers(name)))
		add_number(entries, index, name, entry.text);
}

/* Adds the name in C, if it is not a spelling of the record's own. */
static void
add_identifier(struct cli_entries *entries, uint32_t index,
    const struct wsreg_record *record)
{
	const char *text = record->identifier;

	if (text == NULL || cli_is_spelling(text, record->key) ||
	    (record->name != NULL && cli_is_spelling(text, record->name)))
		return;
	entries->take(entries->context,
	    &(struct cli_entry){
		.text = text,
		.field = "identifier",
		.record = index,
		.kind = CLI_ENTRY_NAME,
	    });
}

void
cli_entries_walk(struct cli_entries *entries,
    const struct wsreg_snapshot *snapshot, uint32_t index)
{
	const struct wsreg_record *record = &snapshot->records[index];

	node_foreach (child, snapshot, record_node(record))
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT) &&
		    !node_is_element(snapshot, child, "xref"))
			add_field(entries, snapshot, index, child);
	add_identifier(entries, index, record);
}

void
cli_entries_free(struct cli_entries *entries)
{
	while (entries->owned_count > 0)
		free(entries->owned[--entries->owned_count]);
	free(entries->owned);
	entries->owned = NULL;
	entries->owned_room = 0;
}
