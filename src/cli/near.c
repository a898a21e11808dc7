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

/*
 * Returns the distance between the query and a text: how many octets have to be
 * inserted, deleted, replaced or swapped with their neighbour.  Any number above
 * `limit` stands for more than that.
 *
 * A column of the table of distances is held as the signs of the differences
 * between neighbours, a bit each, so that a column takes a dozen operations
 * (Hyyro, "A Bit-Vector Algorithm for Computing Levenshtein and Damerau Edit
 * Distances", 2003).  The lowest row is `distance`; each octet that is left can
 * lower it by one.
 */
static unsigned
measure(const struct cli_near *near, const char *text, unsigned limit)
{
	size_t left = strnlen(text, LENGTH_MAX + 1);
	uint64_t up = UINT64_MAX, down = 0, diagonal = 0, last = 0;
	unsigned distance = (unsigned)near->size;

	if (near->size > LENGTH_MAX || left > LENGTH_MAX ||
	    near->size > left + limit || left > near->size + limit)
		return limit + 1;
	if (near->size == 0)
		return (unsigned)left;
	for (; left > 0; text++) {
		uint64_t same = near->places[(unsigned char)*text];
		uint64_t swapped = (~diagonal & same) << 1 & last;
		uint64_t more, less;

		diagonal = (((same & up) + up) ^ up) | same | down | swapped;
		more = down | ~(diagonal | up);
		less = diagonal & up;
		distance += (unsigned)(more >> (near->size - 1) & 1);
		distance -= (unsigned)(less >> (near->size - 1) & 1);
		more = more << 1 | 1;
		up = less << 1 | ~(diagonal | more);
		down = more & diagonal;
		last = same;
		if (distance > limit + --left)
			return limit + 1;
	}
	return distance;
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

/* Returns whether a word of the text begins with the query: "Ping Frame",
 * "ping". */
static bool
has_word(const char *text, const struct cli_near *near)
{
	char first = ascii_lower(near->query[0]);

	if (near->size < WORD_MIN)
		return false;
	for (const char *at = text; *at != '\0'; at++)
		if (ascii_lower(*at) == first &&
		    (at == text || !ascii_is_word(at[-1])) &&
		    strncasecmp(at, near->query, near->size) == 0)
			return true;
	return false;
}

void
cli_near_begin(struct cli_near *near, const char *query)
{
	size_t length = strlen(query);

	*near = (struct cli_near){
		.query = query,
		.size = length,
		.limit = length < 12 ? 1 + (unsigned)length / 4 : 4,
		.words = true,
	};
	for (size_t i = 0; i < length && i < LENGTH_MAX; i++) {
		char lower = ascii_lower(query[i]), upper = ascii_upper(lower);

		near->places[(unsigned char)lower] |= UINT64_C(1) << i;
		if (upper != lower)
			near->places[(unsigned char)upper] |= UINT64_C(1) << i;
	}
}

/* Returns whether the query is this key with more behind it, as a version:
 * "mqttv3.1", "wamp.2.json". */
static bool
is_extended(const char *key, const char *query)
{
	size_t size;

	if (ascii_lower(key[0]) != ascii_lower(query[0]))
		return false;
	size = strlen(key);
	if (size < WORD_MIN || strncasecmp(key, query, size) != 0)
		return false;
	query += size;
	if (*query == 'v' || *query == 'V')
		return ascii_is_digit(query[1]);
	return *query != '\0' &&
	    (!ascii_is_word(*query) || ascii_is_digit(*query));
}

/* Those that have the word come after those that are spelt alike, short names
 * first.  Once the list is full of words that are spelt alike, only nearer ones
 * are of interest. */
void
cli_near_offer(
    struct cli_near *near, const char *key, const char *name, const void *item)
{
	const struct cli_nearby *last = &near->list[CLI_NEAR_MAX - 1];
	bool full =
	    near->count == CLI_NEAR_MAX && last->distance <= near->limit;
	unsigned limit = full ? last->distance - 1 : near->limit;
	unsigned nearest;

	if (full && last->distance == 0)
		return;
	nearest = measure(near, key, limit);
	if (name != key)
		nearest = least(nearest, measure(near, name, limit));
	if (is_extended(key, near->query))
		nearest = 0;
	if (nearest > limit) {
		if (full || !near->words ||
		    (!has_word(key, near) && !has_word(name, near)))
			return;
		nearest = near->limit + 1 + (unsigned)strnlen(name, 1000);
	}
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
