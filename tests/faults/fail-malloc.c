/* SPDX-License-Identifier: MIT */
/*
 * A library that a program is made to load by LD_PRELOAD: its allocations fail
 * where the environment says so.  They are counted from 1, those of the C
 * library and of other libraries with them, but not those of the loader: without
 * memory it ends any program in its own way.
 *
 *	FAULT_AT=N     the allocation number N fails
 *	FAULT_FROM=N   it fails, and all after it
 *	FAULT_LOG=FILE gets the number of allocations at the end
 */

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

/* glibc's own functions: dlsym(3), which would find them, allocates. */
void *
__libc_malloc(size_t size);
void *
__libc_calloc(size_t count, size_t size);
void *
__libc_realloc(void *memory, size_t size);
void *
__libc_memalign(size_t alignment, size_t size);

static unsigned long allocations, fault_at, fault_from;
static int report = -1;

/* Where the loader is in memory. */
static uintptr_t loader, loader_end;

static int
find_loader(struct dl_phdr_info *info, size_t size, void *context)
{
	(void)size;
	(void)context;
	if (info->dlpi_addr != getauxval(AT_BASE))
		return 0;
	loader = info->dlpi_addr;
	for (size_t i = 0; i < info->dlpi_phnum; i++) {
		uintptr_t end = loader + info->dlpi_phdr[i].p_vaddr +
		    info->dlpi_phdr[i].p_memsz;

		if (info->dlpi_phdr[i].p_type == PT_LOAD && end > loader_end)
			loader_end = end;
	}
	return 1;
}

static unsigned long
read_number(const char *name)
{
	const char *text = getenv(name);

	return text != NULL ? strtoul(text, NULL, 10) : 0;
}

/* The file is opened at once: the program may give up opening files. */
static void __attribute__((constructor)) begin(void)
{
	const char *file = getenv("FAULT_LOG");

	dl_iterate_phdr(find_loader, NULL);
	fault_at = read_number("FAULT_AT");
	fault_from = read_number("FAULT_FROM");
	if (file != NULL)
		report = open(file, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	allocations = 0;
}

static void __attribute__((destructor)) end(void)
{
	if (report >= 0)
		dprintf(report, "%lu\n", allocations);
}

/* Returns whether the allocation at hand is to fail, with errno set.  It was
 * called from there. */
static bool
fails(void *caller)
{
	uintptr_t address = (uintptr_t)caller;

	if (address >= loader && address < loader_end)
		return false;
	allocations++;
	if (allocations != fault_at &&
	    (fault_from == 0 || allocations < fault_from))
		return false;
	errno = ENOMEM;
	return true;
}

#define CALLER __builtin_return_address(0)

void *
malloc(size_t size)
{
	return fails(CALLER) ? NULL : __libc_malloc(size);
}

void *
calloc(size_t count, size_t size)
{
	return fails(CALLER) ? NULL : __libc_calloc(count, size);
}

void *
realloc(void *memory, size_t size)
{
	return fails(CALLER) ? NULL : __libc_realloc(memory, size);
}

void *
aligned_alloc(size_t alignment, size_t size)
{
	return fails(CALLER) ? NULL : __libc_memalign(alignment, size);
}

int
posix_memalign(void **memory, size_t alignment, size_t size)
{
	if (fails(CALLER))
		return ENOMEM;
	*memory = __libc_memalign(alignment, size);
	return *memory != NULL ? 0 : ENOMEM;
}
