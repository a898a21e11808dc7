/* SPDX-License-Identifier: MIT */
/* The older snapshots that are built into the command.  They are compiled in, so
 * that they are there without a network. */

#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

#include <stddef.h>
#include <stdio.h>

/* Names the snapshot that the tables are made from, the last one. */
#define CLI_HISTORY_BUILTIN "@"

/* Opens a file to be read: "@DATE" is the snapshot of that day, "@" the last
 * one; any other name with that sign ends the program.  NULL, with errno set, if
 * a file of any other name cannot be opened. */
FILE *
cli_history_open(const char *file);

/* The name of the snapshot at `index`, the oldest first: "@DATE", where it
 * stays.  NULL if there is none. */
const char *const *
cli_history_name(size_t index);

#endif
