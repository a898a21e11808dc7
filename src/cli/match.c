/* SPDX-License-Identifier: MIT */
/* What a key names, and how that was found. */

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "find.h"

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

/* Returns whether the field of a hit is its record's key or name. */
static bool
is_own(const struct cli_hit *hit)
{
	const struct wsreg_record *record = hit->record;
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	uint32_t key = record_key_node(record);

	return strcmp(hit->field, node_name(snapshot, key)) == 0 ||
	    strcmp(hit->field, "identifier") == 0 ||
	    strcmp(hit->field, "common") == 0 ||
	    strcmp(hit->field, "description") == 0;
}

/* Says how it was found, if not by the key as it is written. */
static char *
make_note(const struct cli_hit *hit)
{
	if (!is_own(hit))
		return cli_print("matched by its field `%s'", hit->field);
	switch (hit->fit) {
	case CLI_FIT_NOCASE:
		return cli_print("matched ignoring case (names are "
				 "case-sensitive on the wire)");
	case CLI_FIT_SPELLING:
	case CLI_FIT_OTHER:
		return cli_print("matched by its description or its name in C");
	case CLI_FIT_EXACT:
	case CLI_FIT_COUNT:
		break;
	}
	return NULL;
}

/* Takes the records that fit best. */
static void
take(struct cli_answer *answer, const struct cli_hit *hits, size_t count)
{
	answer->way = CLI_FIT_COUNT;
	for (size_t i = 0; i < count; i++)
		if (hits[i].fit < answer->way)
			answer->way = hits[i].fit;
	free(answer->records);
	answer->records = cli_allocate(count, sizeof(*answer->records));
	for (size_t i = 0; i < count; i++) {
		if (hits[i].fit != answer->way)
			continue;
		if (answer->count == 0) {
			answer->matched = hits[i].field;
			answer->note = make_note(&hits[i]);
		}
		answer->records[answer->count++] = hits[i].record;
	}
}

void
cli_match(const struct cli *cli, struct cli_answer *answer)
{
	const struct wsreg_registry *only = cli_only_registry(cli);
	struct cli_hits hits;
	size_t kept = 0;

	answer->numeric = cli_parse_number(answer->query, &answer->number);
	hits = cli_find(cli->snapshot, answer->query,
	    answer->numeric ? &answer->number : NULL);
	for (size_t i = 0; i < hits.count; i++)
		if (only == NULL || hits.items[i].record->registry == only)
			hits.items[kept++] = hits.items[i];
	take(answer, hits.items, kept);
	free(hits.items);
}

void
cli_answer_free(struct cli_answer *answer)
{
	free(answer->query);
	free(answer->suggestions);
	free(answer->records);
	free(answer->note);
	free(answer->explanation);
}
