/* SPDX-License-Identifier: MIT */
/* An index of what records are found by: a hash table of the texts of their
 * fields, of keys and names without marks, and of the numbers in them. */

#include "index.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"

enum kind { KIND_KEY, KIND_NAME, KIND_FIELD, KIND_NUMBER, KIND_RANGE };

/* A text or a number of a record; ranges are in no bucket. */
struct entry {
	const char *text;  /* NULL for a number */
	const char *field; /* the name of the element */
	uint64_t first, last;
	uint32_t record;
	enum kind kind;
	uint32_t next; /* in its bucket, or WSREG_NONE */
};

/* An index of a snapshot. */
struct index {
	const struct wsreg_snapshot *snapshot;
	struct entry *entries;
	size_t count, room;
	uint32_t *buckets;
	size_t mask;
	size_t *ranges; /* of the entries that are one */
	size_t range_count;
	char **owned; /* texts that entries point to */
	size_t owned_count;
};

/* The indexes of the two snapshots that were asked last, as a command may look
 * up many keys, and those that it does not find in the history of all records.
 * They are kept until the program ends. */
static struct index indexes[2];

/* The index of the snapshot that was asked last. */
static struct index *table = &indexes[0];

/* ---- Texts ---- */

bool
cli_is_spelling(const char *a, const char *b)
{
	bool any = false;

	for (;;) {
		while (*a != '\0' && !cli_is_letter_or_digit(*a))
			a++;
		while (*b != '\0' && !cli_is_letter_or_digit(*b))
			b++;
		if (*a == '\0' || *b == '\0')
			return any && *a == *b;
		if (ascii_lower(*a++) != ascii_lower(*b++))
			return false;
		any = true;
	}
}

/* Hashes letters and digits, whatever the case: texts that fit in any way have
 * the same hash.  The method is FNV-1a, whose high half is folded into the low
 * bits, which choose the bucket. */
static uint64_t
hash_text(const char *text)
{
	uint64_t hash = UINT64_C(0xcbf29ce484222325);

	for (; *text != '\0'; text++)
		if (cli_is_letter_or_digit(*text))
			hash = (hash ^ (unsigned char)ascii_lower(*text)) *
			    UINT64_C(0x100000001b3);
	return hash ^ hash >> 32;
}

/* Multiplies by 2^64 over the golden ratio, so that the high half depends on
 * all bits of a small number, and folds it into the low bits, which choose the
 * bucket. */
static uint64_t
hash_number(uint64_t number)
{
	number = (number + 1) * UINT64_C(0x9e3779b97f4a7c15);
	return number ^ number >> 32;
}

/* ---- Filling ---- */

/* Appends a copy of the entry, whose texts must last as long as the index. */
static void
add(const struct entry *entry)
{
	if (table->count == table->room) {
		table->room = table->room == 0 ? 1024 : 2 * table->room;
		table->entries = cli_grow(
		    table->entries, table->room, sizeof(*table->entries));
	}
	table->entries[table->count++] = *entry;
}

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
	snprintf(
	    copy, sizeof(copy), "%s%.*s", hex ? "0x" : "", (int)size, text);
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
add_number(uint32_t record, const char *field, const char *text)
{
	struct entry entry = { .field = field, .record = record };

	if (!parse_range(
		text, strcmp(field, "hex") == 0, &entry.first, &entry.last))
		return;
	entry.kind = entry.first == entry.last ? KIND_NUMBER : KIND_RANGE;
	add(&entry);
}

/* Returns the text of an element.  Most have one node of text, which is
 * returned as it is; a text that is put together from several is allocated, and
 * the index owns it. */
static const char *
text_of(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	struct wsreg_field field = node_field(snapshot, node);

	if (snapshot->nodes[node].size == 0)
		return "";
	if (snapshot->nodes[node].size == 1 &&
	    node_is(snapshot, node + 1, WSREG_NODE_TEXT))
		return node_text(snapshot, node + 1);
	table->owned = cli_grow(
	    table->owned, table->owned_count + 1, sizeof(*table->owned));
	table->owned[table->owned_count] = cli_field_text(&field);
	return table->owned[table->owned_count++];
}

/* Adds a field: the key and the name go without their marks. */
static void
add_field(const struct wsreg_snapshot *snapshot, uint32_t index, uint32_t node)
{
	const struct wsreg_record *record = &snapshot->records[index];
	const char *name = node_name(snapshot, node);
	struct entry entry = {
		.text = text_of(snapshot, node),
		.field = name,
		.record = index,
		.kind = KIND_FIELD,
	};
	size_t base = wsreg_mark_base(entry.text);

	if (entry.text[0] == '\0')
		return;
	if (node == record_key_node(record)) {
		entry.kind = KIND_KEY;
		entry.text = record->key;
	} else if (record->name != NULL && strlen(record->name) == base &&
	    memcmp(record->name, entry.text, base) == 0) {
		entry.kind = KIND_NAME;
		entry.text = record->name;
	}
	add(&entry);
	if (entry.kind == KIND_KEY || has_numbers(name))
		add_number(index, name, entry.text);
}

