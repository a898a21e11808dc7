/* SPDX-License-Identifier: MIT */
/* Options that commands have in common, and what the environment adds. */

#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "options/options.h"

struct cli;

/* The words that --color takes, and their numbers in struct cli. */
enum cli_color { CLI_COLOR_AUTO, CLI_COLOR_ALWAYS, CLI_COLOR_NEVER };
extern const char *const cli_colors[];

/* The options of most commands that fill struct cli.  The first is --registry,
 * so that a command without it takes those after that. */
extern const struct option_row cli_options[];

/* The environment's files, where the options named none. */
void
cli_take_environment(struct cli *cli);

/* Whether there is colour, and how wide lines are; once cli->out is there. */
void
cli_look_at_terminal(struct cli *cli);

#endif
