/* SPDX-License-Identifier: MIT */
/* Tests of the differ with IANA's own files: those of data/, and those of a
 * folder that the build's option `registries` names. */

#include <stdlib.h>
#include <string.h>

#include "changes.h"

#define DATA SUPPORT_SOURCE "/data/"
#define XML_2012 DATA "websocket-2012-04-12.xml"
#define TEXT_2018 DATA "websocket-2018-11-29.txt"

/* ---- What happened ---- */

/* Changes of records by kind, and all. */
struct counts {
	size_t kinds[WSREG_CHANGE_CHANGED + 1];
	size_t all;
};

static void
count_changes(const struct wsreg_snapshot *before,
    const struct wsreg_snapshot *after, struct counts *counts)
{
	void *space = malloc(wsreg_diff_size(before, after));
	struct wsreg_change change;
	struct wsreg_diff *diff;

	ck_assert_ptr_nonnull(space);
	diff = wsreg_diff_init(before, after, space);
	for (; wsreg_diff_next(diff, &change); counts->all++)
		if (change.before != NULL || change.after != NULL)
			counts->kinds[change.kind]++;
	free(space);
}

static bool
is_assigned(const struct wsreg_record *record)
{
	return record != NULL && record->status != WSREG_STATUS_UNASSIGNED;
}

static const struct wsreg_record *
find_same(
    const struct wsreg_snapshot *snapshot, const struct wsreg_record *record)
{
	const char *id = wsreg_registry_id(record->registry);
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, id, strlen(id));

	if (registry == NULL)
		return NULL;
	return record->numeric
	    ? wsreg_record_by_number(registry, record->first)
	    : wsreg_record_by_name(registry, record->key, strlen(record->key));
}

/* The keys that are assigned in one and not in the other. */
static size_t
count_new(
    const struct wsreg_snapshot *before, const struct wsreg_snapshot *after)
{
	size_t count = 0;

	for (size_t i = 0; i < wsreg_registry_count(after); i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(after, i);

		for (size_t j = 0; j < wsreg_record_count(registry); j++) {
			const struct wsreg_record *record =
			    wsreg_record_at(registry, j);

			count += is_assigned(record) &&
			    !is_assigned(find_same(before, record));
		}
	}
	return count;
}

/* ---- The snapshots of data/ ---- */

/* Lines that there are, once each; nothing breaks, and as many keys are added
 * as there are new ones. */
static const struct {
	SUPPORT_ROW;
	const char *before, *after;
	size_t people; /* changes of them */
	const char *lines[12];
} facts[] = {
	{ ROW, XML_2012, WEBSOCKET_XML, 47,
	    { "additive added close-code-number 1012: ",
		"additive added close-code-number 1013: ",
		"additive added close-code-number 1014: ",
		"additive added close-code-number 3000: ",
		"additive added close-code-number 3003: ",
		"additive added close-code-number 3008: ",
		"editorial changed close-code-number 1011: description: "
		"Internal Server Error -> Internal Error; xref: [RFC6455] -> "
		"[RFC6455][RFC Errata 3227]\n",
		"additive added framing-header-bits RSV1: ",
		"editorial changed version-number #: expert: none -> "
		"HYBI WG Chairs\n" } },
	{ ROW, XML_2012, TEXT_2018, 25,
	    { "additive added close-code-number 1014: ",
		"editorial changed subprotocol-name soap: definition: " } },
	{ ROW, TEXT_2018, WEBSOCKET_XML, 30,
	    { "additive added close-code-number 3000: ",
		"additive added close-code-number 3003: ",
		"additive added close-code-number 3008: ",
		"editorial changed close-code-number 1012: xref: ",
		"RFC-ietf-bfcpbis-bfcp-websocket-15 became rfc8857\n" } },
};

static size_t
count_words(const char *text, const char *words)
{
	size_t count = 0;

	for (; (text = strstr(text, words)) != NULL; text++)
		count++;
	return count;
}

