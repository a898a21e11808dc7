/* SPDX-License-Identifier: MIT */
/*
 * The room of the generator's command line, for wsreg-gen and for `wsreg
 * generate'.  In come the words of the command line; out goes a generated file,
 * or a message and an exit status.  It includes the emitters, the readers of
 * registry files, and what these include.
 */

#ifndef GEN_COMMAND_H
#define GEN_COMMAND_H

#include <stdio.h>

struct wsreg_snapshot;

/* Whose command line it is. */
struct gen_program {
	const char *name; /* what messages begin with, and the usage shows */
	/* Takes a message that begins "FILE:LINE: error: ", or with no place;
	 * NULL: standard error does. */
	void (*complain)(const char *text);
	/* What is generated from when no INPUT is given, and the name of the
	 * file it was made from; or NULL: then INPUT and OUTPUT are needed. */
	const struct wsreg_snapshot *builtin;
	const char *file;
	/* Files to take instead of it, if there are any. */
	const char *const *inputs;
	size_t input_count;
	/* The input that one of private codes alone is laid over, unless it is an
	 * operand; see struct gen_options. */
	const char *beneath;
	/* Opens an input, as in struct gen_options; if it is set, "@DATE" is
	 * no file. */
	FILE *(*open)(const char *file);
};

/* Does what the arguments say and returns the exit status; argv[0] is not
 * looked at. */
int
gen_command(const struct gen_program *program, int argc, char **argv);

#endif
