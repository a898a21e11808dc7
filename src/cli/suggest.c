/* SPDX-License-Identifier: MIT */
/* The keys nearest to one that was not found, by edit distance. */

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ascii.h"
#include "cli.h"

#define SUGGESTION_MAX 3
#define LENGTH_MAX 48 /* longer words are not worth the time */
#define WORD_MIN 3    /* shorter words begin too many */

struct candidate {
	const struct wsreg_record *record;
	unsigned distance;
};

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

/* The next row of the table: what it takes to make b's first letters from a's
 * first i, by inserting, deleting, replacing and swapping neighbours. */
static unsigned
next_row(unsigned rows[3][LENGTH_MAX + 1], const char *a, size_t i,
    const char *b, size_t length)
{
	unsigned *row = rows[i % 3];
	const unsigned *above = rows[(i + 2) % 3];
	const unsigned *twice = rows[(i + 1) % 3];
	unsigned best = row[0] = (unsigned)i;

	for (size_t j = 1; j <= length; j++) {
		bool same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);

		row[j] = least(least(above[j], row[j - 1]) + 1,
		    above[j - 1] + (same ? 0 : 1));
		if (i > 1 && j > 1 &&
		    ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
		    ascii_lower(a[i - 2]) == ascii_lower(b[j - 1]))
			row[j] = least(row[j], twice[j - 2] + 1);
		best = least(best, row[j]);
	}
	return best;
}

/* The distance, or any number above `limit` if it is more than that. */
static unsigned
distance(const char *a, const char *b, unsigned limit)
{
	unsigned rows[3][LENGTH_MAX + 1];
	size_t size = strlen(a), length = strlen(b);

	if (size > LENGTH_MAX || length > LENGTH_MAX || size > length + limit ||
	    length > size + limit)
		return limit + 1;
	for (size_t j = 0; j <= length; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= size; i++)
		if (next_row(rows, a, i, b, length) > limit)
			return limit + 1;
	return rows[size % 3][length];
}

/* Keeps the list ordered, nearest first, without repeating a key. */
static void
keep(struct candidate list[SUGGESTION_MAX], size_t *count,
    struct candidate candidate)
{
	size_t at = *count;

	for (size_t i = 0; i < *count; i++)
		if (strcmp(list[i].record->key, candidate.record->key) == 0)
			return;
	while (at > 0 && list[at - 1].distance > candidate.distance)
		at--;
	if (at == SUGGESTION_MAX)
		return;
	if (*count < SUGGESTION_MAX)
		++*count;
	for (size_t i = *count - 1; i > at; i--)
		list[i] = list[i - 1];
	list[at] = candidate;
}

/* Whether a word of the text begins with the query: "Ping Frame", "ping". */
static bool
has_word(const char *text, const char *query)
{
	size_t size = strlen(query);

	if (size < WORD_MIN)
		return false;
	for (const char *at = text; *at != '\0'; at++)
		if ((at == text || !ascii_is_word(at[-1])) &&
		    strncasecmp(at, query, size) == 0)
			return true;
	return false;
}

/* Those that have the word come after those that are spelt alike, short names
 * first. */
static void
consider(const struct wsreg_record *record, const char *query, unsigned limit,
    struct candidate list[SUGGESTION_MAX], size_t *count)
{
	const char *name = record->name != NULL ? record->name : record->key;
	unsigned nearest;

	if (record->numeric && record->first != record->last)
		return;
	nearest = least(
	    distance(query, record->key, limit), distance(query, name, limit));
	if (nearest > limit &&
	    (has_word(record->key, query) || has_word(name, query)))
		nearest = limit + 1 + (unsigned)strnlen(name, 1000);
	else if (nearest > limit)
		return;
	keep(list, count, (struct candidate){ record, nearest });
}

void
cli_suggest(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	struct candidate list[SUGGESTION_MAX];
	size_t count = 0;
	size_t length = strlen(answer->query);
	unsigned limit = length < 12 ? 1 + (unsigned)length / 4 : 4;
	const struct wsreg_registry *only = cli->registry != NULL
	    ? cli_find_registry(cli, cli->registry)
	    : NULL;

	for (uint32_t i = 0; i < snapshot->record_count; i++)
		if (only == NULL || snapshot->records[i].registry == only)
			consider(&snapshot->records[i], answer->query, limit,
			    list, &count);
	answer->suggestions = cli_allocate(count, sizeof(*answer->suggestions));
	answer->suggestion_count = count;
	for (size_t i = 0; i < count; i++)
		answer->suggestions[i] = list[i].record;
}
