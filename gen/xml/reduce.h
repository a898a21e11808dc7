/* SPDX-License-Identifier: MIT */
/* Two files without what they have in common. */

#ifndef GEN_REDUCE_H
#define GEN_REDUCE_H

#include <stdbool.h>

#include "file/input.h"

/*
 * Takes records out of both files that have the same octets in registries of
 * the same id, so that what changed is left to be read: most of two
 * snapshots is the same.  In their place stand as many line ends as they had,
 * and the records of a single number stay with that alone.  Close codes, and
 * one record of each registry, stay as they are.  What was taken out is
 * well-formed, and within the reader's limits.
 *
 * This is only for files as IANA writes them: in UTF-8, with one namespace,
 * without comments and the like.  False, and the files as they were, for any
 * other; also if the one or the other cannot be read, or memory is out.
 */
bool
gen_reduce(struct gen_octets files[2]);

#endif
