/* SPDX-License-Identifier: MIT */
/* The commands, and what --help and shell completions are told of them. */

#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli.h"

/* What the program is asked about itself, of one command or of all. */
struct cli_questions {
	bool help, version;
	bool list_commands, list_options, list_formats;
};

/* Returns the command of this name, or NULL; also for no name. */
const struct cli_command *
cli_find_command(const char *name);

/* Reads the options in argv, for a command or, if it is NULL, for the one that
 * needs no name; operands begin at getopt's `optind'.  If `cli' is NULL, the
 * options of any command are only moved before the operands.  Ends the program
 * if a word is wrong. */
void
cli_read_options(struct cli *cli, struct cli_questions *questions,
    const struct cli_command *command, int argc, char **argv);

/* Sets cli->printer by --format; ends the program if there is none for it. */
void
cli_choose_printer(struct cli *cli, const struct cli_command *command);

/* Prints what was asked of the command, or of all if it is NULL; returns
 * whether there was anything but the version. */
bool
cli_answer_questions(struct cli *cli, const struct cli_questions *questions,
    const struct cli_command *command);

#endif
