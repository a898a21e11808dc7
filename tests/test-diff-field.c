/* SPDX-License-Identifier: MIT */
/* Tests of the differ inside of records, registries and people: what counts,
 * and what only is written otherwise. */

#include "changes.h"

#define FIELDS(content) REGISTRY(NAME("a", content))
#define CHANGED(rest) "editorial changed r a: " rest "\n"
#define DATED(attributes) REGISTRY("<record " attributes "><id>a</id></record>")
#define PEOPLE(content) "<people>" content "</people>"
#define PERSON(id, content) "<person id=\"" id "\">" content "</person>"
#define XLABEL(type, data, label)                                              \
	"<xref type=\"" type "\" data=\"" data "\">" label "</xref>"
#define CONTACT(content) "<contact>" content "</contact>"

static const struct change_case cases[] = {
	/* Texts: white space around and between words. */
	{ ROW, FIELDS("<x>b c</x>"), FIELDS("<x>\n b\t c </x>"), "" },
	{ ROW, FIELDS("<x>b c</x>"), FIELDS("<x>bc</x>"),
	    CHANGED("x: b c -> bc") },
	{ ROW, FIELDS("<x>b</x>"), FIELDS("<x>B</x>"), CHANGED("x: b -> B") },
	{ ROW, FIELDS("<x>b c</x>"), FIELDS("<x>c b</x>"),
	    CHANGED("x: b c -> c b") },
	{ ROW, FIELDS("<x>b c</x>"), FIELDS("<x>b\u00a0c</x>"),
	    CHANGED("x: b c -> b\u00a0c") },
	{ ROW, FIELDS("<x>b<br/>c</x>"), FIELDS("<x>b c</x>"), "" },
	/* Elements: empty ones, their order, one name several times. */
	{ ROW, FIELDS(""), FIELDS("<x/>"), "" },
	{ ROW, FIELDS("<x>b</x>"), FIELDS("<x>b</x><x> </x>"), "" },
	{ ROW, FIELDS("<x/>"), FIELDS("<x>b</x>"), CHANGED("x:  -> b") },
	{ ROW, FIELDS(""), FIELDS("<x>b</x>"), CHANGED("x: none -> b") },
	{ ROW, FIELDS("<x>b</x><y>c</y>"), FIELDS("<y>c</y><x>b</x>"), "" },
	{ ROW, FIELDS("<x>b</x><y>c</y>"), FIELDS("<y>b</y><x>c</x>"),
	    CHANGED("y: c -> b; x: b -> c") },
	{ ROW, FIELDS("<x>b</x><x>c</x>"), FIELDS("<x>c</x><x>b</x>"),
	    CHANGED("x: b c -> c b") },
	{ ROW, FIELDS("<x>b c</x>"), FIELDS("<x>b</x><x>c</x>"),
	    CHANGED("x: b c -> b c") },
	/* References: their order, the case of RFCs, blanks around. */
	{ ROW, FIELDS(XREF("rfc", "rfc1") XREF("rfc", "rfc2")),
	    FIELDS(XREF("rfc", "rfc2") XREF("rfc", "rfc1")), "" },
	{ ROW, FIELDS("<x>" XREF("rfc", "rfc1") XREF("rfc", "rfc2") "</x>"),
	    FIELDS("<x>" XREF("rfc", "rfc2") " " XREF("rfc", "rfc1") "</x>"),
	    "" },
	{ ROW,
	    FIELDS(
		"<x>" XREF("rfc", "rfc1") " and " XREF("rfc", "rfc2") "</x>"),
	    FIELDS(
		"<x>" XREF("rfc", "rfc2") " and " XREF("rfc", "rfc1") "</x>"),
	    CHANGED("x: [RFC1] and [RFC2] -> [RFC2] and [RFC1]") },
	{ ROW, FIELDS(XREF("rfc", "rfc1")), FIELDS(XREF("rfc", " RFC1")), "" },
	{ ROW, FIELDS(XREF("uri", "u:a")), FIELDS(XREF("uri", "u:A")),
	    CHANGED("xref: [u:a] -> [u:A]") },
	{ ROW, FIELDS(XREF("person", "P ")), FIELDS(XREF("person", "P")), "" },
	{ ROW, FIELDS(XREF("rfc", "rfc1")),
	    FIELDS(XREF("rfc", "rfc1") XREF("rfc", "rfc1")),
	    CHANGED("xref: [RFC1] -> [RFC1][RFC1]") },
	/* Labels, and what is behind them. */
	{ ROW, FIELDS(XLABEL("uri", "u:a", "A")),
	    FIELDS(XLABEL("uri", "u:a", "B")), CHANGED("xref: [A] -> [B]") },
	{ ROW, FIELDS(XLABEL("uri", "u:a", "A")),
	    FIELDS(XLABEL("uri", "u:b", "A")), CHANGED("xref: [A] -> [A]") },
	{ ROW, FIELDS("<xref type=\"rfc\" data=\"rfc1\" section=\"1\"/>"),
	    FIELDS("<xref section=\" 1 \" data=\"rfc1\" type=\"rfc\"/>"), "" },
	{ ROW, FIELDS("<xref type=\"rfc\" data=\"rfc1\" section=\"1\"/>"),
	    FIELDS("<xref type=\"rfc\" data=\"rfc1\" section=\"2\"/>"),
	    CHANGED("xref: [RFC1, Section 1] -> [RFC1, Section 2]") },
	/* Attributes of other elements. */
	{ ROW, FIELDS("<x y=\"1\">b</x>"), FIELDS("<x y=\"2\">b</x>"),
	    CHANGED("x: b -> b") },
	/* Drafts that became RFCs. */
	{ ROW, FIELDS(XREF("draft", "RFC-ietf-a-1")),
	    FIELDS(XREF("rfc", "rfc1")),
	    CHANGED("xref: [RFC-ietf-a-1] -> [RFC1]; "
		    "RFC-ietf-a-1 became rfc1") },
	{ ROW, FIELDS(XREF("rfc", "rfc1") XREF("draft", "d")),
	    FIELDS(XREF("rfc", "rfc1") XREF("rfc", "rfc2")),
	    CHANGED("xref: [RFC1][d] -> [RFC1][RFC2]; d became rfc2") },
	{ ROW, FIELDS("<x>see " XREF("draft", "d") "</x>"),
	    FIELDS("<x>see " XREF("rfc", "rfc2") "</x>"),
	    CHANGED("x: see [d] -> see [RFC2]; d became rfc2") },
	{ ROW, FIELDS(XREF("draft", "d") XREF("draft", "e")),
	    FIELDS(XREF("rfc", "rfc1") XREF("rfc", "rfc2")),
	    CHANGED("xref: [d][e] -> [RFC1][RFC2]") },
	{ ROW, FIELDS(XREF("rfc", "rfc1")), FIELDS(XREF("draft", "d")),
	    CHANGED("xref: [RFC1] -> [d]") },
	/* Dates. */
	{ ROW, DATED("date=\"2001-01-01\""), DATED("date=\"2001-01-02\""),
	    CHANGED("registered: 2001-01-01 -> 2001-01-02") },
	{ ROW, DATED(""), DATED("updated=\"2001-01-02\""),
	    CHANGED("updated: none -> 2001-01-02") },
	{ ROW, DATED("date=\"2001\" updated=\"2002\""), DATED(""),
	    CHANGED("registered: 2001 -> none; updated: 2002 -> none") },
	/* Someone by an address, in the two ways to write it. */
	{ ROW, FIELDS(CONTACT("a@b.c")), FIELDS(CONTACT("mailto:a&amp;B.c")),
	    "" },
	{ ROW, FIELDS(CONTACT("a@b.c")), FIELDS(CONTACT("a@b.d")),
	    CHANGED("contact: a@b.c -> a@b.d") },
	{ ROW, FIELDS(CONTACT("http://a@b/c")),
	    FIELDS(CONTACT("http://a&amp;b/c")),
	    CHANGED("contact: http://a@b/c -> http://a&b/c") },
	{ ROW,
	    FIELDS(CONTACT("a@b.c"))
		PEOPLE(PERSON("P", "<uri>mailto:a&amp;b.c</uri>")),
	    FIELDS(CONTACT(XREF("person", "P")))
		PEOPLE(PERSON("P", "<uri>a@b.c</uri>")),
	    "" },
	{ ROW, FIELDS(CONTACT("a@b.c")) PEOPLE(PERSON("P", "<uri>x@b.c</uri>")),
	    FIELDS(CONTACT(XREF("person", "P")))
		PEOPLE(PERSON("P", "<uri>x@b.c</uri>")),
	    CHANGED("contact: a@b.c -> [P]") },
	/* People. */
	{ ROW, PEOPLE(PERSON("P", "<name>P</name>")),
	    PEOPLE(PERSON("Q", "<name>Q</name>") PERSON("P", "<name>P</name>")),
	    "editorial added people Q: name: none -> Q\n" },
	{ ROW, PEOPLE(PERSON("P", "<name>P</name>")), "",
	    "editorial removed people P: name: P -> none\n" },
	{ ROW, PEOPLE(PERSON("P", "<name>P</name><updated>2001</updated>")),
	    PEOPLE(PERSON("P", "<updated>2002</updated><name>Q</name>")),
	    "editorial changed people P: updated: 2001 -> 2002; "
	    "name: P -> Q\n" },
	{ ROW, PEOPLE(PERSON("P", "<org>P</org>") PERSON("P", "<org>Q</org>")),
	    PEOPLE(PERSON("P", "<org>P</org>") PERSON("P", "<org>R</org>")),
	    "editorial changed people P: org: Q -> R\n" },
	/* What a registry says of itself; its dates are the file's. */
	{ ROW, "<title>A</title><updated>2001</updated>",
	    "<title>B</title><updated>2002</updated>",
	    "editorial changed t #: title: A -> B\n" },
	{ ROW, REGISTRY("<created>2001</created><title>A</title>"),
	    REGISTRY("<created>2002</created><title>A</title>"), "" },
	{ ROW, REGISTRY("<expert>A</expert><note>B</note>"),
	    REGISTRY("<note>C</note><expert>A</expert>"),
	    "editorial changed r #: note: B -> C\n" },
	{ ROW, REGISTRY("<range><value>1-2</value></range>" NUMBER("1", "A")),
	    REGISTRY("<range><value>1-3</value></range>" NUMBER("1", "A")),
	    "editorial changed r #: range: 1-2 -> 1-3\n" },
	/* Registries that come and go, and stand inside of each other. */
	{ ROW, "", REGISTRY("<title>T</title>" NAME("a", "")),
	    "editorial added r #: title: none -> T\n"
	    "additive added r a: id: none -> a\n" },
	{ ROW, REGISTRY("<title>T</title>" NAME("a", "")), "",
	    "editorial removed r #: title: T -> none\n"
	    "breaking removed r a: id: a -> none\n" },
	{ ROW, "", REGISTRY(""), "" },
	{ ROW, REGISTRY("") "<registry id=\"s\">" NAME("a", "") "</registry>",
	    "<registry id=\"s\">" NAME("a", "") "</registry>" REGISTRY(""),
	    "" },
	{ ROW, REGISTRY("<registry id=\"s\">" NAME("a", "") "</registry>"),
	    REGISTRY("<registry id=\"s\">" NAME("b", "") "</registry>"),
	    "additive added s b: id: none -> b\n"
	    "breaking removed s a: id: a -> none\n" },
	{ ROW, REGISTRY("<registry id=\"s\">" NAME("a", "") "</registry>"),
	    REGISTRY("") "<registry id=\"s\">" NAME("a", "") "</registry>",
	    "" },
};

