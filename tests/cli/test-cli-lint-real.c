/* SPDX-License-Identifier: MIT */
/* Tests that wsreg lint finds in IANA's files what their text shows, and
 * nothing else: those of data/, or the folder of the option `registries'. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files.h"
#include "run.h"

/* Found by main, so that tests, which run in processes of their own, have
 * them. */
static struct files files;

/* Each place where a file has the text is a finding, and there are no others
 * of that lint. */
static const struct {
	const char *lint, *text;
} oddities[] = {
	{ "degenerate-range", "<value>1014-1014</value>" },
	{ "padded-attribute", "data=\"Alexey_Melnikov \"" },
	{ "unknown-person", "data=\"Alexey_Melnikov \"" },
	{ "name-no-token", "<id>Redfish WebSocket</id>" },
	{ "mail-as-text", "<contact>hybi@ietf.org</contact>" },
	{ "separate-rules", "-rules\">" },
};

static size_t
count_text(const char *text, const char *piece)
{
	size_t count = 0;

	while ((text = strstr(text, piece)) != NULL) {
		count++;
		text += strlen(piece);
	}
	return count;
}

/* A person's addresses with "@" and no scheme before it. */
static size_t
count_bare_mail(const char *text)
{
	size_t count = 0;

	while ((text = strstr(text, "<uri>")) != NULL) {
		size_t size = strcspn(text += strlen("<uri>"), "<");

		count += memchr(text, '@', size) != NULL &&
		    memchr(text, ':', size) == NULL;
	}
	return count;
}

static char *
lint_file(const char *file, const char *format)
{
	char *line = support_print("lint -f %s '%s'", format, file);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_msg(
	    result.status < 2 && result.errors[0] == '\0', "wsreg %s", line);
	free(result.errors);
	free(line);
	return result.output;
}

static void
check_count(const char *file, const char *found, const char *lint, size_t count)
{
	char *end = support_print("[%s]\n", lint);

	ck_assert_msg(count_text(found, end) == count,
	    "%s: not %zu times %s in\n%s", file, count, lint, found);
	free(end);
}

START_TEST(test_websocket)
{
	const char *file = files.names[_i];
	char *found, *text;

	if (strstr(file, "/websocket") == NULL)
		return;
	text = support_read_file(file, NULL);
	found = lint_file(file, "text");
	for (size_t i = 0; i < COUNT(oddities); i++)
		check_count(file, found, oddities[i].lint,
		    count_text(text, oddities[i].text));
	check_count(file, found, "mail-without-scheme", count_bare_mail(text));
	free(found);
	free(text);
}
END_TEST

/* The same is found in the rendition as text, where there is one. */
START_TEST(test_rendition)
{
	char *file = run_replace(files.names[_i], ".xml", ".txt");
	char *found, *other;

	if (access(file, R_OK) == 0) {
		found = lint_file(files.names[_i], "ignore");
		other = lint_file(file, "ignore");
		ck_assert_str_eq(other, found);
		free(other);
		free(found);
	}
	free(file);
}
END_TEST

/* Another protocol's keys are not judged by what RFC 6455 says of ours. */
START_TEST(test_other)
{
	static const char *const ours[] = { "bad-bit", "bad-number",
		"case-clash", "duplicate-key", "gap", "lost-name",
		"missing-field", "missing-rule", "name-no-token",
		"number-out-of-range", "overlap", "separate-rules",
		"shared-meaning" };
	char *found;

	if (strstr(files.names[_i], "/websocket") != NULL)
		return;
	found = lint_file(files.names[_i], "text");
	for (size_t i = 0; i < COUNT(ours); i++)
		check_count(files.names[_i], found, ours[i], 0);
	free(found);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lint-real");
	TCase *tcase = tcase_create("lint-real");

	tcase_set_timeout(tcase, 60);
	tcase_add_loop_test(tcase, test_websocket, 0, (int)files.count);
	tcase_add_loop_test(tcase, test_rendition, 0, (int)files.count);
	tcase_add_loop_test(tcase, test_other, 0, (int)files.count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (folder == NULL || folder[0] == '\0')
		folder = SUPPORT_SOURCE "/data";
	files_find(&files, folder, ".xml");
	status = run_main(makers, COUNT(makers));
	files_free(&files);
	return status;
}
