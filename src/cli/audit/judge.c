/* SPDX-License-Identifier: MIT */
/* Compares a table with the registry: codes that it lacks, names that belong to
 * other codes, codes that nobody registered.  Each message also says what to
 * do. */

#include "judge.h"

#include <stdlib.h>
#include <string.h>

#include "report.h"

/* Longer names of a table are cut in messages, and longer names of a record are
 * not shown. */
#define NAME_SHOWN 60

const char *
audit_title(const struct audit_meaning *meaning)
{
	const struct wsreg_record *record = meaning->record;

	if (record->name != NULL && strlen(record->name) <= NAME_SHOWN)
		return record->name;
	return record->identifier != NULL ? record->identifier : record->key;
}

/* ---- Codes that are missing ---- */

/* Returns whether a table should have the record: it is assigned, and the file
 * does not call it unused. */
static bool
is_expected(const struct audit_meaning *meaning)
{
	return meaning->record->first == meaning->record->last &&
	    meaning->record->status == WSREG_STATUS_ASSIGNED &&
	    !(meaning->words.count == 1 &&
		audit_words_have(&meaning->words, "unused"));
}

/* Returns whether the table has a code for local use. */
static bool
has_local(const struct audit_table *table)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].meaning != NULL &&
		    audit_is_local(table->rows[i].meaning->record))
			return true;
	return false;
}

/* RFC 6455, 7.4.2: returns whether the code is one of those that libraries,
 * frameworks and applications register.  The next code that nobody registered
 * shows it. */
static bool
is_of_libraries(const struct wsreg_record *record)
{
	const struct wsreg_verdict *verdict;
	uint64_t next = record->last;

	do {
		next++;
		verdict = cli_verdict(record, &next, WSREG_CLIENT);
	} while (verdict != NULL &&
	    (verdict->wire == WSREG_WIRE_YES ||
		verdict->wire == WSREG_WIRE_NO ||
		verdict->wire == WSREG_WIRE_NEVER));
	return verdict != NULL && verdict->wire == WSREG_WIRE_UNREGISTERED;
}

/* Returns the line after which a code belongs: that of the greatest lower one,
 * else the first. */
static unsigned long
find_line(const struct audit_table *table, uint64_t code)
{
	const struct audit_entry *best = NULL;

	for (size_t i = 0; i < table->count; i++) {
		const struct audit_entry *entry = table->rows[i].entry;

		if (entry->number < code &&
		    (best == NULL || entry->number > best->number))
			best = entry;
	}
	return best != NULL ? best->line : table->rows[0].entry->line;
}

static void
report_missing(struct audit_report *report, const struct audit_table *table,
    const struct audit_vocabulary *vocabulary)
{
	bool local = has_local(table);

	for (size_t i = 0; i < vocabulary->count; i++) {
		const struct audit_meaning *meaning = &vocabulary->items[i];
		const struct wsreg_record *record = meaning->record;
		struct audit_finding *finding;

		if (!is_expected(meaning) ||
		    audit_table_has(table, record->first) ||
		    (audit_is_local(record) && !local))
			continue;
		finding = audit_report_add(report, AUDIT_MISSING,
		    find_line(table, record->first), record->first,
		    "%ju (%s) is missing from the table; add it",
		    (uintmax_t)record->first, audit_title(meaning));
		if (is_of_libraries(record))
			finding->severity = CLI_NOTE;
	}
}

/* ---- Names that belong to other codes ---- */

/* Returns the name or the text in a phrase that a message shows: the last one
 * before a number, the first one after it. */
static const struct audit_token *
find_name(const struct audit_tokens *tokens, struct audit_phrase phrase,
    const struct audit_words *words, bool last)
{
	const struct audit_token *found = NULL;

	for (size_t i = phrase.first; i < phrase.end; i++) {
		const struct audit_token *token = &tokens->items[i];
		struct audit_words own = { .count = 0 };

		if (found != NULL && !last)
			break;
		if (token->kind != AUDIT_NAME && token->kind != AUDIT_STRING)
			continue;
		audit_words_add(&own, token->text, token->size);
		for (size_t j = 0; j < own.count; j++)
			if (audit_words_have(words, own.items[j]))
				found = token;
	}
	return found;
}

/* Returns whether two phrases are written alike, token by token. */
static bool
is_same(const struct audit_tokens *tokens, struct audit_phrase a,
    struct audit_phrase b)
{
	if (a.end - a.first != b.end - b.first)
		return false;
	for (; a.first < a.end; a.first++, b.first++) {
		const struct audit_token *x = &tokens->items[a.first];
		const struct audit_token *y = &tokens->items[b.first];

		if (x->size != y->size ||
		    memcmp(x->text, y->text, x->size) != 0)
			return false;
	}
	return true;
}

