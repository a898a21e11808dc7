/* SPDX-License-Identifier: MIT */
/* Tests of the README and the manual pages: what they show is what happens. */

#define _GNU_SOURCE
#include <errno.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "support.h"

#define README SUPPORT_SOURCE "/README.md"
#define PAGES SUPPORT_SOURCE "/man/"
#define RECIPES PAGES "wsreg-recipes.7"

static bool
starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* The start of the next line, or the end of the text. */
static const char *
next_line(const char *at)
{
	at += strcspn(at, "\n");
	return at + (*at != '\0');
}

/* A part of a text, to be freed. */
static char *
cut(const char *start, const char *end)
{
	return support_print("%.*s", (int)(end - start), start);
}

/* ---- Blocks: the parts of a text that are set as they are ---- */

static const struct document {
	SUPPORT_ROW;
	const char *file;
	/* What begins and ends a block; one that begins with the first may
	 * have more on that line. */
	const char *begin, *end;
	/* Columns of the terminal that the examples are seen on. */
	unsigned short width;
} documents[] = {
	{ ROW, README, "```", "```", 80 },
	{ ROW, PAGES "wsreg.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-audit.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-check.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-diff.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-export.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-gen.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-lint.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-log.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-lookup.1", ".Bd -literal", ".Ed", 66 },
	{ ROW, RECIPES, ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "wsreg-rules.7", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "libwsreg.3", ".Bd -literal", ".Ed", 66 },
	{ ROW, PAGES "libwsreg-check.3", ".Bd -literal", ".Ed", 66 },
#ifdef SUPPORT_TRAFFIC
	{ ROW, PAGES "libwsreg-traffic.3", ".Bd -literal", ".Ed", 66 },
#endif
};

/* Returns lines that begin with a tab, without it, to be freed; `at` becomes the
 * line after them. */
static char *
cut_indented(const char **at)
{
	char *block = support_print("%s", "");

	for (; **at == '\t'; *at = next_line(*at)) {
		char *line = cut(*at + 1, next_line(*at));
		char *longer = support_print("%s%s", block, line);

		free(line);
		free(block);
		block = longer;
	}
	return block;
}

/* Returns the next block, to be freed, or NULL; `at` becomes where to look for
 * the one after it.  In Markdown, indented commands with their output are a
 * block, too. */
static char *
next_block(const struct document *document, const char **at)
{
	const char *start = *at, *end;

	while (*start != '\0' && !starts_with(start, document->begin)) {
		if (document->begin[0] == '`' && starts_with(start, "\t$ ")) {
			*at = start;
			return cut_indented(at);
		}
		start = next_line(start);
	}
	if (*start == '\0')
		return NULL;
	start = next_line(start);
	end = start;
	while (*end != '\0' && !starts_with(end, document->end))
		end = next_line(end);
	ck_assert_msg(*end != '\0', "%s: a block without end", document->file);
	*at = next_line(end);
	return cut(start, end);
}

/* What mdoc(7) writes otherwise: \e is a backslash, \& nothing. */
static void
unescape(char *text)
{
	char *to = text;

	for (; *text != '\0'; text++)
		if (starts_with(text, "\\e")) {
			*to++ = '\\';
			text++;
		} else if (starts_with(text, "\\&")) {
			text++;
		} else {
			*to++ = *text;
		}
	*to = '\0';
}

/* ---- Examples ---- */

static void
set_path(const char *name, const char *folder, const char *rest)
{
	char *value = support_print("%s%s%s", folder, rest != NULL ? ":" : "",
	    rest != NULL ? rest : "");

	setenv(name, value, 1);
	free(value);
}