START_TEST(test_facts)
{
	struct fixture sides[2];
	const struct wsreg_snapshot *before =
	    fixture_snapshot(&sides[0], facts[_i].before);
	const struct wsreg_snapshot *after =
	    fixture_snapshot(&sides[1], facts[_i].after);
	char *changes = changes_dump(before, after);

	for (size_t i = 0; facts[_i].lines[i] != NULL; i++)
		ck_assert_msg(count_words(changes, facts[_i].lines[i]) == 1,
		    "%s in\n%s", facts[_i].lines[i], changes);
	ck_assert_uint_eq(count_words(changes, "breaking "), 0);
	ck_assert_uint_eq(
	    count_words(changes, "additive added "), count_new(before, after));
	ck_assert_uint_eq(count_words(changes, " people "), facts[_i].people);
	changes_check_reverse(before, after);
	free(changes);
	fixture_free(&sides[1]);
	fixture_free(&sides[0]);
}
END_TEST

/* ---- The folder ---- */

static const char *root;

static char **
list_files(const char *folder)
{
	char *name = support_print("%s/%s", root, folder);
	char **list = support_list_folder(name);

	free(name);
	return list;
}

static bool
has_end(const char *name, const char *end)
{
	return strlen(name) > strlen(end) &&
	    strcmp(name + strlen(name) - strlen(end), end) == 0;
}

static const struct wsreg_snapshot *
read_file(struct fixture *fixture, const char *folder, const char *file)
{
	char *name = support_print("%s/%s/%s", root, folder, file);
	const struct wsreg_snapshot *snapshot = fixture_snapshot(fixture, name);

	free(name);
	return snapshot;
}

/* From each day to the next, from 2012 to what is compiled in: each assignment
 * once, nothing removed, and the renames that there were. */
START_TEST(test_history)
{
	char **names = list_files("websocket");
	struct fixture first, last, sides[2];
	const struct wsreg_snapshot *before, *after;
	struct counts counts = { { 0 }, 0 };
	unsigned side = 0;

	fixture_snapshot(&first, XML_2012);
	before = fixture_snapshot(&sides[!side], XML_2012);
	for (size_t i = 0; names[i] != NULL; i++) {
		if (!has_end(names[i], ".xml"))
			continue;
		after = read_file(&sides[side], "websocket", names[i]);
		count_changes(before, after, &counts);
		fixture_free(&sides[!side]);
		before = after;
		side = !side;
	}
	after = fixture_snapshot(&last, WEBSOCKET_XML);
	count_changes(before, after, &counts);
	ck_assert_uint_eq(counts.kinds[WSREG_CHANGE_REMOVED], 0);
	ck_assert_uint_eq(counts.kinds[WSREG_CHANGE_RENAMED], 3);
	ck_assert_uint_eq(counts.kinds[WSREG_CHANGE_ADDED],
	    count_new(&first.model.snapshot, after));
	fixture_free(&last);
	fixture_free(&sides[!side]);
	fixture_free(&first);
	support_free_list(names);
}
END_TEST

/* The text of a day says what the XML does. */
START_TEST(test_renditions)
{
	char **names = list_files("websocket");
	size_t count = 0;

	for (size_t i = 0; names[i] != NULL; i++) {
		struct fixture sides[2];
		struct counts counts = { { 0 }, 0 };

		if (!has_end(names[i], ".txt"))
			continue;
		read_file(&sides[0], "websocket", names[i]);
		strcpy(strrchr(names[i], '.'), ".xml");
		read_file(&sides[1], "websocket", names[i]);
		for (size_t j = 0; j < 2; j++)
			count_changes(&sides[j].model.snapshot,
			    &sides[!j].model.snapshot, &counts);
		ck_assert_msg(
		    counts.all == 0, "%s: %zu changes", names[i], counts.all);
		fixture_free(&sides[1]);
		fixture_free(&sides[0]);
		count++;
	}
	ck_assert_uint_gt(count, 0);
	support_free_list(names);
}
END_TEST

