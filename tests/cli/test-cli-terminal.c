/* SPDX-License-Identifier: MIT */
/* Tests of what the command shows on a terminal: colours and lines that fit. */

#define _GNU_SOURCE
#include <errno.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run.h"

/* ---- Running on a terminal ---- */

struct terminal_case {
	SUPPORT_ROW;
	/* Arguments with blanks between. */
	const char *line;
	/* "NAME=VALUE", or "NAME" to be taken out. */
	const char *environment[3];
	unsigned short columns;
	/* Lines fit into this; 0: not looked at. */
	size_t width;
	const char *has[RUN_PIECES], *lacks[RUN_PIECES];
};

/* The child: what it is to run is what run_program() would. */
static _Noreturn void
start(const struct terminal_case *test)
{
	const char *arguments[16] = { getenv("WSREG") };
	char *line = strdup(test->line);
	size_t count = 1;

	for (char *word = line != NULL ? strtok(line, " ") : NULL;
	     word != NULL && count < COUNT(arguments) - 1;
	     word = strtok(NULL, " "))
		arguments[count++] = word;
	for (size_t i = 0; i < COUNT(test->environment); i++)
		if (test->environment[i] != NULL)
			putenv((char *)test->environment[i]);
	if (chdir(SUPPORT_SOURCE) == 0)
		execv(arguments[0], (char *const *)arguments);
	_exit(126);
}

/* All that comes until the other side is closed, which is an error. */
static char *
read_all(int descriptor)
{
	char *text = NULL, buffer[4096];
	size_t size;
	ssize_t got;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	while ((got = read(descriptor, buffer, sizeof(buffer))) > 0 ||
	    (got < 0 && errno == EINTR))
		if (got > 0)
			fwrite(buffer, 1, (size_t)got, out);
	fclose(out);
	return text;
}

/* What wsreg shows, lines ending as a program writes them. */
static char *
run_on_terminal(const struct terminal_case *test)
{
	struct winsize size = { .ws_row = 24, .ws_col = test->columns };
	int master, status;
	pid_t child = forkpty(&master, NULL, NULL, &size);
	char *raw, *text;

	ck_assert_int_ge(child, 0);
	if (child == 0)
		start(test);
	raw = read_all(master);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	close(master);
	ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) < 2,
	    "wsreg %s: status %d: %s", test->line, status, raw);
	text = run_replace(raw, "\r\n", "\n");
	free(raw);
	return text;
}

/* ---- What it shows ---- */

#define BOLD "\033[1m"
#define PLAIN "\033[0m"
#define RED "\033[31m"
#define GREEN "\033[32m"

#define DIFF "diff -r bit data/websocket-2012-04-12.xml data/websocket.xml"

static const struct terminal_case cases[] = {
	/* Colours. */
	{ ROW, .line = "1006", .columns = 80,
	    .has = { BOLD "1006  Abnormal Closure\n" PLAIN, RED "never:" } },
	{ ROW, .line = "1000", .columns = 80, .has = { GREEN "yes:", PLAIN } },
	{ ROW, .line = "list", .columns = 80, .has = { BOLD "opcode", PLAIN } },
	{ ROW, .line = "nothing-like-it", .columns = 80,
	    .has = { BOLD, PLAIN } },
	{ ROW, .line = "--color auto 1006", .columns = 80, .has = { BOLD } },
	{ ROW, .line = "--color never 1006", .columns = 80,
	    .lacks = { "\033" } },
	{ ROW, .line = "1006", .environment = { "NO_COLOR=1" }, .columns = 80,
	    .lacks = { "\033" } },
	{ ROW, .line = "--color always 1006", .environment = { "NO_COLOR=1" },
	    .columns = 80, .has = { BOLD } },
	/* no-color.org: when not empty. */
	{ ROW, .line = "1006", .environment = { "NO_COLOR=" }, .columns = 80,
	    .has = { BOLD } },
	{ ROW, .line = "1006", .environment = { "TERM=dumb" }, .columns = 80,
	    .lacks = { "\033" } },
	{ ROW, .line = "export opcode", .columns = 80, .lacks = { "\033" } },
	{ ROW, .line = "export -f text", .columns = 80, .lacks = { "\033" } },
	{ ROW, .line = "-f json 1006", .columns = 80, .lacks = { "\033" } },
	{ ROW, .line = "list -f names", .columns = 80, .lacks = { "\033" } },
	{ ROW, .line = DIFF, .columns = 80,
	    .has = { RED "--- data/websocket-2012", PLAIN,
		GREEN "+++ data/websocket.xml", GREEN "+ RSV1",
		GREEN "+ [RFC7692]" } },
	{ ROW, .line = "--color never " DIFF, .columns = 80,
	    .lacks = { "\033" } },
	{ ROW, .line = "-f markdown " DIFF, .columns = 80,
	    .lacks = { "\033" } },
	{ ROW, .line = "-f github " DIFF, .columns = 80, .lacks = { "\033" } },
	/* Lines. */
	{ ROW, .line = DIFF, .columns = 50, .width = 50 },
	{ ROW, .line = "1010 1014 soap 8", .columns = 40, .width = 40 },
	{ ROW, .line = "1010 1014 soap 8", .columns = 61, .width = 61 },
	{ ROW, .line = "1010 1014 soap 8", .columns = 80, .width = 80 },
	{ ROW, .line = "22373", .columns = 50, .width = 50 },
	{ ROW, .line = "going-away", .columns = 50, .width = 50 },
	{ ROW, .line = "list", .columns = 60, .width = 60 },
	{ ROW, .line = "list close", .columns = 60, .width = 60 },
	{ ROW, .line = "list close -r close -f text", .columns = 60,
	    .width = 60 },
	{ ROW, .line = "search hybi", .columns = 60, .width = 60 },
	{ ROW, .line = "rules", .columns = 60, .width = 60 },
	{ ROW, .line = "rules", .columns = 80, .width = 80 },
	{ ROW, .line = "rules", .columns = 200, .width = 200 },
	{ ROW, .line = "rules deflate-context-takeover utf8", .columns = 50,
	    .width = 50 },
	/* It does not say, or nothing that could be. */
	{ ROW, .line = "1014", .columns = 0, .width = 80 },
	{ ROW, .line = "1014", .columns = 3, .width = 80 },
	{ ROW, .line = "1014", .columns = 65535, .width = 80 },
	/* The environment does. */
	{ ROW, .line = "1014", .environment = { "COLUMNS=50" }, .columns = 120,
	    .width = 50 },
	{ ROW, .line = "1014", .environment = { "COLUMNS=x" }, .columns = 60,
	    .width = 60 },
	{ ROW, .line = "1014", .environment = { "COLUMNS=-1" }, .columns = 60,
	    .width = 80 },
};

