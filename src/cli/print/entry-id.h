/* SPDX-License-Identifier: MIT */
/* What identifies a change as an event: its URI, its date, the page and the
 * publish-subscribe node of its registry.  None of it depends on when or where
 * the program runs. */

#ifndef CLI_PRINT_ENTRY_ID_H
#define CLI_PRINT_ENTRY_ID_H

#include "cli/cli.h"

/* Returns a date of YYYY, YYYY-MM or YYYY-MM-DD as RFC 3339 writes the start of
 * that day, as a new string; NULL for NULL and for any other text. */
char *
cli_entry_date(const char *date);

/* Returns the date of a snapshot; ends the program if it has none, since
 * neither an id nor a feed can do without. */
const char *
cli_entry_published(const struct wsreg_snapshot *snapshot);

/* Returns the id of a change in a version of this date, as a new string: a
 * tag: URI (RFC 4151).  `file` is the id of the registry file. */
char *
cli_entry_id(
    const struct wsreg_change *change, const char *file, const char *published);

/* Returns the id of the feed of a registry or a key, as a new string; each may be
 * NULL: the feed has all of them. */
char *
cli_entry_feed_id(const char *file, const char *registry, const char *key);

/* Returns the address of IANA's page of a registry file, or of a registry on
 * it unless that is NULL, as a new string. */
char *
cli_entry_page(const char *file, const char *registry);

/* Returns the name of the publish-subscribe node of a registry as a new string:
 * "iana/websocket/close-code-number". */
char *
cli_entry_node(const char *file, const char *registry);

#endif
