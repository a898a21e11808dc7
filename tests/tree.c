/* SPDX-License-Identifier: MIT */
/* The sources of src/ and gen/ as tests of their layout look at them: files,
 * includes, functions.  What is read is the house style, not all of C. */

#define _GNU_SOURCE
#include "tree.h"

#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* ---- Files ---- */

/* The paths that nftw() has found; it hands no pointer on. */
static char **paths;
static size_t path_count;

static int
note_path(
    const char *name, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	if (type != FTW_F || name[walk->base] == '.')
		return 0;
	paths = reallocarray(paths, path_count + 1, sizeof(*paths));
	ck_assert_ptr_nonnull(paths);
	paths[path_count++] =
	    support_print("%s", name + strlen(SUPPORT_SOURCE "/"));
	return 0;
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool
ends_with(const char *text, const char *suffix)
{
	size_t size = strlen(text), end = strlen(suffix);

	return size >= end && strcmp(text + size - end, suffix) == 0;
}

/* Returns where a string or character constant ends. */
static char *
skip_quoted(char *at)
{
	char quote = *at++;

	for (; *at != '\0' && *at != quote; at++)
		at += at[0] == '\\' && at[1] != '\0';
	return at + (*at != '\0');
}

/* Writes blanks over a comment, not over the ends of its lines.  Returns where
 * the comment ends: after `end`. */
static char *
blank_comment(char *at, const char *end)
{
	char *stop = strstr(at + 2, end);

	stop = stop == NULL ? at + strlen(at) : stop + strlen(end);
	for (; at < stop; at++)
		if (*at != '\n')
			*at = ' ';
	return stop;
}

/* Returns the number of characters in comments. */
static size_t
blank_comments(char *code)
{
	size_t size = 0;

	while (*code != '\0') {
		char *at = code;
		bool is_block = strncmp(at, "/*", 2) == 0;

		if (is_block || strncmp(at, "//", 2) == 0) {
			code = blank_comment(at, is_block ? "*/" : "\n");
			size += (size_t)(code - at);
		} else if (*at == '"' || *at == '\'') {
			code = skip_quoted(at);
		} else {
			code++;
		}
	}
	return size;
}

char *
tree_folder(const char *path)
{
	const char *end = strrchr(path, '/');

	return support_print("%.*s", (int)(end - path), path);
}

static void
read_file(struct tree_file *file, char *path)
{
	char *full = support_print("%s/%s", SUPPORT_SOURCE, path);

	file->path = path;
	file->folder = tree_folder(path);
	file->name = strrchr(path, '/') + 1;
	file->text = support_read_file(full, NULL);
	file->code = support_print("%s", file->text);
	file->comment_size = blank_comments(file->code);
	free(full);
}

void
tree_read(struct tree *tree)
{
	*tree = (struct tree){ 0 };
	paths = NULL;
	path_count = 0;
	ck_assert_int_eq(nftw(SUPPORT_SOURCE "/src", note_path, 16, 0), 0);
	ck_assert_int_eq(nftw(SUPPORT_SOURCE "/gen", note_path, 16, 0), 0);
	qsort(paths, path_count, sizeof(*paths), compare_paths);
	tree->files = calloc(path_count, sizeof(*tree->files));
	tree->other = paths;
	ck_assert(tree->files != NULL && path_count > 50);
	for (size_t i = 0; i < path_count; i++)
		if (ends_with(paths[i], ".c") || ends_with(paths[i], ".h"))
			read_file(&tree->files[tree->count++], paths[i]);
		else
			tree->other[tree->other_count++] = paths[i];
}

void
tree_free(struct tree *tree)
{
	for (size_t i = 0; i < tree->count; i++) {
		free(tree->files[i].path);
		free(tree->files[i].folder);
		free(tree->files[i].text);
		free(tree->files[i].code);
	}
	for (size_t i = 0; i < tree->other_count; i++)
		free(tree->other[i]);
	free(tree->files);
	free(tree->other);
}

const struct tree_file *
tree_find(const struct tree *tree, const char *path)
{
	for (size_t i = 0; i < tree->count; i++)
		if (strcmp(tree->files[i].path, path) == 0)
			return &tree->files[i];
	return NULL;
}

bool
tree_is_public(const struct tree_file *file)
{
	return strcmp(file->path, "src/wsreg.h") == 0 ||
	    strcmp(file->path, "src/frames/wsreg-check.h") == 0;
}

bool
tree_is_header(const struct tree_file *file)
{
	return ends_with(file->name, ".h");
}

unsigned
tree_line(const struct tree_file *file, const char *at)
{
	unsigned line = 1;

	for (const char *c = file->code; c < at; c++)
		line += *c == '\n';
	return line;
}

/* ---- Lines ---- */

/* Returns the start of the line after this one, or the end of the text. */
static const char *
next_line(const char *line)
{
	line += strcspn(line, "\n");
	return line + (*line == '\n');
}

/* Returns the start of the line before this one; there must be one. */
static const char *
previous_line(const char *text, const char *line)
{
	for (line--; line > text && line[-1] != '\n';)
		line--;
	return line;
}

static bool
is_blank(const char *line)
{
	return line[strspn(line, " \t")] == '\n';
}

size_t
tree_count_comment_lines(const struct tree_file *file)
{
	const char *code = file->code;
	size_t count = 0;

	for (const char *text = file->text; *text != '\0';
	     text = next_line(text), code = next_line(code))
		count += is_blank(code) && !is_blank(text);
	return count;
}

bool
tree_next_include(
    const struct tree_file *file, const char **at, struct tree_include *include)
{
	for (const char *line = *at; *line != '\0'; line = next_line(line)) {
		char open, name[sizeof(include->name)];

		if (sscanf(line, "# include %c%127[^\">\n]", &open, name) != 2)
			continue;
		strcpy(include->name, name);
		include->quoted = open == '"';
		include->line = tree_line(file, line);
		*at = next_line(line);
		return true;
	}
	return false;
}

/* ---- Functions ---- */

/* Goes back from the brace of a body, or of something else, over the lines of
 * its head: the type, the name at the start of a line, further parameters. */
static const char *
find_head(const char *code, const char *brace)
{
	const char *start = brace;

	while (start > code) {
		const char *line = previous_line(code, start);

		if (is_blank(line) || strchr("}#", line[0]) != NULL)
			break;
		start = line;
	}
	return start;
}

/* Returns the line that the name of a function begins: the last of its head
 * that is not set in. */
static const char *
find_name(const char *head, const char *brace)
{
	const char *name = head;

	for (const char *line = head; line < brace; line = next_line(line))
		if (line[0] != ' ' && line[0] != '\t')
			name = line;
	return name;
}

static unsigned
count_body(const char *brace)
{
	unsigned lines = 0;

	for (const char *line = next_line(brace); *line != '\0' && *line != '}';
	     line = next_line(line))
		lines++;
	return lines;
}

bool
tree_next_function(const struct tree_file *file, const char **at,
    struct tree_function *function)
{
	const char *brace = strstr(*at, "\n{\n");

	if (brace == NULL)
		return false;
	brace++;

	const char *head = find_head(file->code, brace);
	const char *name = find_name(head, brace);

	*at = brace;
	*function = (struct tree_function){
		.is_static =
		    memmem(head, (size_t)(name - head), "static", 6) != NULL,
		.line = tree_line(file, name),
		.body = count_body(brace),
	};
	snprintf(function->name, sizeof(function->name), "%.*s",
	    (int)strcspn(name, "( \n"), name);
	return true;
}

/* ---- Violations ---- */

static char *first_violation;

void
tree_report(const char *path, unsigned line, const char *format, ...)
{
	va_list arguments;
	char *reason = NULL, *message;

	va_start(arguments, format);
	ck_assert_int_ge(vasprintf(&reason, format, arguments), 0);
	va_end(arguments);
	message = support_print("%s:%u: %s", path, line, reason);
	fprintf(stderr, "%s\n", message);
	free(reason);
	if (first_violation == NULL)
		first_violation = message;
	else
		free(message);
}

void
tree_finish(void)
{
	if (first_violation != NULL)
		ck_abort_msg("%s", first_violation);
}
