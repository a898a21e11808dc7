/* SPDX-License-Identifier: MIT */
/* A snapshot as lines of text, for golden files. */

#ifndef TESTS_DUMP_H
#define TESTS_DUMP_H

#include "snapshot.h"

/*
 * The document node by node, then all that the public functions say of it:
 * registries, records, fields, references, people.  To be freed.  Touches
 * every part of the snapshot, which makes a sanitizer look at it all.
 */
char *
dump_snapshot(const struct wsreg_snapshot *snapshot);

#endif
