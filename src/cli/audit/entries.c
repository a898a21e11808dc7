/* SPDX-License-Identifier: MIT */
/* The numbers of source code that have a name or a text beside them.  What is
 * beside a number follows from the marks around it, which languages share:
 * `NAME = 1', `NAME: 1', `NAME(1', `1: "text"', `case 1: return "text"'. */

#include "entries.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* The most tokens of a phrase, and the rows below a number in which its text
 * may be. */
#define PHRASE_MAX 16
#define BELOW_MAX 3

struct finder {
	struct audit_entries *entries;
	const struct audit_token *tokens;
	size_t count;
	uint64_t low, high;
};

/* ---- Tokens ---- */

static bool
is_any(const struct audit_token *token, const char *const *marks)
{
	for (; *marks != NULL; marks++)
		if (audit_token_is(token, *marks))
			return true;
	return false;
}

static bool
is_code(const struct finder *finder, const struct audit_token *token)
{
	return token->kind == AUDIT_NUMBER && token->number >= finder->low &&
	    token->number <= finder->high;
}

/* Returns whether the token is one of some words, whatever its capitals. */
static bool
is_word(const struct audit_token *token, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strlen(*words) == token->size &&
		    strncasecmp(*words, token->text, token->size) == 0)
			return true;
	return false;
}

/* Returns whether the name says nothing about the number beside it: a word of
 * the language, or one for any number. */
static bool
is_generic(const struct audit_token *token)
{
	static const char *const words[] = { "case", "when", "if", "else",
		"elif", "elsif", "elseif", "in", "of", "is", "return", "code",
		"codes", "status", "statusCode", "status_code", "closeCode",
		"close_code", "value", "val", "id", "key", "num", "number",
		"rawValue", "event", "evt", "ev", "e", "int", "eq", "const",
		"let", "var", "static", "init", "switch", NULL };

	return is_word(token, words);
}

/* Returns whether a token may name a number: a name of letters, or a string
 * that has some. */
static bool
is_naming(const struct audit_token *token)
{
	if (token->kind != AUDIT_STRING && token->kind != AUDIT_NAME)
		return false;
	for (size_t i = 0; i < token->size; i++)
		if (cli_is_letter_or_digit(token->text[i]) &&
		    !ascii_is_digit(token->text[i]))
			return !is_generic(token);
	return false;
}

/* Returns whether a phrase has a name or a text; with `any`, also one that says
 * nothing. */
static bool
has_naming(const struct finder *finder, struct audit_phrase phrase, bool any)
{
	for (size_t i = phrase.first; i < phrase.end; i++)
		if (is_naming(&finder->tokens[i]) ||
		    (any && finder->tokens[i].kind == AUDIT_NAME))
			return true;
	return false;
}

/* ---- Phrases ---- */

/* Returns whether a token at the end of a line asks for the number at `at`, which
 * answers it in the next line: `case NAME:' and `return 1'.  A number in a call is
 * no answer. */
static bool
begins_answer(
    const struct finder *finder, const struct audit_token *token, size_t at)
{
	static const char *const asking[] = { ":", "=>", "->", NULL };
	static const char *const calling[] = { "(", ",", NULL };

	return is_any(token, asking) &&
	    !is_any(&finder->tokens[at - 1], calling);
}

/* Returns whether a walk back from the number at `at` ends before the token at
 * `index`.  A comma directly before the number separates its name from it; a
 * bracket at the end of a line opens what is in the next. */
static bool
ends_before(const struct finder *finder, size_t index, size_t at)
{
	static const char *const ends[] = { ";", "}", "|", "||", "&&", NULL };
	static const char *const beside[] = { ",", "{", "[", NULL };
	static const char *const opening[] = { "(", "{", "[", "=", ":=", NULL };
	const struct audit_token *token = &finder->tokens[index];

	return (token->line != token[1].line && !is_any(token, opening) &&
		   !begins_answer(finder, token, at)) ||
	    is_code(finder, token) || is_any(token, ends) ||
	    (is_any(token, beside) && index + 1 != at);
}

static struct audit_phrase
find_before(const struct finder *finder, size_t at)
{
	size_t first = at;

	while (first > 0 && at - first < PHRASE_MAX &&
	    !ends_before(finder, first - 1, at))
		first--;
	return (struct audit_phrase){ first, at };
}

/* Returns the phrase after a number: in its line or, if `below` is true and
 * there is no name in it, in the next ones. */
