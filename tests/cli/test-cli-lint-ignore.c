/* SPDX-License-Identifier: MIT */
/* Tests of the files of findings that wsreg lint is to ignore. */

#include <stdlib.h>

#include "run.h"

#define ODD "tests/fixtures/lint-odd.xml"
#define NOTE "<registry id='a'/>"

/* Runs `lint --ignore` with a file that has this text. */
static void
check_ignore(const char *text, const struct run_case *expected)
{
	char *file = run_file("known", text);
	char *line = support_print("%s --ignore '%s'", expected->line, file);
	struct run_case test = *expected;

	test.line = line;
	run_check(&test);
	free(line);
	free(file);
}

START_TEST(test_round_trip)
{
	char *file = run_file("known", "");
	char *write = support_print("lint -f ignore -o '%s' " ODD, file);
	char *read = support_print("lint --ignore '%s' " ODD, file);
	char *moved = support_print("lint --ignore '%s' -", file);
	char *odd_text = support_read_file(SUPPORT_SOURCE "/" ODD, NULL);
	/* Other lines do not matter. */
	char *input = run_replace(odd_text, "<title>", "\n\n<title>");

	free(run_output(write));
	run_check(&(struct run_case){ .line = read, .output = "" });
	run_check(
	    &(struct run_case){ .line = moved, .input = input, .output = "" });
	free(input);
	free(odd_text);
	free(moved);
	free(read);
	free(write);
	free(file);
}
END_TEST

static const struct {
	SUPPORT_ROW;
	const char *text;
	struct run_case expected;
} ignores[] = {
	{ ROW, "missing-title a #\n",
	    { .line = "lint -", .input = RUN_XML(NOTE), .output = "" } },
	{ ROW, "# why\r\n\n \t\n\tmissing-title\ta  # \r\n",
	    { .line = "lint -", .input = RUN_XML(NOTE), .output = "" } },
	{ ROW, "missing-title %61 %23",
	    { .line = "lint -", .input = RUN_XML(NOTE), .output = "" } },
	/* Keys may have blanks, registries and people may lack ids. */
	{ ROW,
	    "missing-id - #\npadded-attribute a%20b%25 #\n"
	    "unknown-person a%20b%25 c  d\n",
	    { .line = "lint -",
		.input = RUN_XML(
		    "<registry><title>A</title></registry><registry "
		    "id='a b%'><title>A</title><e f=' '/><record><name>c  d"
		    "</name><xref type='person' data='x'/></record>"
		    "</registry>"),
		.status = 1,
		.has = { "/known:3: note: no finding unknown-person to ignore "
			 "[unused-ignore]\n" } } },
	{ ROW, "missing-title a #\n",
	    { .line = "lint --fail-on note",
		.status = 1,
		.has = { "/known:1: note: no finding missing-title to ignore "
			 "[unused-ignore]\n"
			 "0 errors, 0 warnings, 1 note\n" } } },
	{ ROW, "missing-title a #\nmissing-title a #\n",
	    { .line = "lint -",
		.input = RUN_XML(NOTE),
		.status = 1,
		.has = { "/known:2: note: no finding missing-title" } } },
	{ ROW, "missing-title a #\n",
	    { .line = "lint -r opcode", .output = "" } },
	{ ROW, "missing-title close-code-number #\n",
	    { .line = "lint -f json -r close",
		.status = 1,
		.has = { "\"id\":\"unused-ignore\"", "\"line\":1",
		    "\"registry\":\"close-code-number\"" } } },
	/* Octets that are no UTF-8. */
	{ ROW, "missing-title \xff #\n",
	    { .line = "lint -f json",
		.status = 1,
		.has = { "\"id\":\"unused-ignore\"" } } },
	{ ROW, "missing-titles a #\n",
	    { .line = "lint",
		.status = 2,
		.error = "/known:1: error: unknown lint "
			 "`missing-titles'" } },
	{ ROW, "# one\nmissing-title a\n",
	    { .line = "lint", .status = 2, .error = "/known:2: error: " } },
	{ ROW, "missing-title a %2\n",
	    { .line = "lint", .status = 2, .error = "/known:1: error: `%'" } },
	{ ROW, "missing-title a %00\n",
	    { .line = "lint", .status = 2, .error = "/known:1: error: `%'" } },
};

START_TEST(test_ignore)
{
	check_ignore(ignores[_i].text, &ignores[_i].expected);
}
END_TEST

START_TEST(test_ignore_trouble)
{
	char *file = run_file("known", "");
	char *line = support_print("lint --ignore '%s'", file);

	support_write_file(file, "# a\n\0b\n", 7);
	run_check(&(struct run_case){ .line = line,
	    .status = 2,
	    .error = "/known:2: error: a NUL octet" });
	run_check(&(struct run_case){ .line = "lint --ignore /nowhere/known",
	    .status = 2,
	    .error = "/nowhere/known: No such file" });
	run_check(&(struct run_case){ .line = "lint --ignore data",
	    .status = 2,
	    .error = "data: Is a directory" });
	free(line);
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lint-ignore");
	TCase *tcase = tcase_create("lint-ignore");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, test_round_trip);
	support_add_rows(tcase, test_ignore, ignores);
	tcase_add_test(tcase, test_ignore_trouble);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
