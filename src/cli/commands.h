/* SPDX-License-Identifier: MIT */
/* The commands, their options, and what --help and shell completions show of
 * them. */

#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli.h"

/* Returns the command of this name, or NULL; also for no name. */
const struct cli_command *
cli_find_command(const char *name);

/* Says on standard error which command may have been meant by a key that was
 * not found, if it resembles one. */
void
cli_suggest_command(const char *key);

/* Reads the options in argv, for a command or, if it is NULL, for the one that
 * needs no name; operands begin at getopt's `optind'.  If `cli' is NULL, the
 * options of any command are only moved before the operands.  Ends the program
 * if a word is wrong. */
void
cli_read_options(
    struct cli *cli, const struct cli_command *command, int argc, char **argv);

/* Sets cli->printer by --format; ends the program if there is none for it. */
void
cli_choose_printer(struct cli *cli, const struct cli_command *command);

/* Prints the help or the list that was asked for, of a command or, if it is
 * NULL, of all; returns whether one was. */
bool
cli_answer(struct cli *cli, const struct cli_command *command);

#endif
