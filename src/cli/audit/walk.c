/* SPDX-License-Identifier: MIT */
/* The files to audit.  Folders are walked by fts(3), which opens no link. */

#include "walk.h"

#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/cli.h"

struct audit_walk {
	FTS *tree;
	char **paths;    /* with a NULL at the end */
	size_t standard; /* how many more times to read standard input */
	bool failed;
};

static int
compare(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

/* fts(3) also sorts the files that are named. */
struct audit_walk *
audit_walk_open(char *const *paths, size_t count)
{
	struct audit_walk *walk = cli_allocate(1, sizeof(*walk));
	size_t named = 0;

	walk->paths = cli_allocate(count + 1, sizeof(*walk->paths));
	for (size_t i = 0; i < count; i++)
		if (strcmp(paths[i], "-") == 0)
			walk->standard = 1;
		else
			walk->paths[named++] = paths[i];
	if (named == 0)
		return walk;
	walk->tree = fts_open(
	    walk->paths, FTS_COMFOLLOW | FTS_PHYSICAL | FTS_NOCHDIR, compare);
	if (walk->tree == NULL)
		cli_die("%s: %s", paths[0], strerror(errno));
	return walk;
}

void
audit_walk_close(struct audit_walk *walk)
{
	if (walk->tree != NULL)
		fts_close(walk->tree);
	free(walk->paths);
	free(walk);
}

bool
audit_walk_failed(const struct audit_walk *walk)
{
	return walk->failed;
}

/* Returns whether a folder has no source code of the project's own. */
static bool
is_skipped(const FTSENT *entry)
{
	static const char *const names[] = { ".git", ".hg", ".svn",
		"node_modules" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(entry->fts_name, names[i]) == 0)
			return entry->fts_level > 0;
	return false;
}

/* Returns the next file of the tree to look at, or NULL at the end.  Complains
 * of what cannot be read on the way. */
static const FTSENT *
next_entry(struct audit_walk *walk)
{
	FTSENT *entry;

	while (walk->tree != NULL && (entry = fts_read(walk->tree)) != NULL)
		switch (entry->fts_info) {
		case FTS_D:
			if (is_skipped(entry))
				fts_set(walk->tree, entry, FTS_SKIP);
			break;
		case FTS_F:
			return entry;
		case FTS_DEFAULT:
			/* A pipe is read if it is named, as a shell does. */
			if (entry->fts_level == 0)
				return entry;
			break;
		case FTS_DNR:
		case FTS_ERR:
		case FTS_NS:
		case FTS_SLNONE:
			if (entry->fts_info == FTS_SLNONE &&
			    entry->fts_level > 0)
				break;
			cli_complain("%s: %s", entry->fts_path,
			    strerror(entry->fts_errno != 0 ? entry->fts_errno
							   : ENOENT));
			walk->failed = true;
			break;
		default:
			break;
		}
	return NULL;
}

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

/* Reads a file of the tree; false if it is left out. */
static bool
read_entry(
    struct audit_walk *walk, const FTSENT *entry, struct audit_file *file)
{
	bool named = entry->fts_level == 0;
	FILE *stream;
	bool read;

	file->name = entry->fts_path;
	if (!named && entry->fts_statp->st_size > (off_t)AUDIT_FILE_MAX)
		return false;
	stream = fopen(entry->fts_accpath, "rb");
	if (stream == NULL) {
		cli_complain("%s: %s", file->name, strerror(errno));
		walk->failed = true;
		return false;
	}
	read = read_stream(walk, stream, file, named);
	fclose(stream);
	if (read && !named && file->size > 0 &&
	    memchr(file->text, '\0', file->size) != NULL) {
		free(file->text);
		read = false;
	}
	return read;
}

bool
audit_walk_next(struct audit_walk *walk, struct audit_file *file)
{
	const FTSENT *entry;

	*file = (struct audit_file){ .name = "<stdin>" };
	if (walk->standard > 0) {
		walk->standard = 0;
		if (read_stream(walk, stdin, file, true))
			return true;
	}
	while ((entry = next_entry(walk)) != NULL)
		if (read_entry(walk, entry, file))
			return true;
	return false;
}
