/* SPDX-License-Identifier: MIT */
/* Tests of the texts of fields, and of what fields hold. */

#include <stdlib.h>
#include <string.h>

#include "references.h"

/* A record of good-references.xml, and what its field `cell` shows. */
static const struct {
	const char *key, *text;
} cells[] = {
	{ "rfc", "[RFC6455]" },
	{ "rfc label", "[RFC 6455, 5.2]" },
	{ "rfc section", "[RFC6455, Section 5.2]" },
	{ "rfc section title", "[RFC6455, Section 5.2: Framing]" },
	{ "rfc section words", "[RFC6455, Section 5.2 and 5.3]" },
	{ "rfc section label", "[the framing]" },
	{ "rfc appendix", "[RFC6455, Appendix A]" },
	{ "rfc section and appendix", "[RFC6455, Section 5]" },
	{ "rfc page", "[RFC6455, Page 9]" },
	{ "rfc table", "[RFC6455, Table 1]" },
	{ "rfc figure", "[RFC6455, Figure 2]" },
	{ "rfc anchor", "[RFC6455#status.codes]" },
	{ "draft", "[draft-ietf-hybi-one-00]" },
	{ "draft section", "[draft-ietf-hybi-one-00, Section 4.3]" },
	{ "draft label", "[one]" },
	{ "draft to be an RFC", "[RFC-ietf-hybi-one-15]" },
	{ "uri", "[http://a.example/?a=1&b=2]" },
	{ "uri label", "[An Example]" },
	{ "uri date", "[http://a.example/] (2020-02-02)" },
	{ "uri label date", "[A] (May 2020)" },
	{ "registry", "[IANA registry websocket]" },
	{ "registry label", "[WebSocket]" },
	{ "errata", "[RFC Errata 3227]" },
	{ "errata label", "[RFC Errata 3227]" },
	{ "text", "[Reserved]" },
	/* White space is folded, not taken out. */
	{ "text wrapped", "[ Two lines ]" },
	{ "person", "[Mail]" },
	{ "person label", "[Mail]" },
	{ "person at", "[At]" },
	{ "person bare", "[Bare]" },
	{ "person web", "[Web]" },
	{ "person web query", "[WebQuery]" },
	{ "person two", "[Two]" },
	{ "person mute", "[Mute]" },
	/* Shown as written; with the blank it is nobody's id. */
	{ "person dangling", "[Mail ]" },
	{ "note", "[1]" },
	{ "note label", "[1]" },
	{ "unicode", "[U+00A0]" },
	{ "no type", "[something]" },
	{ "no data", "[]" },
	{ "empty data", "[]" },
	{ "text after", "[http://a.example/](page 9)" },
	{ "text around", "see [RFC6455] after January 2012" },
	{ "two", "[RFC1][RFC2]" },
	{ "two apart", "[RFC1] [RFC2]" },
	{ "br", "one two three" },
	{ "paragraph", "one two three" },
	{ "deep", "a b c d[RFC1] e" },
	{ "label deep", "[a b]" },
	{ "empty", "" },
	{ "blank", "" },
	{ "U+00A0", "a b\xc2\xa0 c" },
};

START_TEST(test_cell)
{
	struct wsreg_field field = references_cell(cells[_i].key);
	char *text = fixture_text(&field);

	ck_assert_msg(strcmp(text, cells[_i].text) == 0,
	    "%s: `%s' instead of `%s'", cells[_i].key, text, cells[_i].text);
	free(text);
}
END_TEST

/* Buffers of every size: what fits is written, and nothing beyond. */
START_TEST(test_cell_cut)
{
	struct wsreg_field field = references_cell(cells[_i].key);
	const char *whole = cells[_i].text;
	char buffer[256];

	for (size_t size = 0; size <= strlen(whole) + 2; size++) {
		memset(buffer, REFERENCES_GUARD, sizeof(buffer));
		references_check_cut(cells[_i].key, whole, buffer, size,
		    wsreg_field_text(&field, buffer, size));
	}
	ck_assert_uint_eq(wsreg_field_text(&field, NULL, 0), strlen(whole));
}
END_TEST

START_TEST(test_field_attributes)
{
	struct wsreg_field field = references_cell("rfc section");
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
	struct wsreg_field field = references_cell("deep");
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
	    wsreg_registry_find(references_snapshot(), "cells", 5);

	ck_assert_str_eq(wsreg_registry_title(registry), "Cells of [RFC1]");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("text");
	TCase *tcase = tcase_create("text");

	tcase_add_checked_fixture(tcase, references_read, references_free);
	tcase_add_loop_test(tcase, test_cell, 0, COUNT(cells));
	tcase_add_loop_test(tcase, test_cell_cut, 0, COUNT(cells));
	tcase_add_test(tcase, test_field_attributes);
	tcase_add_test(tcase, test_children);
	tcase_add_test(tcase, test_title);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
