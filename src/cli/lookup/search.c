/* SPDX-License-Identifier: MIT */
/* wsreg search: records that contain all the words.  Records are searched
 * field by field as they are shown. */

#include <stdlib.h>
#include <string.h>

#include "lookup.h"

/* Returns whether the text contains the word, whatever the case of ASCII
 * letters; every text contains the empty word. */
static bool
contains(const char *text, const char *word)
{
	for (;; text++) {
		size_t i = 0;

		while (word[i] != '\0' &&
		    ascii_lower(text[i]) == ascii_lower(word[i]))
			i++;
		if (word[i] == '\0')
			return true;
		if (*text == '\0')
			return false;
	}
}

/* Each word in any field, also in different ones; dates are fields too. */
static bool
has_words(const struct wsreg_record *record, char **words, size_t count)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	size_t found = 0;

	for (size_t i = 0; i < count; i++) {
		const char *date = wsreg_record_registered(record);
		const char *updated = wsreg_record_updated(record);
		bool has = (date != NULL && contains(date, words[i])) ||
		    (updated != NULL && contains(updated, words[i]));

		node_foreach (child, snapshot, record_node(record)) {
			struct wsreg_field field = node_field(snapshot, child);
			char *text;

			if (has ||
			    !node_is(snapshot, child, WSREG_NODE_ELEMENT))
				continue;
			text = cli_field_text(&field);
			has = contains(text, words[i]);
			free(text);
		}
		found += has;
	}
	return found == count;
}

/* Prints the records that have all words, in the order of the snapshot. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct lookup_printer *printer = cli->printer;
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const struct wsreg_registry *only = cli_only_registry(cli);
	const struct wsreg_record **found;
	size_t found_count = 0;

	if (count == 0)
		cli_die_usage("search", "search needs a word");
	found = cli_allocate(snapshot->record_count, sizeof(*found));
	for (uint32_t i = 0; i < snapshot->record_count; i++) {
		const struct wsreg_record *record = &snapshot->records[i];

		if ((only == NULL || record->registry == only) &&
		    has_words(record, operands, count))
			found[found_count++] = record;
	}
	printer->records(cli, found, found_count);
	free(found);
	return found_count > 0 ? CLI_FOUND : CLI_NOT_FOUND;
}

const struct cli_command cli_search = { "search", "WORD...",
	"Search all fields for words",
	{ { "text", &lookup_text }, { "json", &lookup_json },
	    { "names", &lookup_names } },
	.run = run };
