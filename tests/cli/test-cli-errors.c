/* SPDX-License-Identifier: MIT */
/* Tests of what the command does in trouble: usage, input, output. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "run.h"

/* ---- Usage ---- */

static const struct run_case misuse[] = {
	{ ROW, .line = "", .status = 2, .error = "--help" },
	{ ROW, .line = "lookup", .status = 2, .error = "--help" },
	{ ROW, .line = "search", .status = 2, .error = "needs a word" },
	{ ROW, .line = "list close opcode", .status = 2,
	    .error = "takes one registry" },
	{ ROW, .line = "list close -r opcode", .status = 2,
	    .error = "takes one registry" },
	{ ROW, .line = "list nowhere", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "export nowhere", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "export close nowhere", .status = 2,
	    .error = "`nowhere'" },
	{ ROW, .line = "-r nowhere 1006", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "-f yaml 1006", .status = 2, .error = "`yaml'" },
	{ ROW, .line = "-f csv 1006", .status = 2, .error = "--help" },
	{ ROW, .line = "list -f xml", .status = 2, .error = "--help" },
	{ ROW, .line = "--color=perhaps 1006", .status = 2,
	    .error = "`perhaps'" },
	{ ROW, .line = "--unknown 1006", .status = 2, .error = "--unknown" },
	{ ROW, .line = "-Z 1006", .status = 2, .error = "Z" },
	{ ROW, .line = "1006 -f", .status = 2, .error = "f" },
	{ ROW, .line = "1006 --format", .status = 2, .error = "--format" },
	{ ROW, .line = "--strict=yes 1006", .status = 2, .error = "--strict" },
	{ ROW, .line = "list -r close -r bit", .status = 2,
	    .error = "--registry can be given only once" },
	{ ROW, .line = "--fail-on any 1006", .status = 2,
	    .error = "--fail-on is only for diff, lint and audit" },
	{ ROW, .line = "--rules 1006", .status = 2,
	    .error = "--rules is only for lint" },
	{ ROW, .line = "diff --ignore a data/websocket.xml", .status = 2,
	    .error = "--ignore is only for lint" },
	{ ROW, .line = "lint --fail-on any data/websocket.xml", .status = 2,
	    .error = "--fail-on takes error, warning or note, not `any'" },
	/* What only a command that comes first has, no other knows. */
	{ ROW, .line = "--hex 1006", .status = 2,
	    .error = "unknown option `--hex'" },
	{ ROW, .line = "check --registry close x", .status = 2,
	    .error = "unknown option `--registry'" },
	{ ROW, .line = "check -f yaml x", .status = 2,
	    .error =
		"check has no format `yaml'; choose text, json, jsonl, sarif, junit or html; see "
		"`wsreg check --help'" },
	{ ROW, .line = "export -r close opcode", .status = 2,
	    .error = "give registries as operands or by --registry, not both; "
		     "see `wsreg export --help'" },
	{ ROW, .line = "rules -r close", .status = 2,
	    .error = "unknown option `-r'; see `wsreg rules --help'" },
	{ ROW, .line = "help 1006", .status = 2,
	    .error = "help takes the name of a command" },
	{ ROW, .line = "-i nosuch2 1006", .status = 2,
	    .error = "wsreg: nosuch2: error: No such file" },
};

START_TEST(test_misuse)
{
	run_check(&misuse[_i]);
}
END_TEST

/* ---- Input ---- */

