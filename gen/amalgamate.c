/* SPDX-License-Identifier: MIT */
/* wsreg-amalgamate writes the library as one source file, for builds that know
 * nothing of ours:
 *
 *	wsreg-amalgamate OUTPUT DEPFILE [-I FOLDER]... FILE...
 *
 * Each FILE is part of OUTPUT if it is C, with the headers that it includes.  A
 * public header is copied to the folder of OUTPUT and stays an #include; any
 * other file, the licence, becomes a comment.  Headers without a guard are
 * templates, which are part of the output as often as they are included. */

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "file/file.h"

/* What has been written; the sources have some 60 files. */
#define TAKEN_MAX 200

struct amalgamation {
	/* The rest of the output, and its parts before that. */
	struct gen_output output, licence, includes;
	struct gen_output depfile;
	const char *folder_of_output;
	/* The arguments behind DEPFILE. */
	char **arguments;
	char *taken[TAKEN_MAX]; /* real paths */
	size_t taken_count;
	/* Conditions that are open, apart from guards. */
	unsigned conditions;
};

static bool
put_file(struct amalgamation *all, const char *path);

static bool
ends_with(const char *path, const char *suffix)
{
	size_t size = strlen(path), end = strlen(suffix);

	return size >= end && strcmp(path + size - end, suffix) == 0;
}

static const char *
base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

/* ---- Finding headers ---- */

/* Writes the real path of a file in a folder; returns whether there is one. */
static bool
is_there(const char *folder, size_t size, const char *name, char real[PATH_MAX])
{
	char path[PATH_MAX];

	snprintf(path, sizeof(path), "%.*s/%s", (int)size, folder, name);
	return realpath(path, real) != NULL;
}

/* Finds a header as a compiler does: beside the file that includes it, then in
 * the folders of -I. */
static bool
find_header(const struct amalgamation *all, const char *from, const char *name,
    char real[PATH_MAX])
{
	char **next = all->arguments;

	if (is_there(from, (size_t)(base_of(from) - from), name, real))
		return true;
	for (; next[0] != NULL && next[1] != NULL; next++)
		if (strcmp(next[0], "-I") == 0 &&
		    is_there(next[1], strlen(next[1]), name, real))
			return true;
	return false;
}

/* Returns whether the program was given this header. */
static bool
is_public(const struct amalgamation *all, const char *real)
{
	char path[PATH_MAX];

	for (char **next = all->arguments; *next != NULL; next++)
		if (ends_with(*next, ".h") && realpath(*next, path) != NULL &&
		    strcmp(path, real) == 0)
			return true;
	return false;
}

/* Remembers a file, which the output then depends on.  Returns whether it is
 * new. */
static bool
take(struct amalgamation *all, const char *real)
{
	for (size_t i = 0; i < all->taken_count; i++)
		if (strcmp(all->taken[i], real) == 0)
			return false;
	if (all->taken_count == TAKEN_MAX ||
	    (all->taken[all->taken_count] = strdup(real)) == NULL)
		return !gen_error_memory(all->output.error, real);
	all->taken_count++;
	gen_print(&all->depfile, " \\\n  ");
	gen_print_target(&all->depfile, real);
	return true;
}

/* ---- Writing sources ---- */

/* Returns whether the first directive of a file is that of a guard. */
static bool
has_guard(FILE *stream)
{
	char line[256];
	bool guard = false;

	while (fgets(line, sizeof(line), stream) != NULL && line[0] != '#')
		continue;
	guard = strncmp(line, "#ifndef ", 8) == 0;
	rewind(stream);
	return guard;
}

/* Puts a header in place of the line that includes it, unless it has been put
 * before.  Under a condition, it would be missing for those that include it
 * later. */
static bool
put_header(struct amalgamation *all, const char *from, const char *name)
{
	char real[PATH_MAX];
	FILE *stream;
	bool guard;

	if (!find_header(all, from, name, real))
		return gen_error_set(
		    all->output.error, from, 0, "%s is missing", name);
	stream = fopen(real, "r");
	guard = stream == NULL || has_guard(stream);
	if (stream != NULL)
		fclose(stream);
	if (!take(all, real) && guard)
		return true;
	if (is_public(all, real)) {
		gen_print(&all->output, "#include \"%s\"\n", base_of(name));
		return true;
	}
	if (guard && all->conditions > 0)
		return gen_error_set(all->output.error, from, 0,
		    "%s is first included under a condition", name);
	return put_file(all, real);
}

/* Counts the conditions that are open behind a line. */
static void
count_conditions(struct amalgamation *all, const char *line)
{
	if (strncmp(line, "#if", 3) == 0)
		all->conditions++;
	else if (strncmp(line, "#endif", 6) == 0)
		all->conditions--;
}

/* Headers of the system come first, as what they declare is not hidden.  Those
 * for one processor stay under their condition. */
static void
put_system_header(struct amalgamation *all, const char *line)
{
	const struct gen_array *text = &all->includes.text;

	if (all->conditions > 0)
		gen_print(&all->output, "%s", line);
	else if (text->count == 0 ||
	    memmem(text->items, text->count, line, strlen(line)) == NULL)
		gen_print(&all->includes, "%s", line);
}

static bool
put_line(struct amalgamation *all, const char *path, const char *line)
{
	char name[256];

	if (sscanf(line, "#include \"%255[^\"]\"", name) == 1)
		return put_header(all, path, name);
	if (strncmp(line, "#include <", 10) == 0) {
		put_system_header(all, line);
		return true;
	}
	count_conditions(all, line);
	/* The first line says it for all. */
	if (strncmp(line, "/* SPDX-", 8) != 0)
		gen_put(&all->output, line, strlen(line));
	return true;
}

