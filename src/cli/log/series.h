/* SPDX-License-Identifier: MIT */
/* Snapshots one after the other, not all of them in memory. */

#ifndef CLI_SERIES_H
#define CLI_SERIES_H

#include "cli/cli.h"
#include "model/model.h"

/* Any number of snapshots, of which two are in memory.  That is enough to
 * compare each with the next. */
struct cli_series {
	const struct cli *cli;
	struct cli_input *inputs;
	struct gen_model **kept; /* of those that cannot be read again */
	size_t count;
	/* The two last asked for: the one at `index` is at index % 2. */
	struct gen_model models[2];
	size_t indices[2];
	bool filled[2];
};

/* Begins without any; the first is one that has no registries. */
void
cli_series_init(struct cli_series *series, const struct cli *cli);

/* Adds one from files, whose names must outlive the series. */
void
cli_series_add(
    struct cli_series *series, const char *const *files, size_t count);

/* The one at `index`, which is below the count.  It stays until two others
 * are asked for, of which one is as even or odd as it.  Ends the program if it
 * cannot be read. */
const struct wsreg_snapshot *
cli_series_at(struct cli_series *series, size_t index);

/* Frees the snapshots; the names of their files are the caller's. */
void
cli_series_free(struct cli_series *series);

#endif
