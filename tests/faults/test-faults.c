/* SPDX-License-Identifier: MIT */
/* Tests of wsreg where an allocation fails: whatever it prints then is either the
 * same as ever, or no whole JSON and an error.  FAULTS=all in the environment
 * tries each allocation, which takes minutes, instead of some. */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"

#define FIXTURES "tests/fixtures/"

static const struct line {
	SUPPORT_ROW;
	/* The words after -f json, with blanks between. */
	const char *words;
	int status; /* that of a run without faults */
} lines[] = {
	{ ROW, .words = "1006 mqtt" },
	{ ROW, .words = "1006 -i data/websocket.xml" },
	{ ROW, .words = "list -i " FIXTURES "text-good-small.txt" },
	{ ROW, .words = "list" },
	{ ROW, .words = "search proxy" },
	{ ROW, .words = "export close" },
	{ ROW, .words = "diff @2018-11-29 @", .status = 1 },
	{ ROW, .words = "log 1006" },
	{ ROW, .words = "lint " FIXTURES "lint-odd.xml", .status = 1 },
	{ ROW, .words = "rules" },
	{ ROW, .words = "check " FIXTURES "capture-rfc6455.pcap", .status = 1 },
	{ ROW, .words = "check --messages " FIXTURES "har-close.har",
	    .status = 1 },
	{ ROW, .words = "check --hex --frames server " FIXTURES "check-odd.hex",
	    .status = 1 },
};

/* The most words of a command, its name among them. */
#define WORDS_MAX 8

/* Runs wsreg with one setting for the library that makes allocations fail. */
static void
run(const char *words, const char *setting, struct support_result *result)
{
	const char *const environment[] = { "LD_PRELOAD=" SUPPORT_FAIL_MALLOC,
		"WSREG_INPUT", setting, NULL };
	/* No shell runs the command: its allocations would be the first. */
	char *copy = support_print("%s", words), *rest = copy;
	const char *arguments[WORDS_MAX + 4] = { getenv("WSREG") };
	struct support_command command = { .arguments = arguments,
		.folder = SUPPORT_SOURCE,
		.environment = environment };
	size_t count = 1;

	while ((arguments[count] = strsep(&rest, " ")) != NULL)
		ck_assert_uint_le(++count, WORDS_MAX);
	arguments[count++] = "-f";
	arguments[count] = "json";
	support_run(&command, result);
	free(copy);
}

/* Runs wsreg without faults.  Returns how many allocations it makes. */
static unsigned long
count_allocations(const struct line *line, struct support_result *result)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/count", folder);
	char *setting = support_print("FAULT_LOG=%s", file);
	unsigned long count;
	char *text;

	run(line->words, setting, result);
	ck_assert_msg(result->status == line->status, "%s: status %d: %s",
	    line->words, result->status, result->errors);
	text = support_read_file(file, NULL);
	count = strtoul(text, NULL, 10);
	ck_assert_uint_gt(count, 10);
	free(text);
	free(setting);
	free(file);
	free(folder);
	return count;
}

static bool
is_whole_json(const char *text)
{
	json_t *value = json_loads(text, 0, NULL);
	bool is = value != NULL;

	json_decref(value);
	return is;
}

/* Checks a run in which that allocation failed. */
static void
check_fault(const struct line *line, unsigned long number,
    const struct support_result *whole)
{
	char *setting = support_print("FAULT_AT=%lu", number);
	struct support_result result;

	run(line->words, setting, &result);
	if (result.status == whole->status)
		ck_assert_msg(strcmp(result.output, whole->output) == 0,
		    "%s, %s: another output", line->words, setting);
	else
		ck_assert_msg(result.status == 2 &&
			support_count_lines(result.errors) == 1 &&
			!is_whole_json(result.output),
		    "%s, %s: status %d, errors `%s', output `%.200s'",
		    line->words, setting, result.status, result.errors,
		    result.output);
	support_result_free(&result);
	free(setting);
}

/* Early allocations are few, and each is of another kind: all of them are tried,
 * later ones less and less often. */
#define EARLY 60

START_TEST(test_json)
{
	const struct line *line = &lines[_i];
	const char *faults = getenv("FAULTS");
	bool all = faults != NULL && strcmp(faults, "all") == 0;
	struct support_result whole;
	unsigned long count = count_allocations(line, &whole);

	ck_assert(is_whole_json(whole.output));
	for (unsigned long i = 1; i <= count; i += all || i < EARLY ? 1 : i / 3)
		check_fault(line, i, &whole);
	check_fault(line, count, &whole);
	support_result_free(&whole);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("faults-json");
	TCase *tcase = tcase_create("json");

	tcase_set_timeout(tcase, 600);
	support_add_rows(tcase, test_json, lines);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_malloc(void)
{
	return SUPPORT_FAIL_MALLOC[0] == '\0'
	    ? "allocations are made to fail in programs of glibc alone"
	    : NULL;
}

static const struct support_part parts[] = {
	{ "json", make_suite, miss_malloc },
	{ "calls", faults_calls, faults_miss_strace },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
