/* SPDX-License-Identifier: MIT */
/* Atom feeds (RFC 4287) of changes. */

#ifndef CLI_PRINT_FEED_H
#define CLI_PRINT_FEED_H

#include "cli/cli.h"

/* What a feed says of itself; all is borrowed. */
struct cli_feed {
	const char *title;    /* "" stands for the id of the file */
	const char *file;     /* the id of the registry file */
	const char *registry; /* id of the only one, or NULL */
	const char *key;      /* the only one, or NULL */
	const char *updated;  /* the date, from cli_entry_published() */
};

/* Prints what comes before the first entry. */
void
cli_feed_start(const struct cli *cli, const struct cli_feed *feed);

/* Prints what comes after the last entry. */
void
cli_feed_end(const struct cli *cli);

#endif