static bool
put_lines(struct amalgamation *all, const char *path, FILE *stream)
{
	unsigned conditions = all->conditions;
	char *line = NULL;
	size_t size = 0;
	bool good = true;

	gen_print(&all->output, "\n/* ---- %s ---- */\n", base_of(path));
	/* A guard's condition is always true. */
	if (has_guard(stream))
		all->conditions--;
	while (good && getline(&line, &size, stream) >= 0)
		good = put_line(all, path, line);
	free(line);
	all->conditions = conditions;
	return good;
}

static bool
put_file(struct amalgamation *all, const char *path)
{
	FILE *stream = fopen(path, "r");
	bool good;

	if (stream == NULL)
		return gen_error_set(
		    all->output.error, path, 0, "cannot be read");
	good = put_lines(all, path, stream);
	fclose(stream);
	return good;
}

/* ---- Other files ---- */

static bool
read_file(const char *path, struct gen_output *copy)
{
	FILE *stream = fopen(path, "r");
	bool good = stream != NULL &&
	    gen_input_all(stream, &copy->text, (size_t)GEN_FILE_MAX) &&
	    !ferror(stream);

	if (stream != NULL)
		fclose(stream);
	return good || gen_error_set(copy->error, path, 0, "cannot be read");
}

/* Copies a public header. */
static bool
copy_header(struct amalgamation *all, const char *path)
{
	struct gen_output copy = { .error = all->output.error };
	char target[PATH_MAX];
	bool good;

	snprintf(target, sizeof(target), "%.*s%s",
	    (int)(base_of(all->folder_of_output) - all->folder_of_output),
	    all->folder_of_output, base_of(path));
	good = read_file(path, &copy) && gen_output_write(&copy, target);
	gen_output_free(&copy);
	return good;
}

static bool
put_comment(struct amalgamation *all, const char *path)
{
	struct gen_output text = { .error = all->output.error };
	bool good = read_file(path, &text) && text.text.items != NULL;
	const char *end;

	gen_print(&all->licence, "/*\n");
	for (const char *line = text.text.items; good && *line != '\0';
	     line = end) {
		end = line + strcspn(line, "\n");
		gen_print(&all->licence, " *%s%.*s\n", end > line ? " " : "",
		    (int)(end - line), line);
		end += *end != '\0';
	}
	gen_print(&all->licence, " */\n");
	gen_output_free(&text);
	return good;
}

static bool
put_argument(struct amalgamation *all, const char *path)
{
	char real[PATH_MAX];

	if (ends_with(path, ".h"))
		return copy_header(all, path);
	if (!ends_with(path, ".c"))
		return put_comment(all, path);
	if (realpath(path, real) == NULL || !take(all, real))
		return gen_error_set(all->output.error, path, 0,
		    "missing, or part of the output already");
	return put_file(all, real);
}

/* ---- All ---- */

static const char first[] = "/* SPDX-License-Identifier: MIT */\n"
			    "/* libwsreg in one file: do not edit. */\n\n";

/* Internal functions are not for the program around, which may have another
 * copy of the library.  Some that headers define are for the command only, of
 * which clang warns unless they are in a header. */
static const char head[] =
    "\n#if defined(__GNUC__)\n"
    "#pragma GCC visibility push(hidden)\n"
    "#endif\n"
    "#if defined(__clang__)\n"
    "#pragma clang diagnostic push\n"
    "#pragma clang diagnostic ignored \"-Wunused-function\"\n"
    "#endif\n";
static const char foot[] = "\n#if defined(__clang__)\n"
			   "#pragma clang diagnostic pop\n"
			   "#endif\n"
			   "#if defined(__GNUC__)\n"
			   "#pragma GCC visibility pop\n"
			   "#endif\n";

static bool
put_arguments(struct amalgamation *all)
{
	for (char **next = all->arguments; *next != NULL; next++) {
		if (strcmp(*next, "-I") == 0 && next[1] != NULL)
			next++;
		else if (!put_argument(all, *next))
			return false;
	}
	return true;
}

static bool
write_all(struct amalgamation *all, const char *file, const char *depfile)
{
	struct gen_output whole = { .error = all->output.error };
	bool good;

	gen_print(&all->depfile, "\n");
	gen_put(&all->output, "", 1);
	gen_put(&all->includes, "", 1);
	gen_put(&all->licence, "", 1);
	gen_print(&whole, "%s%s\n%s%s%s%s", first,
	    (const char *)all->licence.text.items,
	    (const char *)all->includes.text.items, head,
	    (const char *)all->output.text.items, foot);
	good = gen_output_write(&whole, file) &&
	    gen_output_write(&all->depfile, depfile);
	gen_output_free(&whole);
	return good;
}

int
main(int argc, char **argv)
{
	struct gen_error error = { 0 };
	struct amalgamation all = { .output.error = &error,
		.licence.error = &error,
		.includes.error = &error,
		.depfile.error = &error };
	bool good;

	if (argc < 4) {
		fputs("usage: wsreg-amalgamate OUTPUT DEPFILE [-I FOLDER]... "
		      "FILE...\n",
		    stderr);
		return 2;
	}
	all.folder_of_output = argv[1];
	all.arguments = argv + 3;
	gen_print_target(&all.depfile, argv[1]);
	gen_print(&all.depfile, ":");
	good = put_arguments(&all) && write_all(&all, argv[1], argv[2]);
	if (!good)
		fprintf(stderr, "%s\n", error.text);
	for (size_t i = 0; i < all.taken_count; i++)
		free(all.taken[i]);
	gen_output_free(&all.output);
	gen_output_free(&all.licence);
	gen_output_free(&all.includes);
	gen_output_free(&all.depfile);
	return good ? 0 : 2;
}
