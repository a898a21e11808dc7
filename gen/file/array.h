/* SPDX-License-Identifier: MIT */
/* Arrays that grow; their items move when they do. */

#ifndef GEN_ARRAY_H
#define GEN_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* An array of items of one size; all 0 is an empty one. */
struct gen_array {
	void *items;
	size_t count, capacity;
};

/* Gives the array room for `extra` more items of `size` octets.  Returns false
 * when memory is out. */
bool
gen_array_enlarge(struct gen_array *array, size_t extra, size_t size);

/* Makes room for `extra` more items of `size` octets and returns where the
 * first of them goes, or NULL when memory is out.  The caller adds to
 * `count`. */
static inline void *
gen_array_grow(struct gen_array *array, size_t extra, size_t size)
{
	if ((array->items == NULL || extra > array->capacity - array->count) &&
	    !gen_array_enlarge(array, extra, size))
		return NULL;
	return (char *)array->items + array->count * size;
}

/* Appends a copy of an item of `size` octets.  Returns false when memory is
 * out. */
static inline bool
gen_array_add(struct gen_array *array, const void *item, size_t size)
{
	void *end = gen_array_grow(array, 1, size);

	if (end == NULL)
		return false;
	memcpy(end, item, size);
	array->count++;
	return true;
}

/* Frees the items; the array is empty then, and may be filled again. */
void
gen_array_free(struct gen_array *array);

#endif
