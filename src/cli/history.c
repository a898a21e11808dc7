/* SPDX-License-Identifier: MIT */
/* The older snapshots that are built into the command, as the files they were.
 * They are read by the same readers as files, so there is no other form of
 * them to keep right. */

#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* The files of data/, octet by octet; gen/embed.c makes it. */
#include "history-octets.h"

#define COUNT (sizeof(files) / sizeof(*files))

/* Ends the program with the names that there are, and how to name a file
 * that begins with an `@'. */
static _Noreturn void
refuse(const char *date)
{
	char *dates = cli_print("%s", files[0].name);

	for (size_t i = 1; i < COUNT; i++)
		dates = cli_append(dates, ", %s", files[i].name);
	cli_die("no built-in snapshot `@%s'; choose %s, or `./@%s' for a file",
	    date, dates, date);
}

FILE *
cli_history_open(const char *file)
{
	if (file[0] != '@')
		return fopen(file, "rb");
	for (size_t i = 0; i < COUNT; i++) {
		/* It is only read. */
		void *octets = (void *)files[i].octets;
		bool built_in = i == COUNT - 1 && file[1] == '\0';
		FILE *stream;

		if (strcmp(files[i].name, file) != 0 && !built_in)
			continue;
		stream = fmemopen(octets, files[i].size, "rb");
		if (stream == NULL)
			cli_die("out of memory");
		return stream;
	}
	refuse(file + 1);
}

const char *const *
cli_history_name(size_t index)
{
	return index < COUNT ? &files[index].name : NULL;
}
