/* SPDX-License-Identifier: MIT */
/* Changes as entries of an Atom feed (RFC 4287).  wsreg diff and wsreg log write
 * feeds of them, and requests to publish them one by one. */

#ifndef CLI_PRINT_ENTRY_H
#define CLI_PRINT_ENTRY_H

#include <jansson.h>

#include "cli/cli.h"
#include "entry-id.h"

/* A change as an event. */
struct cli_entry {
	const struct wsreg_change *change;
	const char *file; /* the id of the registry file */
	char *id;         /* a tag: URI */
	char *updated;    /* as RFC 3339 has it */
};

/* The ids of the entries of one document, and how often each was wanted. */
struct cli_entry_ids {
	json_t *counts;
};

/*
 * Fills in an entry for a change in a version of the date `published`, from
 * cli_entry_published(), of the registry file whose id is `file`; both are
 * borrowed, and so is the change.  Records that are alike in all fields can be
 * added twice: the id of the second ends in "/2".  cli_entry_free() is due.
 */
void
cli_entry_make(struct cli_entry *entry, const struct wsreg_change *change,
    const char *file, const char *published, struct cli_entry_ids *ids);

/* Prints the entry.  In a feed each of its elements is a line; one that is
 * `alone` is a part of a line, and says itself whose it is. */
void
cli_entry_put(const struct cli *cli, const struct cli_entry *entry, bool alone);

/* Free what is in an entry, and the ids of a document. */
void
cli_entry_free(struct cli_entry *entry);
void
cli_entry_ids_free(struct cli_entry_ids *ids);

#endif
