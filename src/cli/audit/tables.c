/* SPDX-License-Identifier: MIT */
/* The tables of a registry's numbers in source code: runs of lines with at least
 * five of the numbers, of which at least half agree with the registry by a word
 * of the name.  Without the second condition any list that counts from 1000 on
 * would be one. */

#include "tables.h"

#include <stdlib.h>
#include <string.h>

/* The fewest numbers of a table, and the most rows of text from one of its
 * entries to the next. */
#define NUMBERS_LEAST 5
#define GAP_MAX 5

/* A longer run is cut, so that no file takes more than some memory. */
#define RUN_MAX 512

/* ---- Runs ---- */

/* Returns the index of the entry with this number in a run, or its end. */
static size_t
find_number(const struct audit_entry *entries, size_t count, uint64_t number)
{
	size_t i = 0;

	while (i < count && entries[i].number != number)
		i++;
	return i;
}

/* Returns the last entry up to `index`, and after `same`, whose number is less than
 * the one before: a list that begins there.  `index` if there is none. */
static size_t
find_descent(const struct audit_entry *run, size_t same, size_t index)
{
	for (size_t i = index; i > same + 1; i--)
		if (run[i].number < run[i - 1].number)
			return i;
	return index;
}

/* Returns the index at which the run must end so that the entry at `index` is in
 * another one, or 0 if it belongs to the run: it is far from the one before, or
 * the run has its number in another form, or already before it began anew. */
static size_t
find_cut(const struct audit_entry *run, size_t index)
{
	const struct audit_entry *entry = &run[index];
	size_t same = find_number(run, index, entry->number);
	size_t cut;

	if (index == RUN_MAX || entry->row - run[index - 1].row > GAP_MAX)
		return index;
	if (same == index)
		return 0;
	cut = find_descent(run, same, index);
	return cut < index || run[index].number < run[index - 1].number ||
		run[same].shape != entry->shape
	    ? cut
	    : 0;
}

/* ---- Rows ---- */

/* A word, and the row that it is in. */
struct seen {
	const char *word;
	size_t row;
};

static int
compare_seen(const void *a, const void *b)
{
	const struct seen *x = a, *y = b;
	int order = strcmp(x->word, y->word);

	return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

static void
drop_word(struct audit_words *words, const char *word)
{
	size_t count = 0;

	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) != 0)
			memmove(words->items[count++], words->items[i],
			    AUDIT_WORD_SIZE);
	words->count = count;
}

static size_t
list_words(const struct audit_words *words, size_t row, struct seen *seen)
{
	for (size_t i = 0; i < words->count; i++)
		seen[i] = (struct seen){ words->items[i], row };
	return words->count;
}

/* Drops a word from all rows. */
static void
drop_everywhere(struct audit_table *table, const char *word)
{
	char copy[AUDIT_WORD_SIZE];

	memcpy(copy, word, AUDIT_WORD_SIZE);
	for (size_t i = 0; i < table->count; i++) {
		drop_word(&table->rows[i].before, copy);
		drop_word(&table->rows[i].after, copy);
	}
}

/* Drops the words that more than half of the rows have: they belong to the
 * language, or to all names. */
static void
drop_common(struct audit_table *table)
{
	struct seen *seen =
	    cli_allocate(table->count * 2, AUDIT_WORD_MAX * sizeof(*seen));
	char(*common)[AUDIT_WORD_SIZE] =
	    cli_allocate(4, AUDIT_WORD_MAX * sizeof(*common));
	size_t count = 0, words = 0;

	for (size_t i = 0; i < table->count; i++) {
		count += list_words(&table->rows[i].before, i, &seen[count]);
		count += list_words(&table->rows[i].after, i, &seen[count]);
	}
	qsort(seen, count, sizeof(*seen), compare_seen);
	for (size_t i = 0, rows = 0; i < count; i++) {
		bool same =
		    i > 0 && strcmp(seen[i].word, seen[i - 1].word) == 0;

		if (!same)
			rows = 1;
		else if (seen[i].row != seen[i - 1].row)
			rows++;
		else
			continue;
		if (rows == table->count / 2 + 1)
			memcpy(common[words++], seen[i].word, AUDIT_WORD_SIZE);
	}
	for (size_t i = 0; i < words; i++)
		drop_everywhere(table, common[i]);
	free(common);
	free(seen);
}

/* ---- The guard ---- */

/* Returns how well a row's name fits its number. */
static enum audit_fit
fit_of(const struct audit_row *row)
{
	enum audit_fit before = audit_meaning_fit(row->meaning, &row->before);
	enum audit_fit after = audit_meaning_fit(row->meaning, &row->after);

	return before > after ? before : after;
}

