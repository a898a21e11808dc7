/* SPDX-License-Identifier: MIT */
/* Gives arrays more memory. */

#include "array.h"

#include <stdint.h>
#include <stdlib.h>

bool
gen_array_enlarge(struct gen_array *array, size_t extra, size_t size)
{
	size_t capacity = array->capacity + array->capacity / 2;
	void *items;

	if (extra > SIZE_MAX / size / 2 - array->count)
		return false;
	if (capacity * size < 4096)
		capacity = 4096 / size + 1;
	if (capacity < array->count + extra)
		capacity = array->count + extra;
	items = realloc(array->items, capacity * size);
	if (items == NULL)
		return false;
	array->items = items;
	array->capacity = capacity;
	return true;
}

void
gen_array_free(struct gen_array *array)
{
	free(array->items);
	*array = (struct gen_array){ 0 };
}
