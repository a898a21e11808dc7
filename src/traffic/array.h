/* SPDX-License-Identifier: MIT */
/* Gives arrays more memory. */

#ifndef TRAFFIC_ARRAY_H
#define TRAFFIC_ARRAY_H

#include <stdbool.h>
#include <stddef.h>

#include "names.h"

/*
 * Makes room for one more item in an array that has `count` items of `size`
 * octets and room for `*room`, both 0 for a NULL array.  The room is doubled, so
 * that an array of n items is moved log n times.  Returns the array, which may
 * have moved and is freed by free(), or NULL if memory is out: the old one is
 * then as it was.
 */
void *
array_grow(void *items, size_t count, size_t *room, size_t size);

#endif
