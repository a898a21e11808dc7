/* SPDX-License-Identifier: MIT */
/* The files to audit.  Folders are read by scandir(3): fts(3) does not say that
 * a folder could be read in part only. */

#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

/* A file or a folder that is still to be read. */
struct place {
	char *path;
	bool named; /* by the user, and not found in a folder */
};

struct audit_walk {
	struct place *places; /* the next one last */
	size_t count, room;
	char *path;      /* of the file that was read last */
	size_t standard; /* how many more times to read standard input */
	bool failed;
};

/* ---- Places ---- */

static void
push(struct audit_walk *walk, char *path, bool named)
{
	if (walk->count == walk->room) {
		walk->room = 2 * walk->room + 16;
		walk->places =
		    cli_grow(walk->places, walk->room, sizeof(*walk->places));
	}
	walk->places[walk->count++] = (struct place){ path, named };
}

/* Orders the last one first. */
static int
compare(const void *a, const void *b)
{
	const struct place *x = a, *y = b;

	return strcmp(y->path, x->path);
}

struct audit_walk *
audit_walk_open(char *const *paths, size_t count)
{
	struct audit_walk *walk = cli_allocate(1, sizeof(*walk));

	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], "-") == 0)
			walk->standard = 1;
		else
			push(walk, cli_print("%s", paths[i]), true);
	if (walk->count > 0)
		qsort(
		    walk->places, walk->count, sizeof(*walk->places), compare);
	return walk;
}

void
audit_walk_close(struct audit_walk *walk)
{
	while (walk->count > 0)
		free(walk->places[--walk->count].path);
	free(walk->places);
	free(walk->path);
	free(walk);
}

bool
audit_walk_failed(const struct audit_walk *walk)
{
	return walk->failed;
}

static void
complain(struct audit_walk *walk, const char *path)
{
	cli_complain("%s: %s", path, strerror(errno));
	walk->failed = true;
}

/* ---- Folders ---- */

/* Leaves out what has no source code of the project's own. */
static int
is_wanted(const struct dirent *entry)
{
	static const char *const names[] = { ".", "..", ".git", ".hg", ".svn",
		"node_modules" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(entry->d_name, names[i]) == 0)
			return 0;
	return 1;
}

static int
compare_entries(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static void
read_folder(struct audit_walk *walk, const char *path)
{
	size_t size = strlen(path);
	const char *between = size > 0 && path[size - 1] == '/' ? "" : "/";
	struct dirent **entries;
	int count = scandir(path, &entries, is_wanted, compare_entries);

	if (count < 0) {
		complain(walk, path);
		return;
	}
	while (count-- > 0) {
		push(walk,
		    cli_print("%s%s%s", path, between, entries[count]->d_name),
		    false);
		free(entries[count]);
	}
	free(entries);
}

/* Takes the next place that is a file to look at; false at the end.  Complains
 * of what cannot be read on the way. */
static bool
next_place(struct audit_walk *walk, struct place *place, struct stat *status)
{
	while (walk->count > 0) {
		*place = walk->places[--walk->count];
		free(walk->path);
		walk->path = place->path;
		/* A link is followed if it is named, and a pipe is read, as a
		 * shell does. */
		if ((place->named ? stat : lstat)(place->path, status) != 0)
			complain(walk, place->path);
		else if (S_ISDIR(status->st_mode))
			read_folder(walk, place->path);
		else if (place->named || S_ISREG(status->st_mode))
			return true;
	}
	return false;
}

/* ---- Files ---- */

/* Reads a stream to its end; false, the text freed, if that fails or there is too
 * much, which is a mistake in a file that was named. */
static bool
read_stream(
    struct audit_walk *walk, FILE *stream, struct audit_file *file, bool named)
{
	struct gen_array text = { .items = NULL };
	bool too_large;

	if (!gen_input_all(stream, &text, AUDIT_FILE_MAX))
		cli_die("out of memory");
	too_large = text.count > AUDIT_FILE_MAX;
	if (ferror(stream) != 0 || (too_large && named)) {
		cli_complain("%s: %s", file->name,
		    too_large ? "too large" : strerror(errno));
		walk->failed = true;
	}
	if (ferror(stream) != 0 || too_large) {
		gen_array_free(&text);
		return false;
	}
	file->text = text.items;
	file->size = text.count;
	return true;
}

/* Reads a file; false if it is left out. */
static bool
read_place(struct audit_walk *walk, const struct place *place,
    const struct stat *status, struct audit_file *file)
{
	FILE *stream;
	bool read;

	file->name = place->path;
	if (!place->named && status->st_size > (off_t)AUDIT_FILE_MAX)
		return false;
	stream = fopen(place->path, "rb");
	if (stream == NULL) {
		complain(walk, place->path);
		return false;
	}
	read = read_stream(walk, stream, file, place->named);
	fclose(stream);
	if (read && !place->named && file->size > 0 &&
	    memchr(file->text, '\0', file->size) != NULL) {
		free(file->text);
		read = false;
	}
	return read;
}

bool
audit_walk_next(struct audit_walk *walk, struct audit_file *file)
{
	struct place place;
	struct stat status;

	*file = (struct audit_file){ .name = "<stdin>" };
	if (walk->standard > 0) {
		walk->standard = 0;
		if (read_stream(walk, stdin, file, true))
			return true;
	}
	while (next_place(walk, &place, &status))
		if (read_place(walk, &place, &status, file))
			return true;
	return false;
}
