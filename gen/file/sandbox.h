/* SPDX-License-Identifier: MIT */
/* What a process gives up before it reads what others wrote. */

#ifndef GEN_SANDBOX_H
#define GEN_SANDBOX_H

/*
 * A fault in a reader must not give whoever wrote the file the rights of whoever
 * runs the program.  So a program names the files that it is still going to
 * open, then enters the sandbox, then reads the first file.  Inside there are
 * no other files (Landlock), no other programs, no network and no access to
 * other processes (seccomp), and no way back.  What the kernel lacks is left
 * out: an old kernel is no reason not to work.  The sandbox is of the process;
 * children that were started before are outside.
 */

/* What a file is named for. */
enum gen_sandbox_use {
	GEN_SANDBOX_READ,
	/* A gen_atomic that is open takes its place. */
	GEN_SANDBOX_REPLACE,
	/* It is read for comparison, and a gen_atomic is opened for it. */
	GEN_SANDBOX_WRITE
};

/* Names a file that is opened inside the sandbox.  NULL, "-" and files that do
 * not exist are ignored.  To be called before gen_sandbox_enter(). */
void
gen_sandbox_name(const char *file, enum gen_sandbox_use use);

/* Enters the sandbox; further calls do nothing.  With WSREG_DEBUG=sandbox in the
 * environment, standard error gets a note of what is active. */
void
gen_sandbox_enter(void);

/* Returns a text of what is active, as "no-new-privs, Landlock ABI 3, seccomp",
 * and why the rest is not. */
const char *
gen_sandbox_describe(void);

#endif
