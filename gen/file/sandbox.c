/* SPDX-License-Identifier: MIT */
/* What a process gives up before it reads what others wrote. */

#include "sandbox.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__linux__)
#include <sys/prctl.h>
#endif

#include "sandbox-calls.h"
#include "sandbox-files.h"

/* What is active, once the sandbox was entered. */
static char active[160];

/* Adds the name of a part, and why it is not active unless `error' is 0. */
static void
add(const char *part, int error)
{
	size_t size = strlen(active);

	snprintf(active + size, sizeof(active) - size, "%s%s%s%s%s",
	    size > 0 ? ", " : "", error != 0 ? "no " : "", part,
	    error != 0 ? ": " : "", error != 0 ? strerror(error) : "");
}

/* Gives up the privileges that programs with the set-user-ID bit have; without
 * this, only root may do the rest. */
static bool
give_up_privileges(void)
{
#if defined(PR_SET_NO_NEW_PRIVS)
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
#else
	errno = ENOSYS;
	return false;
#endif
}

static void
enter(void)
{
	char files[32];
	int version;

	add("no-new-privs", give_up_privileges() ? 0 : errno);
	version = gen_sandbox_files_refuse();
	snprintf(files, sizeof(files), "Landlock ABI %d", version);
	add(version > 0 ? files : "Landlock", version > 0 ? 0 : errno);
	/* This is the last step, as the filter refuses those before. */
	add("seccomp", gen_sandbox_refuse_calls() ? 0 : errno);
}

void
gen_sandbox_name(const char *file, enum gen_sandbox_use use)
{
	if (GEN_SANDBOX && active[0] == '\0' && file != NULL &&
	    strcmp(file, "-") != 0)
		gen_sandbox_files_name(file, use);
}

void
gen_sandbox_enter(void)
{
	const char *debug;

	if (active[0] != '\0')
		return;
	if (GEN_SANDBOX)
		enter();
	else
		snprintf(active, sizeof(active), "none in this build");
	debug = getenv("WSREG_DEBUG");
	if (debug != NULL && strcmp(debug, "sandbox") == 0)
		fprintf(stderr, "note: sandbox: %s\n", active);
}

const char *
gen_sandbox_describe(void)
{
	return active;
}
