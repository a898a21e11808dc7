/* SPDX-License-Identifier: MIT */
/* Tests of the differ by names: pairs, renames, identifiers. */

#include "changes.h"

#define DATED(date, id, content)                                               \
	"<record date=\"" date "\"><id>" id "</id>" content "</record>"
#define DEFINED(uri) "<definition>" XREF("uri", uri) "</definition>"
#define BY(id) XREF("person", id)

#define ADDED(key, rest) "additive added r " key ": id: none -> " key rest "\n"
#define REMOVED(key, rest)                                                     \
	"breaking removed r " key ": id: " key " -> none" rest "\n"
#define RENAMED(from, to, rest)                                                \
	"breaking renamed r " to ": id: " from " -> " to rest "\n"
#define CAME(name, text) "; " name ": none -> " text
#define WENT(name, text) "; " name ": " text " -> none"

static const struct change_case cases[] = {
	/* Pairs of one name. */
	{ ROW, REGISTRY(NAME("a", "")), REGISTRY(NAME("a", "")), "" },
	{ ROW, REGISTRY(NAME("a", "") NAME("b", "")),
	    REGISTRY(NAME("b", "") NAME("a", "")), "" },
	{ ROW, REGISTRY(NAME("a", "")), REGISTRY(NAME("a", "") NAME("b", "")),
	    ADDED("b", "") },
	{ ROW, REGISTRY(NAME("a", "") NAME("b", "")), REGISTRY(NAME("b", "")),
	    REMOVED("a", "") },
	/* Two that change their names are as they were. */
	{ ROW, REGISTRY(NAME("a", BY("P")) NAME("b", BY("Q"))),
	    REGISTRY(NAME("b", BY("P")) NAME("a", BY("Q"))),
	    "editorial changed r b: xref: [Q] -> [P]\n"
	    "editorial changed r a: xref: [P] -> [Q]\n" },
	/* The same name twice: in order, equal ones first. */
	{ ROW, REGISTRY(NAME("a", "<x>1</x>") NAME("a", "<x>2</x>")),
	    REGISTRY(NAME("a", "<x>3</x>") NAME("a", "<x>4</x>")),
	    "editorial changed r a: x: 1 -> 3\n"
	    "editorial changed r a: x: 2 -> 4\n" },
	{ ROW, REGISTRY(NAME("a", "<x>1</x>") NAME("a", "<x>2</x>")),
	    REGISTRY(NAME("a", "<x>2</x>") NAME("a", "<x>3</x>")),
	    "editorial changed r a: x: 1 -> 3\n" },
	{ ROW, REGISTRY(NAME("a", "<x>1</x>") NAME("a", "<x>2</x>")),
	    REGISTRY(NAME("a", "<x>2</x>")), REMOVED("a", WENT("x", "1")) },
	{ ROW, REGISTRY(NAME("a", "")), REGISTRY(NAME("a", "") NAME("a", "")),
	    ADDED("a", "") },
	/* Case alone is a rename, also beside others of that kind. */
	{ ROW, REGISTRY(NAME("CLUE", "")), REGISTRY(NAME("clue", "")),
	    RENAMED("CLUE", "clue", "") },
	{ ROW, REGISTRY(NAME("CLUE", BY("P"))), REGISTRY(NAME("clue", BY("Q"))),
	    RENAMED("CLUE", "clue", "; xref: [P] -> [Q]") },
	{ ROW, REGISTRY(NAME("A", "") NAME("a", "")),
	    REGISTRY(NAME("a", "") NAME("A", "")), "" },
	{ ROW, REGISTRY(NAME("A", "") NAME("a", "")), REGISTRY(NAME("a", "")),
	    REMOVED("A", "") },
	{ ROW, REGISTRY(NAME("A", DEFINED("u:x") BY("P"))),
	    REGISTRY(NAME("b", DEFINED("u:x") BY("P")) NAME("a", "")),
	    ADDED("b", CAME("definition", "[u:x]") CAME("xref", "[P]")) RENAMED(
		"A", "a", WENT("definition", "[u:x]") WENT("xref", "[P]")) },
	/* A key that was misspelt: the rest says the same. */
	{ ROW, REGISTRY(NAME("tenative", "<x>1</x>" XREF("rfc", "rfc1"))),
	    REGISTRY(NAME("tentative", "<x>1</x>" XREF("rfc", "rfc1"))),
	    RENAMED("tenative", "tentative", "") },
	{ ROW, REGISTRY(NAME("tenative", "<x>1</x>")),
	    REGISTRY(NAME("tentative", "<x>2</x>")),
	    ADDED("tentative", CAME("x", "2"))
		REMOVED("tenative", WENT("x", "1")) },
	/* A mark is no part of the name. */
	{ ROW, REGISTRY(NAME("a", "<x>1</x>")),
	    REGISTRY(NAME("a (OBSOLETE)", "<x>1</x>")),
	    "editorial changed r a: id: a -> a (OBSOLETE)\n" },
	{ ROW,
	    REGISTRY(NAME("a (TEMPORARY - registered 2025-01-01, expires "
			  "2026-01-01)",
		"")),
	    REGISTRY(NAME("a (TEMPORARY - registered 2025-01-01, expires "
			  "2027-01-01)",
		"")),
	    "editorial changed r a: id: a (TEMPORARY - registered 2025-01-01, "
	    "expires 2026-01-01) -> a (TEMPORARY - registered 2025-01-01, "
	    "expires 2027-01-01)\n" },
	{ ROW, REGISTRY(NAME("a (b)", "")), REGISTRY(NAME("a", "")),
	    ADDED("a", "") REMOVED("a (b)", "") },
	/* Letters beyond ASCII have one case. */
	{ ROW, REGISTRY(NAME("\u00c4", "")), REGISTRY(NAME("\u00e4", "")),
	    ADDED("\u00e4", "") REMOVED("\u00c4", "") },
	/* The same contact and definition. */
	{ ROW, REGISTRY(NAME("a", DEFINED("u:x") BY("P"))),
	    REGISTRY(NAME("b", DEFINED("u:x") BY("P"))),
	    RENAMED("a", "b", "") },
	{ ROW,
	    REGISTRY(NAME("a", "<definition>in  words</definition>" BY("P "))),
	    REGISTRY(NAME("b", "<definition> in\nwords</definition>" BY("P"))),
	    RENAMED("a", "b", "") },
	{ ROW, REGISTRY(DATED("2001-01-01", "a", DEFINED("u:x") BY("P"))),
	    REGISTRY(DATED("2002-02-02", "b", DEFINED("u:x") BY("P"))),
	    RENAMED("a", "b", "; registered: 2001-01-01 -> 2002-02-02") },
	/* The same contact and day of registration. */
	{ ROW, REGISTRY(DATED("2001-01-01", "a", DEFINED("u:x") BY("P"))),
	    REGISTRY(DATED("2001-01-01", "b", DEFINED("u:y") BY("P"))),
	    RENAMED("a", "b", "; definition: [u:x] -> [u:y]") },
	/* Two contacts in whatever order, but both. */
	{ ROW, REGISTRY(NAME("a", DEFINED("u:x") BY("P") BY("Q"))),
	    REGISTRY(NAME("b", DEFINED("u:x") BY("Q") BY("P"))),
	    RENAMED("a", "b", "") },
	{ ROW, REGISTRY(DATED("2001-01-01", "a", BY("P") BY("Q"))),
	    REGISTRY(DATED("2001-01-01", "b", BY("P"))),
	    ADDED("b", CAME("xref", "[P]") CAME("registered", "2001-01-01"))
		REMOVED("a",
		    WENT("xref", "[P][Q]") WENT("registered", "2001-01-01")) },
	/* One of these is not enough, unless all else is equal, too. */
	{ ROW, REGISTRY(NAME("a", BY("P"))), REGISTRY(NAME("b", BY("P"))),
	    RENAMED("a", "b", "") },
	{ ROW, REGISTRY(NAME("a", "<x>1</x>" BY("P"))),
	    REGISTRY(NAME("b", BY("P"))),
	    ADDED("b", CAME("xref", "[P]"))
		REMOVED("a", WENT("x", "1") WENT("xref", "[P]")) },
	{ ROW, REGISTRY(DATED("2001-01-01", "a", "<x>1</x>")),
	    REGISTRY(DATED("2001-01-01", "b", "")),
	    ADDED("b", CAME("registered", "2001-01-01"))
		REMOVED("a", WENT("x", "1") WENT("registered", "2001-01-01")) },
	{ ROW, REGISTRY(NAME("a", "<x>1</x>" DEFINED("u:x"))),
	    REGISTRY(NAME("b", DEFINED("u:x"))),
	    ADDED("b", CAME("definition", "[u:x]"))
		REMOVED("a", WENT("x", "1") WENT("definition", "[u:x]")) },
	/* Which of several became which cannot be told. */
	{ ROW, REGISTRY(NAME("a", BY("P")) NAME("b", BY("P"))),
	    REGISTRY(NAME("c", BY("P"))),
	    ADDED("c", CAME("xref", "[P]")) REMOVED("a", WENT("xref", "[P]"))
		REMOVED("b", WENT("xref", "[P]")) },
	/* A registry under another id. */
	{ ROW, REGISTRY(NAME("a", "") NAME("b", "")),
	    "<registry id=\"s\">" NAME("a", "") NAME("b", "") "</registry>",
	    "editorial changed s #: id: r -> s\n" },
	/* Not while the old name is still there. */
	{ ROW, REGISTRY(NAME("a", DEFINED("u:x") BY("P"))),
	    REGISTRY(NAME("a", "") NAME("b", DEFINED("u:x") BY("P"))),
	    "editorial changed r a: definition: [u:x] -> none; "
	    "xref: [P] -> none\n" ADDED(
		"b", CAME("definition", "[u:x]") CAME("xref", "[P]")) },
	/* A name that another had is no new one. */
	{ ROW,
	    REGISTRY(NAME("a", DEFINED("u:x") BY("P"))
		    NAME("b", DEFINED("u:y") BY("P"))),
	    REGISTRY(NAME("b", DEFINED("u:x") BY("P"))
		    NAME("c", DEFINED("u:y") BY("P"))),
	    "editorial changed r b: definition: [u:y] -> [u:x]\n" ADDED(
		"c", CAME("definition", "[u:y]") CAME("xref", "[P]"))
		REMOVED("a", WENT("definition", "[u:x]") WENT("xref", "[P]")) },
	/* Of many, those that agree in more; then in order. */
	{ ROW,
	    REGISTRY(DATED("2001-01-01", "a", DEFINED("u:x") BY("P"))
		    DATED("2002-02-02", "b", DEFINED("u:x") BY("P"))),
	    REGISTRY(DATED("2002-02-02", "c", DEFINED("u:x") BY("P"))
		    DATED("2001-01-01", "d", DEFINED("u:x") BY("P"))),
	    RENAMED("b", "c", "") RENAMED("a", "d", "") },
	{ ROW, REGISTRY(DATED("2001-01-01", "a", DEFINED("u:x") BY("P"))),
	    REGISTRY(DATED("2001-01-01", "b", DEFINED("u:y") BY("P"))
		    DATED("2002-02-02", "c", DEFINED("u:x") BY("P"))),
	    ADDED("b",
		CAME("definition", "[u:y]") CAME("xref", "[P]")
		    CAME("registered", "2001-01-01"))
		RENAMED("a", "c", "; registered: 2001-01-01 -> 2002-02-02") },
	{ ROW,
	    REGISTRY(NAME("a", DEFINED("u:x") BY("P"))
		    NAME("b", DEFINED("u:x") BY("P"))),
	    REGISTRY(NAME("c", DEFINED("u:x") BY("P"))
		    NAME("d", DEFINED("u:x") BY("P"))),
	    RENAMED("a", "c", "") RENAMED("b", "d", "") },
	{ ROW,
	    REGISTRY(NAME("a", DEFINED("u:x") BY("P"))
		    NAME("b", DEFINED("u:x") BY("P"))),
	    REGISTRY(NAME("c", DEFINED("u:x") BY("P"))),
	    RENAMED("a", "c", "")
		REMOVED("b", WENT("definition", "[u:x]") WENT("xref", "[P]")) },
	/* Numbers have no other name. */
	{ ROW, REGISTRY(RECORD("<value>1</value>" DEFINED("u:x") BY("P"))),
	    REGISTRY(RECORD("<value>2</value>" DEFINED("u:x") BY("P"))),
	    "breaking removed r 1: value: 1 -> none" WENT("definition", "[u:x]")
		WENT("xref", "[P]") "\nadditive added r 2: value: none -> 2" CAME(
		    "definition", "[u:x]") CAME("xref", "[P]") "\n" },
	/* A name can be Unassigned, too. */
	{ ROW, REGISTRY(NUMBER("0,1", "Unassigned")),
	    REGISTRY(NUMBER("0,1", "A")),
	    "additive added r 0,1: value: none -> 0,1; "
	    "description: none -> A\n" },
	{ ROW, REGISTRY(NUMBER("0,1", "A")),
	    REGISTRY(NUMBER("0,1", "Unassigned")),
	    "breaking removed r 0,1: value: 0,1 -> none; "
	    "description: A -> none\n" },
	{ ROW, REGISTRY(NUMBER("0,1", "Unassigned")), REGISTRY(""), "" },
	{ ROW, REGISTRY(NUMBER("X", "Unassigned")),
	    REGISTRY(NUMBER("x", "Unassigned")), "" },
};

