/* SPDX-License-Identifier: MIT */
/* Searching all that records say. */

#ifndef CLI_LOOKUP_SEARCH_H
#define CLI_LOOKUP_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

struct cli;
struct wsreg_record;

/* Finds the records that contain all the words, each in any field, ignoring
 * case.  Returns them in a new array. */
const struct wsreg_record **
cli_search_records(
    const struct cli *cli, char *const *words, size_t count, size_t *found);

/* Returns whether any text of the snapshot contains this one.  It is much faster
 * than a search. */
bool
cli_search_any(const struct cli *cli, const char *text);

/* Returns how many records contain the text. */
size_t
cli_search_count(const struct cli *cli, const char *text);

#endif
