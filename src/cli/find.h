/* SPDX-License-Identifier: MIT */
/* The records that a text or a number means. */

#ifndef CLI_FIND_H
#define CLI_FIND_H

#include "index.h"

/* Finds records by their keys, names and all fields that identify them: in the
 * order of the file, each once, by the field that fits best.  Of the ranges
 * that have a number only the narrowest of each registry counts.  `number` is
 * what the text says as a number, or NULL.  The caller frees the items. */
struct cli_hits
cli_find(const struct wsreg_snapshot *snapshot, const char *text,
    const uint64_t *number);

#endif
