/* SPDX-License-Identifier: MIT */
/* The generator's command line, for wsreg-gen and for `wsreg generate'. */

#ifndef GEN_COMMAND_H
#define GEN_COMMAND_H

/* Does what the arguments say and returns the exit status.  `program` is what
 * messages begin with and the usage shows; argv[0] is not looked at. */
int
gen_command(const char *program, int argc, char **argv);

#endif