/* What was built is found as if it were installed. */
static void
set_environment(const char *folder)
{
	char *generator = cut(SUPPORT_GEN, strrchr(SUPPORT_GEN, '/'));

	set_path("PATH", generator, getenv("PATH"));
	set_path("PATH", SUPPORT_BUILD, getenv("PATH"));
	set_path("PATH", folder, getenv("PATH"));
	set_path("PKG_CONFIG_PATH", SUPPORT_BUILD "/meson-uninstalled", NULL);
	set_path(
	    "LD_LIBRARY_PATH", SUPPORT_BUILD "/src", getenv("LD_LIBRARY_PATH"));
	set_path("LD_LIBRARY_PATH", SUPPORT_BUILD "/src/traffic",
	    getenv("LD_LIBRARY_PATH"));
	setenv("NO_COLOR", "1", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("COLUMNS");
	unsetenv("WSREG_INPUT");
	free(generator);
}

/* A folder to try examples in, with the files that they speak of and the
 * compiler by its usual name. */
static char *
make_folder(void)
{
	/* Not itself again. */
	static const char compiler[] =
	    "#!/bin/sh\nPATH=${PATH#*:}\n"
	    "exec " SUPPORT_CC " -Wall -Wextra -Werror \"$@\"\n";
	static const char *const snapshots[] = { "websocket.xml",
		"websocket-2012-04-12.xml" };
	char *folder = support_make_folder();
	char *cc = support_print("%s/cc", folder);

	set_environment(folder);
	support_write_file(cc, compiler, strlen(compiler));
	ck_assert_int_eq(chmod(cc, 0700), 0);
	free(cc);
	ck_assert_int_eq(chdir(folder), 0);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE "/data", "data"), 0);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE "/tests", "tests"), 0);
	ck_assert_int_eq(
	    symlink(SUPPORT_SOURCE "/tests/fixtures/follow-rfc6455.txt",
		"chat.txt"),
	    0);
	ck_assert_int_eq(
	    symlink(SUPPORT_SOURCE "/tests/fixtures/har-close.har", "chat.har"),
	    0);
	ck_assert_int_eq(
	    symlink(SUPPORT_SOURCE "/tests/fixtures/capture-rfc6455.pcap",
		"chat.pcap"),
	    0);
	for (size_t i = 0; i < COUNT(snapshots); i++) {
		char *target = support_print("data/%s", snapshots[i]);

		ck_assert_int_eq(symlink(target, snapshots[i]), 0);
		free(target);
	}
	return folder;
}

/* All that can be read, without CR, to be freed. */
static char *
read_all(int descriptor)
{
	FILE *text;
	char *all = NULL, piece[4096];
	size_t all_size;
	ssize_t size;

	text = open_memstream(&all, &all_size);
	ck_assert_ptr_nonnull(text);
	while ((size = read(descriptor, piece, sizeof(piece))) > 0 ||
	    (size < 0 && errno == EINTR))
		for (ssize_t i = 0; i < size; i++)
			if (piece[i] != '\r')
				fputc(piece[i], text);
	fclose(text);
	return all;
}

