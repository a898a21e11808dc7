/* SPDX-License-Identifier: MIT */
/* Of the words that are offered, those nearest to one that was not found.
 * Keys, registries and rules are offered alike. */

#ifndef CLI_NEAR_H
#define CLI_NEAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define CLI_NEAR_MAX 3

struct cli_near {
	const char *query;
	size_t size;    /* of the query, in octets */
	unsigned limit; /* the distance that is still near */
	/* Whether words that begin with the query are near, too.  This may be
	 * cleared if it is known that there are none. */
	bool words;
	/* For each octet, a bit for each of the query's octets that is the same
	 * but for case. */
	uint64_t places[UINT8_MAX + 1];
	size_t count;
	/* Nearest first, no key twice. */
	struct cli_nearby {
		const char *key;
		const void *item;
		unsigned distance;
	} list[CLI_NEAR_MAX];
};

/* Begins without any; the query lives as long as `near`. */
void
cli_near_begin(struct cli_near *near, const char *query);

/* Offers an item by its key and by its name, which may be the same; all live
 * as long as `near`. */
void
cli_near_offer(
    struct cli_near *near, const char *key, const char *name, const void *item);

/* Offers the ids of all rules of wsreg check. */
void
cli_near_offer_rules(struct cli_near *near);

/* Returns the keys with commas between them, as a new string. */
char *
cli_near_keys(const struct cli_near *near);

#endif