/* Returns whether a number other than `owner`, to which the words belong, has them
 * beside it, too.  They are what a program answers for several numbers then, and
 * no name. */
static bool
is_shared(const struct audit_table *table, const struct audit_tokens *tokens,
    const struct audit_entry *entry, uint64_t owner, bool before)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct audit_entry *other = table->rows[i].entry;

		if (other->number != entry->number && other->number != owner &&
		    is_same(tokens, before ? other->before : other->after,
			before ? entry->before : entry->after))
			return true;
	}
	return false;
}

/* Reports the row if one of its names belongs to another code and the other one,
 * if there is any, does not fit either. */
static void
report_meaning(struct audit_report *report, const struct audit_table *table,
    const struct audit_row *row, const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	const struct audit_words *words = &row->before;
	const struct audit_meaning *other =
	    audit_meaning_other(vocabulary, row->meaning, words);
	bool before = other != NULL;
	const struct audit_token *name;

	if (!before) {
		words = &row->after;
		other = audit_meaning_other(vocabulary, row->meaning, words);
	}
	if (other == NULL ||
	    audit_meaning_fit(
		row->meaning, before ? &row->after : &row->before) ||
	    is_shared(table, tokens, row->entry, other->record->first, before))
		return;
	name = find_name(tokens,
	    before ? row->entry->before : row->entry->after, words, before);
	audit_report_add(report, AUDIT_MEANING, row->entry->line,
	    row->entry->number,
	    "%ju is %s, but the table calls it `%.*s', the name of %s; correct "
	    "the name or the number",
	    (uintmax_t)row->entry->number, audit_title(row->meaning),
	    name == NULL                  ? 0
		: name->size > NAME_SHOWN ? NAME_SHOWN
					  : (int)name->size,
	    name == NULL ? "" : name->text, other->record->key);
}

/* ---- Codes without a registration ---- */

/* Returns the key of the range for private use, or "" if there is none. */
static const char *
private_range(const struct wsreg_registry *registry)
{
	record_foreach (record, registry)
		if (record->status == WSREG_STATUS_PRIVATE_USE)
			return record->key;
	return "";
}

/* Adds ", or use 4000-4999, which is for private use", if a range is. */
static char *
advise(const struct wsreg_registry *registry, const char *advice)
{
	const char *range = private_range(registry);

	return range[0] != '\0'
	    ? cli_print("%s, or use a code of %s, which are for private use",
		  advice, range)
	    : cli_print("%s", advice);
}

static void
report_unknown(struct audit_report *report, const struct audit_row *row,
    const struct wsreg_registry *registry)
{
	uint64_t number = row->entry->number;
	const struct wsreg_record *record =
	    wsreg_record_by_number(registry, number);
	const struct wsreg_verdict *verdict =
	    record != NULL ? cli_verdict(record, &number, WSREG_CLIENT) : NULL;
	bool open = verdict != NULL && verdict->wire == WSREG_WIRE_UNREGISTERED;
	char *advice;

	if (record != NULL && record->status != WSREG_STATUS_UNASSIGNED)
		return;
	advice = advise(registry, open ? "register it with IANA" : "remove it");
	if (open)
		audit_report_add(report, AUDIT_UNREGISTERED, row->entry->line,
		    number, "%ju is not registered; %s", (uintmax_t)number,
		    advice);
	else
		audit_report_add(report, AUDIT_UNASSIGNED, row->entry->line,
		    number, "%ju is unassigned; %s", (uintmax_t)number, advice);
	free(advice);
}

/* ---- The table ---- */

static int
compare_codes(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Adds the table's place and its numbers, each once. */
static void
report_place(struct audit_report *report, const struct audit_table *table)
{
	struct audit_place place = { .line = table->rows[0].entry->line,
		.last_line = table->rows[table->count - 1].entry->line };
	size_t count = 0;

	place.codes = cli_allocate(table->count, sizeof(*place.codes));
	for (size_t i = 0; i < table->count; i++)
		place.codes[i] = table->rows[i].entry->number;
	qsort(place.codes, table->count, sizeof(*place.codes), compare_codes);
	for (size_t i = 0; i < table->count; i++)
		if (count == 0 || place.codes[i] != place.codes[count - 1])
			place.codes[count++] = place.codes[i];
	place.count = count;
	audit_report_place(report, &place);
}

void
audit_judge(struct audit_report *report, const struct audit_table *table,
    const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	report_place(report, table);
	report_missing(report, table, vocabulary);
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].meaning != NULL)
			report_meaning(
			    report, table, &table->rows[i], tokens, vocabulary);
		else
			report_unknown(
			    report, &table->rows[i], vocabulary->registry);
}
