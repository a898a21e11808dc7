/* SPDX-License-Identifier: MIT */
/* Tests of the sandbox: what it refuses, each tried inside and outside, and what
 * it leaves. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "attempts.h"
#include "file/file.h"
#include "support.h"

/* A file that is named before the sandbox is entered, one that is not, and one
 * that is to be written. */
static char *named, *other, *output;

static void
make_files(void)
{
	char *folder = support_make_folder(), *away = support_make_folder();

	named = support_print("%s/named", folder);
	other = support_print("%s/other", folder);
	output = support_print("%s/output", away);
	support_write_file(named, "1", 1);
	support_write_file(other, "2", 1);
	free(folder);
	free(away);
}

static void
free_files(void)
{
	free(named);
	free(other);
	free(output);
}

/* Runs a function in a process of its own, as nobody gets out of the sandbox.
 * Returns what it returns, 128 and the signal, or -1 without a process. */
static int
run_apart(int (*run)(const void *data), const void *data)
{
	int status = 0;
	pid_t process = fork();

	if (process == 0)
		_exit(run(data));
	if (process < 0 || waitpid(process, &status, 0) != process)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/* ---- What is refused ---- */

static int
attempt_outside(const void *data)
{
	const struct attempt *attempt = data;

	return attempt->make(other);
}

static int
attempt_inside(const void *data)
{
	const struct attempt *attempt = data;

	gen_sandbox_name(named, GEN_SANDBOX_READ);
	gen_sandbox_name(output, GEN_SANDBOX_WRITE);
	gen_sandbox_enter();
	return attempt->make(other);
}

/* What is refused inside works outside, or the test would show nothing. */
static void
try(const struct attempt *attempt)
{
	int result = run_apart(attempt_inside, attempt);

	ck_assert_msg(result == attempt->refusal, "%s inside: %s",
	    attempt->name, strerror(result));
	result = run_apart(attempt_outside, attempt);
	ck_assert_msg(
	    result == 0, "%s outside: %s", attempt->name, strerror(result));
}

START_TEST(test_calls)
{
	for (size_t i = 0; attempts_calls[i].name != NULL; i++)
		try(&attempts_calls[i]);
}
END_TEST

START_TEST(test_files)
{
	for (size_t i = 0; attempts_files[i].name != NULL; i++)
		try(&attempts_files[i]);
}
END_TEST

/* ---- Other numbers of calls ---- */

#if defined(__x86_64__)

static int
call_x32(const void *data)
{
	(void)data;
	gen_sandbox_enter();
	return syscall(0x40000000 | SYS_getpid) < 0 ? errno : 0;
}

/* Asks for the number of the process as a program of 32 bits does. */
static int
call_i386(const void *data)
{
	const bool *inside = data;
	long result = 20;

	if (*inside)
		gen_sandbox_enter();
	__asm__ volatile("int $0x80" : "+a"(result) : : "memory");
	return (int)result < 0 ? (int)-result : 0;
}

/* A processor of 64 bits takes two further sets of numbers, if the kernel does.
 * One that does not ends the program. */
START_TEST(test_numbers)
{
	const bool inside = true, outside = false;
	int result = run_apart(call_i386, &outside);

	ck_assert_int_eq(run_apart(call_x32, NULL), ENOSYS);
	if (result == 0)
		result = run_apart(call_i386, &inside);
	ck_assert_msg(result == ENOSYS || result == 128 + SIGSEGV,
	    "status %d in 32 bits", result);
}
END_TEST

#endif

/* ---- What is left ---- */

static int
look_at_state(const void *data)
{
	(void)data;
	gen_sandbox_enter();
	gen_sandbox_enter();
	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		return 1;
	if (prctl(PR_GET_SECCOMP, 0, 0, 0, 0) != 2)
		return 2;
	return strncmp(gen_sandbox_describe(), "no-new-privs, ", 14) == 0 &&
		strstr(gen_sandbox_describe(), ", seccomp") != NULL
	    ? 0
	    : 3;
}

START_TEST(test_state)
{
	ck_assert_int_eq(run_apart(look_at_state, NULL), 0);
}
END_TEST

/* Writes a file as programs do: it was begun before, or it is begun inside. */
static int
write_output(const void *data)
{
	const bool *begun = data;
	struct gen_atomic atomic;

	if (*begun && !gen_atomic_open(&atomic, output))
		return 1;
	gen_sandbox_name(named, GEN_SANDBOX_READ);
	gen_sandbox_name(
	    output, *begun ? GEN_SANDBOX_REPLACE : GEN_SANDBOX_WRITE);
	gen_sandbox_enter();
	if (open(named, O_RDONLY | O_CLOEXEC) < 0)
		return 2;
	if (!*begun && !gen_atomic_open(&atomic, output))
		return 3;
	fputs("text", atomic.stream);
	return gen_atomic_close(&atomic) ? 0 : errno;
}

START_TEST(test_output)
{
	const bool begun = _i % 2 != 0;
	char *text;

	if (_i >= 2)
		support_write_file(output, "old", 3);
	ck_assert_int_eq(run_apart(write_output, &begun), 0);
	text = support_read_file(output, NULL);
	ck_assert_str_eq(text, "text");
	free(text);
}
END_TEST

/* ---- The parts, each a test of its own for the build ---- */

static TCase *
make_case(Suite *suite)
{
	TCase *tcase = tcase_create("sandbox");

	tcase_add_checked_fixture(tcase, make_files, free_files);
	suite_add_tcase(suite, tcase);
	return tcase;
}

static Suite *
make_calls(void)
{
	Suite *suite = suite_create("sandbox-calls");
	TCase *tcase = make_case(suite);

	tcase_add_test(tcase, test_calls);
	tcase_add_test(tcase, test_state);
#if defined(__x86_64__)
	tcase_add_test(tcase, test_numbers);
#endif
	tcase_add_loop_test(tcase, test_output, 0, 4);
	return suite;
}

static Suite *
make_landlock(void)
{
	Suite *suite = suite_create("sandbox-files");

	tcase_add_test(make_case(suite), test_files);
	return suite;
}

static int
has_part(const void *data)
{
	gen_sandbox_enter();
	return strstr(gen_sandbox_describe(), data) != NULL;
}

static const char *
miss_calls(void)
{
	return run_apart(has_part, "none in this build")
	    ? "sanitizers need what the sandbox refuses"
	    : NULL;
}

static const char *
miss_landlock(void)
{
	if (run_apart(has_part, "no Landlock"))
		return "this kernel has no Landlock";
	return miss_calls();
}

static const struct support_part parts[] = {
	{ "calls", make_calls, miss_calls },
	{ "files", make_landlock, miss_landlock },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
