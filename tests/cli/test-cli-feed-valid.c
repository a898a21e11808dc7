/* SPDX-License-Identifier: MIT */
/* Tests of feeds by other programs: they are valid, and a feed reader shows each
 * change once. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#define HOSTILE SUPPORT_SOURCE "/tests/fixtures/good-feed.xml"

/* ---- Validity ---- */

static const char *const feeds[] = {
	"log -f atom",
	"log -f atom 1006",
	"log -f atom nope",
	"log -f atom soap @2012-04-12 @",
	"diff -f atom @2011-12 @2012-04-12",
	"diff -f atom @2012-04-12 @2018-11-29",
	"diff -f atom @2018-11-29 @",
	"diff -f atom @2011-12 " HOSTILE,
	"diff -f atom " HOSTILE " @2012-04-12",
	"diff -f pubsub @2011-12 " HOSTILE,
	"diff -f pubsub @2018-11-29 @",
};

/* Writes a feed into a file, or the entry of the first request. */
static void
write_feed(const char *folder, const char *line, const char *file)
{
	const struct run_case test = { .line = line, .folder = folder };
	char *name = support_print("%s/%s", folder, file);
	struct support_result result;
	const char *start, *end;

	run_wsreg(&test, &result);
	ck_assert_int_ne(result.status, 2);
	start = result.output;
	end = start + strlen(start);
	if (strncmp(start, "<iq", 3) == 0) {
		start = strstr(start, "<entry");
		end = strstr(start, "</entry>") + strlen("</entry>");
	}
	support_write_file(name, start, (size_t)(end - start));
	support_result_free(&result);
	free(name);
}

START_TEST(test_valid)
{
	char *folder = support_make_folder();

	write_feed(folder, feeds[_i], "feed");
	free(support_output(folder,
	    (const char *const[]){ "xmllint", "--noout", "--relaxng",
		SUPPORT_SOURCE "/tests/cli/atom.rng", "feed", NULL }));
	free(folder);
}
END_TEST

/* ---- A feed reader ---- */

/* Returns how often a text has a piece. */
static size_t
count(const char *text, const char *piece)
{
	size_t found = 0;

	for (; (text = strstr(text, piece)) != NULL; text++)
		found++;
	return found;
}

/* A reader that fetches each feed twice shows each change once. */
START_TEST(test_reader)
{
	static const char *const wanted[] = { "1014|added|", "3000|added|",
		"3003|added|", "3008|added|", "1014|changed|" };
	char *folder = support_make_folder(), *shown;

	for (size_t i = 0; i < 3; i++) {
		char name[] = { (char)('a' + i), '\0' };

		write_feed(folder, feeds[4 + i], name);
	}
	shown = support_output(folder,
	    (const char *const[]){ SUPPORT_PYTHON3,
		SUPPORT_SOURCE "/tests/cli/feed.py", "a", "b", "a", "b", "c",
		"c", NULL });
	for (size_t i = 0; i < COUNT(wanted); i++)
		ck_assert_uint_eq(count(shown, wanted[i]), 1);
	ck_assert_ptr_nonnull(strstr(shown,
	    "3000|added|WebSocket Close Code Number Registry: 3000 "
	    "(Unauthorized) added\n"));
	free(shown);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-feed-valid");
	TCase *tcase = tcase_create("valid");

	tcase_add_loop_test(tcase, test_valid, 0, COUNT(feeds));
	tcase_add_test(tcase, test_reader);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	const char *missing = support_miss("xmllint");

	if (missing != NULL)
		return support_skip(missing);
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
