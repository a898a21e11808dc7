/* SPDX-License-Identifier: MIT */
/* Where output goes: standard output, or a file that appears when whole.  A
 * temporary file takes the target's place at the end; on every way out before
 * that it is gone. */

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "file/file.h"

/* The file being written. */
static struct gen_atomic output;

/* What waits for standard output: much is written with few calls of the system. */
static char buffer[1 << 16];

/* Leaves no temporary file behind. */
static void
discard(void)
{
	gen_atomic_discard(&output);
}

void
cli_output_check(
    const struct cli *cli, const char *const inputs[], size_t count)
{
	for (size_t i = 0; i < count && cli->output != NULL; i++)
		if (strcmp(cli->output, "-") != 0 && inputs[i] != NULL &&
		    gen_atomic_is_same(cli->output, inputs[i]))
			cli_die("%s: the output file is also an input; choose "
				"another one",
			    cli->output);
}

void
cli_output_open(struct cli *cli)
{
	cli->out = stdout;
	/* A terminal shows each line at once. */
	if (!isatty(STDOUT_FILENO))
		setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	if (cli->output == NULL || strcmp(cli->output, "-") == 0)
		return;
	atexit(discard);
	if (!gen_atomic_open(&output, cli->output))
		cli_die("%s: %s", cli->output, strerror(errno));
	cli->out = output.stream;
	gen_sandbox_name(cli->output, GEN_SANDBOX_REPLACE);
}

/* Ends the program.  A closed pipe ends it without a word, as it does others.
 * The reason is 0 if a write failed that was not the last one. */
static void
fail_write(const struct cli *cli, int error)
{
	if (error == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	cli_die("%s: %s", cli->out == stdout ? "standard output" : cli->output,
	    error != 0 ? strerror(error) : "a write failed");
}

void
cli_output_flush(const struct cli *cli)
{
	bool failed = ferror(cli->out) != 0;

	errno = 0;
	if (fflush(cli->out) != 0 || failed)
		fail_write(cli, errno);
}

void
cli_output_close(struct cli *cli)
{
	cli_output_flush(cli);
	if (cli->out == stdout)
		return;
	if (!gen_atomic_close(&output))
		fail_write(cli, errno);
}
