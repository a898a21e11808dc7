/* SPDX-License-Identifier: MIT */
/* Gives arrays more memory. */

#include "array.h"

#include <stdlib.h>

/* The room of an array that gets its first item: most have few. */
#define FIRST_ROOM 8

void *
array_grow(void *items, size_t count, size_t *room, size_t size)
{
	size_t more = *room > 0 ? 2 * *room : FIRST_ROOM;
	void *moved;

	if (count < *room)
		return items;
	moved = realloc(items, more * size);
	if (moved != NULL)
		*room = more;
	return moved;
}
