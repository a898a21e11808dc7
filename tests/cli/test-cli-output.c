/* SPDX-License-Identifier: MIT */
/* Tests of where output goes: descriptors by their names, descriptors that are
 * closed, and what stays behind when a signal ends the program. */

#define _GNU_SOURCE
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

/* What a shell script does in an empty folder; $WSREG and $WSREG_GEN name the
 * programs, $SNAPSHOT names data/websocket.xml. */
struct script {
	SUPPORT_ROW;
	const char *text;
	const char *has[RUN_PIECES], *lacks[RUN_PIECES];
};

static char *
run_script(const char *text)
{
	char *folder = support_make_folder();
	char *generator = support_print("WSREG_GEN=%s", SUPPORT_GEN);
	const char *const arguments[] = { "env", generator,
		"SNAPSHOT=" SUPPORT_SOURCE "/data/websocket.xml", "sh", "-c",
		text, NULL };
	char *output = support_output(folder, arguments);

	free(generator);
	free(folder);
	return output;
}

static const struct script scripts[] = {
	/* The file behind the descriptor is not replaced. */
	{ ROW,
	    "{ echo a; \"$WSREG\" -o /dev/stdout --brief 1006; echo b; } >out\n"
	    "cat out",
	    { "a\n", "1006", "b\n" } },
	{ ROW,
	    "{ echo a; \"$WSREG\" -o /dev/stderr --brief 1006; echo b >&2; } "
	    "2>out\ncat out",
	    { "a\n", "1006", "b\n" } },
	{ ROW,
	    "echo a >out\n"
	    "\"$WSREG\" -o /dev/fd/3 --brief 1006 3>>out\n"
	    "\"$WSREG\" -o /proc/self/fd/3 --brief 1001 3>>out\ncat out",
	    { "a\n", "1006", "1001" } },
	{ ROW,
	    "{ echo a; \"$WSREG_GEN\" header \"$SNAPSHOT\" /dev/stdout\n"
	    "echo b; } >out\ncat out",
	    { "a\n", "#define", "b\n" } },
	{ ROW, "\"$WSREG\" -o /dev/fd/77 1006 2>&1; echo \"status $?\"",
	    { "wsreg: /dev/fd/77: Bad file descriptor", "status 2" } },
	/* What is closed fails, and no file takes its place. */
	{ ROW, "\"$WSREG\" 1006 >&- 2>out; echo \"status $?\"; cat out",
	    { "status 2", "standard output: Bad file descriptor" } },
	{ ROW,
	    "\"$WSREG\" --version >&- 2>out; echo \"status $?\"\n"
	    "\"$WSREG_GEN\" --version >&- 2>>out; echo \"status $?\"\ncat out",
	    { "status 2", "status 2", "wsreg: standard output: Bad file",
		"wsreg-gen: standard output: Bad file" } },
	{ ROW,
	    "\"$WSREG\" check --frames client - <&- 2>&1; echo \"status $?\"",
	    { "Bad file descriptor", "status 2" } },
	{ ROW,
	    "cat >private.xml <<E\n"
	    "<registry xmlns=\"http://www.iana.org/assignments\" "
	    "id=\"ours\"><title>Ours</title>"
	    "<registry id=\"close-code-number\"><title>Codes</title>"
	    "<record><value>3999</value><description>Odd</description>"
	    "</record></registry></registry>\nE\n"
	    "\"$WSREG_GEN\" header \"$SNAPSHOT\" private.xml out.h <&- 2>&-\n"
	    "echo \"status $?\"; cat out.h",
	    { "status 0", "3999" }, { "warning" } },
	/* What is said of a file while the output is open is not in it. */
	{ ROW,
	    "printf 'GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n' >plain\n"
	    "\"$WSREG\" check -f json -o out plain 2>said; cat said\n"
	    "\"$WSREG\" check -f json -o out plain 2>&-\n"
	    "echo \"status $?\"; cat out",
	    { "wsreg: plain", "status 2\n{" },
	    { "status 2\nwsreg", "}wsreg" } },
	{ ROW,
	    "\"$WSREG\" list -f json -o out close nosuch <&- >&- 2>&-\n"
	    "echo \"status $?\"; ls",
	    { "status 2\n" }, { "out" } },
	/* All of the help is printed, or there is an error. */
	{ ROW,
	    "for i in --help --version --list-modes; do\n"
	    "\"$WSREG_GEN\" $i >/dev/full 2>&1; echo \"status $?\"; done\n"
	    "for i in --help --version '--help lookup'; do\n"
	    "\"$WSREG\" $i >/dev/full 2>&1; echo \"status $?\"; done",
	    { "status 2\nstatus 2\nstatus 2\nstatus 2\nstatus 2\nstatus 2\n" } },
	/* A build goes back with its sources, and is told. */
	{ ROW,
	    "\"$WSREG_GEN\" header \"$SNAPSHOT\" codes.h\n"
	    "sed 's/<updated>2[0-9-]*</<updated>2011-01-01</; "
	    "s/<value>3003</<value>3999</' \"$SNAPSHOT\" >old.xml\n"
	    "\"$WSREG_GEN\" header old.xml codes.h 2>&1; echo \"status $?\"\n"
	    "\"$WSREG_GEN\" --depfile d header old.xml codes.h 2>&1\n"
	    "echo \"status $?\"\n"
	    "\"$WSREG_GEN\" --force header \"$SNAPSHOT\" codes.h\n"
	    "\"$WSREG_GEN\" --build header old.xml codes.h 2>&1\n"
	    "echo \"status $?\"; grep -c 2011-01-01 codes.h",
	    { "codes.h: error: made from the snapshot of", "status 2\n",
		"codes.h: warning: made from the snapshot of",
		"codes.h: warning: the value of WSREG_CLOSE_FORBIDDEN",
		"status 0\n", "codes.h: warning: made", "status 0\n" } },
};

