/* SPDX-License-Identifier: MIT */
/* A library that wsreg is made to load: while it reads a file, this tries what
 * the sandbox refuses, as octets that have taken over a reader would. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../attempts.h"

/* The first octets of a file are looked at before the sandbox is entered, to see
 * whether tshark may be needed.  Nothing is read by them. */
#define LOOKED_AT 4

size_t
__fread_chk(void *, size_t, size_t, size_t, FILE *);
ssize_t
__read_chk(int, void *, size_t, size_t);

/* Prints a line for each attempt: its name and the errno value. */
static void
make_attempts(const struct attempt *attempt, const char *file)
{
	for (; attempt->name != NULL; attempt++)
		dprintf(STDERR_FILENO, "%s %d\n", attempt->name,
		    attempt->make(file));
}

/* Tries all of it once. */
static void
probe(size_t size)
{
	static bool done;
	const char *file = getenv("SUPPORT_OTHER");

	if (done || size <= LOOKED_AT || file == NULL)
		return;
	done = true;
	make_attempts(attempts_files, file);
	make_attempts(attempts_calls, file);
}

/* Returns the C library's function of this name. */
static void
find(const char *name, void *function)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (found == NULL)
		abort();
	memcpy(function, &found, sizeof(found));
}

ssize_t
read(int descriptor, void *octets, size_t size)
{
	ssize_t (*real)(int, void *, size_t);

	probe(size);
	find("read", &real);
	return real(descriptor, octets, size);
}

ssize_t
__read_chk(int descriptor, void *octets, size_t size, size_t room)
{
	(void)room;
	return read(descriptor, octets, size);
}

size_t
fread(void *octets, size_t size, size_t count, FILE *stream)
{
	size_t (*real)(void *, size_t, size_t, FILE *);

	probe(size * count);
	find("fread", &real);
	return real(octets, size, count, stream);
}

size_t
__fread_chk(void *octets, size_t room, size_t size, size_t count, FILE *stream)
{
	(void)room;
	return fread(octets, size, count, stream);
}
