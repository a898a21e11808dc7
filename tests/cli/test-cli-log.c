/* SPDX-License-Identifier: MIT */
/* Tests of wsreg log. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- What it knows itself ---- */

static const struct run_case cases[] = {
	/* From a range that was unassigned; whole, and the first of all. */
	{ ROW, .line = "log 1012",
	    .has = { "2018-11-29 (@2018-11-29)\n\nclose-code-number  WebSocket "
		     "Close Code Number Registry\n\n+ 1012  Service Restart\n",
		"    1012-1014 was unassigned before\n\n2026-01-12 (",
		"~ 1012  Service Restart\n", "- [http://www.ietf.org/" },
	    .lacks = { "2011-12", "1013", "people" } },
	{ ROW, .line = "log 0x3f3",
	    .has = { "2011-12 (@2011-12)\n", "+ 1011  Internal Server Error\n",
		"2018-11-29 (", "~ 1011  Internal Error\n",
		"- Internal Server Error\n", "+ Internal Error\n" },
	    .lacks = { "2012-04-12", "unassigned" } },
	/* A key of two registries, and of one of them. */
	{ ROW, .line = "log 8",
	    .has = { "2011-12 (", "\nversion-number  ", "\n+ 8\n", "\nopcode  ",
		"\n+ 8  Connection Close Frame\n" } },
	{ ROW, .line = "log -r opcode 8",
	    .has = { "\n+ 8  Connection Close Frame\n" },
	    .lacks = { "version-number" } },
	{ ROW, .line = "log -r close 8", .status = 1,
	    .output = "8  in none of the snapshots\n" },
	/* As lookup finds it. */
	{ ROW, .line = "log SOAP", .has = { "2012-04-12 (", "\n+ soap\n" } },
	{ ROW, .line = "log 'going  away'",
	    .has = { "\n+ 1001  Going Away\n" } },
	{ ROW, .line = "log 'Internal Server Error'",
	    .has = { "\n+ 1011  ", "\n~ 1011  " } },
	{ ROW, .line = "log 4000-4999",
	    .has = { "2012-04-12 (", "+ 4000-4999" } },
	{ ROW, .line = "log 4321", .has = { "2012-04-12 (", "+ 4000-4999" } },
	{ ROW, .line = "log 1020", .output = "1020  never assigned\n" },
	{ ROW, .line = "log 1016-2999",
	    .output = "1016-2999  never assigned\n" },
	{ ROW, .line = "log sopa", .status = 1,
	    .output = "sopa  in none of the snapshots\n" },
	{ ROW, .line = "log Paul_Batum", .status = 1 },
	{ ROW, .line = "log '#'", .status = 1 },
	{ ROW, .line = "log -f json '#'", .status = 1,
	    .has = { "\"entries\":[" } },
	/* Formats. */
	{ ROW, .line = "log -f markdown 1011",
	    .output = "## 1011\n\n### 2011-12\n\n"
		      "- close-code-number **1011** Internal Server Error: "
		      "added\n\n### 2018-11-29\n\n"
		      "- close-code-number **1011** Internal Error: changed\n"
		      "  - Meaning: ~~Internal Server Error~~ → Internal "
		      "Error\n  - Reference: ~~\\[RFC6455\\]~~ → "
		      "\\[RFC6455\\]\\[RFC Errata 3227\\]\n" },
	{ ROW, .line = "log -f markdown 1020",
	    .output = "## 1020\n\nNever assigned.\n" },
	{ ROW, .line = "log -f markdown sopa", .status = 1,
	    .output = "## sopa\n\nIn none of the snapshots.\n" },
	{ ROW, .line = "log --color always 1012",
	    .has = { "\033[1m2018-11-29\033[0m", "\033[32m+ " } },
	/* What is given instead, or besides. */
	{ ROW, .line = "log 1011 @2012-04-12 data/websocket.xml",
	    .has = { "2012-04-12 (@2012-04-12)", "+ 1011",
		"2026-01-12 (data/websocket.xml)", "~ 1011" } },
	{ ROW, .line = "log 1011 -",
	    .input = RUN_XML("<registry id='r'><record><value>1011</value>"
			     "</record></registry>"),
	    .has = { "an unknown date (-)", "\nr\n", "+ 1011\n" } },
	{ ROW,
	    .line = "log 4100 -i @2026-01-12 "
		    "-i tests/fixtures/good-layer-over.xml",
	    .has = { "2012-04-12 (", "+ 4000-4999", "2026-01-12 (@2026-01-12)",
		"~ 4100  Out of Tea\n", "- Reserved for Private Use\n" } },
	{ ROW, .line = "log 4100",
	    .environment = { "WSREG_INPUT=@2026-01-12:tests/fixtures/good-layer-over.xml" },
	    .has = { "~ 4100  Out of Tea\n" } },
	/* Trouble. */
	{ ROW, .line = "log", .status = 2,
	    .error = "log needs a code or a name" },
	{ ROW, .line = "log -r nothing 1", .status = 2,
	    .error = "no registry `nothing' in any snapshot" },
	{ ROW, .line = "log -f csv 1", .status = 2,
	    .error = "log has no format `csv'" },
	{ ROW, .line = "log -f github 1", .status = 2,
	    .error = "log has no format `github'" },
	{ ROW, .line = "log 1 - @2012-04-12 -", .status = 2,
	    .error = "read twice" },
	{ ROW, .line = "log -i - -i - 1", .status = 2, .error = "read twice" },
	{ ROW, .line = "log 1 @2012-04-13", .status = 2,
	    .error = "`@2012-04-13'" },
	{ ROW, .line = "log 1 -i @2012-04-12 @2018-11-29", .status = 2,
	    .error = "after the key, or --input" },
	{ ROW, .line = "log 1 data/websocket.xml tests/fixtures/bad-tags.xml",
	    .status = 2, .error = "tests/fixtures/bad-tags.xml:" },
	{ ROW, .line = "log --strict 1 tests/fixtures/good-numbers.xml",
	    .status = 2, .error = "tests/fixtures/good-numbers.xml:" },
};