/* Adds the name in C, if it is not a spelling of the record's own. */
static void
add_identifier(uint32_t index, const struct wsreg_record *record)
{
	const char *text = record->identifier;

	if (text == NULL || cli_is_spelling(text, record->key) ||
	    (record->name != NULL && cli_is_spelling(text, record->name)))
		return;
	add(&(struct entry){
	    .text = text,
	    .field = "identifier",
	    .record = index,
	    .kind = KIND_NAME,
	});
}

/* Puts the entries into buckets, whose number is a power of two and at least
 * that of the entries.  Going from the last entry to the first leaves each
 * bucket in the order of the file.  Ranges are listed apart, because the hash
 * of a number does not lead to a range around it. */
static void
fill_buckets(void)
{
	size_t size = 64;

	while (size < table->count)
		size *= 2;
	table->mask = size - 1;
	table->buckets = cli_allocate(size, sizeof(*table->buckets));
	memset(table->buckets, 0xff, size * sizeof(*table->buckets));
	for (size_t i = table->count; i-- > 0;) {
		struct entry *entry = &table->entries[i];
		uint32_t *bucket;

		if (entry->kind == KIND_RANGE) {
			table->ranges = cli_grow(table->ranges,
			    table->range_count + 1, sizeof(*table->ranges));
			table->ranges[table->range_count++] = i;
			continue;
		}
		bucket = &table->buckets[(entry->text != NULL
						 ? hash_text(entry->text)
						 : hash_number(entry->first)) &
		    table->mask];
		entry->next = *bucket;
		*bucket = (uint32_t)i;
	}
}

void
cli_index_open(const struct wsreg_snapshot *snapshot)
{
	if (table->snapshot == snapshot)
		return;
	table = &indexes[table == &indexes[0]];
	if (table->snapshot == snapshot)
		return;
	table->snapshot = snapshot;
	table->count = table->range_count = 0;
	free(table->buckets);
	while (table->owned_count > 0)
		free(table->owned[--table->owned_count]);
	for (uint32_t i = 0; i < snapshot->record_count; i++) {
		const struct wsreg_record *record = &snapshot->records[i];

		node_foreach (child, snapshot, record_node(record))
			if (node_is(snapshot, child, WSREG_NODE_ELEMENT) &&
			    strcmp(node_name(snapshot, child), "xref") != 0)
				add_field(snapshot, i, child);
		add_identifier(i, record);
	}
	fill_buckets();
}

void
cli_index_forget(const struct wsreg_snapshot *snapshot)
{
	for (size_t i = 0; i < 2; i++)
		if (indexes[i].snapshot == snapshot)
			indexes[i].snapshot = NULL;
}

/* ---- Finding ---- */

/* Fields that identify records in IANA's registries, beside key and name. */
static bool
is_strong(const char *field)
{
	static const char *const names[] = { "value", "id", "name", "number",
		"code", "hex", "template", "file", "type", "acronym", "symbol",
		"mnemonic", "alias" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(names[i], field) == 0)
			return true;
	return false;
}

/* Returns whether the text fits the entry, and how well. */
static bool
fits(const struct entry *entry, const char *text, bool letters,
    enum cli_fit *fit)
{
	bool field = entry->kind == KIND_FIELD;

	if (entry->kind == KIND_NAME)
		*fit = CLI_FIT_SPELLING;
	else if (field && !is_strong(entry->field))
		*fit = CLI_FIT_OTHER;
	else if (strcmp(entry->text, text) == 0)
		*fit = CLI_FIT_EXACT;
	else
		*fit = CLI_FIT_NOCASE;
	if (strcasecmp(entry->text, text) == 0)
		return true;
	*fit = CLI_FIT_SPELLING;
	return letters && !field && cli_is_spelling(entry->text, text);
}

/* Appends a hit; its record and field belong to the index's snapshot. */
static void
add_hit(struct cli_hits *hits, const struct entry *entry, enum cli_fit fit)
{
	hits->items =
	    cli_grow(hits->items, hits->count + 1, sizeof(*hits->items));
	hits->items[hits->count++] = (struct cli_hit){
		.record = &table->snapshot->records[entry->record],
		.field = entry->field,
		.fit = fit,
		.width =
		    entry->kind == KIND_RANGE ? entry->last - entry->first : 0,
	};
}

void
cli_index_find_text(struct cli_hits *hits, const char *text)
{
	bool letters = cli_has_letter(text);
	uint32_t at = table->buckets[hash_text(text) & table->mask];

	while (at != WSREG_NONE) {
		const struct entry *entry = &table->entries[at];
		enum cli_fit fit;

		if (entry->text != NULL && fits(entry, text, letters, &fit))
			add_hit(hits, entry, fit);
		at = entry->next;
	}
}

void
cli_index_find_number(struct cli_hits *hits, uint64_t number)
{
	uint32_t at = table->buckets[hash_number(number) & table->mask];

	while (at != WSREG_NONE) {
		const struct entry *entry = &table->entries[at];

		if (entry->text == NULL && entry->first == number)
			add_hit(hits, entry, CLI_FIT_EXACT);
		at = entry->next;
	}
	for (size_t i = 0; i < table->range_count; i++) {
		const struct entry *entry = &table->entries[table->ranges[i]];

		if (entry->first <= number && number <= entry->last)
			add_hit(hits, entry, CLI_FIT_EXACT);
	}
}
