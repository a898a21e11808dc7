/* SPDX-License-Identifier: MIT */
/* An index of what records are found by: a hash table of the texts of their
 * fields, of keys and names without marks, and of the numbers in them. */

#include "index.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"
#include "entries.h"

/* An index of a snapshot. */
struct index {
	const struct wsreg_snapshot *snapshot;
	size_t scanned; /* records that were looked at without the index */
	bool filled;
	struct cli_entry *items;
	size_t count, room;
	uint32_t *buckets;
	size_t mask;
	size_t *ranges; /* of the entries that are one */
	size_t range_count;
	struct cli_entries entries; /* the owner of their texts */
};

/* The indexes of the two snapshots that were asked last, as a command may look
 * up many keys, and those that it does not find in the history of all records.
 * They are kept until the program ends. */
static struct index indexes[2];

/* The index of the snapshot that was asked last. */
static struct index *table = &indexes[0];

/* ---- Texts ---- */

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
add(void *context, const struct cli_entry *entry)
{
	(void)context;
	if (table->count == table->room) {
		table->room = table->room == 0 ? 1024 : 2 * table->room;
		table->items =
		    cli_grow(table->items, table->room, sizeof(*table->items));
	}
	table->items[table->count++] = *entry;
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
		struct cli_entry *entry = &table->items[i];
		uint32_t *bucket;

		if (entry->kind == CLI_ENTRY_RANGE) {
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

/* Makes the index, which many questions are worth. */
static void
fill(void)
{
	table->count = table->range_count = 0;
	free(table->buckets);
	cli_entries_free(&table->entries);
	table->entries.take = add;
	for (uint32_t i = 0; i < table->snapshot->record_count; i++)
		cli_entries_walk(&table->entries, table->snapshot, i);
	fill_buckets();
	table->filled = true;
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
	table->scanned = 0;
	table->filled = false;
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

/* Returns whether the text fits the entry, whose own text has the same letters
 * then, and how well. */
static bool
fits(const struct cli_entry *entry, const char *text, bool letters,
    enum cli_fit *fit)
{
	bool field = entry->kind == CLI_ENTRY_FIELD;

	if (ascii_lower(entry->text[0]) != ascii_lower(text[0]) ||
	    strcasecmp(entry->text, text) != 0) {
		*fit = CLI_FIT_SPELLING;
		return letters && !field && cli_is_spelling(entry->text, text);
	}
	if (entry->kind == CLI_ENTRY_NAME)
		*fit = CLI_FIT_SPELLING;
	else if (field && !is_strong(entry->field))
		*fit = CLI_FIT_OTHER;
	else if (strcmp(entry->text, text) == 0)
		*fit = CLI_FIT_EXACT;
	else
		*fit = CLI_FIT_NOCASE;
	return true;
}

/* Appends a hit; its record and field belong to the index's snapshot. */
static void
add_hit(struct cli_hits *hits, const struct cli_entry *entry, enum cli_fit fit)
{
	hits->items =
	    cli_grow(hits->items, hits->count + 1, sizeof(*hits->items));
	hits->items[hits->count++] = (struct cli_hit){
		.record = &table->snapshot->records[entry->record],
		.field = entry->field,
		.fit = fit,
		.width = entry->kind == CLI_ENTRY_RANGE
		    ? entry->last - entry->first
		    : 0,
	};
}

/* A text that is asked for, and the number that it is, or NULL. */
struct question {
	const char *text;
	bool letters; /* the text has some */
	const uint64_t *number;
	struct cli_hits *hits;
};

/* Adds the entry to the hits if it answers the question. */
static void
judge(void *context, const struct cli_entry *entry)
{
	const struct question *question = context;
	enum cli_fit fit = CLI_FIT_EXACT;

	if (entry->text != NULL
		? fits(entry, question->text, question->letters, &fit)
		: question->number != NULL &&
		    entry->first <= *question->number &&
		    *question->number <= entry->last)
		add_hit(question->hits, entry, fit);
}

/* So many records are looked at before an index is made, which takes more
 * memory than all else if few questions are asked of a small registry. */
#define SCAN_MAX 1024

/* Answers a question by looking at all records, unless there is an index or one
 * would be worth its while. */
static bool
scan(struct question *question)
{
	struct cli_entries entries = { .take = judge, .context = question };
	uint32_t count = table->snapshot->record_count;

	if (table->filled || table->scanned + count > SCAN_MAX)
		return false;
	table->scanned += count;
	for (uint32_t i = 0; i < count; i++) {
		cli_entries_walk(&entries, table->snapshot, i);
		cli_entries_free(&entries);
	}
	return true;
}

/* Adds the texts or the numbers of one bucket that answer the question. */
static void
search_bucket(struct question *question, uint64_t hash, bool numbers)
{
	uint32_t at = table->buckets[hash & table->mask];

	for (; at != WSREG_NONE; at = table->items[at].next)
		if (numbers == (table->items[at].text == NULL))
			judge(question, &table->items[at]);
}

void
cli_index_find(struct cli_hits *hits, const char *text, const uint64_t *number)
{
	struct question question = {
		.text = text,
		.letters = cli_has_letter(text),
		.number = number,
		.hits = hits,
	};

	if (scan(&question))
		return;
	if (!table->filled)
		fill();
	search_bucket(&question, hash_text(text), false);
	if (number == NULL)
		return;
	search_bucket(&question, hash_number(*number), true);
	for (size_t i = 0; i < table->range_count; i++)
		judge(&question, &table->items[table->ranges[i]]);
}
