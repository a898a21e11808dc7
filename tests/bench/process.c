/* SPDX-License-Identifier: MIT */
/* Programs that are run, as a side of a comparison. */

#include "process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

void
bench_process_run(void *context)
{
	struct bench_process *process = context;
	posix_spawn_file_actions_t actions;
	int status = -1;
	pid_t child;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
	    &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	/* POSIX promises that the arguments are only read. */
	if (posix_spawn(&child, process->arguments[0], &actions, NULL,
		(char *const *)process->arguments, environ) != 0 ||
	    waitpid(child, &status, 0) != child || status != 0)
		process->failed = true;
	posix_spawn_file_actions_destroy(&actions);
}
