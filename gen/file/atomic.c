/* SPDX-License-Identifier: MIT */
/* Writing a file so that it appears when it is complete, or not at all. */

#include "atomic.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

bool
gen_atomic_is_special(const char *file)
{
	struct stat status;

	return stat(file, &status) == 0 && !S_ISREG(status.st_mode);
}

bool
gen_atomic_is_same(const char *output, const char *input)
{
	struct stat a, b;

	if (stat(output, &a) != 0 || !S_ISREG(a.st_mode))
		return false;
	if (strcmp(input, "-") == 0 ? fstat(STDIN_FILENO, &b) != 0
				    : stat(input, &b) != 0)
		return false;
	return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* Sets the permissions, as a temporary file is the owner's alone at first. */
static bool
set_mode(int descriptor, const char *file)
{
	struct stat status;
	mode_t mask;

	if (stat(file, &status) == 0)
		return fchmod(descriptor, status.st_mode & 0777) == 0;
	mask = umask(0);
	umask(mask);
	return fchmod(descriptor, 0666 & ~mask) == 0;
}

/* Opens the temporary file, whose name is then a unique one. */
static FILE *
open_temporary(char *name, const char *target)
{
	int descriptor = mkstemp(name);
	FILE *stream = NULL;

	if (descriptor < 0)
		return NULL;
	if (set_mode(descriptor, target))
		stream = fdopen(descriptor, "wb");
	if (stream == NULL)
		close(descriptor);
	return stream;
}

/* Returns the file that is to be replaced, which symbolic links lead to, or NULL
 * with errno set.  A link that leads nowhere is refused: its file cannot be
 * named, and the link must stay. */
static char *
find_target(const char *file)
{
	struct stat status;
	char *target = realpath(file, NULL);

	if (target != NULL || errno != ENOENT || lstat(file, &status) == 0)
		return target;
	return strdup(file);
}

bool
gen_atomic_open(struct gen_atomic *atomic, const char *file)
{
	static const char unique[] = ".XXXXXX";
	char *name;
	size_t size;

	*atomic = (struct gen_atomic){ 0 };
	if (gen_atomic_is_special(file)) {
		atomic->stream = fopen(file, "wb");
		return atomic->stream != NULL;
	}
	atomic->target = find_target(file);
	if (atomic->target == NULL)
		return false;
	size = strlen(atomic->target);
	name = malloc(size + sizeof(unique));
	if (name != NULL) {
		memcpy(name, atomic->target, size);
		memcpy(name + size, unique, sizeof(unique));
		/* A signal's handler may read it from here on. */
		atomic->temporary = name;
		atomic->stream = open_temporary(name, atomic->target);
	}
	if (atomic->stream == NULL)
		gen_atomic_discard(atomic);
	return atomic->stream != NULL;
}

/* Forgets the temporary file, which is no more; a signal's handler never meets
 * a name whose memory is free. */
static void
withdraw(struct gen_atomic *atomic)
{
	char *name = atomic->temporary;

	atomic->temporary = NULL;
	free(name);
}

bool
gen_atomic_close(struct gen_atomic *atomic)
{
	bool good = fclose(atomic->stream) == 0;

	atomic->stream = NULL;
	good = good &&
	    (atomic->temporary == NULL ||
		rename(atomic->temporary, atomic->target) == 0);
	if (good)
		withdraw(atomic);
	gen_atomic_discard(atomic);
	return good;
}

void
gen_atomic_discard(struct gen_atomic *atomic)
{
	int error = errno;

	if (atomic->stream != NULL)
		fclose(atomic->stream);
	if (atomic->temporary != NULL)
		unlink(atomic->temporary);
	withdraw(atomic);
	free(atomic->target);
	*atomic = (struct gen_atomic){ 0 };
	errno = error;
}
