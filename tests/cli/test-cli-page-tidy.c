/* SPDX-License-Identifier: MIT */
/* Tests that pages are valid HTML: tidy finds nothing in them. */

#include <stdlib.h>

#include "run.h"

/* Frames with an RSV bit, 64 of them: their rows are more than is kept in
 * memory, so they come back from a temporary file. */
#define FAULTS_4 "c100 c100 c100 c100 "
#define FAULTS_16 FAULTS_4 FAULTS_4 FAULTS_4 FAULTS_4
#define FAULTS_64 FAULTS_16 FAULTS_16 FAULTS_16 FAULTS_16

static const struct run_case lines[] = {
	{ .line = "export -f html" },
	{ .line = "export -f html close" },
	{ .line = "export -f html -i @2011-12 opcode version" },
	/* Findings below frames, a fold, a finding alone, no frames. */
	{ .line = "check --hex -f html --keep-going --frames client -",
	    .input = "8180 00000000 8180 00000000 8180 00000000 8180 00000000"
		     "8180 00000000 8180 00000000 8180 00000001 8180 00000002"
		     "8180 00000003 8180 00000004 8180 00000005 8180 00000006"
		     "8180 00000007 8180 00000008 8180 00000009 8180 0000000a"
		     "8180 0000000b 8180 0000000c 8180 0000000d 8180 0000000e"
		     "8180 0000000f 8180 00000010 8180 00000011 8180 00000012"
		     "8100 8782 00000000 03ee" },
	{ .line = "check --hex -f html --keep-going --frames server -",
	    .input = FAULTS_64 },
	{ .line = "check -f html --frames server -" },
	{ .line = "check -f html --client -",
	    .input = "GET / HTTP/1.1\r\n"
		     "Upgrade: websocket\r\n"
		     "Connection: Upgrade\r\n"
		     "\r\n" },
};

START_TEST(test_tidy)
{
	struct support_result page, result;
	char *file;

	run_wsreg(&lines[_i], &page);
	ck_assert_int_lt(page.status, 2);
	file = run_file("page.html", page.output);

	support_run(
	    &(struct support_command){
		.arguments =
		    (const char *const[]){ "tidy", "-q", "-e", file, NULL } },
	    &result);
	support_assert(result.status == 0 && result.errors[0] == '\0', "%s: %s",
	    lines[_i].line, result.errors);
	support_result_free(&result);
	support_result_free(&page);
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-page-tidy");
	TCase *tcase = tcase_create("tidy");

	tcase_add_loop_test(tcase, test_tidy, 0, COUNT(lines));
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	const char *missing = support_miss("tidy");

	if (missing != NULL)
		return support_skip(missing);
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