START_TEST(test_case)
{
	run_check(&cases[_i]);
}
END_TEST

/* ---- Files made for it ---- */

#define DAY(date, records)                                                     \
	RUN_XML("<updated>" date "</updated><registry id='r'>" records         \
		"</registry>")
#define NAMED(name)                                                            \
	"<record date='2014-05-02'><id>" name "</id><definition>same</"        \
	"definition><xref type='person' data='P'/></record>"
#define NUMBER(value, text)                                                    \
	"<record><value>" value "</value><description>" text                   \
	"</description></record>"

#define FILES 3

/* A log of files, and what it has on its lines that begin with a sign or a
 * digit. */
static const struct made {
	SUPPORT_ROW;
	const char *what, *key, *files[FILES], *lines;
} made[] = {
	{ ROW, "a name that became another, by the last", "c",
	    { DAY("2020-01-01", NAMED("a")), DAY("2021-01-01", NAMED("b")),
		DAY("2022-01-01", NAMED("c")) },
	    "2020-01-01 + a 2021-01-01 ~ b 2022-01-01 ~ c" },
	{ ROW, "by the first", "a",
	    { DAY("2020-01-01", NAMED("a")), DAY("2021-01-01", NAMED("b")),
		DAY("2022-01-01", NAMED("c")) },
	    "2020-01-01 + a 2021-01-01 ~ b 2022-01-01 ~ c" },
	{ ROW, "by the one between, in another case", "B",
	    { DAY("2020-01-01", NAMED("a")), DAY("2021-01-01", NAMED("b")),
		DAY("2022-01-01", NAMED("c")) },
	    "2020-01-01 + a 2021-01-01 ~ b 2022-01-01 ~ c" },
	{ ROW, "a name in another case is the same", "x",
	    { DAY("2020-01-01", NAMED("X")), DAY("2021-01-01", NAMED("x")) },
	    "2020-01-01 + X 2021-01-01 ~ x" },
	{ ROW, "a number that went, and came again", "7",
	    { DAY("2020-01", NUMBER("7", "A")),
		DAY("2021-01", NUMBER("0-9", "Unassigned")),
		DAY("2022-01", NUMBER("7", "B") NUMBER("8", "C")) },
	    "2020-01 + 7 2021-01 - 7 2022-01 + 7" },
	{ ROW, "a part of a range", "5",
	    { DAY("2020-01-01", NUMBER("1-9", "A")),
		DAY("2021-01-01", NUMBER("1-4", "A") NUMBER("5", "B")) },
	    "2020-01-01 + 1-9 2021-01-01 ~ 5" },
	{ ROW, "keys that occur twice, in order", "7",
	    { DAY("2020-01-01", NUMBER("7", "A") NUMBER("7", "B")),
		DAY("2021-01-01", NUMBER("7", "A") NUMBER("7", "C")) },
	    "2020-01-01 + 7 + 7 2021-01-01 ~ 7" },
	{ ROW, "the key goes before a name that is the same", "a",
	    { DAY("2020-01-01", NUMBER("1", "a")),
		DAY("2021-01-01", NUMBER("1", "a") NAMED("a")) },
	    "2021-01-01 + a" },
};

/* Appends the first two words of a line, or what a date is followed by. */
static void
append(char **lines, const char *line)
{
	size_t size = strcspn(line, " ");
	char *longer;

	if (strchr("+~-", line[0]) != NULL)
		size += 1 + strcspn(line + size + 1, " \n");
	longer = support_print("%s%s%.*s", *lines,
	    (*lines)[0] != '\0' ? " " : "", (int)size, line);
	free(*lines);
	*lines = longer;
}