static const struct run_case inputs[] = {
	{ ROW, .line = "-i /nowhere/at-all.xml 1006", .status = 2,
	    .error = "/nowhere/at-all.xml: error: No such file" },
	{ ROW, .line = "-i data 1006", .status = 2, .error = "data: error: " },
	{ ROW, .line = "-i - 1006", .input = "no registry", .status = 2,
	    .error = ":1: error: " },
	{ ROW, .line = "-i - 1006", .input = "", .status = 2,
	    .error = "error: " },
	/* Only the encodings that the XML parser itself knows are read. */
	{ ROW, .line = "-i - 1006", .status = 2,
	    .input = "<?xml version='1.0'  encoding = \"EUC-JP\" ?>\n<a/>",
	    .error = ":1: error: the encoding EUC-JP is not read; use UTF-8" },
	{ ROW, .line = "-i - 1006", .status = 2,
	    .input = "<?xml version='1.0\" encoding=\"UTF-8' "
		     "encoding='IBM037'?><a/>",
	    .error = "the encoding IBM037 is not read" },
	{ ROW, .line = "-i - 1006", .status = 2,
	    .input = "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-7'?><a/>",
	    .error = "the encoding UTF-7 is not read" },
	{ ROW, .line = "-i - list",
	    .input = "<?xml version='1.0' encoding='Us-Ascii'?>" RUN_XML(""),
	    .status = 0 },
	{ ROW, .line = "-i data/websocket.xml -i /nowhere.xml 1006",
	    .status = 2, .error = "/nowhere.xml: error: No such file" },
	{ ROW, .line = "1006", .environment = { "WSREG_INPUT=/nowhere.xml" },
	    .status = 2, .error = "/nowhere.xml: error: No such file" },
	{ ROW, .line = "1006",
	    .environment = { "WSREG_INPUT=data/websocket.xml:/nowhere.xml" },
	    .status = 2, .error = "/nowhere.xml: error: No such file" },
	/* An option comes before the environment. */
	{ ROW, .line = "-i data/websocket.xml 1006",
	    .environment = { "WSREG_INPUT=/nowhere.xml" },
	    .has = { "1006  Abnormal Closure" } },
	{ ROW, .line = "1006", .environment = { "WSREG_INPUT=" },
	    .has = { "1006  Abnormal Closure" } },
	{ ROW, .line = "-i - 4001",
	    .input = RUN_XML("<registry id='close-code-number'><record>"
			     "<value>4001</value><description>Ours"
			     "</description></record></registry>"),
	    .error = "<stdin> has private codes alone",
	    .has = { "4001  Ours" } },
	{ ROW, .line = "-i - list",
	    .input = RUN_XML("<registry id='a'><title>A</title></registry>"),
	    .output = "a       0  A\n" },
};

START_TEST(test_input)
{
	run_check(&inputs[_i]);
}
END_TEST

/* Each file that cannot be read, in each command that reads one. */
static struct files files;
static size_t bad_count;

START_TEST(test_bad_file)
{
	static const char *const lines[] = { "-i '%s' 1006", "list -i '%s'",
		"search -i '%s' x", "export -f xml -i '%s'" };
	const char *file = files.names[_i];

	for (size_t i = 0; i < COUNT(lines); i++) {
		char *line = run_replace(lines[i], "%s", file);
		const struct run_case test = {
			.line = line, .status = 2, .error = file
		};

		run_check(&test);
		free(line);
	}
}
END_TEST

/* ---- What is odd ---- */

static const struct run_case oddities[] = {
	{ ROW, .line = "--strict 1006", .has = { "1006" } },
	{ ROW, .line = "--strict -i data/websocket.xml 1006",
	    .has = { "1006" } },
	{ ROW, .line = "--strict -i - list",
	    .input = RUN_XML("<record><value>30-8</value></record>"),
	    .status = 2, .error = "<stdin>:1: error: " },
	{ ROW, .line = "-i - list",
	    .input = RUN_XML("<record><value>30-8</value></record>"),
	    .has = { "t" } },
	{ ROW, .line = "--strict -i - list",
	    .input = RUN_XML("<record><value>1014-1014</value></record>"),
	    .status = 2, .error = "1014" },
	{ ROW, .line = "--strict -i - list",
	    .input = RUN_XML("<record><value>1</value><xref type='person' "
			     "data='Nobody'/></record>"),
	    .status = 2, .error = "Nobody" },
	{ ROW, .line = "--strict -i - list", .input = RUN_XML("<a b=' c'/>"),
	    .status = 2, .error = "white space around the attribute b=\" c\"" },
	{ ROW, .line = "--strict -i tests/fixtures/good-layer-base.xml list",
	    .status = 2,
	    .error = ":6: error: registry has no registration procedure" },
	{ ROW, .line = "--strict -i tests/fixtures/good-codes.xml list",
	    .status = 2, .error = ":5: error: record `3500-70000' " },
	/* Private codes, laid over a file. */
	{ ROW, .line = "--strict -i data/websocket.xml -i - 4001",
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='websocket'><registry id='close-code-number'><record>"
		     "<value>4001</value><description>Ours</description>"
		     "</record></registry></registry>",
	    .has = { "4001  Ours" } },
	{ ROW, .line = "--strict -i tests/fixtures/good-small.xml list",
	    .status = 2, .error = "good-small.xml:6: error: " },
};

