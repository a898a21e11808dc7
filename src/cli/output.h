/* SPDX-License-Identifier: MIT */
/* Where output goes: standard output, or a file that appears when whole.
 * Commands print to cli->out and need not know which it is. */

#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stddef.h>

struct cli;

/* Opens cli->out, and closes it: with --output the file appears only now.
 * Both end the program on failure. */
void
cli_output_open(struct cli *cli);
void
cli_output_close(struct cli *cli);

/* Ends the program if the file of --output is also one of these inputs. */
void
cli_output_check(
    const struct cli *cli, const char *const inputs[], size_t count);

/* Writes out what there is so far; ends the program if it cannot. */
void
cli_output_flush(const struct cli *cli);

#endif
