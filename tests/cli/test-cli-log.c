/* SPDX-License-Identifier: MIT */
/* Tests of wsreg log. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- What it knows itself ---- */

static const struct run_case cases[] = {
	/* From a range that was unassigned, on a day that is not known, and then
	 * on one that is. */
	{ ROW, .line = "log 1012",
	    .output =
		"between 2012-04-12 and 2015-03-05\n\n"
		"close-code-number  WebSocket Close Code Number Registry\n\n"
		"+ 1012  Service Restart\n"
		"    Contact         + [Alexey_Melnikov]\n"
		"    Reference       + [http://www.ietf.org/mail-archive/web/"
		"hybi/current/msg09670.html]\n"
		"    1012-1014 was unassigned before\n\n"
		"2025-07-30\n\n"
		"close-code-number  WebSocket Close Code Number Registry\n\n"
		"~ 1012  Service Restart\n"
		"    Reference       - [http://www.ietf.org/mail-archive/web/"
		"hybi/current/msg09670.html]\n"
		"                    + [https://mailarchive.ietf.org/arch/msg/"
		"hybi/P_1vbD9uyHl63nbIIbFxKMfSwcM/]\n"
		"    updated         + 2025-07-30\n" },
	{ ROW, .line = "log 0x3f3",
	    .has = { "2011-12\n", "+ 1011  Internal Server Error\n",
		"between 2012-04-12 and 2015-03-05\n",
		"~ 1011  Internal Error\n", "- Internal Server Error\n",
		"+ Internal Error\n" },
	    .lacks = { "2018", "unassigned" } },
	/* On the day of the version; with a date of its own before that. */
	{ ROW, .line = "log 3000",
	    .has = { "2021-09-06\n", "\n+ 3000  Unauthorized\n",
		"1016-3999 was unassigned before\n" },
	    .lacks = { "between", "~" } },
	{ ROW, .line = "log 1014",
	    .has = { "2016-10-10\n", "\n+ 1014  ", "2025-07-30\n" },
	    .lacks = { "between" } },
	{ ROW, .line = "log mqtt",
	    .has = { "between 2012-04-12 and 2015-03-05, registered "
		     "2014-05-09\n",
		"\n+ mqtt\n", "2019-03-26\n", "\n~ mqtt\n" } },
	{ ROW, .line = "log RSV1",
	    .has = { "between 2015-07-30 and 2015-09-04, registered "
		     "2015-09-02\n",
		"\n+ RSV1  ", "between 2015-09-04 and 2015-11-24\n",
		"between 2015-12-08 and 2015-12-11\n",
		"the draft RFC-ietf-hybi-permessage-compression-28 became "
		"RFC 7692\n" } },
	/* Two versions of one day. */
	{ ROW, .line = "log ocpp2.1",
	    .has = { "2023-07-14\n", "\n+ ocpp2.1  ", "\n~ ocpp2.1  " },
	    .lacks = { "between" } },
	/* Newer than the snapshot that is compiled in. */
	{ ROW, .line = "log camp", .has = { "2026-06-10\n", "\n+ camp  " } },
	/* By a name of former days, and the other way round. */
	{ ROW, .line = "log AMQPWSB10",
	    .has = { "\n+ AMQPWSB10  ", "2016-05-31\n",
		"\n~ amqp  Advanced Message Queuing Protocol (AMQP) 1.0+ "
		"(renamed from AMQPWSB10; breaking)\n" } },
	{ ROW, .line = "log amqp", .has = { "\n+ AMQPWSB10  ", "\n~ amqp  " } },
	{ ROW, .line = "log 'redfish websocket'",
	    .has = { "\n+ Redfish WebSocket  ", "\n~ Redfish  " } },
	/* A key of two registries, and of one of them. */
	{ ROW, .line = "log 8",
	    .has = { "2011-12\n", "\nversion-number  ", "\n+ 8\n", "\nopcode  ",
		"\n+ 8  Connection Close Frame\n" } },
	{ ROW, .line = "log -r opcode 8",
	    .has = { "\n+ 8  Connection Close Frame\n" },
	    .lacks = { "version-number" } },
	{ ROW, .line = "log -r close 8", .status = 1,
	    .output = "8: not found in any snapshot\n" },
	/* As lookup finds it. */
	{ ROW, .line = "log SOAP",
	    .has = { "between 2011-12 and 2012-04-12\n", "\n+ soap\n",
		"between 2012-04-12 and 2015-03-05\n", "\n~ soap\n" } },
	{ ROW, .line = "log 'going  away'",
	    .has = { "\n+ 1001  Going Away\n" } },
	{ ROW, .line = "log 'Internal Server Error'",
	    .has = { "\n+ 1011  ", "\n~ 1011  " } },
	{ ROW, .line = "log 4000-4999", .has = { "+ 4000-4999" } },
	{ ROW, .line = "log 4321", .has = { "+ 4000-4999" } },
	{ ROW, .line = "log 1020",
	    .output = "1020: not assigned in any snapshot\n" },
	{ ROW, .line = "log 1016-2999",
	    .output = "1016-2999: not assigned in any snapshot\n" },
	{ ROW, .line = "log sopa", .status = 1,
	    .output = "sopa: not found in any snapshot\n" },
	{ ROW, .line = "log Paul_Batum", .status = 1 },
	{ ROW, .line = "log '#'", .status = 1 },
	{ ROW, .line = "log -f json '#'", .status = 1,
	    .has = { "\"entries\":[" } },
	/* All that happened; to one registry. */
	{ ROW, .line = "log",
	    .has = { "2011-12\n", "\n+ 1000  ", "\n+ mqtt\n",
		"\n~ #  text of the registry itself\n", "\n+ 3000  ",
		"\n2026-06-10\n", "\n+ camp  " },
	    .lacks = { "\npeople" } },
	{ ROW, .line = "log -r bit",
	    .has = { "2011-12\n", "\n+ #", "\n+ RSV1" },
	    .lacks = { "subprotocol-name", "opcode" } },
	/* Formats. */
	{ ROW, .line = "log -f markdown 1011",
	    .output = "## 1011\n\n### 2011-12\n\n"
		      "- close-code-number **1011** Internal Server Error: "
		      "added\n\n### between 2012-04-12 and 2015-03-05\n\n"
		      "- close-code-number **1011** Internal Error: changed\n"
		      "  - Meaning: ~~Internal Server Error~~ → Internal "
		      "Error\n  - Reference: ~~\\[RFC6455\\]~~ → "
		      "\\[RFC6455\\]\\[RFC Errata 3227\\]\n" },
	{ ROW, .line = "log -f markdown 1020",
	    .output = "## 1020\n\nThe key is not assigned in any snapshot.\n" },
	{ ROW, .line = "log -f markdown sopa", .status = 1,
	    .output = "## sopa\n\nThe key is not found in any snapshot.\n" },
	{ ROW, .line = "log -f markdown",
	    .has = { "## History\n\n### 2011-12\n", "**camp**" } },
	{ ROW, .line = "log -f jsonl 3000",
	    .has = { "{\"published\":\"2021-09-06\",\"after\":null,"
		     "\"registered\":\"2021-09-06\"," } },
	{ ROW, .line = "log -f jsonl sopa", .status = 1, .output = "" },
	{ ROW, .line = "log --color always 3000",
	    .has = { "\033[1m2021-09-06\033[0m", "\033[32m+ " } },
	/* What is given instead, or besides. */
	{ ROW, .line = "log 1011 @2012-04-12 data/websocket.xml",
	    .has = { "2012-04-12 (@2012-04-12)", "+ 1011",
		"between 2012-04-12 and 2026-01-12 (data/websocket.xml)",
		"~ 1011" } },
	{ ROW, .line = "log 3000 @2018-11-29 @2026-01-12",
	    .has = { "between 2018-11-29 and 2026-01-12, registered "
		     "2021-09-06 (@2026-01-12)\n",
		"1016-3999 was unassigned before\n" } },
	{ ROW, .line = "log 1011 -",
	    .input = RUN_XML("<registry id='r'><record><value>1011</value>"
			     "</record></registry>"),
	    .has = { "an unknown date (-)", "\nr\n", "+ 1011\n" } },
	{ ROW,
	    .line = "log 4100 -i @2026-01-12 "
		    "-i tests/fixtures/good-layer-over.xml",
	    .has = { "between 2011-12 and 2012-04-12\n", "+ 4000-4999",
		"2026-01-12 (@2026-01-12)", "~ 4100  Out of Tea\n",
		"- Reserved for Private Use\n" } },
	{ ROW, .line = "log 4100",
	    .environment = { "WSREG_INPUT=@2026-01-12:tests/fixtures/good-layer-over.xml" },
	    .has = { "~ 4100  Out of Tea\n" } },
	/* Trouble. */
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

/* Appends the first two words of a line, or a date: the later one of two. */
static void
append(char **lines, const char *line)
{
	const char *later = strstr(line, " and ");
	size_t size;

	if (strncmp(line, "between ", 8) == 0 && later != NULL)
		line = later + 5;
	size = strcspn(line, " ,");
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
		if (strchr("+~-0123456789b", line[0]) != NULL)
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
		"2012-04-12 (@2012-04-12)", "\n- 1012  ",
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
		"\n+ 1011  Internal Server Error",
		"between 2012-04-12 and 2018-11-29 (@2018-11-29)",
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

static json_t *
read_json(const char *line)
{
	char *text = run_output(line);
	json_error_t error;
	json_t *root = json_loads(text, 0, &error);

	ck_assert_msg(root != NULL, "%s: %s", line, error.text);
	free(text);
	return root;
}

/* The day of the first is not known, that of the second is. */
START_TEST(test_json)
{
	json_t *root = read_json("log -f json 1012");
	const char *key, *published, *after, *change, *range, *second, *day;

	ck_assert_int_eq(
	    json_unpack(root,
		"{s:s, s:[{s:s, s:s, s:n, s:n, s:{s:s}, s:{s:s}},"
		" {s:s, s:n, s:s, s:n, s:{s:s}, s:n}]}",
		"key", &key, "entries", "published", &published, "after",
		&after, "registered", "snapshot", "change", "kind", &change,
		"unassigned", "key", &range, "published", &second, "after",
		"registered", &day, "snapshot", "change", "kind", &change,
		"unassigned"),
	    0);
	ck_assert_str_eq(key, "1012");
	ck_assert_str_eq(published, "2015-03-05");
	ck_assert_str_eq(after, "2012-04-12");
	ck_assert_str_eq(range, "1012-1014");
	ck_assert_str_eq(second, "2025-07-30");
	ck_assert_str_eq(day, "2025-07-30");
	ck_assert_str_eq(change, "changed");
	ck_assert_uint_eq(
	    json_array_size(json_object_get(root, "snapshots")), 0);
	json_decref(root);
}
END_TEST

/* With snapshots it says which. */
START_TEST(test_json_snapshots)
{
	json_t *root = read_json("log -f json 3000 @2018-11-29 @2026-01-12");
	const char *published, *after, *registered, *source;

	ck_assert_int_eq(
	    json_unpack(root, "{s:[{s:s, s:s, s:s, s:{s:s}}]}", "entries",
		"published", &published, "after", &after, "registered",
		&registered, "snapshot", "source", &source),
	    0);
	ck_assert_str_eq(published, "2026-01-12");
	ck_assert_str_eq(after, "2018-11-29");
	ck_assert_str_eq(registered, "2021-09-06");
	ck_assert_str_eq(source, "@2026-01-12");
	ck_assert_uint_eq(
	    json_array_size(json_object_get(root, "snapshots")), 2);
	json_decref(root);
}
END_TEST

/* The input is newer than the history, and has what that has. */
START_TEST(test_input)
{
	char *old =
	    support_read_file(SUPPORT_SOURCE "/data/websocket.xml", NULL);
	char *dated = run_replace(old, "<updated>2026-01-12</updated>",
	    "<updated>2030-01-01</updated>");
	char *text = run_replace(dated, "<record>\n      <id>soap</id>",
	    "<record date='2026-06-10'><id>camp</id></record>"
	    "<record><id>soup</id>");
	char *file = run_file("new.xml", text);
	char *line = support_print("log -i '%s' camp", file);
	char *output = run_output(line);

	run_check_has(line, output,
	    (const char *[RUN_PIECES]){ "2026-06-10\n", "\n+ camp  " });
	ck_assert_msg(strstr(output, "2030") == NULL, "%s", output);
	free(output);
	free(line);
	line = support_print("log -i '%s' soup", file);
	output = run_output(line);
	run_check_has(line, output,
	    (const char *[RUN_PIECES]){
		"between 2026-06-10 and 2030-01-01 (", "\n~ soup" });
	free(output);
	free(line);
	free(file);
	free(text);
	free(dated);
	free(old);
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
	tcase_add_test(tcase, test_json_snapshots);
	tcase_add_test(tcase, test_input);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
