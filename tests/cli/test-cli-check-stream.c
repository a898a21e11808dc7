/* SPDX-License-Identifier: MIT */
/* Tests of `wsreg check' on streams: long ones, slow ones, cut ones. */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check-files.h"

/* Runs a script of the shell, in which $WSREG is the command. */
static void
run_script(
    const char *script, const char *folder, struct support_result *result)
{
	const char *const arguments[] = { "sh", "-c", script, NULL };

	support_run(&(struct support_command){ .arguments = arguments,
			.folder = folder },
	    result);
}

#ifndef RUN_SANITIZED

/* ---- Long ones ---- */

/* A text frame of 10 octets, of which `yes' adds the last; another, with an
 * RSV bit; no frame but a long one. */
#define TEXTS "yes \"$(printf '\\201\\012abcdefghi')\" | head -c SIZE"
#define FAULTS "yes \"$(printf '\\301\\012abcdefghi')\" | head -c SIZE"
#define ZEROS "{ printf '\\202\\177\\177'; head -c SIZE /dev/zero; }"
#define HEX "yes '810a 616263646566676869 0a # text' | head -c SIZE"

static const struct {
	SUPPORT_ROW;
	const char *source, *options;
	size_t size; /* of the long one */
	int status;
} streams[] = {
	{ ROW, TEXTS, "", 120000000, 0 },
	{ ROW, ZEROS, "", 400000000, 0 },
	{ ROW, ZEROS, "--frames-list", 200000000, 0 },
	{ ROW, HEX, "--hex", 60000002, 0 },
	{ ROW, FAULTS, "--keep-going", 6000000, 1 },
	{ ROW, FAULTS, "--keep-going -f json", 2400000, 1 },
	{ ROW, TEXTS, "--frames-list -f json", 2400000, 0 },
	{ ROW, FAULTS, "--keep-going -f sarif", 2400000, 1 },
	{ ROW, FAULTS, "--keep-going -f junit", 2400000, 1 },
	{ ROW, FAULTS, "--keep-going -f html", 2400000, 1 },
	{ ROW, TEXTS, "-f html", 2400000, 0 },
};

/* Checks a stream of that size; the most memory that any child has had. */
static long
check_stream(size_t index, size_t size)
{
	char *digits = support_print("%zu", size);
	char *source = run_replace(streams[index].source, "SIZE", digits);
	char *script = support_print(
	    "%s | \"$WSREG\" check --frames server --open %s - >/dev/null",
	    source, streams[index].options);
	struct support_result result;
	struct rusage usage;

	run_script(script, NULL, &result);
	ck_assert_str_eq(result.errors, "");
	ck_assert_int_eq(result.status, streams[index].status);
	support_result_free(&result);
	free(script);
	free(source);
	free(digits);
	ck_assert_int_eq(getrusage(RUSAGE_CHILDREN, &usage), 0);
	return usage.ru_maxrss;
}

/* What a short one takes is enough, but for some kilobytes of noise. */
START_TEST(test_long)
{
	size_t size = streams[_i].size;
	long little = check_stream((size_t)_i, size / 100 / 12 * 12);
	long much = check_stream((size_t)_i, size);

	ck_assert_msg(much - little < 2048,
	    "%zu octets take %ld kilobytes more than a hundredth of them", size,
	    much - little);
}
END_TEST

#endif

/* ---- Slow ones ---- */

static const char *const lines[] = { "check -", "check -f json -",
	"check --frames-list -", "check -f sarif -" };

/* Cuts in the head's first word, at its end, in a frame's header, payload. */
START_TEST(test_slow)
{
	static const char *const sides[] = { "client", "server" };
	char *folder = check_files_make();

	for (size_t i = 0; i < COUNT(sides); i++) {
		char *whole = support_print(
		    "cat %s | \"$WSREG\" %s", sides[i], lines[_i]);
		char *cut = support_print(
		    "for size in 1 2 60 65 1 1 3 30 5 1000; do "
		    "dd bs=$size count=1 2>/dev/null; sleep 0.01; "
		    "done <%s | \"$WSREG\" %s",
		    sides[i], lines[_i]);
		struct support_result a, b;

		run_script(whole, folder, &a);
		run_script(cut, folder, &b);
		ck_assert_int_eq(a.status, 0);
		ck_assert_int_eq(b.status, 0);
		ck_assert_str_ne(a.output, "");
		ck_assert_str_eq(a.output, b.output);
		support_result_free(&a);
		support_result_free(&b);
		free(whole);
		free(cut);
	}
	free(folder);
}
END_TEST

/* The order of findings is that of files, whichever comes slowly. */
START_TEST(test_slow_side)
{
	char *folder = check_files_make();
	struct support_result a, b;

	run_script("\"$WSREG\" check --frames-list --client client "
		   "--server - <server",
	    folder, &a);
	run_script("{ dd bs=1 count=140; sleep 0.02; cat; } <server "
		   "2>/dev/null | \"$WSREG\" check --frames-list "
		   "--client client --server -",
	    folder, &b);
	ck_assert_int_eq(a.status, 0);
	ck_assert_ptr_nonnull(strstr(a.output, "frame 3: "));
	ck_assert_str_eq(a.output, b.output);
	support_result_free(&a);
	support_result_free(&b);
	free(folder);
}
END_TEST

