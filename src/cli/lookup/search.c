/* SPDX-License-Identifier: MIT */
/* wsreg search: records that contain all the words, also behind their
 * references: addresses and people. */

#include <stdlib.h>
#include <string.h>

#include "lookup.h"
#include "search.h"

/* Returns whether the text contains the word; ASCII letters are compared
 * without regard to case.  Each text contains the empty word. */
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

/* Returns whether a reference leads to something with the word: its address, or
 * the name or the address of a person. */
static bool
leads_to(const struct wsreg_snapshot *snapshot, uint32_t node, const char *word)
{
	struct wsreg_reference reference;
	uint32_t person;
	bool has;
	char *url;

	if (!cli_reference_at(snapshot, node, &reference))
		return false;
	url = cli_reference_url(&reference);
	has = contains(url, word);
	free(url);
	if (has || reference.data == NULL ||
	    strcmp(reference.type, "person") != 0)
		return has;
	person = wsreg_node_person(snapshot, reference.data);
	if (person == WSREG_NONE)
		return false;
	node_foreach (child, snapshot, person)
		if (contains(wsreg_node_plain(snapshot, child), word))
			return true;
	return false;
}

/* Returns whether an element or a reference in it has the word. */
static bool
element_has(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *word)
{
	struct wsreg_field field = node_field(snapshot, node);
	uint32_t end = node_next(snapshot, node);
	char *text = cli_field_text(&field);
	bool has = contains(text, word);

	free(text);
	for (uint32_t i = node; i < end && !has; i++)
		has = leads_to(snapshot, i, word);
	return has;
}

/* Returns whether any field has the word; dates are fields, too. */
static bool
has_word(const struct wsreg_record *record, const char *word)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	const char *date = wsreg_record_registered(record);
	const char *updated = wsreg_record_updated(record);

	if ((date != NULL && contains(date, word)) ||
	    (updated != NULL && contains(updated, word)))
		return true;
	node_foreach (child, snapshot, record_node(record))
		if (node_is(snapshot, child, WSREG_NODE_ELEMENT) &&
		    element_has(snapshot, child, word))
			return true;
	return false;
}

/* Returns whether the record has each word, no matter in which fields. */
static bool
has_words(const struct wsreg_record *record, char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!has_word(record, words[i]))
			return false;
	return true;
}

const struct wsreg_record **
cli_search_records(
    const struct cli *cli, char *const *words, size_t count, size_t *found)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const struct wsreg_registry *only = cli_only_registry(cli);
	const struct wsreg_record **records =
	    cli_allocate(snapshot->record_count, sizeof(*records));

	*found = 0;
	for (uint32_t i = 0; i < snapshot->record_count; i++) {
		const struct wsreg_record *record = &snapshot->records[i];

		if ((only == NULL || record->registry == only) &&
		    has_words(record, words, count))
			records[(*found)++] = record;
	}
	return records;
}

/* Returns whether any name or text of the document has the word, as one string
 * of the file.  This is fast and rules most words out before the fields of all
 * records are put together. */
static bool
is_in_file(const struct wsreg_snapshot *snapshot, const char *word)
{
	for (uint32_t i = snapshot->document; i < snapshot->node_count; i++)
		if (!node_is(snapshot, i, WSREG_NODE_ELEMENT) &&
		    contains(node_text(snapshot, i), word))
			return true;
	return false;
}

size_t
cli_search_count(const struct cli *cli, const char *text)
{
	char *words[] = { cli_print("%s", text) };
	size_t found = 0;

	if (text[0] != '\0' && is_in_file(cli->snapshot, text))
		free(cli_search_records(cli, words, 1, &found));
	free(words[0]);
	return found;
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct lookup_printer *printer = cli->printer;
	const struct wsreg_record **found;
	size_t found_count;

	if (count == 0)
		cli_die_usage("search", "search needs a word");
	found = cli_search_records(cli, operands, count, &found_count);
	printer->records(cli, found, found_count);
	free(found);
	return found_count > 0 ? CLI_FOUND : CLI_NOT_FOUND;
}

const struct cli_command cli_search = { "search", "WORD...",
	"Search all fields for words",
	{ { "text", &lookup_text }, { "json", &lookup_json },
	    { "jsonl", &lookup_json }, { "names", &lookup_names } },
	.run = run };
