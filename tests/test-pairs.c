/* SPDX-License-Identifier: MIT */
/* Tests with real registry files of a folder, which the build's option
 * `registries` names: IANA's text rendition and the XML of the same day say
 * the same. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* The folder. */
static const char *root;

/* Where two fields are compared, for messages. */
static const char *place;

typedef bool
list_function(const void *, size_t, struct wsreg_field *);

static bool
list_records(const void *record, size_t index, struct wsreg_field *field)
{
	return wsreg_record_field(record, index, field);
}

static bool
list_registry(const void *registry, size_t index, struct wsreg_field *field)
{
	return wsreg_registry_field(registry, index, field);
}

static bool
list_children(const void *parent, size_t index, struct wsreg_field *field)
{
	return wsreg_field_child(parent, index, field);
}

/* The field of this name that is not empty, with `ordinal` such before it. */
static bool
find_field(list_function *list, const void *from, const char *name,
    size_t ordinal, struct wsreg_field *found)
{
	struct wsreg_field field;

	for (size_t i = 0; list(from, i, &field); i++)
		if (strcmp(field.name, name) == 0 &&
		    wsreg_field_text(&field, NULL, 0) > 0 && ordinal-- == 0) {
			*found = field;
			return true;
		}
	return false;
}

/* Types and data are the same, but for what is behind a label. */
static void
compare_references(
    const struct wsreg_field *xml, const struct wsreg_field *text)
{
	struct wsreg_reference x, t;
	size_t i;

	for (i = 0; wsreg_field_reference(xml, i, &x); i++) {
		bool labelled = strcmp(x.type, "person") != 0 &&
		    wsreg_reference_text(&x, NULL, 0) > 0;

		support_assert(wsreg_field_reference(text, i, &t),
		    "%s: no reference %zu", place, i);
		support_assert(strcmp(t.type, labelled ? "text" : x.type) == 0,
		    "%s: type %s for %s", place, t.type, x.type);
		support_assert(
		    support_is_same(t.data, labelled ? NULL : x.data), "%s: %s",
		    place, x.data);
	}
	support_assert(!wsreg_field_reference(text, i, &t),
	    "%s: a reference too many", place);
}

static void
compare_fields(list_function *list, const void *xml, const void *text);

static void
compare_field(const struct wsreg_field *xml, const struct wsreg_field *text)
{
	char *x = fixture_text(xml);
	char *t = fixture_text(text);

	support_assert(strcmp(x, t) == 0, "%s: `%s' for `%s'", place, t, x);
	support_assert(support_is_same(wsreg_field_attribute(xml, "id"),
			   wsreg_field_attribute(text, "id")),
	    "%s: another id", place);
	compare_references(xml, text);
	if (strcmp(xml->name, "range") == 0 || strcmp(xml->name, "person") == 0)
		compare_fields(list_children, xml, text);
	free(x);
	free(t);
}

/* Each field that is not empty, by name and ordinal. */
static void
compare_fields(list_function *list, const void *xml, const void *text)
{
	struct wsreg_field field, other;
	size_t counts[2] = { 0, 0 };

	for (size_t i = 0; list(xml, i, &field); i++) {
		size_t ordinal = 0;
		struct wsreg_field before;

		if (wsreg_field_text(&field, NULL, 0) == 0)
			continue;
		for (size_t j = 0; j < i && list(xml, j, &before); j++)
			ordinal += strcmp(before.name, field.name) == 0;
		counts[0]++;
		support_assert(
		    find_field(list, text, field.name, ordinal, &other),
		    "%s: no %s", place, field.name);
		compare_field(&field, &other);
	}
	for (size_t i = 0; list(text, i, &field); i++)
		counts[1]++;
	support_assert(counts[0] == counts[1], "%s: %zu fields for %zu", place,
	    counts[1], counts[0]);
}

/* Until 2019-05-13 the page lacked the definition of extensions. */
static bool
lacks_definition(const struct wsreg_record *record)
{
	struct wsreg_field ignored;

	return strcmp(record->registry->id, "extension-name") == 0 &&
	    !find_field(list_records, record, "definition", 0, &ignored);
}

static void
compare_record(const struct wsreg_record *xml, const struct wsreg_record *text)
{
	place = xml->key;
	ck_assert_str_eq(text->key, xml->key);
	support_assert(support_is_same(text->name, xml->name), "%s: name %s",
	    place, text->name);
	support_assert(support_is_same(text->identifier, xml->identifier),
	    "%s: identifier %s", place, text->identifier);
	ck_assert_int_eq(text->status, xml->status);
	ck_assert_uint_eq(text->first, xml->first);
	ck_assert_uint_eq(text->last, xml->last);
	if (!lacks_definition(text))
		compare_fields(list_records, xml, text);
}

static void
compare_registry(
    const struct wsreg_registry *xml, const struct wsreg_registry *text)
{
	place = xml->id;
	ck_assert_str_eq(text->id, xml->id);
	ck_assert_str_eq(text->title, xml->title);
	compare_fields(list_registry, xml, text);
	ck_assert_uint_eq(wsreg_record_count(text), wsreg_record_count(xml));
	for (size_t i = 0; i < wsreg_record_count(xml); i++)
		compare_record(
		    wsreg_record_at(xml, i), wsreg_record_at(text, i));
}

static void
compare_snapshots(
    const struct wsreg_snapshot *xml, const struct wsreg_snapshot *text)
{
	struct wsreg_field x, t;

	ck_assert_str_eq(wsreg_snapshot_id(text), wsreg_snapshot_id(xml));
	ck_assert_str_eq(wsreg_snapshot_title(text), wsreg_snapshot_title(xml));
	ck_assert_str_eq(
	    wsreg_snapshot_updated(text), wsreg_snapshot_updated(xml));
	ck_assert_uint_eq(
	    wsreg_registry_count(text), wsreg_registry_count(xml));
	for (size_t i = 0; i < wsreg_registry_count(xml); i++)
		compare_registry(
		    wsreg_registry_at(xml, i), wsreg_registry_at(text, i));
	ck_assert_uint_eq(wsreg_person_count(text), wsreg_person_count(xml));
	for (size_t i = 0; wsreg_person_at(xml, i, &x); i++) {
		place = "people";
		ck_assert(wsreg_person_at(text, i, &t));
		compare_field(&x, &t);
	}
}

START_TEST(test_pairs)
{
	char *folder = support_print("%s/websocket", root);
	char **files = support_list_folder(folder);
	size_t count = 0;

	for (size_t i = 0; files[i] != NULL; i++) {
		char *end = strrchr(files[i], '.');
		struct fixture xml, text;
		char *name;

		if (end == NULL || strcmp(end, ".txt") != 0)
			continue;
		name = support_print("%s/%s", folder, files[i]);
		fixture_snapshot(&text, name);
		strcpy(strrchr(name, '.'), ".xml");
		compare_snapshots(
		    fixture_snapshot(&xml, name), &text.model.snapshot);
		fixture_free(&text);
		fixture_free(&xml);
		free(name);
		count++;
	}
	ck_assert_uint_gt(count, 0);
	support_free_list(files);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("pairs");
	TCase *tcase = tcase_create("pairs");

	tcase_add_test(tcase, test_pairs);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	root = getenv("WSREG_REGISTRIES");
	if (root == NULL || root[0] == '\0')
		return support_skip("the option `registries' names no folder");
	return support_main(makers, COUNT(makers));
}
