/* SPDX-License-Identifier: MIT */
/* Streams with text that is not UTF-8. */

#include "cases.h"

#define TABLE "cases-text.c"
#define CLOSED "88 02 03 E8"
#define PMD "permessage-deflate"

static const struct rules_case cases[] = {
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-80",
	    .note = "a continuation octet alone",
	    .frames = { "81 01 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0x80, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-bf",
	    .note = "the highest continuation octet alone, after text",
	    .frames = { "81 03 61 62 BF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xbf, 2) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-ff",
	    .note = "FF, which no UTF-8 has",
	    .frames = { "81 01 FF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xff, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-fe",
	    .note = "FE, which no UTF-8 has, inside text",
	    .frames = { "81 05 61 62 FE 63 64", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xfe, 2) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-overlong-c0",
	    .note = "NUL in two octets",
	    .frames = { "81 02 C0 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xc0, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-overlong-c1",
	    .note = "U+007F in two octets",
	    .frames = { "81 02 C1 BF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xc1, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-overlong-e0",
	    .note = "a slash in three octets",
	    .frames = { "81 03 E0 80 AF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0x80, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-overlong-f0",
	    .note = "a slash in four octets",
	    .frames = { "81 04 F0 80 80 AF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0x80, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-surrogate-d800",
	    .note = "U+D800, the first surrogate",
	    .frames = { "81 03 ED A0 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xa0, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-surrogate-dfff",
	    .note = "U+DFFF, the last surrogate",
	    .frames = { "81 03 ED BF BF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xbf, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-cesu-8",
	    .note = "a pair of surrogates, three octets each",
	    .frames = { "81 06 ED A0 BD ED B8 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xa0, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-110000",
	    .note = "U+110000, just above the last code point",
	    .frames = { "81 04 F4 90 80 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0x90, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-f5",
	    .note = "F5, which begins code points that do not exist",
	    .frames = { "81 04 F5 80 80 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xf5, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-cut-sequence",
	    .note = "a sequence of three octets that lacks the last",
	    .frames = { "81 03 E2 82 41", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0x41, 2) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-cut-by-sequence",
	    .note = "a sequence that begins inside another",
	    .frames = { "81 04 F0 9F C3 A9", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xc3, 2) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-second-fragment",
	    .note = "a sequence that the next fragment does not continue",
	    .frames = { "01 01 C3", "80 01 28", CLOSED },
	    .found = { BAD("text-utf8-invalid", 1, 0x28, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-after-ping",
	    .note =
		"the same with a Ping between, whose payload does not count",
	    .frames = { "01 01 C3", "89 01 A9", "80 01 28", CLOSED },
	    .found = { BAD("text-utf8-invalid", 2, 0x28, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-third-fragment",
	    .note =
		"a sequence over three fragments, of which the last is wrong",
	    .frames = { "01 01 F0", "00 01 9F", "80 01 28", CLOSED },
	    .found = { BAD("text-utf8-invalid", 2, 0x28, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-surrogate-split",
	    .note = "a surrogate over two fragments",
	    .frames = { "01 01 ED", "80 02 A0 80", CLOSED },
	    .found = { BAD("text-utf8-invalid", 1, 0xa0, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-first-fragment",
	    .note =
		"the first fragment of several: it is found before the message ends",
	    .frames = { "01 02 61 FF", "00 01 62", "80 01 63", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xff, 1) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-invalid-plain-on-deflate",
	    .note =
		"a message that is not compressed where that was negotiated",
	    .extensions = PMD,
	    .frames = { "81 01 FF", CLOSED },
	    .found = { BAD("text-utf8-invalid", 0, 0xff, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-2",
	    .note = "the message ends inside a sequence of two octets",
	    .frames = { "81 01 C3", CLOSED },
	    .found = { FIND("text-utf8-truncated", 0, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-3",
	    .note = "the message ends inside a sequence of three octets",
	    .frames = { "81 03 61 E2 82", CLOSED },
	    .found = { FIND("text-utf8-truncated", 0, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-4",
	    .note = "the message ends inside a sequence of four octets",
	    .frames = { "81 03 F0 9F 98", CLOSED },
	    .found = { FIND("text-utf8-truncated", 0, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-fragments",
	    .note = "a sequence over fragments that lacks its last octet",
	    .frames = { "01 01 F0", "00 01 9F", "80 01 98", CLOSED },
	    .found = { FIND("text-utf8-truncated", 2, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-empty-last",
	    .note = "the last fragment is empty",
	    .frames = { "01 01 C3", "80 00", CLOSED },
	    .found = { FIND("text-utf8-truncated", 1, 0) },
	},
	{
	    CASE(TABLE),
	    .id = "text-utf8-truncated-second-message",
	    .note = "the next message does not continue the sequence",
	    .frames = { "81 01 C3", "81 01 A9", CLOSED },
	    .found = { FIND("text-utf8-truncated", 0, 0) },
	},
};

const struct rules_table rules_cases_text = CASE_TABLE(cases);