/* What was found is told before more comes. */
START_TEST(test_at_once)
{
	char *folder = support_make_folder();
	struct support_result result;

	run_script("mkfifo in out\n"
		   "\"$WSREG\" check --frames server --frames-list - "
		   "<in >out &\n"
		   "exec 3>in 4<out\n"
		   "printf '\\201\\001a' >&3\n"
		   "read -r line <&4\n"
		   "echo \"$line\"\n"
		   "exec 3>&-\n"
		   "cat <&4 >/dev/null\n"
		   "wait\n",
	    folder, &result);
	ck_assert_str_eq(
	    result.output, "<stdin>:0: frame 0: Text Frame, 1 octet: \"a\"\n");
	support_result_free(&result);
	free(folder);
}
END_TEST

/* ---- Cut ones ---- */

/* Nobody reads on: that is no trouble to speak of. */
START_TEST(test_closed_pipe)
{
	struct support_result result;

	run_script("yes \"$(printf '\\301\\012abcdefghi')\" | \"$WSREG\" "
		   "check --frames server --keep-going - | head -n 1",
	    NULL, &result);
	ck_assert_str_eq(result.errors, "");
	ck_assert_uint_eq(support_count_lines(result.output), 1);
	support_result_free(&result);
}
END_TEST

/* A fault of the text comes to light late: the connection is then trouble, and
 * the output is complete. */
START_TEST(test_output)
{
	char *folder = check_files_make(), *text;
	char *name = support_print("%s/out", folder);
	struct support_result result;

	run_script("{ echo 8300; yes '# more' | head -c 700000; echo x; } | "
		   "\"$WSREG\" check --hex --frames server - -f json -o out",
	    folder, &result);
	ck_assert_int_eq(result.status, 2);
	run_check_error("check -o", result.errors, "not a hexadecimal digit");
	text = support_read_file(name, NULL);
	ck_assert_ptr_nonnull(strstr(text, "\"trouble\":\"the file cannot"));
	ck_assert_ptr_nonnull(strstr(text, "opcode-reserved-data"));
	free(text);
	free(name);
	support_result_free(&result);
	free(folder);
}
END_TEST

/* ---- Progress ---- */

/* What a terminal shows of a script, to be freed. */
static char *
run_on_terminal(const char *script)
{
	char text[4096];
	size_t size = 0;
	ssize_t part;
	int terminal;
	pid_t child = forkpty(&terminal, NULL, NULL, NULL);

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", script, (char *)NULL);
		_exit(127);
	}
	while (size < sizeof(text) - 1 &&
	    (part = read(terminal, text + size, sizeof(text) - 1 - size)) > 0)
		size += (size_t)part;
	text[size] = '\0';
	close(terminal);
	waitpid(child, NULL, 0);
	return support_print("%s", text);
}

#define SLOWLY                                                                 \
	"{ printf '\\201\\001a'; sleep 2; printf '\\201\\001a'; sleep 0.1; "   \
	"} | \"$WSREG\" check --open --frames server - "

/* What takes seconds has progress, and leaves nothing of it behind. */
START_TEST(test_progress)
{
	char *shown = run_on_terminal(SLOWLY ">/dev/null");
	char *quick = run_on_terminal("\"$WSREG\" check --open --frames "
				      "server /dev/null >/dev/null");
	char *piped = run_on_terminal(SLOWLY "2>/dev/null >/dev/null");

	ck_assert(strncmp(shown, "0 MiB\r", strlen("0 MiB\r")) == 0);
	ck_assert_str_eq(strrchr(shown, '\r'), "\r\33[K");
	ck_assert_str_eq(quick, "");
	ck_assert_str_eq(piped, "");
	free(shown);
	free(quick);
	free(piped);
}
END_TEST

static bool
has_terminals(void)
{
	int terminal = posix_openpt(O_RDWR | O_NOCTTY);

	if (terminal >= 0)
		close(terminal);
	return terminal >= 0;
}

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-stream");
	TCase *tcase = tcase_create("stream");

	tcase_set_timeout(tcase, 120);
#ifndef RUN_SANITIZED
	support_add_rows(tcase, test_long, streams);
#endif
	tcase_add_loop_test(tcase, test_slow, 0, COUNT(lines));
	tcase_add_test(tcase, test_slow_side);
	tcase_add_test(tcase, test_at_once);
	tcase_add_test(tcase, test_closed_pipe);
	tcase_add_test(tcase, test_output);
	/* Where there are terminals; cli-terminal says if there are none. */
	if (has_terminals())
		tcase_add_test(tcase, test_progress);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
