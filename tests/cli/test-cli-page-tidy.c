/* SPDX-License-Identifier: MIT */
/* Tests that pages are valid HTML: tidy finds nothing in them. */

#include <stdlib.h>

#include "run.h"

static const char *const lines[] = { "export -f html", "export -f html close",
	"export -f html -i @2011-12 opcode version" };

START_TEST(test_tidy)
{
	char *page = run_output(lines[_i]);
	char *file = run_file("page.html", page);
	struct support_result result;

	support_run(
	    &(struct support_command){
		.arguments =
		    (const char *const[]){ "tidy", "-q", "-e", file, NULL } },
	    &result);
	support_assert(result.status == 0 && result.errors[0] == '\0', "%s: %s",
	    lines[_i], result.errors);
	support_result_free(&result);
	free(file);
	free(page);
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
