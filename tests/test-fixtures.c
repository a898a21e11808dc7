/* SPDX-License-Identifier: MIT */
/* Tests that tests/README.md describes each program and fixture, and no
 * others, and that the tests which keep promises are there. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "support.h"

#define TESTS SUPPORT_SOURCE "/tests"
#define FOLDER TESTS "/fixtures"
#define README TESTS "/README.md"

/* A line that describes one: "- `NAME`: WHAT IT IS." */
#define START "\n- `"
#define END "`: "

START_TEST(test_fixtures_described)
{
	char *readme = support_read_file(README, NULL);
	char **list = support_list_folder(FOLDER);

	ck_assert_ptr_nonnull(list[0]);
	for (size_t i = 0; list[i] != NULL; i++) {
		char *line = support_print("%s%s%s", START, list[i], END);
		const char *found = strstr(readme, line);

		ck_assert_msg(found != NULL,
		    "tests/README.md lacks a line `- `%s`: ...'", list[i]);
		ck_assert_msg(strstr(found + 1, line) == NULL,
		    "tests/README.md describes %s twice", list[i]);
		free(line);
	}
	support_free_list(list);
	free(readme);
}
END_TEST

START_TEST(test_descriptions_meant)
{
	char *readme = support_read_file(README, NULL);
	size_t count = 0;

	for (char *at = readme; (at = strstr(at, START)) != NULL; count++) {
		char *name = at + strlen(START);
		char *end = strstr(name, END);
		char *file;

		ck_assert_msg(end != NULL && end - name < 80,
		    "tests/README.md: no name in `%.40s'", name);
		file =
		    support_print("%s/%.*s", FOLDER, (int)(end - name), name);
		ck_assert_msg(access(file, R_OK) == 0,
		    "tests/README.md describes %s, which is not there", file);
		at = end + strlen(END);
		ck_assert_msg(strcspn(at, "\n") > 10,
		    "tests/README.md says nothing of %s", file);
		free(file);
	}
	ck_assert_uint_gt(count, 0);
	free(readme);
}
END_TEST

/* ---- Programs ---- */

/* Whether the first column of the table has a program of this name. */
static bool
has_program(const char *readme, const char *name)
{
	char *quoted = support_print("`%s`", name);
	const char *found = NULL;

	for (const char *row = readme;
	     found == NULL && (row = strstr(row, "\n| ")) != NULL;) {
		row += 3;
		found = strstr(row, quoted);
		if (found != NULL && found > row + strcspn(row, "|\n"))
			found = NULL;
	}
	free(quoted);
	return found != NULL;
}

/* Whether a program is built, as "'NAME'," or by its file. */
static bool
is_built(const char *build, const char *name)
{
	char *listed = support_print("  '%s',\n", name + strlen("test-"));
	char *file = support_print("'%s.c'", name);
	bool is = strstr(build, listed) != NULL || strstr(build, file) != NULL;

	free(listed);
	free(file);
	return is;
}

START_TEST(test_programs_described)
{
	char *readme = support_read_file(README, NULL);
	char *build = support_read_file(TESTS "/meson.build", NULL);
	char **list = support_list_folder(TESTS);
	size_t count = 0;

	for (size_t i = 0; list[i] != NULL; i++) {
		char *end = strrchr(list[i], '.');

		if (strncmp(list[i], "test-", 5) != 0 || end == NULL ||
		    strcmp(end, ".c") != 0)
			continue;
		*end = '\0';
		ck_assert_msg(has_program(readme, list[i]),
		    "tests/README.md has no row of `%s'", list[i]);
		ck_assert_msg(is_built(build, list[i]),
		    "tests/meson.build does not build `%s'", list[i]);
		count++;
	}
	ck_assert_uint_gt(count, 0);
	support_free_list(list);
	free(build);
	free(readme);
}
END_TEST

/* Each `test-...` that is spoken of is a program. */
START_TEST(test_programs_meant)
{
	char *readme = support_read_file(README, NULL);

	for (char *at = readme; (at = strstr(at, "`test-")) != NULL; at++) {
		int size = (int)strcspn(at + 1, "`");
		char *file = support_print("%s/%.*s.c", TESTS, size, at + 1);

		ck_assert_msg(access(file, R_OK) == 0,
		    "tests/README.md speaks of %s, which is not there", file);
		free(file);
	}
	free(readme);
}
END_TEST

/* ---- Promises ---- */

#define PROMISES "\n## Promises\n"

/* Whether Meson has a test of this name. */
static bool
is_test(const char *tests, const char *name, size_t size)
{
	char *member = support_print("\"name\": \"%.*s\",", (int)size, name);
	bool is = strstr(tests, member) != NULL;

	free(member);
	return is;
}

/* Checks the tests that a row of the table names. */
static void
check_row(const char *tests, const char *row)
{
	const char *end = row + strcspn(row, "\n");
	const char *at = strstr(row, " | `");

	ck_assert_msg(at != NULL && at < end, "no test in `%.60s'", row);
	for (at += 3; at < end && *at == '`';) {
		size_t size = strcspn(++at, "`");

		ck_assert_msg(is_test(tests, at, size),
		    "there is no test `%.*s'", (int)size, at);
		at += size + 1;
		at += strspn(at, ", |");
	}
	ck_assert_msg(at == end, "more than tests in `%.60s'", row);
}

/* Each promise is kept by tests that there are. */
START_TEST(test_promises)
{
	char *readme = support_read_file(README, NULL);
	char *tests = support_read_file(
	    SUPPORT_BUILD "/meson-info/intro-tests.json", NULL);
	const char *row = strstr(readme, PROMISES);
	size_t rows = 0;

	ck_assert_msg(row != NULL, "tests/README.md has no promises");
	row = strstr(row, "\n|---|---|\n| ");
	ck_assert_ptr_nonnull(row);
	for (row += strlen("\n|---|---|\n"); *row == '|'; rows++) {
		check_row(tests, row);
		row += strcspn(row, "\n");
		row += *row == '\n';
	}
	ck_assert_uint_gt(rows, 5);
	free(tests);
	free(readme);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("fixtures");
	TCase *tcase = tcase_create("fixtures");

	tcase_add_test(tcase, test_fixtures_described);
	tcase_add_test(tcase, test_descriptions_meant);
	tcase_add_test(tcase, test_programs_described);
	tcase_add_test(tcase, test_programs_meant);
	tcase_add_test(tcase, test_promises);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
