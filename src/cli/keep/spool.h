/* SPDX-License-Identifier: MIT */
/* Text that is to be printed later, however much it is, for however many
 * connections.  The start of it is in memory, the rest in one temporary file
 * that all of them share. */

#ifndef CLI_KEEP_SPOOL_H
#define CLI_KEEP_SPOOL_H

#include <jansson.h>

#include "cli/cli.h"

/* All zeros: nothing was put into it.  It must not be moved while something is
 * in it. */
struct cli_spool {
	size_t count; /* of items */
	/* The text that is not in the file. */
	char *data;
	size_t size, room;
	/* The numbers of the blocks in the file that have what comes before. */
	uint32_t *blocks;
	size_t block_count, block_room;
};

/* Opens the temporary file, which is out of reach inside the sandbox.  If that
 * fails, it is reported once the file is needed. */
void
cli_spool_prepare(void);

/* The file to add an item to, after `between` if it is not the first.  It is the
 * one for all spools: what is written to it is the item until this is called
 * again. */
FILE *
cli_spool_next(struct cli_spool *spool, const char *between);

/* The same for an item of a list that is to be a part of a result in JSON. */
FILE *
cli_spool_item(struct cli_spool *spool, const struct cli *cli);

/* Adds a value, which is freed, to such a list. */
void
cli_spool_put(struct cli_spool *spool, const struct cli *cli, json_t *value);

/* Prints all of it to cli->out, which is not the file of cli_spool_next(), and
 * begins anew.  Ends the program if any of the text could
 * not be written or read. */
void
cli_spool_end(struct cli_spool *spool, const struct cli *cli);

/* Forgets what was not printed. */
void
cli_spool_free(struct cli_spool *spool);

#endif
