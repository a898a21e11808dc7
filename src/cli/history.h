/* SPDX-License-Identifier: MIT */
/* The snapshots that the command has in itself. */

#ifndef CLI_HISTORY_H
#define CLI_HISTORY_H

#include <stddef.h>
#include <stdio.h>

/* The octets of the snapshot of that day, as a stream; ends the program if
 * there is none. */
FILE *
cli_history_open(const char *date);

/* The name of the snapshot at `index`, the oldest first: "@DATE", where it
 * stays.  NULL if there is none. */
const char *const *
cli_history_name(size_t index);

#endif
