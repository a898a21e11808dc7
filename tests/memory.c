/* SPDX-License-Identifier: MIT */
/* Allocations that fail when a test wants them to.  The linker calls these in
 * place of malloc() and its kin: option --wrap. */

#include "memory.h"

#include <stdlib.h>

static size_t left;
static bool failed;

void *
__real_malloc(size_t size);
void *
__real_calloc(size_t count, size_t size);
void *
__real_realloc(void *memory, size_t size);
void *
__wrap_malloc(size_t size);
void *
__wrap_calloc(size_t count, size_t size);
void *
__wrap_realloc(void *memory, size_t size);

void
memory_fail(size_t number)
{
	left = number;
	failed = false;
}

bool
memory_failed(void)
{
	return failed;
}

/* Returns whether the allocation at hand is the one that fails. */
static bool
fails(void)
{
	if (left == 0 || --left > 0)
		return false;
	failed = true;
	return true;
}

void *
__wrap_malloc(size_t size)
{
	return fails() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t count, size_t size)
{
	return fails() ? NULL : __real_calloc(count, size);
}

void *
__wrap_realloc(void *memory, size_t size)
{
	return fails() ? NULL : __real_realloc(memory, size);
}
