/* SPDX-License-Identifier: MIT */
/* The ways in which a record is known under another key, and a registry under
 * another id. */

#include "rename.h"

#include "compare-words.h"

uint64_t
wsreg_diff_digest(const struct wsreg_snapshot *snapshot, uint32_t node)
{
	uint32_t end = node_next(snapshot, node);
	uint64_t mixed = 0;

	for (; node < end; node++)
		mixed =
		    digest_mix(digest_mix(mixed,
				   digest(slice_of(node_name(snapshot, node)))),
			digest(slice_of(node_text(snapshot, node))));
	return mixed;
}

/* Only names are renamed, and not those that are free again. */
static bool
may_be_renamed(const struct diff_list *list, uint32_t index)
{
	return !wsreg_diff_is_numeric(list, index) &&
	    list->records[index].status != WSREG_STATUS_UNASSIGNED;
}

/* Mixes the words into a digest, whatever white space is around them; a text
 * without any adds nothing. */
static uint64_t
mix_words(uint64_t mixed, const char *text)
{
	struct slice word;

	while (wsreg_diff_next_word(&text, &word))
		mixed = digest_mix(mixed, digest(word));
	return mixed;
}

/* Returns a digest of those who answer for the name, in whatever order; 0 if
 * nobody does. */
static uint64_t
digest_contact(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint64_t sum = 0;

	if (!may_be_renamed(list, index))
		return 0;
	node_foreach (child, snapshot, record_node(&list->records[index])) {
		const char *data =
		    wsreg_node_attribute(snapshot, child, "data");

		if (node_is_element(snapshot, child, "xref"))
			sum += mix_words(2, data != NULL ? data : "") | 1;
	}
	return sum;
}

/* Returns a digest of the words of a protocol's definition. */
static uint64_t
digest_definition(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_snapshot *snapshot = list->snapshot;
	uint64_t mixed = 0;

	node_foreach (child, snapshot, record_node(&list->records[index])) {
		uint32_t end = node_next(snapshot, child);

		if (!node_is_element(snapshot, child, "definition"))
			continue;
		for (uint32_t i = child + 1; i < end; i++)
			mixed = mix_words(mixed, node_text(snapshot, i));
	}
	return mixed;
}

/* Returns a digest of the date of registration; 0 if there is none. */
static uint64_t
digest_date(const struct diff_list *list, uint32_t index)
{
	const char *date = wsreg_record_registered(&list->records[index]);

	return date != NULL && date[0] != '\0' ? digest(slice_of(date)) : 0;
}

/* Returns a digest of both; 0 if either is missing. */
static uint64_t
digest_both(uint64_t one, uint64_t other)
{
	return one == 0 || other == 0 ? 0 : digest_mix(one, other) | 1;
}

static uint64_t
by_definition(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    digest_contact(list, index), digest_definition(list, index));
}

static uint64_t
by_definition_and_date(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    by_definition(list, index), digest_date(list, index));
}

static uint64_t
by_date(const struct diff_list *list, uint32_t index)
{
	return digest_both(
	    digest_contact(list, index), digest_date(list, index));
}

/* Returns a digest of all that the record says but for its key and the day of
 * its last update; 0 if that is nothing. */
static uint64_t
by_rest(const struct diff_list *list, uint32_t index)
{
	const struct wsreg_record *record = &list->records[index];
	uint64_t mixed = 0;

	if (!may_be_renamed(list, index))
		return 0;
	node_foreach (child, list->snapshot, record_node(record))
		if (child != record_key_node(record) &&
		    strcmp(node_name(list->snapshot, child), "updated") != 0)
			mixed = digest_mix(
			    mixed, wsreg_diff_digest(list->snapshot, child));
	return mixed;
}

/* Returns a digest of the registry's records; 0 if it has none. */
static uint64_t
by_records(const struct diff_list *list, uint32_t index)
{
	uint32_t node = list->registries[index].node;
	uint64_t mixed = 0;

	node_foreach (child, list->snapshot, node)
		if (node_is_element(list->snapshot, child, "record"))
			mixed = digest_mix(
			    mixed, wsreg_diff_digest(list->snapshot, child));
	return mixed;
}

static uint64_t
by_key_nocase(const struct diff_list *list, uint32_t index)
{
	return may_be_renamed(list, index)
	    ? digest_nocase(slice_of(list->records[index].key))
	    : 0;
}

static bool
same_key_nocase(
    const struct diff_list lists[2], uint32_t before, uint32_t after)
{
	return slice_same_nocase(slice_of(lists[0].records[before].key),
	    slice_of(lists[1].records[after].key));
}

const struct diff_way wsreg_diff_renames[DIFF_RENAME_COUNT] = {
	{ by_key_nocase, same_key_nocase, 0, false },
	{ by_definition_and_date, NULL, 0, false },
	{ by_definition, NULL, 0, false },
	{ by_date, NULL, 0, false },
	{ by_rest, NULL, 0, true },
};

const struct diff_way wsreg_diff_same_records = { by_records, NULL, 0, true };
