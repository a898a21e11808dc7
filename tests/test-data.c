/* SPDX-License-Identifier: MIT */
/* Tests that data/README.md describes the data as it is, and that the data is
 * installed. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "support.h"

#define DATA SUPPORT_SOURCE "/data/"

static void
check_mentioned(const char *what)
{
	char *readme = support_read_file(DATA "README.md", NULL);

	ck_assert_msg(
	    strstr(readme, what) != NULL, "data/README.md lacks `%s'", what);
	free(readme);
}

/* Whether a file is a snapshot; the names of older ones have their dates. */
static bool
is_snapshot(const char *name)
{
	return strncmp(name, "websocket", strlen("websocket")) == 0;
}

static void
check_sha256(const char *name)
{
	char text[2 * SHA256_DIGEST_SIZE + 1];
	uint8_t digest[SHA256_DIGEST_SIZE];
	struct sha256_ctx context;
	size_t size;
	char *path = support_print(DATA "%s", name);
	char *file = support_read_file(path, &size);

	sha256_init(&context);
	sha256_update(&context, size, (const uint8_t *)file);
	sha256_digest(&context, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(text + 2 * i, 3, "%02x", digest[i]);
	check_mentioned(text);
	free(file);
	free(path);
}

START_TEST(test_sha256)
{
	char **list = support_list_folder(DATA);
	size_t count = 0;

	for (size_t i = 0; list[i] != NULL; i++)
		if (is_snapshot(list[i])) {
			check_sha256(list[i]);
			count++;
		}
	ck_assert_uint_gt(count, 1);
	support_free_list(list);
}
END_TEST

START_TEST(test_date)
{
	static const char start[] = "<updated>";
	char *file = support_read_file(DATA "websocket.xml", NULL);
	const char *date = strstr(file, start);
	char *line;

	ck_assert_ptr_nonnull(date);
	line = support_print("- Date: %.10s,", date + strlen(start));
	check_mentioned(line);
	free(line);
	free(file);
}
END_TEST

/* Each file and folder has a row. */
START_TEST(test_described)
{
	static const char *const folders[] = { "schema/", "completions/" };
	char **list = support_list_folder(DATA);

	for (size_t i = 0; list[i] != NULL; i++) {
		char *row = support_print("\n| `%s` |", list[i]);

		if (strcmp(list[i], "README.md") != 0 &&
		    strcmp(list[i], "meson.build") != 0)
			check_mentioned(row);
		free(row);
	}
	for (size_t i = 0; i < COUNT(folders); i++) {
		char *row = support_print("\n| `%s` |", folders[i]);

		check_mentioned(row);
		free(row);
	}
	support_free_list(list);
}
END_TEST

/* Where shells and users look for it, below the folder for data. */
static const char *const installed[] = {
	"bash-completion/completions/wsreg",
	"bash-completion/completions/wsreg-gen",
	"fish/vendor_completions.d/wsreg-gen.fish",
	"fish/vendor_completions.d/wsreg.fish",
	"wsreg/overlay",
	"wsreg/schema",
	"wsreg/websocket-2011-12.xml",
	"wsreg/websocket-2012-04-12.xml",
	"wsreg/websocket-2018-11-29.txt",
	"wsreg/websocket.xml",
	"zsh/site-functions/_wsreg",
};

START_TEST(test_installed)
{
	char *plan = support_read_file(
	    SUPPORT_BUILD "/meson-info/intro-installed.json", NULL);
	char *place =
	    support_print("\"%s/%s\"", SUPPORT_DATADIR, installed[_i]);

	ck_assert_msg(
	    strstr(plan, place) != NULL, "%s is not installed", place);
	free(place);
	free(plan);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("data");
	TCase *tcase = tcase_create("data");

	tcase_add_test(tcase, test_sha256);
	tcase_add_test(tcase, test_date);
	tcase_add_test(tcase, test_described);
	tcase_add_loop_test(tcase, test_installed, 0, COUNT(installed));
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
