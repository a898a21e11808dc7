/* SPDX-License-Identifier: MIT */
/* What a key names: a number, a key, or a name in some spelling. wsreg
 * lookup and wsreg log ask the same way. */

#ifndef CLI_MATCH_H
#define CLI_MATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cli;
struct wsreg_record;

/* One key of a lookup, and what was found for it. */
struct cli_answer {
	char *query; /* as it is shown */
	const struct wsreg_record **records;
	size_t count;
	const struct wsreg_record **suggestions;
	size_t suggestion_count;
	bool numeric; /* the query is a number */
	uint64_t number;
	unsigned way;        /* how it was found, an enum cli_fit */
	const char *matched; /* the field that it was found by, or NULL */
	bool contained;      /* some text of the snapshot contains the query */
	size_t mentions;   /* how many records contain it, if none was found */
	char *note;        /* how it was found, if not as written; or NULL */
	char *explanation; /* or NULL */
	bool elsewhere;    /* not found, but in another version */
};

/* Returns the key as a new string, white space folded as it is in the
 * registry. */
char *
cli_fold(const char *key);

/* Finds what answer->query names, in the closest way that finds anything: as it
 * is written, but for case, as a name.  The other members are 0 before. */
void
cli_match(const struct cli *cli, struct cli_answer *answer);

/* Frees what the answer has, and neither the answer nor its query. */
void
cli_answer_free(struct cli_answer *answer);

#endif
