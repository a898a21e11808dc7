/* SPDX-License-Identifier: MIT */
/* What the tests of the command share: calling wsreg, cases in tables. */

#define _GNU_SOURCE
#include "run.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_MAX 128

/* What a test's result must not depend on. */
static void
set_environment(void)
{
	static const char *const names[] = { "WSREG_INPUT", "NO_COLOR",
		"COLUMNS" };

	for (size_t i = 0; i < COUNT(names); i++)
		unsetenv(names[i]);
	setenv("LC_ALL", "C.UTF-8", 1);
	setenv("TERM", "xterm", 1);
	/* A sanitizer's own exit status could pass for one of wsreg's. */
	setenv("ASAN_OPTIONS", "abort_on_error=1", 0);
	setenv("UBSAN_OPTIONS", "abort_on_error=1:halt_on_error=1", 0);
}

int
run_main(Suite *(*const makers[])(void), size_t count)
{
	if (getenv("WSREG") == NULL)
		return support_skip("WSREG does not name the program");
	set_environment();
	return support_main(makers, count);
}

/* ---- Running ---- */

/* Cuts the line into words, in place. */
static void
split(char *line, const char *words[WORDS_MAX])
{
	size_t count = 0;

	while (*line != '\0') {
		bool quoted = *line == '\'';
		size_t size;

		if (*line == ' ') {
			line++;
			continue;
		}
		line += quoted;
		size = strcspn(line, quoted ? "'" : " ");
		ck_assert_msg(count < WORDS_MAX - 1, "too many words");
		words[count++] = line;
		line += size;
		if (*line != '\0')
			*line++ = '\0';
	}
	words[count] = NULL;
}

void
run_program(const char *program, const struct run_case *in,
    struct support_result *result)
{
	const char *words[WORDS_MAX + 1] = { program };
	const char *environment[COUNT(in->environment) + 1] = { NULL };
	char *line = support_print("%s", in->line);
	const struct support_command command = {
		.arguments = words,
		.input = in->input,
		.input_size = in->input != NULL ? strlen(in->input) : 0,
		.folder = in->folder != NULL ? in->folder : SUPPORT_SOURCE,
		.environment = environment,
	};

	split(line, words + 1);
	for (size_t i = 0; i < COUNT(in->environment); i++)
		environment[i] = in->environment[i];
	support_run(&command, result);
	free(line);
}

void
run_wsreg(const struct run_case *in, struct support_result *result)
{
	run_program(getenv("WSREG"), in, result);
}

char *
run_output(const char *line)
{
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_msg(result.status == 0 && result.errors[0] == '\0',
	    "wsreg %s: status %d\n%s", line, result.status, result.errors);
	free(result.errors);
	return result.output;
}

char *
run_print(const char *format, ...)
{
	va_list arguments;
	char *line = NULL, *output;

	va_start(arguments, format);
	ck_assert_int_ge(vasprintf(&line, format, arguments), 0);
	va_end(arguments);
	output = run_output(line);
	free(line);
	return output;
}

/* ---- Checking ---- */

void
run_check_has(const char *what, const char *text, const char *const *pieces)
{
	const char *at = text;

	for (size_t i = 0; i < RUN_PIECES && pieces[i] != NULL; i++) {
		const char *found = strstr(at, pieces[i]);

		ck_assert_msg(found != NULL, "wsreg %s: no `%s' in\n%s", what,
		    pieces[i], text);
		at = found + strlen(pieces[i]);
	}
}

static void
check_lacks(const char *what, const char *text, const char *const *pieces)
{
	for (size_t i = 0; i < RUN_PIECES && pieces[i] != NULL; i++)
		ck_assert_msg(strstr(text, pieces[i]) == NULL,
		    "wsreg %s: `%s' in\n%s", what, pieces[i], text);
}

/* FILE:LINE: error: */
static bool
has_place(const char *errors)
{
	const char *at = strstr(errors, ": error: ");

	return at != NULL && at > errors && at[-1] >= '0' && at[-1] <= '9';
}

void
run_check_error(const char *what, const char *errors, const char *piece)
{
	ck_assert_msg(strncmp(errors, "wsreg: ", 7) == 0 || has_place(errors),
	    "wsreg %s: not a message of wsreg: `%s'", what, errors);
	ck_assert_msg(strstr(errors, piece) != NULL,
	    "wsreg %s: no `%s' in `%s'", what, piece, errors);
	ck_assert_msg(support_count_lines(errors) == 1 &&
		errors[strlen(errors) - 1] == '\n',
	    "wsreg %s: not one line: `%s'", what, errors);
}

static void
check_errors(const struct run_case *test, const struct support_result *result)
{
	if (test->error == NULL) {
		ck_assert_msg(result->errors_size == 0,
		    "wsreg %s: it said `%s'", test->line, result->errors);
		return;
	}
	run_check_error(test->line, result->errors, test->error);
	ck_assert_msg(result->output_size == 0 || test->has[0] != NULL,
	    "wsreg %s: an error, yet also output:\n%s", test->line,
	    result->output);
}

void
run_check(const struct run_case *test)
{
	struct support_result result;

	run_wsreg(test, &result);
	ck_assert_msg(result.status == test->status,
	    "wsreg %s: status %d instead of %d\n%s%s", test->line,
	    result.status, test->status, result.output, result.errors);
	check_errors(test, &result);
	if (test->output != NULL)
		ck_assert_msg(strcmp(result.output, test->output) == 0,
		    "wsreg %s:\n%s\ninstead of\n%s", test->line, result.output,
		    test->output);
	run_check_has(test->line, result.output, test->has);
	check_lacks(test->line, result.output, test->lacks);
	support_result_free(&result);
}

/* ---- Files ---- */

char *
run_file(const char *name, const char *text)
{
	char *folder = support_make_folder();
	char *file = support_print("%s/%s", folder, name);

	support_write_file(file, text, strlen(text));
	free(folder);
	return file;
}

char *
run_replace(const char *text, const char *old, const char *new)
{
	const char *found = strstr(text, old);
	char *copy = NULL;
	size_t size;
	FILE *out = open_memstream(&copy, &size);

	ck_assert_msg(found != NULL, "no `%s' to replace", old);
	for (; found != NULL; found = strstr(text, old)) {
		fprintf(out, "%.*s%s", (int)(found - text), text, new);
		text = found + strlen(old);
	}
	fputs(text, out);
	fclose(out);
	return copy;
}