static struct audit_phrase
find_after(const struct finder *finder, size_t at, bool below)
{
	const struct audit_token *number = &finder->tokens[at];
	struct audit_phrase phrase = { at + 1, at + 1 };

	while (phrase.end < finder->count && phrase.end - at <= PHRASE_MAX &&
	    !is_code(finder, &finder->tokens[phrase.end])) {
		const struct audit_token *token = &finder->tokens[phrase.end];

		if (token->line != token[-1].line &&
		    (!below || has_naming(finder, phrase, true) ||
			token->row - number->row > BELOW_MAX))
			break;
		if (audit_token_is(token, ";") &&
		    has_naming(finder, phrase, true))
			break;
		phrase.end++;
	}
	return phrase;
}

/* ---- Entries ---- */

/* The marks around a number by which it is part of a calculation, a comparison
 * or a range. */
static const char *const no_before[] = { "<", ">", "<=", ">=", "!=", "!==", "+",
	"-", "*", "/", "%", "&", "^", "<<", ">>", "..", "...", "..<", ".", "~",
	NULL };
static const char *const no_after[] = { "<", "<=", ">=", ">", "+", "-", "*",
	"/", "%", "<<", ">>", "..", "...", "..<", "||", "&&",
	"==", "!=", "===", ".", NULL };

/* Returns whether the number at `at` is added to a count of lines, as in Go:
 * `iota + 1000'. */
static bool
is_iota(const struct finder *finder, size_t at)
{
	static const char *const iota[] = { "iota", NULL };
	const struct audit_token *token = &finder->tokens[at];

	for (ptrdiff_t side = -1; side <= 1; side += 2) {
		if (side < 0 ? at < 2 : at + 2 >= finder->count)
			continue;
		if (audit_token_is(&token[side], "+") &&
		    is_word(&token[2 * side], iota))
			return true;
	}
	return false;
}

/* Returns the token before a number, or after it, if it is in the same line;
 * else a mark that is none. */
static struct audit_token
neighbour(const struct finder *finder, size_t at, int side)
{
	const struct audit_token *token = &finder->tokens[at];
	static const struct audit_token none = { .kind = AUDIT_MARK,
		.text = "" };

	if (side < 0 ? at == 0 : at + 1 == finder->count)
		return none;
	return token[side].line == token->line ? token[side] : none;
}

static void
add(struct finder *finder, const struct audit_entry *entry)
{
	struct audit_entries *entries = finder->entries;

	if (entries->count == entries->room) {
		entries->room = entries->room > 0 ? 2 * entries->room : 64;
		entries->items = cli_grow(
		    entries->items, entries->room, sizeof(*entries->items));
	}
	entries->items[entries->count++] = *entry;
}

/* Returns a number that is equal for entries whose numbers have the same marks
 * around them and are in lines with the same indentation. */
static uint64_t
shape_of(const struct finder *finder, size_t at)
{
	struct audit_token before = neighbour(finder, at, -1);
	uint64_t shape = before.kind;

	for (size_t i = 0; before.kind == AUDIT_MARK && i < before.size; i++)
		shape = shape << 8 | (unsigned char)before.text[i];
	return shape << 24 | (finder->tokens[at].indent & 0xffffff);
}

/* Chooses the phrases of an entry by the marks around the number.  False if it
 * has no name. */
static bool
choose(const struct finder *finder, size_t at, struct audit_entry *entry)
{
	static const char *const to_after[] = { ":", "=>", "->", "=",
		":=", NULL };
	static const char *const compared[] = { "==", "===", NULL };
	static const char *const to_before[] = { "=", ":=", "=>", "->", "<-",
		":", NULL };
	struct audit_token before = neighbour(finder, at, -1);
	struct audit_token after = neighbour(finder, at, 1);
	static const char *const arrows[] = { "=>", "->", NULL };
	bool points = is_any(&after, to_after) && !is_any(&before, to_before);

	if (!points && !is_any(&before, compared))
		entry->before = find_before(finder, at);
	if (!has_naming(finder, entry->before, is_any(&before, arrows)))
		entry->before = (struct audit_phrase){ 0, 0 };
	if (entry->before.end == 0 || !is_any(&before, to_before))
		entry->after = find_after(finder, at, entry->before.end == 0);
	if (!has_naming(finder, entry->after, true))
		entry->after = (struct audit_phrase){ 0, 0 };
	return entry->before.end > 0 || entry->after.end > 0;
}

/* Returns whether a mark is a full stop at the end of a line, as in Erlang. */
static bool
is_end(const struct finder *finder, size_t at)
{
	const struct audit_token *token = &finder->tokens[at];

	return audit_token_is(token, ".") &&
	    (at + 1 == finder->count || token[1].line != token->line);
}