START_TEST(test_field)
{
	changes_check(&cases[_i], "t");
}
END_TEST

/* ---- The dialect of 2012: rules in a registry beside the records' ---- */

#define RULES(key, rule)                                                       \
	"<registry id=\"version-number-rules\"><title>T</title><record>" key   \
	"<registration_rule>" rule "</registration_rule></record></registry>"
#define VERSIONS(content)                                                      \
	"<registry id=\"version-number\">" content NUMBER(                     \
	    "1", "A") "</registry>"
#define RANGE(value, rule)                                                     \
	"<title>T</title><range><value>" value                                 \
	"</value><registration_rule>" rule "</registration_rule></range>"

static const struct change_case rules_cases[] = {
	{ ROW, RULES("<value>0-9</value>", "R") VERSIONS(""),
	    VERSIONS(RANGE("0-9", "R")), "" },
	{ ROW, VERSIONS("") RULES("<type>0-9</type>", "R"),
	    VERSIONS("<note/>" RANGE("0-9", "R")), "" },
	{ ROW, RULES("<value>0-9</value>", "R") VERSIONS(""),
	    VERSIONS(RANGE("0-9", "S")),
	    "editorial changed version-number #: range: 0-9 R -> 0-9 S\n" },
	{ ROW, RULES("<value>0-9</value>", "R") VERSIONS(""),
	    VERSIONS(RANGE("0-9", "R") "<expert>E</expert>"),
	    "editorial changed version-number #: expert: none -> E\n" },
};

START_TEST(test_rules)
{
	changes_check(&rules_cases[_i], "websocket");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff-field");
	TCase *tcase = tcase_create("field");

	support_add_rows(tcase, test_field, cases);
	support_add_rows(tcase, test_rules, rules_cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return support_main((Suite *(*const[])(void)){ make_suite }, 1);
}
