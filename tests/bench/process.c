/* SPDX-License-Identifier: MIT */
/* Programs that are run, as a side of a comparison. */

#define _DEFAULT_SOURCE
#include "process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Returns a time in seconds. */
static double
seconds_of(const struct timeval *time)
{
	return (double)time->tv_sec + (double)time->tv_usec / 1e6;
}

void
bench_process_run(void *context)
{
	struct bench_process *process = context;
	posix_spawn_file_actions_t actions;
	struct rusage usage = { 0 };
	int status = -1;
	pid_t child;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
	    &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	/* POSIX promises that the arguments are only read. */
	if (posix_spawn(&child, process->arguments[0], &actions, NULL,
		(char *const *)process->arguments, environ) != 0 ||
	    wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
	    WEXITSTATUS(status) != process->status)
		process->failed = true;
	process->seconds =
	    seconds_of(&usage.ru_utime) + seconds_of(&usage.ru_stime);
	process->faults = usage.ru_minflt + usage.ru_majflt;
	if (usage.ru_maxrss > process->peak)
		process->peak = usage.ru_maxrss;
	posix_spawn_file_actions_destroy(&actions);
}
