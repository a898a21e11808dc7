/* SPDX-License-Identifier: MIT */
/* Tests that a lack of memory ends the command in good order. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

#define STEP 2048 /* kilobytes */
#define MOST (1024 * 1024)

/* Runs wsreg with so many kilobytes of address space. */
static void
run_limited(size_t kilobytes, const char *line, struct support_result *result)
{
	char *script = support_print(
	    "ulimit -v %zu && exec %s %s", kilobytes, getenv("WSREG"), line);
	const char *const arguments[] = { "sh", "-c", script, NULL };

	support_run(&(struct support_command){ .arguments = arguments,
			.folder = SUPPORT_SOURCE },
	    result);
	free(script);
}

/* What it takes to start: with less the program cannot be loaded. */
static size_t
find_least(void)
{
	for (size_t limit = STEP; limit < MOST; limit += STEP) {
		struct support_result result;

		run_limited(limit, "1006 -i data/websocket.xml", &result);
		if (result.status == 0) {
			support_result_free(&result);
			return limit;
		}
		support_result_free(&result);
	}
	ck_abort_msg("it does not run in %d kilobytes", MOST);
}

/* Attributes and text that are larger than what is left at first. */
static char *
make_file(void)
{
	char *text = support_repeat("<registry xmlns="
				    "'http://www.iana.org/assignments' id='t'>"
				    "<a b='",
	    "0123456789", 800000, "'/><registry id='r'>");
	char *records = support_repeat(text,
	    "<record><value>1</value><name>0123456789</name></record>", 200000,
	    "</registry></registry>");
	char *file = run_file("large.xml", records);

	free(records);
	free(text);
	return file;
}

static const char *const lines[] = { "list r -f names", "lookup 1", "search 9",
	"export -f json", "export -f csv", "export -f xml" };

START_TEST(test_memory)
{
	char *file = make_file();
	char *line = support_print("%s -i %s -o %s.out", lines[_i], file, file);
	size_t least = find_least(), troubles = 0;

	for (size_t limit = least;; limit += limit / 3) {
		struct support_result result;
		int status;

		run_limited(limit, line, &result);
		status = result.status;
		ck_assert_msg(status == 0 || status == 2,
		    "wsreg %s: status %d with %zu kilobytes: %s", line, status,
		    limit, result.errors);
		if (status == 2)
			run_check_error(line, result.errors, "emory");
		support_result_free(&result);
		if (status == 0)
			break;
		troubles++;
	}
	ck_assert_uint_gt(troubles, 0);
	free(line);
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-memory");
	TCase *tcase = tcase_create("memory");

	tcase_add_loop_test(tcase, test_memory, 0, COUNT(lines));
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
#ifdef RUN_SANITIZED
	return support_skip("sanitizers need more memory");
#endif
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
