/* SPDX-License-Identifier: MIT */
/* Tests of what the command loads: libxml2 when it reads a registry file, and
 * not before. */

#include <stdio.h>
#include <string.h>

#include "run.h"

static const struct start {
	SUPPORT_ROW;
	const char *line;
	bool reads;
} starts[] = {
	{ ROW, .line = "1006" },
	{ ROW, .line = "-f json 1006" },
	{ ROW, .line = "list" },
	{ ROW, .line = "log mqtt" },
	{ ROW, .line = "AMQPWSB10" },
	{ ROW, .line = "--version" },
	{ ROW,
	    .line = "check --frames server --hex "
		    "tests/fixtures/check-clean.hex" },
	{ ROW, .line = "list -i data/websocket.xml", .reads = true },
	{ ROW, .line = "generate json data/websocket.xml -", .reads = true },
	{ ROW, .line = "diff data/websocket.xml data/websocket.xml",
	    .reads = true },
};

START_TEST(test_starts)
{
	const struct start *row = &starts[_i];
	/* The dynamic linker of glibc names the libraries that it loads. */
	const struct run_case in = {
		.line = row->line,
		.environment = { "LD_DEBUG=files" },
	};
	struct support_result result;
	bool loads;

	run_wsreg(&in, &result);
	ck_assert_msg(
	    result.status == 0, "%s: exit status %d", row->line, result.status);
	ck_assert_msg(strstr(result.errors, "libc.so") != NULL,
	    "%s: the dynamic linker says nothing", row->line);
	loads = strstr(result.errors, "libxml2") != NULL;
	ck_assert_msg(loads == row->reads, "%s: libxml2 is %s", row->line,
	    loads ? "loaded" : "not loaded");
	support_result_free(&result);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-start");
	TCase *tcase = tcase_create("start");

	support_add_rows(tcase, test_starts, starts);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
#ifndef __GLIBC__
	return support_skip("only glibc has LD_DEBUG");
#endif
	if (SUPPORT_READER_LINKED)
		return support_skip("this wsreg is linked with libxml2");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
