/* SPDX-License-Identifier: MIT */
/* Showing that a generated file is out of date.  The difference is for people,
 * so diff(1) makes it; whether there is one is found without it. */

#include "stale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* The process that becomes diff(1): it waits for a word, and ends without one.
 * It has read nothing but the command line. */
static _Noreturn void
wait_for_word(const struct gen_stale *stale, int words)
{
	const char *const arguments[] = { "diff", "-u", "--label", stale->file,
		"--label", "as it would be generated", "--",
		stale->there ? stale->file : "/dev/null", "-", NULL };
	char word;

	if (read(words, &word, 1) == 1 &&
	    dup2(fileno(stale->text), STDIN_FILENO) == STDIN_FILENO)
		/* POSIX promises that the arguments are only read. */
		execvp(arguments[0], (char *const *)arguments);
	_exit(2);
}

void
gen_stale_prepare(struct gen_stale *stale, const char *file)
{
	int words[2];

	*stale = (struct gen_stale){ .file = file, .process = -1 };
	stale->there = access(file, F_OK) == 0;
	stale->text = tmpfile();
	if (stale->text == NULL || pipe(words) != 0)
		return;
	stale->process = fork();
	if (stale->process == 0) {
		close(words[1]);
		wait_for_word(stale, words[0]);
	}
	close(words[0]);
	stale->words = words[1];
}

/* Writes the text to the file that diff(1) reads. */
static bool
hold_text(FILE *stream, const struct gen_output *output)
{
	size_t count = output->text.count;

	return fwrite(output->text.items, 1, count, stream) == count &&
	    fflush(stream) == 0 && fseek(stream, 0, SEEK_SET) == 0;
}

/* Lets the process become diff(1), if `go', or end.  Returns its exit status, or
 * -1. */
static int
end_process(struct gen_stale *stale, bool go)
{
	pid_t process = stale->process;
	int status;

	stale->process = -1;
	if (process < 0)
		return -1;
	go = go && write(stale->words, "", 1) == 1;
	close(stale->words);
	if (waitpid(process, &status, 0) != process || !go)
		return -1;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

bool
gen_stale_show(
    struct gen_stale *stale, const struct gen_output *output, bool *is_stale)
{
	int status;

	*is_stale = !gen_output_same(output, stale->file);
	if (!*is_stale)
		return true;
	fflush(stdout);
	status = end_process(
	    stale, stale->text != NULL && hold_text(stale->text, output));
	/* A file that is not there differs even from an empty one. */
	if (status == 1 || (status == 0 && !stale->there))
		return true;
	return gen_error_set(output->error, stale->file, 0,
	    "out of date; diff(1) could not be run to show how");
}

void
gen_stale_end(struct gen_stale *stale)
{
	if (stale->file == NULL)
		return;
	end_process(stale, false);
	if (stale->text != NULL)
		fclose(stale->text);
}
