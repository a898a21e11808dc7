/* SPDX-License-Identifier: MIT */
/* Tests of the sandbox of the command: code that runs while it reads a file can
 * do nothing else.  See probe.c. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../attempts.h"
#include "run.h"

static const struct run_case readers[] = {
	{ ROW,
	    .line = "check --frames server --hex "
		    "tests/fixtures/check-clean.hex" },
	{ ROW, .line = "check tests/fixtures/capture-rfc6455.pcap",
	    .status = 1 },
	{ ROW, .line = "check tests/fixtures/har-close.har", .status = 1 },
	{ ROW, .line = "check -i data/websocket.xml -",
	    .input = "GET / HTTP/1.1\r\n\r\n", .status = 2 },
	{ ROW, .line = "1006 -i data/websocket.xml" },
	{ ROW, .line = "1006",
	    .environment = { "WSREG_INPUT=data/websocket."
			     "xml" } },
	{ ROW, .line = "list -i data/websocket.xml" },
	{ ROW, .line = "export -i data/websocket.xml" },
	{ ROW, .line = "diff @ data/websocket.xml" },
	{ ROW, .line = "log 1006 data/websocket.xml" },
	{ ROW, .line = "lint data/websocket.xml" },
	{ ROW, .line = "generate json data/websocket.xml -" },
	{ ROW, .line = "-V -i data/websocket.xml" },
};

/* Runs a case with the library of attempts. */
static void
run_probed(const struct run_case *in, const char *program,
    struct support_result *result)
{
	char *other = run_file("other", "2");
	char *setting = support_print("SUPPORT_OTHER=%s", other);
	struct run_case probed = *in;
	size_t count = in->environment[0] != NULL;

	probed.environment[count] = "LD_PRELOAD=" SUPPORT_PROBE;
	probed.environment[count + 1] = setting;
	if (program == NULL)
		run_wsreg(&probed, result);
	else
		run_program(program, &probed, result);
	free(setting);
	free(other);
}

/* Each attempt was refused. */
static void
check_attempts(
    const char *what, const char *errors, const struct attempt attempts[])
{
	for (; attempts->name != NULL; attempts++) {
		char *line =
		    support_print("%s %d\n", attempts->name, attempts->refusal);

		ck_assert_msg(strstr(errors, line) != NULL, "%s: no `%s' in %s",
		    what, line, errors);
		free(line);
	}
}

/* Returns whether the kernel has Landlock, as wsreg says. */
static bool
has_landlock(void)
{
	char *text = run_output("--version");
	bool has = strstr(text, ", Landlock ABI ") != NULL;

	free(text);
	return has;
}

START_TEST(test_readers)
{
	const struct run_case *row = &readers[_i];
	struct support_result result;

	run_probed(row, NULL, &result);
	ck_assert_msg(result.status == row->status, "%s: status %d: %s",
	    row->line, result.status, result.errors);
	check_attempts(row->line, result.errors, attempts_calls);
	if (has_landlock())
		check_attempts(row->line, result.errors, attempts_files);
	support_result_free(&result);
}
END_TEST

START_TEST(test_generator)
{
	const struct run_case in = {
		.line = "json data/websocket.xml -",
	};
	struct support_result result;

	run_probed(&in, SUPPORT_GEN, &result);
	ck_assert_int_eq(result.status, 0);
	check_attempts(in.line, result.errors, attempts_calls);
	if (has_landlock())
		check_attempts(in.line, result.errors, attempts_files);
	support_result_free(&result);
}
END_TEST

/* ---- What is said ---- */

static const struct {
	SUPPORT_ROW;
	const char *line, *debug, *note;
} notes[] = {
	{ ROW, "list bit -i data/websocket.xml", "WSREG_DEBUG=sandbox",
	    "note: sandbox: no-new-privs, " },
	{ ROW, "list bit -i data/websocket.xml", "WSREG_DEBUG=other", NULL },
	/* No file is read. */
	{ ROW, "1006", "WSREG_DEBUG=sandbox", NULL },
};

START_TEST(test_notes)
{
	const char *note = notes[_i].note;
	struct support_result result;

	run_wsreg(&(struct run_case){ .line = notes[_i].line,
		      .environment = { notes[_i].debug } },
	    &result);
	ck_assert_int_eq(result.status, 0);
	if (note == NULL)
		ck_assert_str_eq(result.errors, "");
	else
		ck_assert_msg(strncmp(result.errors, note, strlen(note)) == 0 &&
			support_count_lines(result.errors) == 1,
		    "%s", result.errors);
	support_result_free(&result);
}
END_TEST

START_TEST(test_version)
{
	run_check(&(struct run_case){
	    .line = "--version",
	    .has = { "\nsandbox: no-new-privs, ", "seccomp\n" },
	});
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-sandbox");
	TCase *tcase = tcase_create("sandbox");

	support_add_rows(tcase, test_readers, readers);
	tcase_add_test(tcase, test_generator);
	support_add_rows(tcase, test_notes, notes);
	tcase_add_test(tcase, test_version);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	if (SUPPORT_PROBE[0] == '\0')
		return support_skip(
		    "there is no sandbox in this build, or wsreg loads no "
		    "libraries");
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
