/* SPDX-License-Identifier: MIT */
/* Allocations that fail when a test wants them to. */

#ifndef TESTS_MEMORY_H
#define TESTS_MEMORY_H

#include <stdbool.h>
#include <stddef.h>

/* Lets the allocation with this number fail, counted from now and from 1; 0: all
 * work.  Those of shared libraries do not count. */
void
memory_fail(size_t number);

/* Returns whether that allocation was tried. */
bool
memory_failed(void);

#endif
