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
	char first = ascii_lower(*word);

	for (; *text != '\0'; text++) {
		size_t i = 1;

		/* Most texts are passed over by this alone. */
		if (ascii_lower(*text) != first)
			continue;
		while (word[i] != '\0' &&
		    ascii_lower(text[i]) == ascii_lower(word[i]))
			i++;
		if (word[i] == '\0')
			return true;
	}
	return first == '\0';
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

/* Returns the octet of the text that fewest others are likely to have: not a
 * letter if there is one, else the letter that is rarest in English; of an
 * empty text the 0 at its end. */
static char
find_rarest(const char *text)
{
	static const char letters[] = "zqjxkvbpygfwmucldrhsnioate";
	size_t best = sizeof(letters);
	char rarest = text[0];

	for (; *text != '\0' && best > 0; text++) {
		const char *found = strchr(letters, ascii_lower(*text));
		size_t rank = found != NULL ? 1 + (size_t)(found - letters) : 0;

		if (*text != ' ' && rank < best) {
			best = rank;
			rarest = *text;
		}
	}
	return rarest;
}

/* Each string is held once and looked at once, though nodes share it: a bit for
 * its offset is set then. */
bool
cli_search_any(const struct cli *cli, const char *text)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	uint8_t *seen =
	    cli_allocate(snapshot->piece_count, WSREG_PIECE_SIZE / 8);
	char rarest = find_rarest(text);
	const char octets[] = { ascii_lower(rarest), ascii_upper(rarest),
		'\0' };
	bool found = text[0] == '\0';

	for (uint32_t i = snapshot->document;
	     i < snapshot->node_count && !found; i++) {
		uint32_t offset = node_text_offset(snapshot, i);
		uint8_t bit = (uint8_t)(1u << offset % 8);

		if ((seen[offset / 8] & bit) == 0)
			found = strpbrk(string_at(snapshot, offset), octets) !=
				NULL &&
			    contains(string_at(snapshot, offset), text);
		seen[offset / 8] |= bit;
	}
	free(seen);
	return found;
}

size_t
cli_search_count(const struct cli *cli, const char *text)
{
	char *words[] = { cli_print("%s", text) };
	size_t found = 0;

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
