/* SPDX-License-Identifier: MIT */
/* Options that commands have in common, and what the environment adds. */

#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>

struct cli;

/* Options without a letter. */
enum {
	CLI_OPTION_COLOR = 256,
	CLI_OPTION_STRICT,
	CLI_OPTION_FAIL_ON,
	CLI_OPTION_IGNORE,
	CLI_OPTION_RULES,
	CLI_OPTION_OWN /* from here on a command may have others */
};

/* Takes the option that getopt_long() found; false if it is not a common one. */
bool
cli_take_option(struct cli *cli, int option);

/* Says what getopt_long() does not like, and ends the program. */
_Noreturn void
cli_refuse_option(int result, char **argv);

/* The environment's files, where the options named none. */
void
cli_take_environment(struct cli *cli);

/* Whether there is colour, and how wide lines are; once cli->out is there. */
void
cli_look_at_terminal(struct cli *cli);

#endif
