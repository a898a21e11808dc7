/* SPDX-License-Identifier: MIT */
/* Tests of whole streams that were built after reports of real programs: what is
 * wrong with them is found, and nothing else, however they are cut. */

#include <stdlib.h>
#include <string.h>

#include "cases.h"

static void
check_case(const struct traffic_case *row)
{
	for (size_t step = 1; step <= 1024; step = step * 5 / 2 + 1) {
		char *found =
		    cases_run(row, step < 1000 ? step : SIZE_MAX, false);

		ck_assert_msg(strcmp(found, row->found) == 0,
		    "%s: step %zu: %s\nis found, not\n%s", row->what, step,
		    found, row->found);
		free(found);
	}
}

START_TEST(test_handshake)
{
	check_case(&cases_handshake[_i]);
}
END_TEST

START_TEST(test_frames)
{
	check_case(&cases_frames[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cases");
	TCase *tcase = tcase_create("cases");

	tcase_add_loop_test(
	    tcase, test_handshake, 0, (int)cases_handshake_count);
	tcase_add_loop_test(tcase, test_frames, 0, (int)cases_frames_count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