static char *
pick_lines(char *output)
{
	char *lines = support_print("%s", "");

	for (char *line = strtok(output, "\n"); line != NULL;
	     line = strtok(NULL, "\n"))
		if (strchr("+~-0123456789", line[0]) != NULL)
			append(&lines, line);
	return lines;
}

START_TEST(test_made)
{
	const struct made *test = &made[_i];
	char *line = support_print("log %s", test->key);
	char *files[FILES] = { NULL };
	char *output, *lines;

	for (size_t i = 0; i < FILES && test->files[i] != NULL; i++) {
		char *name = support_print("%zu.xml", i);
		char *longer;

		files[i] = run_file(name, test->files[i]);
		longer = support_print("%s '%s'", line, files[i]);
		free(line);
		free(name);
		line = longer;
	}
	output = run_print("%s", line);
	lines = pick_lines(output);
	ck_assert_msg(strcmp(lines, test->lines) == 0, "%s: %s, not %s",
	    test->what, lines, test->lines);
	free(lines);
	free(output);
	for (size_t i = 0; i < FILES; i++)
		free(files[i]);
	free(line);
}
END_TEST

/* The order is that of the files, and the warning says so. */
START_TEST(test_order)
{
	const struct run_case in = { .line =
					 "log 1012 @2018-11-29 @2012-04-12" };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 0);
	ck_assert_str_eq(result.errors,
	    "wsreg: warning: @2012-04-12 is older than @2018-11-29\n");
	run_check_has(in.line, result.output,
	    (const char *[RUN_PIECES]){ "2018-11-29 (", "\n+ 1012  ",
		"2012-04-12 (", "\n- 1012  ",
		"1012-1014 is unassigned now\n" });
	support_result_free(&result);
}
END_TEST

/* A pipe can be read once. */
START_TEST(test_pipe)
{
	char *script = support_print("cat data/websocket-2012-04-12.xml | "
				     "'%s' log 1011 /dev/stdin @2018-11-29",
	    getenv("WSREG"));
	const char *const arguments[] = { "sh", "-c", script, NULL };
	char *output = support_output(SUPPORT_SOURCE, arguments);

	run_check_has(script, output,
	    (const char *[RUN_PIECES]){ "2012-04-12 (/dev/stdin)\n",
		"\n+ 1011  Internal Server Error", "2018-11-29 (",
		"\n~ 1011  Internal Error" });
	free(output);
	free(script);
}
END_TEST

/* Nobody means all of these. */
START_TEST(test_many)
{
	char *records = support_print("%s", "");
	char *file, *line;

	for (int i = 0; i < 1001; i++) {
		char *more = support_print("%s<record><value>%d</value><name>"
					   "Same</name></record>",
		    records, 2 * i);

		free(records);
		records = more;
	}
	line = support_print("%s<registry id='r'>%s</registry></registry>\n",
	    "<registry xmlns='http://www.iana.org/assignments' id='t'>",
	    records);
	file = run_file("many.xml", line);
	free(line);
	line = support_print("log same '%s'", file);
	run_check(&(struct run_case){ .line = line,
	    .status = 2,
	    .error = "`same' is the name of more than 1000 records" });
	free(line);
	free(file);
	free(records);
}
END_TEST

/* ---- JSON ---- */

START_TEST(test_json)
{
	char *text = run_output("log -f json 1012");
	json_error_t error;
	json_t *root = json_loads(text, 0, &error);
	const char *key, *updated, *change, *range, *second;

	ck_assert_msg(root != NULL, "%s", error.text);
	ck_assert_int_eq(
	    json_unpack(root,
		"{s:s, s:[{s:{s:s}, s:{s:s}, s:{s:s}},"
		" {s:{s:s}, s:n}]}",
		"key", &key, "entries", "snapshot", "updated", &updated,
		"change", "kind", &change, "unassigned", "key", &range,
		"change", "kind", &second, "unassigned"),
	    0);
	ck_assert_str_eq(key, "1012");
	ck_assert_str_eq(updated, "2018-11-29");
	ck_assert_str_eq(change, "added");
	ck_assert_str_eq(range, "1012-1014");
	ck_assert_str_eq(second, "changed");
	ck_assert_uint_eq(
	    json_array_size(json_object_get(root, "snapshots")), 4);
	json_decref(root);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("log");
	TCase *tcase = tcase_create("log");

	support_add_rows(tcase, test_case, cases);
	support_add_rows(tcase, test_made, made);
	tcase_add_test(tcase, test_order);
	tcase_add_test(tcase, test_pipe);
	tcase_add_test(tcase, test_many);
	tcase_add_test(tcase, test_json);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
