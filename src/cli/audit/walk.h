/* SPDX-License-Identifier: MIT */
/* The files to audit: those that are named, and those in folders. */

#ifndef CLI_AUDIT_WALK_H
#define CLI_AUDIT_WALK_H

#include <stdbool.h>
#include <stddef.h>

/* The most octets of a file that is read. */
#define AUDIT_FILE_MAX ((size_t)4 << 20)

struct audit_walk;

/* Begins with files and folders, of which there is at least one; `paths` must
 * stay.  To be closed. */
struct audit_walk *
audit_walk_open(char *const *paths, size_t count);
void
audit_walk_close(struct audit_walk *walk);

/* The text of a file, to be freed. */
struct audit_file {
	const char *name; /* until the next call */
	char *text;
	size_t size;
};

/* Reads the next file, in an order that does not depend on the file system.  In
 * folders it leaves out links, folders of version control and of packages,
 * files that are not text, and those that are too large.  Complains of what
 * cannot be read.  False at the end. */
bool
audit_walk_next(struct audit_walk *walk, struct audit_file *file);

/* Returns whether something could not be read. */
bool
audit_walk_failed(const struct audit_walk *walk);

#endif
