/* SPDX-License-Identifier: MIT */
/* Text that is to be printed later, however much it is.  The text is in a
 * temporary file, not in memory. */

#ifndef CLI_CHECK_SPOOL_H
#define CLI_CHECK_SPOOL_H

#include <jansson.h>

#include "cli/cli.h"

/* All zeros: nothing was put into it. */
struct cli_spool {
	FILE *file; /* a temporary one, or NULL */
	size_t count;
};

/* The file to add an item to, after `between` if it is not the first. */
FILE *
cli_spool_next(struct cli_spool *spool, const char *between);

/* Adds a value, which is freed, to a list that is to be a part of a result. */
void
cli_spool_put(struct cli_spool *spool, const struct cli *cli, json_t *value);

/* Prints all of it, removes the file, and begins anew.  Ends the program if
 * any of the text could not be written or read. */
void
cli_spool_end(struct cli_spool *spool, const struct cli *cli);

/* Removes what was not printed. */
void
cli_spool_free(struct cli_spool *spool);

#endif
