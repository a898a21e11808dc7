/* SPDX-License-Identifier: MIT */
/* Showing that a generated file is out of date.  The difference is for people,
 * so diff(1) makes it; whether there is one is found without it. */

#include "stale.h"

#include <errno.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs diff(1) with the new text as its standard input.  Returns its exit
 * status, or -1 with errno set. */
static int
run_diff(FILE *text, const char *const arguments[])
{
	posix_spawn_file_actions_t actions;
	pid_t child = -1;
	int status = -1;

	if (posix_spawn_file_actions_init(&actions) != 0)
		return -1;
	errno = posix_spawn_file_actions_adddup2(
	    &actions, fileno(text), STDIN_FILENO);
	if (errno == 0)
		/* POSIX promises that the arguments are only read. */
		errno = posix_spawnp(&child, arguments[0], &actions, NULL,
		    (char *const *)arguments, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (errno != 0 || child < 0 || waitpid(child, &status, 0) != child)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

/* Returns a stream of the output, in a file that goes with it; NULL on
 * failure. */
static FILE *
hold_text(const struct gen_output *output)
{
	FILE *stream = tmpfile();
	size_t count = output->text.count;

	if (stream != NULL &&
	    (fwrite(output->text.items, 1, count, stream) != count ||
		fflush(stream) != 0 || fseek(stream, 0, SEEK_SET) != 0)) {
		fclose(stream);
		stream = NULL;
	}
	return stream;
}

bool
gen_stale_show(const struct gen_output *output, const char *file, bool *stale)
{
	bool there = access(file, F_OK) == 0;
	const char *const arguments[] = { "diff", "-u", "--label", file,
		"--label", "as it would be generated", "--",
		there ? file : "/dev/null", "-", NULL };
	FILE *text;
	int status;

	*stale = !gen_output_same(output, file);
	if (!*stale)
		return true;
	text = hold_text(output);
	fflush(stdout);
	status = text != NULL ? run_diff(text, arguments) : -1;
	if (text != NULL)
		fclose(text);
	/* A file that is not there differs even from an empty one. */
	if (status == 1 || (status == 0 && !there))
		return true;
	return gen_error_set(output->error, file, 0,
	    "out of date; diff(1) could not be run to show how");
}