/* Returns whether the rows have enough numbers of the registry, and at least half
 * of these agree with it.  A word that several records have agrees half. */
static bool
agrees(const struct audit_table *table)
{
	size_t numbers = 0, fits = 0, strong = 0;

	for (size_t i = 0; i < table->count; i++) {
		const struct audit_row *row = &table->rows[i];
		enum audit_fit fit;
		size_t before = 0;

		while (table->rows[before].meaning != row->meaning)
			before++;
		if (row->meaning == NULL || before < i)
			continue;
		fit = fit_of(row);
		numbers++;
		fits += fit;
		strong += fit == AUDIT_FIT_STRONG;
	}
	return numbers >= NUMBERS_LEAST && fits >= numbers &&
	    strong >= NUMBERS_LEAST / 2;
}

/* ---- Numbers that are not registered ---- */

/* Returns whether a name is that of a bound or of an amount, as programs have
 * beside such tables. */
static bool
is_amount(const struct audit_words *words)
{
	static const char *const amounts[] = { "min", "max", "minimum",
		"maximum", "start", "end", "first", "last", "begin", "low",
		"lower", "lowest", "high", "upper", "highest", "limit", "range",
		"base", "offset", "count", "size", "length", "len", "delay",
		"interval", "ms", "millis", "seconds", "port", "buffer",
		"backoff", "bound", "total", "num", "rate" };

	for (size_t i = 0; i < sizeof(amounts) / sizeof(amounts[0]); i++)
		if (audit_words_have(words, amounts[i]))
			return true;
	return false;
}

/* Returns whether most rows with a record are written like this one. */
static bool
is_like_others(const struct audit_table *table, const struct audit_row *row)
{
	size_t alike = 0, others = 0;

	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].meaning == NULL)
			continue;
		else if (table->rows[i].entry->shape == row->entry->shape)
			alike++;
		else
			others++;
	return alike > others;
}

/* Returns whether a row belongs to the table: constants of another kind may be
 * near, with a number that is registered or not. */
static bool
belongs(const struct audit_table *table, const struct audit_row *row)
{
	if (row->meaning != NULL && fit_of(row) != AUDIT_FIT_NONE)
		return true;
	return !is_amount(&row->before) &&
	    (row->meaning != NULL || is_like_others(table, row));
}

/* Drops the rows that do not belong to the table. */
static void
drop_strangers(struct audit_table *table)
{
	struct audit_table kept = { .rows = table->rows };
	bool *keep = cli_allocate(table->count, sizeof(*keep));

	for (size_t i = 0; i < table->count; i++)
		keep[i] = belongs(table, &table->rows[i]);
	for (size_t i = 0; i < table->count; i++)
		if (keep[i])
			kept.rows[kept.count++] = table->rows[i];
	table->count = kept.count;
	free(keep);
}

/* ---- Tables ---- */

static void
read_rows(struct audit_table *table, const struct audit_entry *run,
    size_t count, const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	table->rows = cli_allocate(count, sizeof(*table->rows));
	table->count = count;
	for (size_t i = 0; i < count; i++) {
		struct audit_row *row = &table->rows[i];

		row->entry = &run[i];
		row->meaning = audit_meaning_of(vocabulary, run[i].number);
		audit_words_read(&row->before, tokens->items, run[i].before);
		audit_words_read(&row->after, tokens->items, run[i].after);
	}
}

/* Adds the run as a table if it is one. */
static void
take_run(struct audit_tables *tables, const struct audit_entry *run,
    size_t count, const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	struct audit_table table;

	if (count < NUMBERS_LEAST)
		return;
	read_rows(&table, run, count, tokens, vocabulary);
	drop_common(&table);
	if (!agrees(&table)) {
		free(table.rows);
		return;
	}
	drop_strangers(&table);
	tables->items =
	    cli_grow(tables->items, tables->count + 1, sizeof(*tables->items));
	tables->items[tables->count++] = table;
}

void
audit_tables_find(struct audit_tables *tables,
    const struct audit_entries *entries, const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	size_t start = 0;

	*tables = (struct audit_tables){ .items = NULL };
	for (size_t i = 1; i <= entries->count; i++) {
		size_t cut = i < entries->count
		    ? find_cut(&entries->items[start], i - start)
		    : i - start;

		if (cut == 0)
			continue;
		take_run(
		    tables, &entries->items[start], cut, tokens, vocabulary);
		start += cut;
		i = start;
	}
}

void
audit_tables_free(struct audit_tables *tables)
{
	for (size_t i = 0; i < tables->count; i++)
		free(tables->items[i].rows);
	free(tables->items);
}

bool
audit_table_has(const struct audit_table *table, uint64_t number)
{
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].entry->number == number)
			return true;
	return false;
}