START_TEST(test_name)
{
	changes_check(&cases[_i], "t");
}
END_TEST

/* ---- WebSocket's own ---- */

#define CODES(content)                                                         \
	"<registry id=\"close-code-number\">" content "</registry>"
#define SUBPROTOCOLS(content)                                                  \
	"<registry id=\"subprotocol-name\">" content "</registry>"

static const struct change_case own_cases[] = {
	/* Another name for C breaks programs; another text need not. */
	{ ROW, CODES(NUMBER("4000", "Lost")), CODES(NUMBER("4000", "Gone")),
	    "breaking changed close-code-number 4000: "
	    "description: Lost -> Gone\n" },
	{ ROW, CODES(NUMBER("4000", "Gone Away")),
	    CODES(NUMBER("4000", "Gone away")),
	    "editorial changed close-code-number 4000: "
	    "description: Gone Away -> Gone away\n" },
	/* The overlay keeps this name. */
	{ ROW, CODES(NUMBER("1010", "Mandatory Ext.")),
	    CODES(NUMBER("1010", "Mandatory Extension")),
	    "editorial changed close-code-number 1010: "
	    "description: Mandatory Ext. -> Mandatory Extension\n" },
	/* Ranges have none. */
	{ ROW, CODES(NUMBER("4000-4999", "A")), CODES(NUMBER("4000-4999", "B")),
	    "editorial changed close-code-number 4000-4999: "
	    "description: A -> B\n" },
	/* What is a name stays one, though it has digits only. */
	{ ROW, SUBPROTOCOLS(NAME("10", "")), SUBPROTOCOLS(NAME("0x0A", "")),
	    "additive added subprotocol-name 0x0A: id: none -> 0x0A\n"
	    "breaking removed subprotocol-name 10: id: 10 -> none\n" },
	{ ROW, SUBPROTOCOLS(NAME("1-3", "")),
	    SUBPROTOCOLS(NAME("1-3", "") NAME("2", "")),
	    "additive added subprotocol-name 2: id: none -> 2\n" },
};

START_TEST(test_own)
{
	changes_check(&own_cases[_i], "websocket");
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff-name");
	TCase *tcase = tcase_create("name");

	support_add_rows(tcase, test_name, cases);
	support_add_rows(tcase, test_own, own_cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return support_main((Suite *(*const[])(void)){ make_suite }, 1);
}
