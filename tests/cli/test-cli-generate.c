/* SPDX-License-Identifier: MIT */
/* Tests of wsreg generate: what wsreg-gen does, with fewer files to name. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

/* What wsreg-gen makes of the file that is compiled in, to be freed. */
static char *
generate(const char *mode)
{
	return support_output(NULL,
	    (const char *const[]){ SUPPORT_GEN, mode,
		SUPPORT_SOURCE "/data/websocket.xml", "-", NULL });
}

/* The compiled-in snapshot is as good as its file, octet for octet. */
static const char *const modes[] = { "header", "standalone", "tables",
	"verdicts", "json", "go", "python", "rust", "typescript", "java",
	"csharp" };

START_TEST(test_builtin)
{
	char *expected = generate(modes[_i]);
	char *output = run_print("generate %s", modes[_i]);

	ck_assert_msg(strcmp(output, expected) == 0, "%s differs", modes[_i]);
	free(expected);
	free(output);
}
END_TEST

/* Ways to say which file to read. */
static const struct run_case inputs[] = {
	{ ROW, .line = "generate header data/websocket.xml" },
	{ ROW, .line = "generate header data/websocket.xml -" },
	{ ROW, .line = "generate -i data/websocket.xml header" },
	{ ROW, .line = "generate header --input=data/websocket.xml -" },
	{ ROW, .line = "generate -o - header data/websocket.xml" },
	{ ROW, .line = "generate --output - header" },
	{ ROW, .line = "generate header",
	    .environment = { "WSREG_INPUT=data/websocket.xml" } },
	{ ROW, .line = "generate header data/websocket.xml",
	    .environment = { "WSREG_INPUT=/nowhere" } },
	{ ROW, .line = "generate -i data/websocket.xml header",
	    .environment = { "WSREG_INPUT=/nowhere" } },
};

START_TEST(test_inputs)
{
	struct run_case test = inputs[_i];
	char *expected = generate("header");

	test.output = expected;
	run_check(&test);
	free(expected);
}
END_TEST

/* Several files: the last is the output. */
START_TEST(test_private)
{
	char *file = run_file("ours.xml",
	    "<registry xmlns='http://www.iana.org/assignments' id='websocket'>"
	    "<registry id='close-code-number'><record><value>4001</value>"
	    "<description>Session Expired</description></record></registry>"
	    "</registry>");
	char *output = support_print("%s.h", file);
	char *text;

	free(run_print("generate --prefix chat -r close header "
		       "data/websocket.xml %s %s",
	    file, output));
	text = support_read_file(output, NULL);
	ck_assert_ptr_nonnull(
	    strstr(text, "\tCHAT_CLOSE_SESSION_EXPIRED = 4001\n"));
	ck_assert_ptr_null(strstr(text, "SUBPROTOCOL"));
	free(run_print("generate -i data/websocket.xml -i %s --prefix chat "
		       "-r close --check header %s",
	    file, output));
	free(file);
	free(output);
	free(text);
}
END_TEST

/* The compiled-in snapshot into a file, which is then found to be right. */
START_TEST(test_output)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/codes.h", folder);
	char *depfile = support_print("%s/codes.d", folder);
	char *expected = generate("header");
	char *text, *rule;

	free(run_print("generate -o %s --depfile %s header", file, depfile));
	text = support_read_file(file, NULL);
	ck_assert_str_eq(text, expected);
	rule = support_print("%s:\n", file);
	free(text);
	text = support_read_file(depfile, NULL);
	ck_assert_str_eq(text, rule);
	free(run_print("generate --check -o %s header", file));
	free(folder);
	free(file);
	free(depfile);
	free(expected);
	free(text);
	free(rule);
}
END_TEST

static const struct run_case cases[] = {
	{ ROW, .line = "generate --help",
	    .has = { "usage: wsreg generate ", "\n  header ", "--input",
		"--check" } },
	{ ROW, .line = "--help generate", .has = { "usage: wsreg generate " } },
	{ ROW, .line = "-f json generate -h",
	    .has = { "usage: wsreg generate " } },
	{ ROW, .line = "generate --version", .has = { "wsreg generate " } },
	{ ROW, .line = "--help",
	    .has = { "\n  generate MODE [INPUT [OUTPUT]] " } },
	{ ROW, .line = "lookup generate", .status = 1,
	    .has = { "not registered" } },
	{ ROW, .line = "generate", .status = 2, .error = "give a MODE" },
	{ ROW, .line = "generate data/websocket.xml", .status = 2,
	    .error = "unknown mode: data/websocket.xml" },
	{ ROW, .line = "generate --nonsense header", .status = 2,
	    .error = "unknown option `--nonsense'" },
	{ ROW, .line = "generate header --format=json", .status = 2,
	    .error = "unknown option `--format=json'" },
	{ ROW, .line = "generate header --prefix", .status = 2,
	    .error = "`--prefix' needs an argument" },
	{ ROW, .line = "generate --overlay data/overlay header", .status = 2,
	    .error = "--overlay needs INPUT" },
	{ ROW, .line = "generate --check header data/websocket.xml",
	    .status = 2, .error = "--check needs a file" },
	{ ROW, .line = "generate --registry close tables", .status = 2,
	    .error = "--registry is not for mode tables" },
	{ ROW, .line = "generate -r nothing header", .status = 2,
	    .error = "nothing" },
	{ ROW, .line = "generate -i data/websocket.xml header a b", .status = 2,
	    .error = "too many files: b" },
	{ ROW, .line = "generate -i data/websocket.xml -o - header a",
	    .status = 2, .error = "too many files: a" },
	{ ROW, .line = "generate header /nowhere.xml", .status = 2,
	    .error = "/nowhere.xml: error: No such file" },
	{ ROW, .line = "generate header",
	    .environment = { "WSREG_INPUT=/nowhere.xml" }, .status = 2,
	    .error = "/nowhere.xml: error: No such file" },
	{ ROW, .line = "generate header tests/fixtures/bad-doctype.xml",
	    .status = 2, .error = "bad-doctype.xml:" },
	{ ROW, .line = "generate header -o /nowhere/codes.h", .status = 2,
	    .error = "/nowhere/codes.h" },
	{ ROW, .line = "generate '\033[31m'", .status = 2,
	    .error = "mode: ?[31m" },
	{ ROW, .line = "--color never generate header", .status = 2,
	    .error = "must be the first word" },
};

START_TEST(test_case)
{
	run_check(&cases[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("generate");
	TCase *tcase = tcase_create("generate");

	tcase_add_loop_test(tcase, test_builtin, 0, COUNT(modes));
	support_add_rows(tcase, test_inputs, inputs);
	tcase_add_test(tcase, test_private);
	tcase_add_test(tcase, test_output);
	support_add_rows(tcase, test_case, cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
