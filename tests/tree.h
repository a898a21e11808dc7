/* SPDX-License-Identifier: MIT */
/* The sources of src/ and gen/ as tests of their layout look at them. */

#ifndef TESTS_TREE_H
#define TESTS_TREE_H

#include <stdbool.h>
#include <stddef.h>

/* One file of C. */
struct tree_file {
	char *path;   /* from the root of the sources on: "src/diff/line.c" */
	char *folder; /* "src/diff" */
	char *name;   /* "line.c" */
	char *text;   /* the file as it is */
	char *code;   /* the same, with blanks in place of comments */
	size_t comment_size; /* the number of characters in comments */
};

/* All files of src/ and gen/, in the order of their paths.  `other` has the
 * paths of files that are not C, such as meson.build. */
struct tree {
	struct tree_file *files;
	size_t count;
	char **other;
	size_t other_count;
};

/* Reads the sources below SUPPORT_SOURCE; tree_free() is due after it. */
void
tree_read(struct tree *tree);
void
tree_free(struct tree *tree);

/* Returns the file with this path, or NULL. */
const struct tree_file *
tree_find(const struct tree *tree, const char *path);

bool
tree_is_header(const struct tree_file *file);

/* Returns whether the file is a header that is installed for users. */
bool
tree_is_public(const struct tree_file *file);

/* Returns the folder of a path, "src" for "src/text.c". */
char *
tree_folder(const char *path);

/* Returns the line, from 1 on, that has this place of the file's code. */
unsigned
tree_line(const struct tree_file *file, const char *at);

/* Returns the number of lines that hold nothing but a comment. */
size_t
tree_count_comment_lines(const struct tree_file *file);

/* A header that a file includes. */
struct tree_include {
	char name[128]; /* without its quotes or angle brackets */
	bool quoted;
	unsigned line;
};

/* Gets the next include of a file.  `at` begins as the file's code.  Returns
 * false, and leaves `include` alone, if there is none left. */
bool
tree_next_include(const struct tree_file *file, const char **at,
    struct tree_include *include);

/* A function that a file defines. */
struct tree_function {
	char name[128];
	bool is_static;
	unsigned line; /* of its name */
	unsigned body; /* lines between its braces */
};

/* Gets the next function that a file defines.  `at` begins as the file's
 * code.  Returns false if there is none left. */
bool
tree_next_function(const struct tree_file *file, const char **at,
    struct tree_function *function);

/* ---- Violations ---- */

/*
 * Prints a violation of a rule, as compilers do: "PATH:LINE: ...".  The test
 * goes on, so that all of them are seen, until tree_finish() fails it with the
 * first.
 */
void
tree_report(const char *path, unsigned line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void
tree_finish(void);

#endif
