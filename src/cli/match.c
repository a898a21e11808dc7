/* SPDX-License-Identifier: MIT */
/* What a key names: a number, a key, or a name in some spelling.  The first
 * way that finds anything decides, so that a name in the wrong case never
 * hides an exact one. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli.h"

/* Adds a record to the answer.  Few are found, so the list grows by one. */
static void
add(struct cli_answer *answer, const struct wsreg_record *record)
{
	answer->records = cli_grow(
	    answer->records, answer->count + 1, sizeof(*answer->records));
	answer->records[answer->count++] = record;
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

/* Returns whether the key is that of the record but for case. */
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

/* Returns whether there is a letter: what is between the digits of a number is
 * not beside the point, so that numbers have no other spelling. */
static bool
has_letter(const char *text)
{
	for (; *text != '\0'; text++)
		if (is_letter_or_digit(*text) && !ascii_is_digit(*text))
			return true;
	return false;
}

/* Returns whether the query spells the record's name or its constant.
 * Numbers have no other spelling. */
static bool
is_name(const struct wsreg_record *record, const struct cli_answer *answer)
{
	if (!has_letter(answer->query))
		return false;
	return (record->name != NULL &&
		   is_spelling(record->name, answer->query)) ||
	    (record->identifier != NULL &&
		(is_spelling(record->identifier, answer->query) ||
		    is_constant(record, answer->query)));
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

/* The ways to find a record, the closest first. */
static const struct {
	bool (*test)(const struct wsreg_record *, const struct cli_answer *);
	const char *note;
} ways[] = {
	{ is_key, NULL },
	{ is_key_nocase,
	    "matched ignoring case (names are case-sensitive on the wire)" },
	{ is_name, "matched by its description or its name in C" },
};

/* Adds the records of a registry that are found in the answer's way. */
static void
look_into(struct cli_answer *answer, const struct wsreg_registry *registry)
{
	size_t before = answer->count;
	const struct wsreg_record *range;

	record_foreach (record, registry)
		if (ways[answer->way].test(record, answer))
			add(answer, record);
	if (answer->way > 0 || answer->count > before || !answer->numeric)
		return;
	/* Of the ranges that have a number, the narrowest counts. */
	range = wsreg_record_by_number(registry, answer->number);
	if (range != NULL)
		add(answer, range);
}

void
cli_match(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_registry *only = cli_only_registry(cli);
	size_t count = wsreg_registry_count(cli->snapshot);

	answer->numeric = cli_parse_number(answer->query, &answer->number);
	for (unsigned i = 0; i < 3 && answer->count == 0; i++) {
		answer->way = i;
		answer->note = ways[i].note;
		if (only != NULL)
			look_into(answer, only);
		for (size_t j = 0; j < count && only == NULL; j++)
			look_into(answer, wsreg_registry_at(cli->snapshot, j));
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
