/* SPDX-License-Identifier: MIT */
/* What the tests share: texts, files, commands, temporary folders. */

#ifndef TESTS_SUPPORT_H
#define TESTS_SUPPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <check.h>

/*
 * The build defines where things are:
 *
 *	SUPPORT_SOURCE  the root of the sources
 *	SUPPORT_BUILD   the root of the build folder
 *	SUPPORT_GEN     the program wsreg-gen
 *	others in tests/meson.build, for one test each
 *
 * Unless a comment says otherwise, a function that cannot do what it is asked
 * for fails the running test, and what it returns is to be freed with free().
 */

/* The number of items of an array: of rows of a table of cases, mostly. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * The same as ck_assert_msg(), for what a test looks at thousands of times:
 * Check notes in a file each of its own that holds.
 */
#define support_assert(holds, ...)                                             \
	do {                                                                   \
		if (!(holds))                                                  \
			ck_abort_msg(__VA_ARGS__);                             \
	} while (0)

/* The exit status that tells Meson that a test was skipped. */
#define SUPPORT_SKIPPED 77

/* ---- The test program ---- */

/*
 * Runs the suites that the functions make; returns the exit status for main().
 * Each test may take a minute.  Temporary folders are removed at the end,
 * also those of tests that failed.
 */
int
support_main(Suite *(*const makers[])(void), size_t count);

/*
 * Begins the function that runs the tests of a file, in place of main(), so
 * that one program can hold several files.  The program's one argument is the
 * area: "lookup" for test-lookup.c.
 *
 *	SUPPORT_MAIN
 *	{
 *		static Suite *(*const makers[])(void) = { make_suite };
 *
 *		return support_main(makers, COUNT(makers));
 *	}
 */
#define SUPPORT_MAIN                                                           \
	static int run_area(void);                                             \
	static void __attribute__((constructor)) add_area(void)                \
	{                                                                      \
		support_add_area(__FILE__, run_area);                          \
	}                                                                      \
	static int run_area(void)

/* Adds an area to the program; for SUPPORT_MAIN. */
void
support_add_area(const char *file, int (*run)(void));

/* Prints on standard error why nothing is tested, and keeps it for the test
 * `skipped', which prints the reasons of all; returns SUPPORT_SKIPPED. */
int
support_skip(const char *reason);

/*
 * A part of a program that the build runs as a test of its own, so that it is
 * seen to be skipped where it cannot be tried.
 */
struct support_part {
	const char *name;
	Suite *(*make)(void);
	/* Returns why the part cannot be run here, or NULL if it can.  The
	 * pointer is NULL for a part that can be run everywhere. */
	const char *(*find_obstacle)(void);
};

/* Runs the part that the one argument names, as support_main() does. */
int
support_main_part(const struct support_part parts[], size_t count,
    int argument_count, char *const arguments[]);

/* ---- Tables of cases ---- */

/*
 * Each row of a table knows its place, so that a test that fails names it:
 *
 *	static const struct {
 *		SUPPORT_ROW;
 *		const char *key;
 *	} names[] = {
 *		{ ROW, "1006" },
 *	};
 *
 *	support_add_rows(tcase, test_name, names);
 *
 * Test number _i looks at row _i.  In Check's message the test is then called
 * "test_name of ../tests/test-lookup.c:23".
 */
#define SUPPORT_ROW const char *row
#define ROW .row = SUPPORT_PLACE(__FILE__, __LINE__)
#define SUPPORT_PLACE(file, line) SUPPORT_JOIN(file, line)
#define SUPPORT_JOIN(file, line) file ":" #line

/* Adds a test for each row of an array. */
#define support_add_rows(tcase, test, table)                                   \
	do {                                                                   \
		for (int i_ = 0; i_ < (int)COUNT(table); i_++)                 \
			support_add_row(                                       \
			    tcase, test, (table)[i_].row, i_, i_ + 1);         \
	} while (0)

/* Adds the tests that look at one row: those with _i from `start` on, up to
 * `end`, which is left out.  A row without a place fails the program. */
void
support_add_row(
    TCase *tcase, const TTest *test, const char *row, int start, int end);

/* ---- Texts ---- */

/* Returns whether two texts are equal; each may be NULL. */
bool
support_is_same(const char *a, const char *b);

/* Returns the text that printf(3) would print. */
char *
support_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Returns `middle`, repeated `count` times, between `head` and `tail`. */
char *
support_repeat(
    const char *head, const char *middle, size_t count, const char *tail);

/* Returns the number of lines in a text; the last may lack its newline. */
size_t
support_count_lines(const char *text);

/* Fails the test unless the text is "FILE:LINE: error: ...REASON...", or that
 * without a line if it is 0, and no more. */
void
support_check_message(
    const char *text, const char *file, unsigned line, const char *reason);

/* Returns the next of a series of numbers that is the same in each run; the
 * state is never 0. */
uint32_t
support_random(uint32_t *state);

/* ---- Files ---- */

/* Returns a file's octets, with a NUL after them that `size` does not count; `size`
 * may be NULL. */
char *
support_read_file(const char *file, size_t *size);

/* Makes or replaces a file. */
void
support_write_file(const char *file, const void *octets, size_t size);

/* Returns the names of the files in a folder, hidden ones and folders left out,
 * sorted, with a NULL after them; to be freed with support_free_list(). */
char **
support_list_folder(const char *folder);
void
support_free_list(char **list);

/*
 * Compares text with the file of this name in tests/golden and fails the
 * test, showing the first line that differs, unless they are equal.  With
 * SUPPORT_GOLDEN=write in the environment the file is written instead.
 */
void
support_check_golden(const char *name, const char *text);

/* Compares text in the same way with a file whose name is relative to the root
 * of the sources. */
void
support_check_file(const char *name, const char *text);

/* Makes an empty folder under $TMPDIR or /tmp.  It goes when the program ends;
 * the name is the caller's to free. */
char *
support_make_folder(void);

/* ---- Commands ---- */

struct support_command {
	/* The program, looked for on PATH, and its arguments up to a NULL. */
	const char *const *arguments;
	/* The text on standard input; NULL for an empty one. */
	const char *input;
	size_t input_size;
	/* The folder to run the command in; NULL for the current one. */
	const char *folder;
	/* Settings for its environment, "NAME=VALUE" up to a NULL, or NULL.  A
	 * "NAME" alone is taken out. */
	const char *const *environment;
};

struct support_result {
	/* The exit status of the command; 128 + N if signal N ended it; 127 if there is no
	 * such program. */
	int status;
	/* The texts on standard output and standard error, each with a NUL at
	 * its end that the size does not count. */
	char *output, *errors;
	size_t output_size, errors_size;
};

/* Runs a command to its end.  support_result_free() is due after it. */
void
support_run(
    const struct support_command *command, struct support_result *result);
void
support_result_free(struct support_result *result);

/* Runs a command in a folder (NULL: this one) and fails the test, showing
 * what the command wrote, unless it succeeds.  Returns its standard output. */
char *
support_output(const char *folder, const char *const arguments[]);

/* Returns whether there is a program of this name on PATH; main() may ask, too. */
bool
support_has_program(const char *name);

/* Returns NULL if there is a program of this name on PATH; otherwise a reason to
 * skip tests, which names it and is valid until the next call. */
const char *
support_miss(const char *name);

/* Returns why a terminal of its own cannot be given to a program here, or
 * NULL; main() may ask, too. */
const char *
support_miss_terminal(void);

#endif