/* Adds the number at `at` if it is an entry.  One that comes a second time in a
 * line belongs to the first. */
static bool
take(struct finder *finder, size_t at)
{
	const struct audit_token *token = &finder->tokens[at];
	struct audit_token before = neighbour(finder, at, -1);
	struct audit_token after = neighbour(finder, at, 1);
	struct audit_entries *entries = finder->entries;
	struct audit_entry *last =
	    entries->count > 0 ? &entries->items[entries->count - 1] : NULL;
	struct audit_entry entry = { .number = token->number,
		.token = at,
		.line = token->line,
		.row = token->row,
		.shape = shape_of(finder, at) };

	if (!is_iota(finder, at) &&
	    (is_any(&before, no_before) ||
		(is_any(&after, no_after) && !is_end(finder, at + 1))))
		return false;
	if (!choose(finder, at, &entry))
		return false;
	if (last != NULL && last->number == entry.number &&
	    last->row == entry.row) {
		last->after.first = last->token + 1;
		last->after.end = entry.after.end > at ? entry.after.end : at;
		return false;
	}
	add(finder, &entry);
	return true;
}

/* ---- Names that count on ---- */

/* Returns the index of a name that is alone between commas or in its line, from
 * `at` on, or the number of tokens if there is none. */
static size_t
find_lone(const struct finder *finder, size_t at)
{
	static const char *const skipped[] = { ",", "|", NULL };
	static const char *const label[] = { "case", NULL };
	static const char *const ends[] = { ",", "}", NULL };
	const struct audit_token *tokens = finder->tokens;
	size_t start = at;
	bool first;

	while (at < finder->count && is_any(&tokens[at], skipped))
		at++;
	/* Swift begins each name with a word. */
	if (at + 1 < finder->count && is_word(&tokens[at], label))
		at++;
	if (at >= finder->count || tokens[at].kind != AUDIT_NAME)
		return finder->count;
	first = tokens[at].line != tokens[start - 1].line;
	if ((at == start && !first) ||
	    (at + 1 < finder->count && tokens[at + 1].line == tokens[at].line &&
		!is_any(&tokens[at + 1], ends)))
		return finder->count;
	return at;
}

/* Returns whether the name ends what a language begins elsewhere. */
static bool
is_keyword(const struct audit_token *token)
{
	static const char *const words[] = { "end", "else", "break", "pass",
		"return", "fi", "done", "default", "begin", "endif", "nil",
		"null", "true", "false", "none", "continue", NULL };

	return is_word(token, words);
}

/* Adds the names after an entry that have no number of their own: each counts
 * one further.  Returns the index of the token after them. */
static size_t
count_on(struct finder *finder, size_t at)
{
	struct audit_entry entry =
	    finder->entries->items[finder->entries->count - 1];
	size_t next = at + 1;

	if (is_iota(finder, at) && next < finder->count &&
	    audit_token_is(&finder->tokens[next], "+"))
		next += 2;
	for (;;) {
		size_t name = find_lone(finder, next);
		const struct audit_token *token = &finder->tokens[name];

		if (name == finder->count || is_keyword(token) ||
		    token->row - entry.row > BELOW_MAX ||
		    entry.number == finder->high)
			return next;
		entry.number++;
		entry.token = name;
		entry.line = token->line;
		entry.row = token->row;
		entry.before = (struct audit_phrase){ name, name + 1 };
		entry.after = (struct audit_phrase){ 0, 0 };
		/* In Go, this name is no name. */
		if (token->size > 1 || token->text[0] != '_')
			add(finder, &entry);
		next = name + 1;
	}
}

void
audit_entries_find(struct audit_entries *entries,
    const struct audit_tokens *tokens, uint64_t low, uint64_t high)
{
	struct finder finder = { .entries = entries,
		.tokens = tokens->items,
		.count = tokens->count,
		.low = low,
		.high = high };

	*entries = (struct audit_entries){ .items = NULL };
	for (size_t i = 0; i < tokens->count; i++) {
		struct audit_token before;

		if (!is_code(&finder, &tokens->items[i]) || !take(&finder, i))
			continue;
		before = neighbour(&finder, i, -1);
		if (audit_token_is(&before, "=") || is_iota(&finder, i))
			i = count_on(&finder, i) - 1;
	}
}

void
audit_entries_free(struct audit_entries *entries)
{
	free(entries->items);
}
