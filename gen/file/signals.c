/* SPDX-License-Identifier: MIT */
/* Removes a temporary file when a signal ends the program. */

#include "signals.h"

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <unistd.h>

/* The name of the temporary file, or NULL. */
static const char *volatile watched;

static void
remove_and_die(int number)
{
	if (watched != NULL)
		unlink(watched);
	raise(number);
}

/* Catches what ends a program unless it is caught; what is ignored, as
 * nohup(1) has it, stays so. */
static void
catch_signals(void)
{
	static const int numbers[] = { SIGHUP, SIGINT, SIGQUIT, SIGTERM,
		SIGPIPE, SIGALRM, SIGUSR1, SIGUSR2, SIGXFSZ, SIGXCPU };
	struct sigaction action = {
		.sa_handler = remove_and_die,
		.sa_flags = (int)SA_RESETHAND | SA_NODEFER,
	};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		struct sigaction before;

		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			sigaction(numbers[i], &action, NULL);
	}
}

void
gen_signals_watch(const char *name)
{
	static bool caught;

	watched = name;
	if (name == NULL || caught)
		return;
	caught = true;
	catch_signals();
}
