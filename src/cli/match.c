/* SPDX-License-Identifier: MIT */
/* What a key names: a number, a key, or a name in some spelling. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ascii.h"
#include "cli.h"

static void
add(struct cli_answer *answer, const struct wsreg_record *record)
{
	answer->records = cli_grow(
	    answer->records, answer->count + 1, sizeof(*answer->records));
	answer->records[answer->count++] = record;
}

/* All records of the registry that the test holds for. */
static void
add_all(struct cli_answer *answer, const struct wsreg_registry *registry,
    bool (*test)(const struct wsreg_record *, const struct cli_answer *))
{
	size_t count = wsreg_record_count(registry);

	for (size_t i = 0; i < count; i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);

		if (test(record, answer))
			add(answer, record);
	}
}

/* The key as it is written, or its number in another spelling. */
static bool
is_key(const struct wsreg_record *record, const struct cli_answer *answer)
{
	return strcmp(record->key, answer->query) == 0 ||
	    (answer->numeric && record->numeric &&
		record->first == answer->number &&
		record->last == answer->number);
}

static bool
is_key_nocase(
    const struct wsreg_record *record, const struct cli_answer *answer)
{
	return strcasecmp(record->key, answer->query) == 0;
}

/* Letters beyond ASCII are compared as they are. */
static bool
is_letter_or_digit(char c)
{
	return ascii_is_word(c) || (unsigned char)c >= 0x80;
}

/* Alike in letters and digits, whatever the case and what is between. */
static bool
is_spelling(const char *a, const char *b)
{
	bool any = false;

	for (;;) {
		while (*a != '\0' && !is_letter_or_digit(*a))
			a++;
		while (*b != '\0' && !is_letter_or_digit(*b))
			b++;
		if (*a == '\0' || *b == '\0')
			return any && *a == *b;
		if (ascii_lower(*a++) != ascii_lower(*b++))
			return false;
		any = true;
	}
}

/* Whether it is the constant in C: WSREG_CLOSE_GOING_AWAY, with any prefix. */
static bool
is_constant(const struct wsreg_record *record, const char *query)
{
	const char *alias = record->registry->alias;
	size_t size = alias != NULL ? strlen(alias) : 0;

	for (const char *at = query; size > 0 && *at != '\0'; at++)
		if ((at == query || at[-1] == '_') &&
		    strncasecmp(at, alias, size) == 0 && at[size] == '_' &&
		    is_spelling(record->identifier, at + size + 1))
			return true;
	return false;
}

static bool
is_name(const struct wsreg_record *record, const struct cli_answer *answer)
{
	return (record->name != NULL &&
		   is_spelling(record->name, answer->query)) ||
	    (record->identifier != NULL &&
		(is_spelling(record->identifier, answer->query) ||
		    is_constant(record, answer->query)));
}

/* What is between the digits of a number is not beside the point. */
static bool
has_letter(const char *text)
{
	for (; *text != '\0'; text++)
		if (is_letter_or_digit(*text) && !ascii_is_digit(*text))
			return true;
	return false;
}

/* Equal keys are several records; else the narrowest range counts. */
static void
add_exact(struct cli_answer *answer, const struct wsreg_registry *registry)
{
	size_t before = answer->count;
	const struct wsreg_record *record;

	add_all(answer, registry, is_key);
	if (answer->count > before || !answer->numeric)
		return;
	record = wsreg_record_by_number(registry, answer->number);
	if (record != NULL)
		add(answer, record);
}

static void
add_nocase(struct cli_answer *answer, const struct wsreg_registry *registry)
{
	add_all(answer, registry, is_key_nocase);
}

static void
add_named(struct cli_answer *answer, const struct wsreg_registry *registry)
{
	if (has_letter(answer->query))
		add_all(answer, registry, is_name);
}

char *
cli_fold(const char *text)
{
	char *folded = cli_print("%s", text);
	char *to = folded;

	for (; *text != '\0'; text++) {
		if (!ascii_is_blank(*text))
			*to++ = *text;
		else if (to > folded && to[-1] != ' ')
			*to++ = ' ';
	}
	if (to > folded && to[-1] == ' ')
		to--;
	*to = '\0';
	return folded;
}

void
cli_match(const struct cli *cli, struct cli_answer *answer)
{
	static const struct {
		void (*add)(struct cli_answer *, const struct wsreg_registry *);
		const char *note;
	} ways[] = {
		{ add_exact, NULL },
		{ add_nocase, "found regardless of case" },
		{ add_named, "found by name" },
	};
	const struct wsreg_registry *only = cli->registry != NULL
	    ? cli_find_registry(cli, cli->registry)
	    : NULL;
	size_t count = wsreg_registry_count(cli->snapshot);

	answer->numeric = cli_parse_number(answer->query, &answer->number);
	for (unsigned i = 0; i < 3 && answer->count == 0; i++) {
		answer->way = i;
		answer->note = ways[i].note;
		if (only != NULL)
			ways[i].add(answer, only);
		for (size_t j = 0; j < count && only == NULL; j++)
			ways[i].add(
			    answer, wsreg_registry_at(cli->snapshot, j));
	}
	if (answer->count == 0)
		answer->note = NULL;
}

void
cli_answer_free(struct cli_answer *answer)
{
	free(answer->suggestions);
	free(answer->records);
	free(answer->explanation);
}