START_TEST(test_oddity)
{
	run_check(&oddities[_i]);
}
END_TEST

/* ---- Output ---- */

START_TEST(test_output_file)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/out", folder);
	char *line = support_print("export -f csv opcode -o '%s'", file);
	char *expected = run_output("export -f csv opcode");
	struct stat before, after;
	size_t size;
	char *text;
	char *printed = run_output(line);

	ck_assert_str_eq(printed, "");
	text = support_read_file(file, &size);
	ck_assert_str_eq(text, expected);
	ck_assert_int_eq(stat(file, &before), 0);
	free(printed);
	/* Trouble leaves the file that is there as it was. */
	free(line);
	line = support_print(
	    "export -f csv -i tests/fixtures/bad-text.xml -o '%s'", file);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "bad-text.xml" });
	ck_assert_int_eq(stat(file, &after), 0);
	ck_assert_uint_eq(before.st_ino, after.st_ino);
	free(text);
	text = support_read_file(file, &size);
	ck_assert_str_eq(text, expected);
	free(text);
	free(expected);
	free(line);
	free(file);
	free(folder);
}
END_TEST

/* A link stays one: what it leads to is replaced, with its permissions. */
START_TEST(test_output_link)
{
	char *file = run_file("file", "old");
	char *link = support_print("%s-link", file);
	char *line = support_print("list -f names -o '%s'", link);
	struct stat status;
	char *text;

	ck_assert_int_eq(chmod(file, 0640), 0);
	ck_assert_int_eq(symlink("file", link), 0);
	free(run_output(line));
	ck_assert_int_eq(lstat(link, &status), 0);
	ck_assert(S_ISLNK(status.st_mode));
	ck_assert_int_eq(stat(link, &status), 0);
	ck_assert_uint_eq(status.st_mode & 0777, 0640);
	text = support_read_file(file, NULL);
	ck_assert_msg(strstr(text, "opcode\n") != NULL, "%s", text);
	free(text);
	free(line);
	free(link);
	free(file);
}
END_TEST

/* A link that leads nowhere stays, too. */
START_TEST(test_output_link_nowhere)
{
	char *folder = support_make_folder();
	char *link = support_print("%s/link", folder);
	char *line = support_print("list -o '%s'", link);
	struct stat status;

	ck_assert_int_eq(symlink("nowhere", link), 0);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "/link: No such file" });
	ck_assert(lstat(link, &status) == 0 && S_ISLNK(status.st_mode));
	free(line);
	free(link);
	free(folder);
}
END_TEST

/* POSIXLY_CORRECT ends the options at the first operand, which the command's
 * name is not. */
START_TEST(test_posix)
{
	run_check(&(struct run_case){ .line = "list -f names close",
	    .environment = { "POSIXLY_CORRECT=1" },
	    .has = { "1000\n" } });
}
END_TEST

/* No file stays behind, whole or not. */
static void
check_empty(const char *folder)
{
	char **list = support_list_folder(folder);

	ck_assert_msg(list[0] == NULL, "%s is left", list[0]);
	support_free_list(list);
}

START_TEST(test_output_trouble)
{
	char *folder = support_make_folder();
	char *line = support_print(
	    "export -i tests/fixtures/bad-text.xml -o '%s/out'", folder);

	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "bad-text.xml" });
	check_empty(folder);
	free(line);
	line = support_print("1006 -o '%s/none/out'", folder);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "No such file" });
	check_empty(folder);
	free(line);
	/* The folder itself. */
	line = support_print("1006 -o '%s'", folder);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "wsreg: " });
	check_empty(folder);
	free(line);
	free(folder);
}
END_TEST

