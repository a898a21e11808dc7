/* SPDX-License-Identifier: MIT */
/* The files in a folder and those in it. */

#define _GNU_SOURCE
#include "files.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* nftw() hands nothing on. */
static struct files *found;
static const char *wanted;

void
files_add(struct files *files, const char *name)
{
	files->names =
	    realloc(files->names, (files->count + 1) * sizeof(*files->names));
	if (files->names == NULL)
		abort();
	files->names[files->count] = strdup(name);
	if (files->names[files->count++] == NULL)
		abort();
}

static int
add(const char *name, const struct stat *status, int type, struct FTW *walk)
{
	size_t size = strlen(name), end = strlen(wanted);

	(void)status;
	(void)walk;
	if (type != FTW_F || size < end ||
	    strcmp(name + size - end, wanted) != 0)
		return 0;
	files_add(found, name);
	return 0;
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

void
files_find(struct files *files, const char *folder, const char *end)
{
	*files = (struct files){ 0 };
	found = files;
	wanted = end;
	if (nftw(folder, add, 16, 0) != 0)
		perror(folder);
	if (files->count > 0)
		qsort(
		    files->names, files->count, sizeof(*files->names), compare);
}

void
files_free(struct files *files)
{
	for (size_t i = 0; i < files->count; i++)
		free(files->names[i]);
	free(files->names);
}
