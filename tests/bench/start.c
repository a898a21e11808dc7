/* SPDX-License-Identifier: MIT */
/* The time that `wsreg 1006` takes as a process, against a program that does
 * nothing.  Arguments: the one and the other. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench.h"

#define ROUNDS 301

extern char **environ;

struct process {
	const char *program, *argument;
	bool failed;
};

static void
run_process(void *context)
{
	struct process *process = context;
	const char *const arguments[] = { process->program, process->argument,
		NULL };
	posix_spawn_file_actions_t actions;
	int status = -1;
	pid_t child;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
	    &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	/* POSIX promises that the arguments are only read. */
	if (posix_spawn(&child, process->program, &actions, NULL,
		(char *const *)arguments, environ) != 0 ||
	    waitpid(child, &status, 0) != child || status != 0)
		process->failed = true;
	posix_spawn_file_actions_destroy(&actions);
}

int
main(int argc, char **argv)
{
	struct process ours = { argc > 1 ? argv[1] : NULL, "1006", false };
	struct process peer = { argc > 2 ? argv[2] : NULL, NULL, false };
	struct bench_ratio result;

	if (argc != 3)
		return bench_fail("two programs are needed");
	result = bench_compare(&(struct bench_side){ run_process, &ours },
	    &(struct bench_side){ run_process, &peer }, ROUNDS);
	if (ours.failed || peer.failed)
		return bench_fail("a program cannot be run, or fails");
	printf("start: wsreg 1006 %.3f ms, an empty program %.3f ms\n",
	    result.ours * 1e3, result.peer * 1e3);
	bench_print("start, wsreg 1006 against an empty program", result.ratio,
	    "", 1.15);
	return EXIT_SUCCESS;
}
