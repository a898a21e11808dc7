/* SPDX-License-Identifier: MIT */
/* Lists of the codes that a program sends or accepts: at least five codes with
 * nothing but marks between them, after a name that says that they are sent,
 * such as `SENDABLE_CODES'. */

#include "sets.h"

#include <stdlib.h>
#include <string.h>

/* The fewest codes of a list, and the most tokens before it that may have its
 * name. */
#define CODES_LEAST 5
#define CONTEXT_MAX 12

/* A name that a table gives to a code. */
struct named {
	const char *text;
	size_t size;
	uint64_t code;
};

struct sets {
	struct audit_report *report;
	const struct audit_tokens *tokens;
	const struct audit_vocabulary *vocabulary;
	struct named *names; /* sorted */
	size_t name_count;
};

/* ---- Names ---- */

static int
compare_names(const void *a, const void *b)
{
	const struct named *x = a, *y = b;
	size_t shorter = x->size < y->size ? x->size : y->size;
	int order = memcmp(x->text, y->text, shorter);

	return order != 0 ? order : x->size < y->size ? -1 : x->size > y->size;
}

/* Adds the last name before the number of each row. */
static void
read_names(struct sets *sets, const struct audit_table *table)
{
	for (size_t i = 0; i < table->count; i++) {
		const struct audit_entry *entry = table->rows[i].entry;

		for (size_t j = entry->before.end; j > entry->before.first;
		     j--) {
			const struct audit_token *token =
			    &sets->tokens->items[j - 1];

			if (token->kind != AUDIT_NAME)
				continue;
			sets->names[sets->name_count++] =
			    (struct named){ token->text, token->size,
				    entry->number };
			break;
		}
	}
}

static void
collect_names(struct sets *sets, const struct audit_tables *tables)
{
	size_t count = 0;

	for (size_t i = 0; i < tables->count; i++)
		count += tables->items[i].count;
	sets->names = cli_allocate(count, sizeof(*sets->names));
	for (size_t i = 0; i < tables->count; i++)
		read_names(sets, &tables->items[i]);
	qsort(
	    sets->names, sets->name_count, sizeof(*sets->names), compare_names);
}

/* Returns the record that the token names alone, by its number or its name. */
static const struct audit_meaning *
find_meaning(const struct sets *sets, const struct audit_token *token)
{
	const struct named wanted = { token->text, token->size, 0 };
	const struct named *named;

	if (token->kind == AUDIT_NUMBER)
		return audit_meaning_of(sets->vocabulary, token->number);
	if (token->kind != AUDIT_NAME || sets->name_count == 0)
		return NULL;
	named = bsearch(&wanted, sets->names, sets->name_count,
	    sizeof(*sets->names), compare_names);
	return named != NULL ? audit_meaning_of(sets->vocabulary, named->code)
			     : NULL;
}

/* ---- Lists ---- */

/* Returns whether one of the words says this. */
static bool
says(const struct audit_words *words, const char *const *list)
{
	for (; *list != NULL; list++)
		if (audit_words_have(words, *list))
			return true;
	return false;
}

/* Returns whether the tokens before a list say that its codes are sent. */
static bool
is_sent(const struct sets *sets, size_t first)
{
	static const char *const sent[] = { "valid", "sendable", "sent", "send",
		"allowed", "allow", "permitted", "legal", "accepted",
		"acceptable", "external", NULL };
	static const char *const not_sent[] = { "invalid", "not", "reserved",
		"local", "forbidden", "never", "disallowed", "illegal",
		"internal", "unsendable", "cannot", "no", "only", "except",
		"without", "exclude", "excluded", "denied", NULL };
	struct audit_words words = { .count = 0 };
	size_t start = first;

	while (start > 0 && first - start < CONTEXT_MAX &&
	    find_meaning(sets, &sets->tokens->items[start - 1]) == NULL &&
	    !audit_token_is(&sets->tokens->items[start - 1], ";") &&
	    !audit_token_is(&sets->tokens->items[start - 1], "}") &&
	    sets->tokens->items[first].row -
		    sets->tokens->items[start - 1].row <=
		1)
		start--;
	audit_words_read(
	    &words, sets->tokens->items, (struct audit_phrase){ start, first });
	return says(&words, sent) && !says(&words, not_sent);
}

/* Returns whether a name between two codes of a list belongs to neither: the
 * type that the second is a member of, or a word of the language. */
static bool
is_between(const struct audit_tokens *tokens, size_t at)
{
	static const char *const words[] = { "case", "or", "true", "True",
		"false", "False" };
	const struct audit_token *token = &tokens->items[at];

	if (at + 1 < tokens->count &&
	    (audit_token_is(&token[1], ".") || audit_token_is(&token[1], "::")))
		return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == token->size &&
		    memcmp(words[i], token->text, token->size) == 0)
			return true;
	return false;
}

/* Returns the index of the code after the one at `at` in its list, or the number
 * of tokens. */
static size_t
find_next(const struct sets *sets, size_t at)
{
	static const char *const marks[] = { ",", "|", "||", ":", ".",
		"::", "=>", NULL };
	const struct audit_tokens *tokens = sets->tokens;

	for (size_t i = at + 1; i < tokens->count && i - at < 8; i++) {
		const struct audit_token *token = &tokens->items[i];
		bool mark = false;

		if (find_meaning(sets, token) != NULL)
			return i > at + 1 ? i : tokens->count;
		for (size_t j = 0; marks[j] != NULL; j++)
			mark = mark || audit_token_is(token, marks[j]);
		if (!mark && !is_between(tokens, i))
			break;
	}
	return tokens->count;
}

/* Returns whether a list that maps codes to truth values has "false" for the
 * code. */
static bool
is_false(const struct audit_tokens *tokens, size_t at)
{
	return at + 2 < tokens->count && tokens->items[at + 2].size == 5 &&
	    strncasecmp(tokens->items[at + 2].text, "false", 5) == 0;
}

static void
report_code(const struct sets *sets, size_t at)
{
	const struct audit_token *token = &sets->tokens->items[at];
	const struct audit_meaning *meaning = find_meaning(sets, token);
	uint64_t code = meaning->record->first;

	if (audit_is_local(meaning->record) && !is_false(sets->tokens, at))
		audit_report_add(sets->report, AUDIT_SENDABLE, token->line,
		    code,
		    "%ju (%s) is for local use and must not be sent; remove it "
		    "from the list",
		    (uintmax_t)code, audit_title(meaning));
}

/* Judges the list that begins with the code at `first`; returns the index of its
 * last code. */
static size_t
judge_list(const struct sets *sets, size_t first)
{
	size_t count = 1, last = first, next;

	while ((next = find_next(sets, last)) < sets->tokens->count) {
		last = next;
		count++;
	}
	if (count < CODES_LEAST || !is_sent(sets, first))
		return last;
	for (size_t i = first; i <= last; i = find_next(sets, i))
		report_code(sets, i);
	return last;
}

void
audit_sets_judge(struct audit_report *report, const struct audit_tables *tables,
    const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary)
{
	struct sets sets = {
		.report = report, .tokens = tokens, .vocabulary = vocabulary
	};

	collect_names(&sets, tables);
	for (size_t i = 0; i < tokens->count; i++)
		if (find_meaning(&sets, &tokens->items[i]) != NULL)
			i = judge_list(&sets, i);
	free(sets.names);
}
