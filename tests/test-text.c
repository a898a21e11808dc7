/* SPDX-License-Identifier: MIT */
/* Tests of fields and references: their texts, links and attributes. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* A record of good-references.xml, and what its field `cell` shows.  Of the
 * field's first reference: its label and link. */
static const struct {
	const char *key, *text, *label, *url;
} cells[] = {
	{ .key = "rfc",
	    .text = "[RFC6455]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "rfc label",
	    .text = "[RFC 6455, 5.2]",
	    .label = "RFC 6455, 5.2",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "rfc section",
	    .text = "[RFC6455, Section 5.2]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ .key = "rfc section title",
	    .text = "[RFC6455, Section 5.2: Framing]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ .key = "rfc section label",
	    .text = "[the framing]",
	    .label = "the framing",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5.2" },
	{ .key = "rfc appendix",
	    .text = "[RFC6455, Appendix A]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#appendix-A" },
	{ .key = "rfc section and appendix",
	    .text = "[RFC6455, Section 5]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455#section-5" },
	{ .key = "rfc page",
	    .text = "[RFC6455, Page 9]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "rfc table",
	    .text = "[RFC6455, Table 1]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "rfc figure",
	    .text = "[RFC6455, Figure 2]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "rfc anchor",
	    .text = "[RFC6455#status.codes]",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "draft",
	    .text = "[draft-ietf-hybi-one-00]",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ .key = "draft section",
	    .text = "[draft-ietf-hybi-one-00, Section 4.3]",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ .key = "draft label",
	    .text = "[one]",
	    .label = "one",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-00" },
	{ .key = "draft to be an RFC",
	    .text = "[RFC-ietf-hybi-one-15]",
	    .url = "https://datatracker.ietf.org/doc/draft-ietf-hybi-one-15" },
	{ .key = "uri",
	    .text = "[http://a.example/?a=1&b=2]",
	    .url = "http://a.example/?a=1&b=2" },
	{ .key = "uri label",
	    .text = "[An Example]",
	    .label = "An Example",
	    .url = "http://a.example/" },
	{ .key = "uri date",
	    .text = "[http://a.example/] (2020-02-02)",
	    .url = "http://a.example/" },
	{ .key = "uri label date",
	    .text = "[A] (May 2020)",
	    .label = "A",
	    .url = "http://a.example/" },
	{ .key = "registry",
	    .text = "[IANA registry websocket]",
	    .url = "https://www.iana.org/assignments/websocket" },
	{ .key = "registry label",
	    .text = "[WebSocket]",
	    .label = "WebSocket",
	    .url = "https://www.iana.org/assignments/websocket" },
	{ .key = "errata",
	    .text = "[RFC Errata 3227]",
	    .url = "https://www.rfc-editor.org/errata/eid3227" },
	{ .key = "errata label",
	    .text = "[RFC Errata 3227]",
	    .label = "not shown",
	    .url = "https://www.rfc-editor.org/errata/eid3227" },
	{ .key = "text", .text = "[Reserved]", .label = "Reserved" },
	/* White space is folded, not taken out. */
	{ .key = "text wrapped",
	    .text = "[ Two lines ]",
	    .label = "Two lines" },
	{ .key = "person", .text = "[Mail]", .url = "mailto:mail@a.example" },
	{ .key = "person label",
	    .text = "[Mail]",
	    .label = "not shown",
	    .url = "mailto:mail@a.example" },
	{ .key = "person at", .text = "[At]", .url = "mailto:at@a.example" },
	{ .key = "person bare",
	    .text = "[Bare]",
	    .url = "mailto:bare@a.example" },
	{ .key = "person web",
	    .text = "[Web]",
	    .url = "https://web.example/@me" },
	{ .key = "person web query",
	    .text = "[WebQuery]",
	    .url = "https://web.example/?a=1&b=2" },
	{ .key = "person two",
	    .text = "[Two]",
	    .url = "mailto:first@a.example" },
	{ .key = "person mute", .text = "[Mute]" },
	/* Shown as written; with the blank it is nobody's id. */
	{ .key = "person dangling", .text = "[Mail ]" },
	{ .key = "note", .text = "[1]" },
	{ .key = "note label", .text = "[1]", .label = "not shown" },
	{ .key = "unicode", .text = "[U+00A0]" },
	{ .key = "no type", .text = "[something]" },
	{ .key = "no data", .text = "[]" },
	{ .key = "empty data", .text = "[]" },
	{ .key = "text after",
	    .text = "[http://a.example/](page 9)",
	    .url = "http://a.example/" },
	{ .key = "text around",
	    .text = "see [RFC6455] after January 2012",
	    .url = "https://www.rfc-editor.org/rfc/rfc6455" },
	{ .key = "two",
	    .text = "[RFC1][RFC2]",
	    .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ .key = "two apart",
	    .text = "[RFC1] [RFC2]",
	    .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ .key = "br", .text = "one two three" },
	{ .key = "paragraph", .text = "one two three" },
	{ .key = "deep",
	    .text = "a b c d[RFC1] e",
	    .url = "https://www.rfc-editor.org/rfc/rfc1" },
	{ .key = "label deep",
	    .text = "[a b]",
	    .label = "a b",
	    .url = "http://a.example/" },
	{ .key = "empty", .text = "" },
	{ .key = "blank", .text = "" },
	{ .key = "U+00A0", .text = "a b\xc2\xa0 c" },
};

static struct fixture references;

static void
read_references(void)
{
	fixture_snapshot(&references, "good-references.xml");
}

static void
free_references(void)
{
	fixture_free(&references);
}

static struct wsreg_field
find_cell(const char *key)
{
	return fixture_field(
	    fixture_record(&references.model.snapshot, "cells", key), "cell");
}

START_TEST(test_cell)
{
	struct wsreg_field field = find_cell(cells[_i].key);
	char *text = fixture_text(&field);

	ck_assert_msg(strcmp(text, cells[_i].text) == 0,
	    "%s: `%s' instead of `%s'", cells[_i].key, text, cells[_i].text);
	free(text);
}
END_TEST

/* Octets around a buffer that must stay as they are. */
#define GUARD '#'

static void
check_cut(const char *key, const char *whole, const char *buffer, size_t size,
    size_t length)
{
	size_t kept = strlen(whole) < size ? strlen(whole) : size - 1;

	ck_assert_msg(length == strlen(whole), "%s, size %zu: length %zu", key,
	    size, length);
	for (size_t i = size; i < strlen(whole) + 8; i++)
		ck_assert_msg(buffer[i] == GUARD,
		    "%s, size %zu: octet %zu was written", key, size, i);
	if (size == 0)
		return;
	ck_assert_msg(memcmp(buffer, whole, kept) == 0 && buffer[kept] == '\0',
	    "%s, size %zu: %s", key, size, buffer);
}

/* Buffers of every size: what fits is written, and nothing beyond. */
START_TEST(test_cell_cut)
{
	struct wsreg_field field = find_cell(cells[_i].key);
	const char *whole = cells[_i].text;
	char buffer[256];

	for (size_t size = 0; size <= strlen(whole) + 2; size++) {
		memset(buffer, GUARD, sizeof(buffer));
		check_cut(cells[_i].key, whole, buffer, size,
		    wsreg_field_text(&field, buffer, size));
	}
	ck_assert_uint_eq(wsreg_field_text(&field, NULL, 0), strlen(whole));
}
END_TEST

START_TEST(test_link)
{
	const char *wanted = cells[_i].url != NULL ? cells[_i].url : "";
	struct wsreg_field field = find_cell(cells[_i].key);
	struct wsreg_reference reference;
	char buffer[256];

	if (!wsreg_field_reference(&field, 0, &reference))
		return;
	for (size_t size = 0; size <= strlen(wanted) + 2; size++) {
		memset(buffer, GUARD, sizeof(buffer));
		check_cut(cells[_i].key, wanted, buffer, size,
		    wsreg_reference_url(&reference, buffer, size));
	}
	ck_assert_uint_eq(
	    wsreg_reference_url(&reference, NULL, 0), strlen(wanted));
}
END_TEST

START_TEST(test_label)
{
	const char *wanted = cells[_i].label != NULL ? cells[_i].label : "";
	struct wsreg_field field = find_cell(cells[_i].key);
	struct wsreg_reference reference;
	char buffer[256];

	if (!wsreg_field_reference(&field, 0, &reference))
		return;
	for (size_t size = 0; size <= strlen(wanted) + 2; size++) {
		memset(buffer, GUARD, sizeof(buffer));
		check_cut(cells[_i].key, wanted, buffer, size,
		    wsreg_reference_text(&reference, buffer, size));
	}
	ck_assert_uint_eq(
	    wsreg_reference_text(&reference, NULL, 0), strlen(wanted));
}
END_TEST

/* The references of a field, in its order: type and data. */
static const struct {
	const char *key;
	struct {
		const char *type, *data;
	} references[3];
} lists[] = {
	{ .key = "empty" },
	{ .key = "br" },
	{ .key = "rfc", .references = { { "rfc", "rfc6455" } } },
	{ .key = "two",
	    .references = { { "rfc", "rfc1" }, { "rfc", "rfc2" } } },
	{ .key = "deep", .references = { { "rfc", "rfc1" } } },
	{ .key = "text", .references = { { "text", NULL } } },
	{ .key = "no type", .references = { { "", "something" } } },
	{ .key = "person dangling", .references = { { "person", "Mail " } } },
	{ .key = "uri",
	    .references = { { "uri", "http://a.example/?a=1&b=2" } } },
};

static bool
is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

START_TEST(test_references)
{
	struct wsreg_field field = find_cell(lists[_i].key);
	struct wsreg_reference got;
	size_t i;

	for (i = 0; lists[_i].references[i].type != NULL; i++) {
		ck_assert_msg(wsreg_field_reference(&field, i, &got),
		    "%s: no reference %zu", lists[_i].key, i);
		ck_assert_str_eq(got.field, "cell");
		ck_assert_str_eq(got.type, lists[_i].references[i].type);
		ck_assert_msg(is_same(got.data, lists[_i].references[i].data),
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
	struct wsreg_field field = find_cell("rfc section and appendix");
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

START_TEST(test_field_attributes)
{
	struct wsreg_field field = find_cell("rfc section");
	struct wsreg_field inner;

	ck_assert_ptr_null(wsreg_field_attribute(&field, "type"));
	ck_assert(wsreg_field_child(&field, 0, &inner));
	ck_assert_str_eq(inner.name, "xref");
	ck_assert_str_eq(wsreg_field_attribute(&inner, "type"), "rfc");
	ck_assert_str_eq(wsreg_field_attribute(&inner, "section"), "5.2");
	ck_assert_ptr_null(wsreg_field_attribute(&inner, "sect"));
	ck_assert_ptr_null(wsreg_field_attribute(&inner, ""));
}
END_TEST

/* Children are elements: no attributes, no texts. */
START_TEST(test_children)
{
	struct wsreg_field field = find_cell("deep");
	struct wsreg_field child, inner;

	ck_assert(wsreg_field_child(&field, 0, &child));
	ck_assert_str_eq(child.name, "paragraph");
	ck_assert(wsreg_field_child(&child, 0, &inner));
	ck_assert_str_eq(inner.name, "server");
	ck_assert(wsreg_field_child(&child, 1, &inner));
	ck_assert_str_eq(inner.name, "xref");
	ck_assert(!wsreg_field_child(&child, 2, &inner));
	ck_assert_str_eq(inner.name, "xref");
	ck_assert(!wsreg_field_child(&field, 1, &child));
	ck_assert_str_eq(child.name, "paragraph");
}
END_TEST

/* A registry's title is shown as a cell, too. */
START_TEST(test_title)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(&references.model.snapshot, "cells", 5);

	ck_assert_str_eq(wsreg_registry_title(registry), "Cells of [RFC1]");
}
END_TEST

/* ---- People and dates ---- */

/* In the file's order; the second is looked at closely. */
START_TEST(test_people)
{
	static const char *const ids[] = { "Web", "Mail", "At", "Bare",
		"WebQuery", "Two", "Mute", NULL };
	static const char *const fields[] = { "name", "Mail & Co.", "org",
		"An Organisation", "uri", "mailto:mail&a.example", "updated",
		"2011-12" };
	const struct wsreg_snapshot *snapshot = &references.model.snapshot;
	struct wsreg_field person, field;

	ck_assert_uint_eq(wsreg_person_count(snapshot), COUNT(ids));
	for (size_t i = 0; i < COUNT(ids); i++) {
		ck_assert(wsreg_person_at(snapshot, i, &person));
		ck_assert_str_eq(person.name, "person");
		ck_assert_msg(
		    is_same(wsreg_field_attribute(&person, "id"), ids[i]),
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
	const char *key, *registered, *updated;
} dates[] = {
	{ .key = "both", .registered = "2011-12", .updated = "2012-01-02" },
	{ .key = "registered", .registered = "2016-10-10" },
	{ .key = "updated", .updated = "2015-01-01" },
	{ .key = "none" },
};

START_TEST(test_dates)
{
	const struct wsreg_record *record =
	    fixture_record(&references.model.snapshot, "dates", dates[_i].key);

	ck_assert_msg(
	    is_same(wsreg_record_registered(record), dates[_i].registered),
	    "%s: registered %s", dates[_i].key,
	    wsreg_record_registered(record));
	ck_assert_msg(is_same(wsreg_record_updated(record), dates[_i].updated),
	    "%s: updated %s", dates[_i].key, wsreg_record_updated(record));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *tcase = tcase_create("text");

	tcase_add_checked_fixture(tcase, read_references, free_references);
	tcase_add_loop_test(tcase, test_cell, 0, COUNT(cells));
	tcase_add_loop_test(tcase, test_cell_cut, 0, COUNT(cells));
	tcase_add_loop_test(tcase, test_link, 0, COUNT(cells));
	tcase_add_loop_test(tcase, test_label, 0, COUNT(cells));
	tcase_add_loop_test(tcase, test_references, 0, COUNT(lists));
	tcase_add_test(tcase, test_reference_itself);
	tcase_add_test(tcase, test_reference_attributes);
	tcase_add_test(tcase, test_field_attributes);
	tcase_add_test(tcase, test_children);
	tcase_add_test(tcase, test_title);
	tcase_add_test(tcase, test_people);
	tcase_add_loop_test(tcase, test_dates, 0, COUNT(dates));
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
