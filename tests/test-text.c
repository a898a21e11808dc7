/* SPDX-License-Identifier: MIT */
/* Tests of the texts of fields, and of what fields hold. */

#include <stdlib.h>
#include <string.h>

#include "references.h"

/* A record of good-references.xml, and what its field `cell` shows. */
static const struct {
	SUPPORT_ROW;
	const char *key, *text;
} cells[] = {
	{ ROW, "rfc", "[RFC6455]" },
	{ ROW, "rfc label", "[RFC 6455, 5.2]" },
	{ ROW, "rfc section", "[RFC6455, Section 5.2]" },
	{ ROW, "rfc section title", "[RFC6455, Section 5.2: Framing]" },
	{ ROW, "rfc section words", "[RFC6455, Section 5.2 and 5.3]" },
	{ ROW, "rfc section label", "[the framing]" },
	{ ROW, "rfc appendix", "[RFC6455, Appendix A]" },
	{ ROW, "rfc section and appendix", "[RFC6455, Section 5]" },
	{ ROW, "rfc page", "[RFC6455, Page 9]" },
	{ ROW, "rfc table", "[RFC6455, Table 1]" },
	{ ROW, "rfc figure", "[RFC6455, Figure 2]" },
	{ ROW, "rfc anchor", "[RFC6455#status.codes]" },
	{ ROW, "draft", "[draft-ietf-hybi-one-00]" },
	{ ROW, "draft section", "[draft-ietf-hybi-one-00, Section 4.3]" },
	{ ROW, "draft label", "[one]" },
	{ ROW, "draft to be an RFC", "[RFC-ietf-hybi-one-15]" },
	{ ROW, "uri", "[http://a.example/?a=1&b=2]" },
	{ ROW, "uri label", "[An Example]" },
	{ ROW, "uri date", "[http://a.example/] (2020-02-02)" },
	{ ROW, "uri label date", "[A] (May 2020)" },
	{ ROW, "registry", "[IANA registry websocket]" },
	{ ROW, "registry label", "[WebSocket]" },
	{ ROW, "errata", "[RFC Errata 3227]" },
	{ ROW, "errata label", "[RFC Errata 3227]" },
	{ ROW, "text", "[Reserved]" },
	/* White space is folded, not taken out. */
	{ ROW, "text wrapped", "[ Two lines ]" },
	{ ROW, "person", "[Mail]" },
	{ ROW, "person label", "[Mail]" },
	{ ROW, "person at", "[At]" },
	{ ROW, "person bare", "[Bare]" },
	{ ROW, "person web", "[Web]" },
	{ ROW, "person web query", "[WebQuery]" },
	{ ROW, "person two", "[Two]" },
	{ ROW, "person mute", "[Mute]" },
	/* Shown as written; with the blank it is nobody's id. */
	{ ROW, "person dangling", "[Mail ]" },
	{ ROW, "note", "[1]" },
	{ ROW, "note label", "[1]" },
	{ ROW, "unicode", "[U+00A0]" },
	{ ROW, "no type", "[something]" },
	{ ROW, "no data", "[]" },
	{ ROW, "empty data", "[]" },
	{ ROW, "text after", "[http://a.example/](page 9)" },
	{ ROW, "text around", "see [RFC6455] after January 2012" },
	{ ROW, "two", "[RFC1][RFC2]" },
	{ ROW, "two apart", "[RFC1] [RFC2]" },
	{ ROW, "br", "one two three" },
	{ ROW, "paragraph", "one two three" },
	{ ROW, "deep", "a b c d[RFC1] e" },
	{ ROW, "label deep", "[a b]" },
	{ ROW, "empty", "" },
	{ ROW, "blank", "" },
	{ ROW, "U+00A0", "a b\xc2\xa0 c" },
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
	support_add_rows(tcase, test_cell, cells);
	support_add_rows(tcase, test_cell_cut, cells);
	tcase_add_test(tcase, test_field_attributes);
	tcase_add_test(tcase, test_children);
	tcase_add_test(tcase, test_title);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
