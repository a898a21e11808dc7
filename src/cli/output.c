/* SPDX-License-Identifier: MIT */
/* Where output goes: standard output, or a file that appears when whole. */

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"

/* The file being written beside its final place, or NULL; and that place,
 * links followed. */
static char *temporary;
static char *place;

/* Leaves no temporary file behind. */
static void
discard(void)
{
	if (temporary != NULL)
		unlink(temporary);
	free(temporary);
	free(place);
	temporary = NULL;
	place = NULL;
}

/* Nothing stays behind when a signal ends the program. */
static void
discard_and_die(int number)
{
	if (temporary != NULL)
		unlink(temporary);
	raise(number);
}

static void
watch_signals(void)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };
	struct sigaction action = {
		.sa_handler = discard_and_die,
		.sa_flags = (int)SA_RESETHAND | SA_NODEFER,
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct sigaction before;

		/* nohup(1) has it ignored. */
		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler != SIG_IGN)
			sigaction(numbers[i], &action, NULL);
	}
}

/* A device or a pipe is written as it is. */
static bool
is_special(const char *file)
{
	struct stat status;

	return stat(file, &status) == 0 && !S_ISREG(status.st_mode);
}

/* The file's permissions if it is there, else the usual ones. */
static bool
set_mode(int descriptor, const char *file)
{
	struct stat status;
	mode_t mask;

	if (stat(file, &status) == 0)
		return fchmod(descriptor, status.st_mode & 0777) == 0;
	mask = umask(0);
	umask(mask);
	return fchmod(descriptor, 0666 & ~mask) == 0;
}

static FILE *
open_temporary(const char *file)
{
	int descriptor;

	place = realpath(file, NULL);
	if (place == NULL)
		place = cli_print("%s", file);
	temporary = cli_print("%s.XXXXXX", place);
	atexit(discard);
	watch_signals();
	descriptor = mkstemp(temporary);
	if (descriptor < 0) {
		free(temporary);
		temporary = NULL;
		return NULL;
	}
	return set_mode(descriptor, file) ? fdopen(descriptor, "w") : NULL;
}

void
cli_output_open(struct cli *cli)
{
	cli->out = stdout;
	if (cli->output == NULL || strcmp(cli->output, "-") == 0)
		return;
	cli->out = is_special(cli->output) ? fopen(cli->output, "w")
					   : open_temporary(cli->output);
	if (cli->out == NULL)
		cli_die("%s: %s", cli->output, strerror(errno));
}

/* A closed pipe ends the program without a word, as it does others. */
static void
fail_write(const struct cli *cli)
{
	int error = errno;

	if (error == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	cli_die("%s: %s", cli->out == stdout ? "standard output" : cli->output,
	    strerror(error));
}

void
cli_output_flush(const struct cli *cli)
{
	bool failed = ferror(cli->out) != 0;

	if (fflush(cli->out) != 0 || failed)
		fail_write(cli);
}

void
cli_output_close(struct cli *cli)
{
	cli_output_flush(cli);
	if (cli->out == stdout)
		return;
	if (fclose(cli->out) != 0 ||
	    (temporary != NULL && rename(temporary, place) != 0))
		fail_write(cli);
	free(temporary);
	free(place);
	temporary = NULL;
	place = NULL;
}