/* Runs wsreg by the shell, for its redirections; prints the exit status. */
static char *
run_shell(const char *redirected)
{
	char *script = support_print(
	    "{ %s %s; }; echo \"status $?\"", getenv("WSREG"), redirected);
	const char *const arguments[] = { "sh", "-c", script, NULL };
	const struct support_command command = {
		.arguments = arguments,
		.folder = SUPPORT_SOURCE,
	};
	struct support_result result;
	char *both;

	support_run(&command, &result);
	both = support_print("%s%s", result.output, result.errors);
	support_result_free(&result);
	free(script);
	return both;
}

START_TEST(test_closed_pipe)
{
	static const char *const lines[] = {
		"export -f json 2>&1 | head -n 0",
		"export -f xml -i data/websocket.xml 2>&1 | head -n 0",
		"1006 2>&1 | head -n 0",
		"list subprotocol 2>&1 | head -n 0",
	};
	char *output = run_shell(lines[_i]);

	ck_assert_str_eq(output, "status 0\n");
	free(output);
}
END_TEST

START_TEST(test_full_disk)
{
	static const char *const lines[] = { "export -f json >/dev/full",
		"1006 >/dev/full", "--help >/dev/full", "-V >/dev/full",
		"list >/dev/full", "export -f xml >/dev/full" };
	char *output = run_shell(lines[_i]);

	support_assert(strstr(output, "status 2") != NULL &&
		strstr(output, "wsreg: ") != NULL &&
		strstr(output, "No space left") != NULL &&
		support_count_lines(output) == 2,
	    "wsreg %s: %s", lines[_i], output);
	free(output);
}
END_TEST

START_TEST(test_closed_output)
{
	char *output = run_shell("1006 >&-");

	support_assert(strstr(output, "status 2") != NULL, "%s", output);
	free(output);
}
END_TEST

/* ---- Where it runs ---- */

static const struct run_case places[] = {
	{ ROW, .line = "1006", .folder = "/", .has = { "1006  Abnormal" } },
	{ ROW, .line = "1006", .environment = { "PATH=/nowhere" },
	    .has = { "1006  Abnormal" } },
	{ ROW, .line = "-f json 1006", .environment = { "PATH=/nowhere" },
	    .has = { "\"1006\"" } },
	{ ROW, .line = "SOAP", .environment = { "LC_ALL=tr_TR.UTF-8" },
	    .has = { "soap" } },
	{ ROW, .line = "GOING-AWAY", .environment = { "LC_ALL=C" },
	    .has = { "1001  Going Away" } },
	{ ROW, .line = "1006", .environment = { "LC_ALL=no_such_locale" },
	    .has = { "1006  Abnormal" } },
	{ ROW, .line = "1006", .environment = { "TERM" },
	    .has = { "1006  Abnormal" } },
	{ ROW, .line = "1006", .environment = { "HOME" },
	    .has = { "1006  Abnormal" } },
};

START_TEST(test_place)
{
	run_check(&places[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("errors");
	TCase *tcase = tcase_create("errors");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_misuse, misuse);
	support_add_rows(tcase, test_input, inputs);
	tcase_add_loop_test(tcase, test_bad_file, 0, (int)bad_count);
	support_add_rows(tcase, test_oddity, oddities);
	tcase_add_test(tcase, test_output_file);
	tcase_add_test(tcase, test_output_link);
	tcase_add_test(tcase, test_output_link_nowhere);
	tcase_add_test(tcase, test_posix);
	tcase_add_test(tcase, test_output_trouble);
	tcase_add_loop_test(tcase, test_closed_pipe, 0, 4);
	if (access("/dev/full", W_OK) == 0)
		tcase_add_loop_test(tcase, test_full_disk, 0, 6);
	tcase_add_test(tcase, test_closed_output);
	support_add_rows(tcase, test_place, places);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };
	int status;

	files_find(&files, SUPPORT_SOURCE "/tests/fixtures", ".xml");
	/* Those that cannot be read go first. */
	for (size_t i = 0; i < files.count; i++)
		if (strstr(files.names[i], "/bad-") != NULL) {
			char *name = files.names[i];

			files.names[i] = files.names[bad_count];
			files.names[bad_count++] = name;
		}
	status = run_main(makers, COUNT(makers));
	files_free(&files);
	return status;
}
