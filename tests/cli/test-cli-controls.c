/* SPDX-License-Identifier: MIT */
/* Tests that text gives a terminal no commands, wherever it comes from. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

/* U+0080 to U+009F are control characters, too. */
#define C1(c) "\xc2" c

/* Beside line ends only what is printable, or the start of a sequence. */
static bool
is_harmless(const unsigned char *c)
{
	return (*c >= ' ' && *c != 0x7f && !(c[0] == 0xc2 && c[1] < 0xa0)) ||
	    *c == '\n';
}

static void
check_harmless(const char *what, const char *text)
{
	const char *c;

	for (c = text; *c != '\0'; c++)
		support_assert(is_harmless((const unsigned char *)c),
		    "%s: octet 0x%02x in %s", what, (unsigned char)*c, text);
	for (c = text; (c = strchr(c, '\x9b')) != NULL; c++)
		support_assert(
		    c > text && c[-1] < 0, "%s: 9B alone in %s", what, text);
}

/* Control characters in keys, which a terminal would obey. */
static const char *const controls[] = { "\033[31mred", "bell\a", "\x7f",
	"a\tb\v", "a\r\fb", C1("\x9b") "31m", C1("\x85"), "\b\b\b", "\2331m" };

START_TEST(test_controls)
{
	static const char *const formats[] = { "lookup -- '%s'",
		"lookup --color=never -r close -- '%s'" };

	for (size_t i = 0; i < COUNT(formats); i++) {
		char *line = run_replace(formats[i], "%s", controls[_i]);
		const struct run_case in = { .line = line };
		struct support_result result;

		run_wsreg(&in, &result);
		ck_assert_int_eq(result.status, 1);
		check_harmless(formats[i], result.output);
		ck_assert_str_eq(result.errors, "");
		support_result_free(&result);
		free(line);
	}
}
END_TEST

/* In messages, too; here "~" stands for them. */
static const char *const messages[] = { "lookup -r ~ 1", "list ~", "export ~",
	"list -f ~", "list --color ~", "list -i ~", "list --~", "list -~",
	"list --strict=~", "list -i data/~.xml", "list -o /nowhere/~",
	"list -i ~/~", "list -i '\n'", "list --registry '~\n~'" };

START_TEST(test_controls_of_message)
{
	char *line = strchr(messages[_i], '~') != NULL
	    ? run_replace(messages[_i], "~", "\033[31m" C1("\x9b") "1m\x9b")
	    : support_print("%s", messages[_i]);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 2);
	run_check_error(messages[_i], result.errors, "");
	check_harmless(messages[_i], result.errors);
	support_result_free(&result);
	free(line);
}
END_TEST

/* Nor do they come from a file: U+009B, the "~" here, is allowed in XML. */
static const char controls_file[] = RUN_XML(
    "<registry id=\"r\"><title>t~1m</title>"
    "<record><value>1</value><name>n~2m</name><value>2~3m</value></record>"
    "</registry>"
    "<registry id=\"~4m&#10;x\"/>"
    "<registry id=\"s\"><record><id>~5m</id></record>"
    "</registry>");

static const char *const file_lines[] = { "list -i %s", "list -i %s r",
	"list -i %s s", "lookup -i %s 1", "search -i %s 1",
	"list -f names -i %s", "list -f names -i %s s", "export -f text -i %s",
	"export -f markdown -i %s", "lookup -i %s m5", "-V -i %s" };

START_TEST(test_controls_of_file)
{
	char *text = run_replace(controls_file, "~", C1("\x9b"));
	char *file = run_file("control.xml", text);
	char *line = run_replace(file_lines[_i], "%s", file);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_str_eq(result.errors, "");
	check_harmless(file_lines[_i], result.output);
	support_result_free(&result);
	free(line);
	free(file);
	free(text);
}
END_TEST

/* Nor in what is said of a file. */
static const char *const odd_files[] = {
	RUN_XML("<a b=\" ~\"/>"),
	RUN_XML("<note><xref type=\"person\" data=\"~1m\"/></note>"),
	RUN_XML("<record><~/></record>"),
	RUN_XML("<a>&~;</a>"),
	RUN_XML("<a:b xmlns:c=\"~\"/>"),
	"~",
};

START_TEST(test_controls_about_file)
{
	char *text = run_replace(odd_files[_i], "~", C1("\x9b"));
	char *file = run_file("c\033[1m.xml", text);
	char *line = support_print("list --strict -i %s", file);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 2);
	run_check_error(line, result.errors, "c?[1m.xml:1: error: ");
	check_harmless(line, result.errors);
	support_result_free(&result);
	free(line);
	free(file);
	free(text);
}
END_TEST

/* What hides, or turns the text around it, is no more harmless: on a terminal,
 * in Markdown or where JSON is shown. */
static const char *const hidden[] = { "\xe2\x80\xae", "\xe2\x80\x8b",
	"\xe2\x81\xa6", "\xe2\x80\xa8", "\xc2\x85", "\xef\xbb\xbf",
	"\xf3\xa0\x81\x81" };
static const char *const hidden_lines[] = { "list -i %s r", "search -i %s a",
	"export -f markdown -i %s", "export -f json -i %s",
	"lookup -f json -i %s 1", "diff data/websocket.xml %s",
	"diff -f github data/websocket.xml %s", "lint -f sarif %s" };

START_TEST(test_hidden)
{
	for (size_t i = 0; i < COUNT(hidden); i++) {
		char *text = run_replace(
		    RUN_XML("<registry id=\"r\"><title>a~b</title>"
			    "<record><value>1</value><name>a~b</name></record>"
			    "<record><value>1</value><name>b~c</name></record>"
			    "</registry>"),
		    "~", hidden[i]);
		char *file = run_file("hidden.xml", text);
		char *line = run_replace(hidden_lines[_i], "%s", file);
		const struct run_case in = { .line = line };
		struct support_result result;

		run_wsreg(&in, &result);
		ck_assert_int_lt(result.status, 2);
		ck_assert_msg(strstr(result.output, hidden[i]) == NULL,
		    "%s: %zu: %s", line, i, result.output);
		support_result_free(&result);
		free(line);
		free(file);
		free(text);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-controls");
	TCase *cases = tcase_create("controls");

	tcase_add_loop_test(cases, test_controls, 0, COUNT(controls));
	tcase_add_loop_test(cases, test_hidden, 0, COUNT(hidden_lines));
	tcase_add_loop_test(
	    cases, test_controls_of_message, 0, COUNT(messages));
	tcase_add_loop_test(cases, test_controls_of_file, 0, COUNT(file_lines));
	tcase_add_loop_test(
	    cases, test_controls_about_file, 0, COUNT(odd_files));
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
