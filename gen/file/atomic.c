/* SPDX-License-Identifier: MIT */
/* Writing a file so that it appears when it is complete, or not at all. */

#include "atomic.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "signals.h"

/* Returns the descriptor that a file's name stands for, such as 1 for
 * /dev/stdout, or -1. */
static int
find_descriptor(const char *file)
{
	static const char *const folders[] = { "/dev/fd/", "/proc/self/fd/" };

	if (strcmp(file, "/dev/stdout") == 0)
		return STDOUT_FILENO;
	if (strcmp(file, "/dev/stderr") == 0)
		return STDERR_FILENO;
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		size_t size = strlen(folders[i]);
		char *end;
		long number;

		if (strncmp(file, folders[i], size) != 0 || file[size] < '0' ||
		    file[size] > '9')
			continue;
		number = strtol(file + size, &end, 10);
		if (*end == '\0' && number <= INT_MAX)
			return (int)number;
	}
	return -1;
}

bool
gen_atomic_is_special(const char *file)
{
	struct stat status;

	return find_descriptor(file) >= 0 ||
	    (stat(file, &status) == 0 && !S_ISREG(status.st_mode));
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

/* Where the system has them, temporary files have no name until they are
 * complete: whatever ends the program before leaves nothing behind. */
static int
open_nameless(const char *target)
{
#ifdef O_TMPFILE
	const char *slash = strrchr(target, '/');
	size_t size = slash != NULL ? (size_t)(slash - target) + 1 : 0;
	char *folder = slash != NULL ? strndup(target, size) : strdup(".");
	int descriptor = -1;

	/* It gets its name by this folder later. */
	if (folder != NULL && access("/proc/self/fd", X_OK) == 0)
		descriptor =
		    open(folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
	free(folder);
	return descriptor;
#else
	(void)target;
	return -1;
#endif
}

/* How many names are tried. */
#define NAMES_MAX 1000

/* The digits at the end of a temporary file's name. */
#define DIGITS 6

/* Makes the name of a temporary file another one. */
static void
vary_name(char *name, unsigned number)
{
	snprintf(name + strlen(name) - DIGITS, DIGITS + 1, "%06x",
	    ((unsigned)getpid() * NAMES_MAX + number) & 0xffffff);
}

/* Opens a file whose name is not taken.  mkstemp(3) would read it as well,
 * which the sandbox refuses. */
static int
open_named(char *name)
{
	int descriptor = -1;

	errno = EEXIST;
	for (unsigned i = 0; i < NAMES_MAX && descriptor < 0 && errno == EEXIST;
	     i++) {
		vary_name(name, i);
		descriptor =
		    open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	}
	return descriptor;
}

/* Opens the temporary file; without a name if that is possible, else `name` is
 * made a unique one. */
static bool
open_temporary(struct gen_atomic *atomic, char *name)
{
	int descriptor = open_nameless(atomic->target);

	atomic->nameless = descriptor >= 0;
	if (!atomic->nameless) {
		gen_signals_watch(name);
		descriptor = open_named(name);
	}
	if (descriptor < 0)
		return false;
	if (set_mode(descriptor, atomic->target))
		atomic->stream = fdopen(descriptor, "wb");
	if (atomic->stream == NULL)
		close(descriptor);
	return atomic->stream != NULL;
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

/* Opens what is written directly: the file behind a descriptor must not be
 * replaced, as others write to it as well. */
static FILE *
open_special(const char *file)
{
	int descriptor = find_descriptor(file);
	FILE *stream;

	if (descriptor < 0)
		return fopen(file, "wb");
	descriptor = dup(descriptor);
	stream = descriptor >= 0 ? fdopen(descriptor, "wb") : NULL;
	if (stream == NULL && descriptor >= 0)
		close(descriptor);
	return stream;
}

bool
gen_atomic_open(struct gen_atomic *atomic, const char *file)
{
	static const char unique[] = ".XXXXXX";
	size_t size;

	*atomic = (struct gen_atomic){ 0 };
	if (gen_atomic_is_special(file)) {
		atomic->stream = open_special(file);
		return atomic->stream != NULL;
	}
	atomic->target = find_target(file);
	if (atomic->target == NULL)
		return false;
	size = strlen(atomic->target);
	atomic->temporary = malloc(size + sizeof(unique));
	if (atomic->temporary != NULL) {
		memcpy(atomic->temporary, atomic->target, size);
		memcpy(atomic->temporary + size, unique, sizeof(unique));
	}
	if (atomic->temporary == NULL ||
	    !open_temporary(atomic, atomic->temporary))
		gen_atomic_discard(atomic);
	return atomic->stream != NULL;
}

/* Gives the complete file, which has no name, a unique one beside the target.
 * Returns false, with errno set, if that fails. */
static bool
name_temporary(struct gen_atomic *atomic)
{
	char source[64];

	snprintf(
	    source, sizeof(source), "/proc/self/fd/%d", fileno(atomic->stream));
	for (unsigned i = 0; i < NAMES_MAX; i++) {
		vary_name(atomic->temporary, i);
		if (linkat(AT_FDCWD, source, AT_FDCWD, atomic->temporary,
			AT_SYMLINK_FOLLOW) == 0)
			return true;
		if (errno != EEXIST)
			return false;
	}
	return false;
}

/* Puts the complete file in the target's place. */
static bool
replace_nameless(struct gen_atomic *atomic)
{
	sigset_t all, before;
	bool good;

	/* No signal comes while the file has a name that is not its last. */
	sigfillset(&all);
	sigprocmask(SIG_BLOCK, &all, &before);
	good = name_temporary(atomic);
	if (good && rename(atomic->temporary, atomic->target) != 0) {
		int error = errno;

		unlink(atomic->temporary);
		errno = error;
		good = false;
	}
	sigprocmask(SIG_SETMASK, &before, NULL);
	return good;
}

bool
gen_atomic_close(struct gen_atomic *atomic)
{
	bool good = fflush(atomic->stream) == 0 && !ferror(atomic->stream);

	if (good && atomic->nameless)
		good = replace_nameless(atomic);
	if (good && !atomic->nameless) {
		good = fclose(atomic->stream) == 0;
		atomic->stream = NULL;
	}
	if (good && atomic->temporary != NULL && !atomic->nameless)
		good = rename(atomic->temporary, atomic->target) == 0;
	/* A file that has become the target must not be removed. */
	atomic->nameless = atomic->nameless || good;
	gen_atomic_discard(atomic);
	return good;
}

void
gen_atomic_discard(struct gen_atomic *atomic)
{
	int error = errno;

	if (atomic->stream != NULL)
		fclose(atomic->stream);
	if (atomic->temporary != NULL && !atomic->nameless)
		unlink(atomic->temporary);
	gen_signals_watch(NULL);
	free(atomic->temporary);
	free(atomic->target);
	*atomic = (struct gen_atomic){ 0 };
	errno = error;
}
