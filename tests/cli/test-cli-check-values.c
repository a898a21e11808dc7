/* SPDX-License-Identifier: MIT */
/* Tests of the values and limits that messages of `wsreg check` have, and of how
 * they say where to learn more. */

#include <stdlib.h>

#include "run.h"

static const struct run_case values[] = {
	{ ROW, .line = "--max-frame 2", .input = "8103 616263",
	    .has = { "payload length 3 exceeds the limit for a frame, 2 [" } },
	{ ROW, .line = "--max-message 2", .input = "0102 6162 8001 63",
	    .has = { "message length 3 exceeds the limit, 2 [" } },
	{ ROW, .line = "--max-fragments 1", .input = "0102 6162 8001 63",
	    .has = { "message with 2 frames exceeds the limit, 1 [" } },
	{ ROW, .input = "817e 0005 6162636465",
	    .has = { "payload length 5 is not in its shortest form [" } },
	{ ROW, .input = "b100",
	    .has = { "RSV2 and RSV3 are set, but no negotiated extension "
		     "defines them [" } },
	{ ROW, .input = "8802 0fa0 8100 8800",
	    .has = { "data frame with opcode 1 after this side's Close [" } },
	{ ROW,
	    .line = "--extension permessage-deflate;server_max_window_bits=8",
	    .input = "c105 0005", .has = { "the stream ends inside a pay" } },
};

START_TEST(test_values)
{
	struct run_case test = values[_i];
	char *line = support_print("check --frames server --hex - %s",
	    test.line != NULL ? test.line : "");

	test.line = line;
	test.status = 1;
	run_check(&test);
	free(line);
}
END_TEST

/* The last line but one says how to learn more about the first error, or else
 * the first warning, once, and only to people. */
START_TEST(test_more)
{
	static const struct run_case tests[] = {
		{ .line = "check --frames server --hex --keep-going -",
		    .has = { "to learn more: wsreg rules mask-unexpected\n"
			     "3 errors" } },
		{ .line = "check --frames client --hex -",
		    .input = "8180 00000000 8882 00000000 03ee",
		    .has = { "[mask-key-weak]",
			"to learn more: wsreg rules close-code-local-only\n" } },
		{ .line = "check --frames server --hex -f json -",
		    .lacks = { "to learn more" } },
		{ .line = "check --frames server --hex -f sarif -",
		    .lacks = { "to learn more" } },
		{ .line = "check --frames server --hex -f junit -",
		    .lacks = { "to learn more" } },
	};

	for (size_t i = 0; i < COUNT(tests); i++) {
		struct run_case test = tests[i];

		if (test.input == NULL)
			test.input = "8180 00000001 8300 817e 0000 8800";
		test.status = 1;
		run_check(&test);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-values");
	TCase *tcase = tcase_create("values");

	support_add_rows(tcase, test_values, values);
	tcase_add_test(tcase, test_more);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