/* ---- Copies with edits ---- */

/* Whether the record's key or numbers are no other's in its registry. */
static bool
is_alone(const struct wsreg_record *record)
{
	const struct wsreg_registry *registry = record->registry;

	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *other = wsreg_record_at(registry, i);

		if (other != record &&
		    (strcmp(other->key, record->key) == 0 ||
			(record->numeric && other->numeric &&
			    other->first <= record->last &&
			    record->first <= other->last)))
			return false;
	}
	return is_assigned(record);
}

/* The first such record from this one on. */
static uint32_t
choose(const struct wsreg_snapshot *snapshot, uint32_t from)
{
	while (from < snapshot->record_count &&
	    !is_alone(&snapshot->records[from]))
		from++;
	ck_assert_uint_lt(from, snapshot->record_count);
	return from;
}

/* Where the record begins in its file. */
static char *
find_record(char *text, const struct wsreg_record *record)
{
	const struct wsreg_snapshot *snapshot = record->registry->snapshot;
	unsigned long line = node_line(snapshot, record_node(record));

	while (--line > 0)
		text = strchr(text, '\n') + 1;
	text = strstr(text, "<record");
	ck_assert_ptr_nonnull(text);
	return text;
}

/* One record becomes another, one after it goes. */
static char *
edit(char *text, const struct wsreg_snapshot *snapshot)
{
	uint32_t first = choose(snapshot, snapshot->record_count / 3);
	uint32_t second = choose(snapshot, first + 1);
	char *changed =
	    strstr(find_record(text, &snapshot->records[first]), "</record>");
	char *gone = find_record(text, &snapshot->records[second]);

	return support_print("%.*s<edited>x</edited>%.*s%s",
	    (int)(changed - text), text, (int)(gone - changed), changed,
	    strstr(gone, "</record>") + strlen("</record>"));
}

START_TEST(test_copies)
{
	char **names = list_files("other");
	size_t count = 0;

	for (; names[count] != NULL; count++) {
		struct fixture sides[2];
		const struct wsreg_snapshot *snapshot =
		    read_file(&sides[0], "other", names[count]);
		char *file = support_print("%s/other/%s", root, names[count]);
		char *text = support_read_file(file, NULL);
		char *edited = edit(text, snapshot);
		struct counts same = { { 0 }, 0 }, counts = { { 0 }, 0 };

		ck_assert(
		    fixture_read_memory(&sides[1], edited, strlen(edited)));
		count_changes(snapshot, snapshot, &same);
		count_changes(snapshot, &sides[1].model.snapshot, &counts);
		ck_assert_msg(same.all == 0 && counts.all == 2 &&
			counts.kinds[WSREG_CHANGE_CHANGED] == 1 &&
			counts.kinds[WSREG_CHANGE_REMOVED] == 1,
		    "%s: %zu and %zu changes", file, same.all, counts.all);
		fixture_free(&sides[1]);
		fixture_free(&sides[0]);
		free(edited);
		free(text);
		free(file);
	}
	ck_assert_uint_gt(count, 0);
	support_free_list(names);
}
END_TEST

static Suite *
make_data(void)
{
	Suite *suite = suite_create("diff-real");
	TCase *tcase = tcase_create("data");

	support_add_rows(tcase, test_facts, facts);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_registries(void)
{
	Suite *suite = suite_create("diff-real");
	TCase *tcase = tcase_create("registries");

	tcase_add_test(tcase, test_history);
	tcase_add_test(tcase, test_renditions);
	tcase_add_test(tcase, test_copies);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
find_obstacle(void)
{
	return root == NULL || root[0] == '\0'
	    ? "the option `registries' names no folder"
	    : NULL;
}

int
main(int count, char *arguments[])
{
	static const struct support_part parts[] = {
		{ "data", make_data, NULL },
		{ "registries", make_registries, find_obstacle },
	};

	root = getenv("WSREG_REGISTRIES");
	return support_main_part(parts, COUNT(parts), count, arguments);
}
