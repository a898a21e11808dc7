/* SPDX-License-Identifier: MIT */
/* Registry files read at run time.  One way leads to each snapshot, so that
 * all commands take the same files and refuse the same faults. */

#ifndef CLI_INPUTS_H
#define CLI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "file/file.h"

struct cli;
struct gen_model;
struct wsreg_snapshot;

/* The files of one snapshot, each laid over those before; none stand for the
 * compiled-in one. */
struct cli_input {
	const char *const *files;
	size_t count;
	const struct wsreg_snapshot *snapshot;
};

/* Ends the program if the inputs name standard input more than once. */
void
cli_check_standard(const struct cli_input inputs[], size_t count);

/* Reads a snapshot from one file at least; ends the program if it cannot be
 * read, or if it is odd and that is refused.  A single file of private codes is
 * merged on top of the compiled-in snapshot if the files are cli->inputs. */
void
cli_read_model(
    const struct cli *cli, struct gen_model *model, struct cli_input *input);

/* Sets cli->snapshot to that of the files which --input names, or to the
 * compiled-in one; ends the program if it cannot be read. */
void
cli_open(struct cli *cli);

/* Makes a snapshot without registries, as there was before the first. */
void
cli_read_nothing(struct gen_model *model);

/* Reads two snapshots; ends the program if one cannot be read.  /dev/null is
 * one without registries: git(1) gives it for a file that does not exist. */
void
cli_read(const struct cli *cli, struct cli_input inputs[2]);

#endif
