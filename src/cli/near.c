/* SPDX-License-Identifier: MIT */
/* Of the words that are offered, those nearest to one that was not found, by
 * edit distance.  Two neighbours that are swapped count as one mistake. */

#include "near.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "common.h"
#include "frames/wsreg-check.h"
#include "snapshot.h"

#define LENGTH_MAX 48 /* longer words are not worth the time */
#define WORD_MIN 3    /* shorter words begin too many */

/* Returns the lesser of two numbers. */
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

/* Keeps the list ordered. */
static void
keep(struct cli_near *near, struct cli_nearby nearby)
{
	struct cli_nearby *list = near->list;
	size_t at = near->count;

	for (size_t i = 0; i < near->count; i++)
		if (strcmp(list[i].key, nearby.key) == 0)
			return;
	while (at > 0 && list[at - 1].distance > nearby.distance)
		at--;
	if (at == CLI_NEAR_MAX)
		return;
	if (near->count < CLI_NEAR_MAX)
		near->count++;
	for (size_t i = near->count - 1; i > at; i--)
		list[i] = list[i - 1];
	list[at] = nearby;
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

void
cli_near_begin(struct cli_near *near, const char *query)
{
	size_t length = strlen(query);

	*near = (struct cli_near){
		.query = query,
		.limit = length < 12 ? 1 + (unsigned)length / 4 : 4,
	};
}

/* Returns whether the query is this key with more behind it, as a version:
 * "mqttv3.1", "wamp.2.json". */
static bool
is_extended(const char *key, const char *query)
{
	size_t size = strlen(key);

	if (size < WORD_MIN || strncasecmp(key, query, size) != 0)
		return false;
	query += size;
	if (*query == 'v' || *query == 'V')
		return ascii_is_digit(query[1]);
	return *query != '\0' &&
	    (!ascii_is_word(*query) || ascii_is_digit(*query));
}

/* Those that have the word come after those that are spelt alike, short names
 * first. */
void
cli_near_offer(
    struct cli_near *near, const char *key, const char *name, const void *item)
{
	unsigned limit = near->limit;
	unsigned nearest = least(distance(near->query, key, limit),
	    distance(near->query, name, limit));

	if (is_extended(key, near->query))
		nearest = 0;
	else if (nearest > limit && !has_word(key, near->query) &&
	    !has_word(name, near->query))
		return;
	if (nearest > limit)
		nearest = limit + 1 + (unsigned)strnlen(name, 1000);
	keep(near, (struct cli_nearby){ key, item, nearest });
}

void
cli_near_offer_rules(struct cli_near *near)
{
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++) {
		const struct wsreg_rule *rule = wsreg_rule_at(i);

		cli_near_offer(near, rule->id, rule->id, rule);
	}
}

char *
cli_near_keys(const struct cli_near *near)
{
	char *text = cli_print("%s", "");

	for (size_t i = 0; i < near->count; i++)
		text = cli_append(
		    text, "%s%s", i > 0 ? ", " : "", near->list[i].key);
	return text;
}
