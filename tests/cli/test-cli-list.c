/* SPDX-License-Identifier: MIT */
/* Tests of wsreg list and search, and of how text looks. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- Lists and searches ---- */

static const struct run_case lists[] = {
	{ ROW, .line = "list",
	    .has = { "extension-name ", "WebSocket Extension Name Registry\n",
		"subprotocol-name ", "version-number ", "close-code-number ",
		"opcode ", "framing-header-bits " } },
	{ ROW, .line = "list opcode",
	    .output = "0      Continuation Frame\n"
		      "1      Text Frame\n"
		      "2      Binary Frame\n"
		      "3-7    Unassigned\n"
		      "8      Connection Close Frame\n"
		      "9      Ping Frame\n"
		      "10     Pong Frame\n"
		      "11-15  Unassigned\n" },
	{ ROW, .line = "list -r opcode", .has = { "0      Continuation" } },
	{ ROW, .line = "list extension",
	    .has = { "permessage-deflate  WebSocket Per-Message Deflate\n" } },
	{ ROW, .line = "list -f names",
	    .output = "extension-name\nsubprotocol-name\nversion-number\n"
		      "close-code-number\nopcode\nframing-header-bits\n"
		      "extension\nsubprotocol\nversion\nclose\nopcode\nbit\n" },
	{ ROW, .line = "list -f names opcode",
	    .output = "0\n1\n2\n3-7\n8\n9\n10\n11-15\n" },
	{ ROW, .line = "list nowhere", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "list opcode close", .status = 2,
	    .error = "one registry" },
	{ ROW, .line = "search going away", .has = { "1001", "Going Away" } },
	{ ROW, .line = "search AWAY gOING", .has = { "1001", "Going Away" } },
	{ ROW, .line = "search rfc7692",
	    .has = { "permessage-deflate", "RSV1" }, .lacks = { "soap" } },
	{ ROW, .line = "search 2015-09-02", .has = { "permessage-deflate" } },
	{ ROW, .line = "search -r bit rfc7692", .has = { "RSV1" },
	    .lacks = { "permessage-deflate" } },
	{ ROW, .line = "search away nothing-like-this", .status = 1,
	    .output = "" },
	{ ROW, .line = "search -f names gateway", .output = "1014\n" },
	{ ROW, .line = "search", .status = 2, .error = "search needs a word" },
	{ ROW, .line = "search -r nowhere x", .status = 2,
	    .error = "`nowhere'" },
};

START_TEST(test_list)
{
	run_check(&lists[_i]);
}
END_TEST

/* In text each row of a record has its label in one column, its text in
 * another. */
START_TEST(test_aligned)
{
	char *output = run_output("1006 3000 mqtt");
	size_t rows = 0;

	for (char *line = strtok(output, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		/* A label too long for its column has a line of its own. */
		if (line[0] != ' ' || strlen(line) < 20 ||
		    strcmp(line, "    Subprotocol Definition") == 0)
			continue;
		ck_assert_msg(strncmp(line, "    ", 4) == 0, "%s", line);
		ck_assert_msg(line[19] == ' ' && line[20] != ' ', "%s", line);
		rows++;
	}
	ck_assert_uint_ge(rows, 12);
	free(output);
}
END_TEST

/* ---- Colour, without a terminal ---- */

static const struct run_case colors[] = {
	{ ROW, .line = "1006", .lacks = { "\033" } },
	{ ROW, .line = "--color auto 1006", .lacks = { "\033" } },
	{ ROW, .line = "--color=never 1006", .lacks = { "\033" } },
	{ ROW, .line = "--color=always 1006",
	    .has = { "\033[", "1006", "\033[0m", "\033[31m", "never" } },
	{ ROW, .line = "--color=always 1000", .has = { "\033[32m", "yes" } },
	{ ROW, .line = "--color=always list", .has = { "\033[", "opcode" } },
	{ ROW, .line = "--color=always nothing-at-all", .status = 1,
	    .has = { "\033[" } },
	/* What is asked for on the command line goes over the environment. */
	{ ROW, .line = "--color=always 1006",
	    .environment = { "NO_COLOR=1", "TERM=dumb" }, .has = { "\033[" } },
	/* Formats for tools have none. */
	{ ROW, .line = "--color=always -f json 1006", .lacks = { "\033" } },
	{ ROW, .line = "--color=always export", .lacks = { "\033" } },
	{ ROW, .line = "--color=always export -f text", .lacks = { "\033" } },
	{ ROW, .line = "--color=always export -f markdown",
	    .lacks = { "\033" } },
	{ ROW, .line = "--color=always list -f names", .lacks = { "\033" } },
	{ ROW, .line = "--color=sometimes 1006", .status = 2,
	    .error = "`sometimes'" },
	{ ROW, .line = "--color= 1006", .status = 2, .error = "auto, always" },
};

START_TEST(test_color)
{
	run_check(&colors[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-list");
	TCase *cases = tcase_create("list");

	support_add_rows(cases, test_list, lists);
	tcase_add_test(cases, test_aligned);
	support_add_rows(cases, test_color, colors);
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
