/* SPDX-License-Identifier: MIT */
/* Tests that --format jsonl writes the results of --format json, one a line. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* A command line without its format, and the list in the JSON document whose
 * items are the lines. */
struct lines_case {
	SUPPORT_ROW;
	const char *line, *list;
	int status;
};

static const struct lines_case cases[] = {
	{ ROW, "rules", "rules", 0 },
	{ ROW, "rules mask-missing close-missing", "rules", 0 },
	{ ROW, "lint tests/fixtures/lint-odd.xml", "findings", 1 },
	{ ROW, "lint tests/fixtures/lint-clean.xml", "findings", 0 },
	{ ROW, "diff @2012-04-12 data/websocket.xml", "changes", 1 },
	{ ROW, "diff data/websocket.xml", "changes", 0 },
	{ ROW, "log 1012", "entries", 0 },
	{ ROW, "log 1012 @2012-04-12 data/websocket.xml", "entries", 0 },
	{ ROW,
	    "check --hex --frames server --keep-going --frames-list "
	    "tests/fixtures/check-odd.hex",
	    "connections", 1 },
	{ ROW, "check --follow tests/fixtures/follow-rfc6455.txt",
	    "connections", 1 },
	{ ROW, "check --follow tests/fixtures/follow-rfc6455.txt --frames-list",
	    "connections", 1 },
};

/* Runs a command line with a format. */
static void
run(const struct lines_case *test, const char *format,
    struct support_result *result)
{
	char *line = support_print("%s -f %s", test->line, format);
	const struct run_case in = { .line = line };

	run_wsreg(&in, result);
	support_assert(result->status == test->status,
	    "wsreg %s: status %d\n%s", line, result->status, result->errors);
	ck_assert_str_eq(result->errors, "");
	free(line);
}

/* Returns the JSON value in so many octets. */
static json_t *
load(const char *text, size_t size)
{
	json_error_t error;
	json_t *value = json_loadb(text, size, JSON_REJECT_DUPLICATES, &error);

	support_assert(value != NULL, "%s: %.*s", error.text, (int)size, text);
	return value;
}

/* Each line of the output ends with a newline and is an item of the list. */
static void
check_lines(const char *output, const json_t *list)
{
	size_t at = 0;

	for (; *output != '\0'; at++) {
		const char *end = strchr(output, '\n');
		json_t *value;

		ck_assert_ptr_nonnull(end);
		value = load(output, (size_t)(end - output));
		support_assert(json_equal(value, json_array_get(list, at)),
		    "line %zu differs: %.*s", at + 1, (int)(end - output),
		    output);
		json_decref(value);
		output = end + 1;
	}
	ck_assert_uint_eq(at, json_array_size(list));
}

START_TEST(test_lines)
{
	const struct lines_case *test = &cases[_i];
	struct support_result document, lines;
	json_t *value;

	run(test, "json", &document);
	run(test, "jsonl", &lines);
	value = load(document.output, document.output_size);
	check_lines(lines.output, json_object_get(value, test->list));
	json_decref(value);
	support_result_free(&lines);
	support_result_free(&document);
}
END_TEST

/* Lines have no place for an id that no rule has. */
START_TEST(test_missing)
{
	const struct run_case test = {
		.line = "rules -f jsonl mask-missing no-such-rule",
		.status = 1,
		.has = { "{\"id\":\"mask-missing\"," },
		.lacks = { "no-such-rule" },
		.error = "no rule `no-such-rule'",
	};

	run_check(&test);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lines");
	TCase *tcase = tcase_create("lines");

	support_add_rows(tcase, test_lines, cases);
	tcase_add_test(tcase, test_missing);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
