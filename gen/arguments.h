/* SPDX-License-Identifier: MIT */
/* The generator's arguments. */

#ifndef GEN_ARGUMENTS_H
#define GEN_ARGUMENTS_H

#include "command.h"
#include "emit/emit.h"

/* Exit statuses, as in diff(1). */
enum { EXIT_GOOD = 0, EXIT_STALE = 1, EXIT_TROUBLE = 2 };

struct gen_arguments {
	const struct gen_program *program;
	const struct gen_emitter *emitter;
	const char *overlay, *prefix, *depfile;
	const char *wanted[GEN_CHOICE_MAX]; /* ids or short names */
	size_t wanted_count;
	const char *inputs[WSREG_FILE_MAX]; /* none: the built-in snapshot */
	size_t input_count;
	bool operands; /* the inputs are operands, not of --input */
	const char *output;
	bool build, check, force;
	bool help, version, list_modes, list_options;
};

/* Says why nothing is generated; EXIT_TROUBLE. */
int
gen_complain(const struct gen_program *program, const char *text);

/* Reads the command line; -1 if there is something to be generated, else it
 * has been said what there is to say, and this is the exit status. */
int
gen_arguments_read(struct gen_arguments *arguments,
    const struct gen_program *program, int argc, char **argv);

#endif