/* What a terminal shows of a command, to be freed. */
static char *
run_on_terminal(const char *command, unsigned short width)
{
	const struct winsize size = { .ws_row = 24, .ws_col = width };
	int terminal;
	pid_t child = forkpty(&terminal, NULL, NULL, &size);
	char *shown;

	ck_assert_int_ge(child, 0);
	if (child == 0) {
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	shown = read_all(terminal);
	close(terminal);
	waitpid(child, NULL, 0);
	return shown;
}

/* Runs "$ command" with its "> " lines, and compares what it prints with the
 * lines up to the next one.  Where that is. */
static const char *
check_command(const struct document *document, const char *at)
{
	const char *end = next_line(at), *start;
	char *command = cut(at + 2, end), *expected, *shown;

	for (; starts_with(end, "> "); end = next_line(end)) {
		char *line = cut(end + 2, next_line(end));
		char *longer = support_print("%s%s", command, line);

		free(line);
		free(command);
		command = longer;
	}
	start = end;
	while (*end != '\0' && !starts_with(end, "$ "))
		end = next_line(end);
	expected = cut(start, end);
	shown = run_on_terminal(command, document->width);
	ck_assert_msg(strcmp(shown, expected) == 0,
	    "%s:\n$ %sprints\n%sand not\n%s", document->file, command, shown,
	    expected);
	free(command);
	free(expected);
	free(shown);
	return end;
}

/* Files of consumers, which wsreg-recipes(7) shows but for their first line. */
static const struct project {
	SUPPORT_ROW;
	const char *file;
} projects[] = {
	{ ROW, "meson-subproject/meson.build" },
	{ ROW, "cmake-package/CMakeLists.txt" },
	{ ROW, "generate-meson/meson.build" },
	{ ROW, "generate-meson/wsreg.wrap" },
	{ ROW, "generate-meson-installed/meson.build" },
	{ ROW, "generate-cmake/CMakeLists.txt" },
	{ ROW, "generate-make/Makefile" },
	{ ROW, "generate-autoconf/configure.ac" },
	{ ROW, "generate-autoconf/Makefile.am" },
	{ ROW, "generate-autoconf-dist/configure.ac" },
	{ ROW, "generate-autoconf-dist/Makefile.am" },
	{ ROW, "vendor-cmake/CMakeLists.txt" },
	{ ROW, "vendor-make/Makefile" },
};

static char *
read_project(const struct project *project)
{
	char *name =
	    support_print(SUPPORT_SOURCE "/tests/consumers/%s", project->file);
	char *text = support_read_file(name, NULL);

	free(name);
	return text;
}

/* Writes a program, which its first line names, or runs commands. */
static void
try_block(const struct document *document, const char *block)
{
	char name[32];

	if (sscanf(block, "/* %31[a-z.] */", name) == 1)
		support_write_file(name, block, strlen(block));
	while (starts_with(block, "$ "))
		block = check_command(document, block);
}

START_TEST(test_examples)
{
	const struct document *document = &documents[_i];
	char *text = support_read_file(document->file, NULL);
	char *folder = make_folder(), *block;
	const char *at = text;
	int commands = 0;

	while ((block = next_block(document, &at)) != NULL) {
		if (document->begin[0] == '.')
			unescape(block);
		commands += starts_with(block, "$ ");
		try_block(document, block);
		free(block);
	}
	ck_assert(commands > 0 || strcmp(document->file, RECIPES) == 0);
	ck_assert_int_eq(chdir("/"), 0);
	free(folder);
	free(text);
}
END_TEST

/* The first two fenced blocks, which come after some output that is indented,
 * are the commands for a machine that has nothing yet: each is one line. */
START_TEST(test_build_commands)
{
	char *text = support_read_file(README, NULL);
	const char *at = text;
	char *shown = next_block(&documents[0], &at);
	char *build = next_block(&documents[0], &at);
	char *test = next_block(&documents[0], &at);

	ck_assert(starts_with(shown, "$ wsreg "));
	ck_assert_uint_eq(support_count_lines(build), 1);
	ck_assert_uint_eq(support_count_lines(test), 1);
	ck_assert(starts_with(build, "apt-get update && apt-get install -y "));
	ck_assert_ptr_nonnull(strstr(build, "&& build/wsreg 1006\n"));
	ck_assert(starts_with(test, "meson test -C build "));
	free(shown);
	free(build);
	free(test);
	free(text);
}
END_TEST

/* Counts the words of a text, up to its end. */
static size_t
count_words(const char *at, const char *end)
{
	static const char blanks[] = " \t\n";
	size_t count = 0;

	for (at += strspn(at, blanks); at < end; count++) {
		at += strcspn(at, blanks);
		at += strspn(at, blanks);
	}
	return count;
}

#define README_WORDS 1400

/* The README is short enough to be read: its words outside of blocks count. */
START_TEST(test_readme_words)
{
	char *text = support_read_file(README, NULL);
	bool fenced = false;
	size_t count = 0;

	for (const char *at = text; *at != '\0'; at = next_line(at)) {
		if (starts_with(at, "```"))
			fenced = !fenced;
		else if (!fenced && *at != '\t')
			count += count_words(at, next_line(at));
	}
	ck_assert_uint_gt(count, 0);
	ck_assert_msg(count <= README_WORDS, "README.md has %zu words", count);
	free(text);
}
END_TEST

/* Returns whether a block of the page is this text. */
static bool
has_block(const struct document *document, const char *wanted)
{
	char *text = support_read_file(document->file, NULL), *block;
	const char *at = text;
	bool has = false;

	while (!has && (block = next_block(document, &at)) != NULL) {
		unescape(block);
		has = strcmp(block, wanted) == 0;
		free(block);
	}
	free(text);
	return has;
}

START_TEST(test_project_shown)
{
	const struct project *project = &projects[_i];
	const struct document *document = documents;
	char *text = read_project(project);

	while (strcmp(document->file, RECIPES) != 0)
		document++;
	ck_assert_msg(has_block(document, next_line(text)),
	    RECIPES " does not show %s as it is", project->file);
	free(text);
}
END_TEST

static Suite *
examples_suite(void)
{
	Suite *suite = suite_create("examples");
	TCase *tcase = tcase_create("examples");

	support_add_rows(tcase, test_examples, documents);
	support_add_rows(tcase, test_project_shown, projects);
	tcase_add_test(tcase, test_build_commands);
	tcase_add_test(tcase, test_readme_words);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* Why nothing can be tried here, or NULL. */
static const char *
find_obstacle(void)
{
	const char *terminal = support_miss_terminal();

	return terminal != NULL ? terminal : support_miss("pkg-config");
}

int
main(void)
{
	Suite *(*const makers[])(void) = { examples_suite };
	const char *obstacle = find_obstacle();

	if (obstacle != NULL)
		return support_skip(obstacle);
	return support_main(makers, COUNT(makers));
}
