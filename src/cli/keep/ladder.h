/* SPDX-License-Identifier: MIT */
/* The frames of a connection on a page, in the order in which they came.  A long
 * run of frames without findings is folded: its first and its last rows are
 * shown, and the others are in a list that opens. */

#ifndef CLI_KEEP_LADDER_H
#define CLI_KEEP_LADDER_H

#include "cli/cli.h"
#include "spool.h"

/* The name of the template of the page that rows are on. */
#define LADDER_PAGE "connection"

/* How many rows of a run are shown before and after those that are folded. */
#define LADDER_SHOWN 6

/* How many rows a folded list has at most; more are left out and counted. */
#define LADDER_FOLDED 500

/* All zeros at first. */
struct cli_ladder {
	struct cli_spool shown; /* what is to be printed */
	uint64_t rows;          /* that were added */
	/* The run at hand: rows at its beginning, those that wait to become its
	 * end, and those that are folded. */
	size_t first, last_count;
	char *last[LADDER_SHOWN];
	struct cli_spool folded;
	uint64_t count, octets, left_out; /* of those that are folded */
	uint64_t last_octets[LADDER_SHOWN];
	const char *what; /* a row is one of these: "frames", "messages" */
};

/* Adds a row, which is freed, of a frame with `octets` of payload.  A
 * marked row has findings: it and its neighbours are shown. */
void
cli_ladder_add(
    struct cli_ladder *ladder, char *row, uint64_t octets, bool marked);

/* Ends the run at hand: all rows are in the spool of those that are shown. */
void
cli_ladder_end_run(struct cli_ladder *ladder);

/* Forgets what was not printed. */
void
cli_ladder_free(struct cli_ladder *ladder);

#endif