/* Columns that the line takes: escape sequences take none. */
static size_t
width_of(const char *line, const char *end)
{
	size_t width = 0;

	while (line < end) {
		if (*line == '\033') {
			line += strcspn(line, "m") + 1;
			continue;
		}
		width += ((unsigned char)*line & 0xc0) != 0x80;
		line++;
	}
	return width;
}

/* A line may only be longer if it is one word, and what stands before it. */
static bool
is_breakable(const char *line, const char *end)
{
	const char *last = memrchr(line, ' ', (size_t)(end - line));

	return last == NULL || width_of(line, last) > 20;
}

static void
check_width(const struct terminal_case *test, const char *text)
{
	size_t widest = 0;

	while (*text != '\0') {
		const char *end = text + strcspn(text, "\n");
		size_t width = width_of(text, end);

		ck_assert_msg(width <= test->width || !is_breakable(text, end),
		    "wsreg %s: %zu columns of %zu: %.*s", test->line, width,
		    test->width, (int)(end - text), text);
		widest = width > widest ? width : widest;
		text = end + (*end != '\0');
	}
	ck_assert_uint_gt(widest, 10);
}

START_TEST(test_terminal)
{
	const struct terminal_case *test = &cases[_i];
	char *text = run_on_terminal(test);

	run_check_has(test->line, text, test->has);
	for (size_t i = 0; i < RUN_PIECES && test->lacks[i] != NULL; i++)
		ck_assert_msg(strstr(text, test->lacks[i]) == NULL,
		    "wsreg %s: `%s' in %s", test->line, test->lacks[i], text);
	if (test->width > 0)
		check_width(test, text);
	free(text);
}
END_TEST

/* Wide terminals are used, and what is no terminal has no width. */
START_TEST(test_width_used)
{
	char *wide = run_on_terminal(
	    &(struct terminal_case){ .line = "1014", .columns = 200 });
	char *narrow = run_on_terminal(
	    &(struct terminal_case){ .line = "1014", .columns = 60 });
	char *piped = run_output("1014");

	ck_assert_uint_lt(
	    support_count_lines(wide), support_count_lines(narrow));
	ck_assert_uint_le(
	    support_count_lines(piped), support_count_lines(wide));
	free(wide);
	free(narrow);
	free(piped);
}
END_TEST

/* A file gets no colours, even where there is a terminal. */
START_TEST(test_file)
{
	char *file = run_file("out", "");
	char *line = support_print("1006 nothing-like-it -o %s", file);
	const struct terminal_case test = { .line = line, .columns = 80 };
	int master, status;
	pid_t child = forkpty(&master, NULL, NULL, NULL);
	char *text;

	ck_assert_int_ge(child, 0);
	if (child == 0)
		start(&test);
	text = read_all(master);
	ck_assert_int_eq(waitpid(child, &status, 0), child);
	close(master);
	ck_assert_str_eq(text, "");
	free(text);
	text = support_read_file(file, NULL);
	ck_assert_ptr_null(strchr(text, '\033'));
	ck_assert_ptr_nonnull(strstr(text, "1006  Abnormal Closure\n"));
	free(text);
	free(line);
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-terminal");
	TCase *tcase = tcase_create("terminal");

	support_add_rows(tcase, test_terminal, cases);
	tcase_add_test(tcase, test_width_used);
	tcase_add_test(tcase, test_file);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	const char *reason = support_miss_terminal();

	if (reason != NULL)
		return support_skip(reason);
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