START_TEST(test_script)
{
	const struct script *script = &scripts[_i];
	char *output = run_script(script->text);

	run_check_has(script->row, output, script->has);
	for (size_t i = 0; script->lacks[i] != NULL; i++)
		ck_assert_msg(strstr(output, script->lacks[i]) == NULL,
		    "%s: has %s:\n%s", script->row, script->lacks[i], output);
	free(output);
}
END_TEST

/* ---- Signals ---- */

static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGPIPE,
	SIGALRM, SIGUSR1, SIGXFSZ };

/* Starts a check in the folder that waits for octets while its output is
 * open. */
static pid_t
start(const char *folder, const int input[2])
{
	pid_t child = fork();

	ck_assert_int_ge(child, 0);
	if (child > 0)
		return child;
	for (size_t i = 0; i < COUNT(numbers); i++)
		signal(numbers[i], SIG_DFL);
	if (chdir(folder) != 0 || dup2(input[0], STDIN_FILENO) < 0)
		_exit(126);
	close(input[1]);
	execl(getenv("WSREG"), "wsreg", "check", "-o", "out", "--frames",
	    "client", "-", (char *)NULL);
	_exit(127);
}

START_TEST(test_signals)
{
	char *folder = support_make_folder();
	pid_t children[COUNT(numbers)];
	int input[2];
	char **left;

	ck_assert_int_eq(pipe(input), 0);
	for (size_t i = 0; i < COUNT(numbers); i++)
		children[i] = start(folder, input);
	usleep(300000);
	for (size_t i = 0; i < COUNT(numbers); i++) {
		int status;

		ck_assert_int_eq(kill(children[i], numbers[i]), 0);
		ck_assert_int_eq(waitpid(children[i], &status, 0), children[i]);
		ck_assert_msg(
		    WIFSIGNALED(status) && WTERMSIG(status) == numbers[i],
		    "signal %d: status %d", numbers[i], status);
	}
	left = support_list_folder(folder);
	ck_assert_msg(left[0] == NULL, "%s is left", left[0]);
	support_free_list(left);
	close(input[0]);
	close(input[1]);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-output");
	TCase *tcase = tcase_create("cli-output");

	support_add_rows(tcase, test_script, scripts);
	tcase_add_test(tcase, test_signals);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
