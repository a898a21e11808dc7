/* SPDX-License-Identifier: MIT */
/* Tests of references, and of the people and dates of a snapshot. */

#include <stdlib.h>
#include <string.h>

#include "references.h"

/* A record of good-references.xml, and of the first reference in its field
 * `cell` the label and link. */
static const struct {
	SUPPORT_ROW;
	const char *key, *label, *url;
} links[] = {
	{ ROW, .key = "rfc", .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "rfc label", .label = "RFC 6455, 5.2",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "rfc section",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ ROW, .key = "rfc section title",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ ROW, .key = "rfc section words",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ ROW, .key = "rfc section label", .label = "the framing",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ ROW, .key = "rfc appendix",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#appendix-A" },
	{ ROW, .key = "rfc section is an appendix",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#appendix-A" },
	{ ROW, .key = "rfc section of words",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "registry address", .url = "https://reg.example/x" },
	{ ROW, .key = "person empty",
	    .url = "mailto:second@a.example?subject=x&cc=y" },
	{ ROW, .key = "person capitals", .url = "mailto:capitals@a.example" },
	{ ROW, .key = "rfc section and appendix",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5" },
	{ ROW, .key = "rfc page",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "rfc table",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "rfc figure",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "rfc anchor",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "draft",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ ROW, .key = "draft section",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ ROW, .key = "draft label", .label = "one",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ ROW, .key = "draft to be an RFC",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-15" },
	{ ROW, .key = "uri", .url = "http://a.example/?a=1&b=2" },
	{ ROW, .key = "uri label", .label = "An Example",
	    .url = "http://a.example/" },
	{ ROW, .key = "uri date", .url = "http://a.example/" },
	{ ROW, .key = "uri label date", .label = "A",
	    .url = "http://a.example/" },
	{ ROW, .key = "registry",
	    .url = "https://www.iana.org/assignments/websocket" },
	{ ROW, .key = "registry label", .label = "WebSocket",
	    .url = "https://www.iana.org/assignments/websocket" },
	{ ROW, .key = "errata",
	    .url = "https://www.rfc-editor.org/errata/eid3227" },
	{ ROW, .key = "errata label", .label = "not shown",
	    .url = "https://www.rfc-editor.org/errata/eid3227" },
	{ ROW, .key = "text", .label = "Reserved" },
	{ ROW, .key = "text wrapped", .label = "Two lines" },
	{ ROW, .key = "person", .url = "mailto:mail@a.example" },
	{ ROW, .key = "person label", .label = "not shown",
	    .url = "mailto:mail@a.example" },
	{ ROW, .key = "person at", .url = "mailto:at@a.example" },
	{ ROW, .key = "person bare", .url = "mailto:bare@a.example" },
	{ ROW, .key = "person web", .url = "https://web.example/@me" },
	{ ROW, .key = "person web query",
	    .url = "https://web.example/?a=1&b=2" },
	{ ROW, .key = "person two", .url = "mailto:first@a.example" },
	{ ROW, .key = "person mute" },
	{ ROW, .key = "person dangling" },
	{ ROW, .key = "note" },
	{ ROW, .key = "note label", .label = "not shown" },
	{ ROW, .key = "unicode" },
	{ ROW, .key = "no type" },
	{ ROW, .key = "no data" },
	{ ROW, .key = "empty data" },
	{ ROW, .key = "text after", .url = "http://a.example/" },
	{ ROW, .key = "text around",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ ROW, .key = "two", .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ ROW, .key = "two apart",
	    .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ ROW, .key = "deep", .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ ROW, .key = "label deep", .label = "a b",
	    .url = "http://a.example/" },
};

START_TEST(test_link)
{
	const char *wanted = links[_i].url != NULL ? links[_i].url : "";
	struct wsreg_field field = references_cell(links[_i].key);
	struct wsreg_reference reference;
	char buffer[256];

	ck_assert_msg(wsreg_field_reference(&field, 0, &reference),
	    "%s: no reference", links[_i].key);
	for (size_t size = 0; size <= strlen(wanted) + 2; size++) {
		memset(buffer, REFERENCES_GUARD, sizeof(buffer));
		references_check_cut(links[_i].key, wanted, buffer, size,
		    wsreg_reference_url(&reference, buffer, size));
	}
	ck_assert_uint_eq(
	    wsreg_reference_url(&reference, NULL, 0), strlen(wanted));
}
END_TEST

START_TEST(test_label)
{
	const char *wanted = links[_i].label != NULL ? links[_i].label : "";
	struct wsreg_field field = references_cell(links[_i].key);
	struct wsreg_reference reference;
	char buffer[256];

	ck_assert_msg(wsreg_field_reference(&field, 0, &reference),
	    "%s: no reference", links[_i].key);
	for (size_t size = 0; size <= strlen(wanted) + 2; size++) {
		memset(buffer, REFERENCES_GUARD, sizeof(buffer));
		references_check_cut(links[_i].key, wanted, buffer, size,
		    wsreg_reference_text(&reference, buffer, size));
	}
	ck_assert_uint_eq(
	    wsreg_reference_text(&reference, NULL, 0), strlen(wanted));
}
END_TEST

/* The references of a field, in its order: type and data. */
static const struct {
	SUPPORT_ROW;
	const char *key;
	struct {
		const char *type, *data;
	} references[3];
} lists[] = {
	{ ROW, .key = "empty" },
	{ ROW, .key = "br" },
	{ ROW, .key = "rfc", .references = { { "rfc", "rfc6455" } } },
	{ ROW, .key = "two",
	    .references = { { "rfc", "rfc1" }, { "rfc", "rfc2" } } },
	{ ROW, .key = "deep", .references = { { "rfc", "rfc1" } } },
	{ ROW, .key = "text", .references = { { "text", NULL } } },
	{ ROW, .key = "no type", .references = { { "", "something" } } },
	{ ROW, .key = "person dangling",
	    .references = { { "person", "Mail " } } },
	{ ROW, .key = "uri",
	    .references = { { "uri", "http://a.example/?a=1&b=2" } } },
};

START_TEST(test_references)
{
	struct wsreg_field field = references_cell(lists[_i].key);
	struct wsreg_reference got;
	size_t i;

	for (i = 0; lists[_i].references[i].type != NULL; i++) {
		ck_assert_msg(wsreg_field_reference(&field, i, &got),
		    "%s: no reference %zu", lists[_i].key, i);
		ck_assert_str_eq(got.field, "cell");
		ck_assert_str_eq(got.type, lists[_i].references[i].type);
		ck_assert_msg(
		    support_is_same(got.data, lists[_i].references[i].data),
		    "%s: data %s", lists[_i].key, got.data);
	}
	got = (struct wsreg_reference){ .type = "untouched" };
	ck_assert_msg(!wsreg_field_reference(&field, i, &got),
	    "%s: a reference %zu", lists[_i].key, i);
	ck_assert_str_eq(got.type, "untouched");
	ck_assert(!wsreg_field_reference(&field, SIZE_MAX, &got));
}
END_TEST

/* A field that is a reference has just that one. */
START_TEST(test_reference_itself)
{
	const struct wsreg_record *record = wsreg_version(13);
	struct wsreg_field field = fixture_field(record, "xref");
	struct wsreg_reference reference;

	ck_assert(wsreg_field_reference(&field, 0, &reference));
	ck_assert_str_eq(reference.field, "xref");
	ck_assert_str_eq(reference.data, "rfc6455");
	ck_assert(!wsreg_field_reference(&field, 1, &reference));
}
END_TEST

START_TEST(test_reference_attributes)
{
	struct wsreg_field field = references_cell("rfc section and appendix");
	struct wsreg_reference reference;
	const char *name = "untouched", *value = "untouched";

	ck_assert(wsreg_field_reference(&field, 0, &reference));
	ck_assert(!wsreg_reference_attribute(&reference, 2, &name, &value));
	ck_assert_str_eq(name, "untouched");
	ck_assert_str_eq(value, "untouched");
	ck_assert(wsreg_reference_attribute(&reference, 0, &name, &value));
	ck_assert_str_eq(name, "appendix");
	ck_assert_str_eq(value, "A");
	ck_assert(wsreg_reference_attribute(&reference, 1, &name, &value));
	ck_assert_str_eq(name, "section");
	ck_assert_str_eq(value, "5");
}
END_TEST

/* ---- People and dates ---- */

/* In the file's order; the second is looked at closely. */
START_TEST(test_people)
{
	static const char *const ids[] = { "Web", "Mail", "At", "Bare",
		"WebQuery", "Empty", "Capitals", "Two", "Mute", NULL };
	static const char *const fields[] = { "name", "Mail & Co.", "org",
		"An Organisation", "uri", "mailto:mail&a.example", "updated",
		"2011-12" };
	const struct wsreg_snapshot *snapshot = references_snapshot();
	struct wsreg_field person, field;

	ck_assert_uint_eq(wsreg_person_count(snapshot), COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++) {
		ck_assert(wsreg_person_at(snapshot, i, &person));
		ck_assert_str_eq(person.name, "person");
		ck_assert_msg(support_is_same(
				  wsreg_field_attribute(&person, "id"), ids[i]),
		    "person %zu is not %s", i, ids[i]);
	}
	ck_assert(!wsreg_person_at(snapshot, COUNT(ids), &person));
	ck_assert(wsreg_person_at(snapshot, 1, &person));
	for (size_t i = 0; i < COUNT(fields) / 2; i++) {
		char *text;

		ck_assert(wsreg_field_child(&person, i, &field));
		ck_assert_str_eq(field.name, fields[2 * i]);
		text = fixture_text(&field);
		ck_assert_str_eq(text, fields[2 * i + 1]);
		free(text);
	}
}
END_TEST

static const struct {
	SUPPORT_ROW;
	const char *key, *registered, *updated;
} dates[] = {
	{ ROW, .key = "both", .registered = "2011-12",
	    .updated = "2012-01-02" },
	{ ROW, .key = "registered", .registered = "2016-10-10" },
	{ ROW, .key = "updated", .updated = "2015-01-01" },
	{ ROW, .key = "none" },
};

START_TEST(test_dates)
{
	const struct wsreg_record *record =
	    fixture_record(references_snapshot(), "dates", dates[_i].key);

	ck_assert_msg(support_is_same(wsreg_record_registered(record),
			  dates[_i].registered),
	    "%s: registered %s", dates[_i].key,
	    wsreg_record_registered(record));
	ck_assert_msg(
	    support_is_same(wsreg_record_updated(record), dates[_i].updated),
	    "%s: updated %s", dates[_i].key, wsreg_record_updated(record));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("reference");
	TCase *tcase = tcase_create("reference");

	tcase_add_checked_fixture(tcase, references_read, references_free);
	support_add_rows(tcase, test_link, links);
	support_add_rows(tcase, test_label, links);
	support_add_rows(tcase, test_references, lists);
	tcase_add_test(tcase, test_reference_itself);
	tcase_add_test(tcase, test_reference_attributes);
	tcase_add_test(tcase, test_people);
	support_add_rows(tcase, test_dates, dates);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
