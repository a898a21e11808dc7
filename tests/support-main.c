/* SPDX-License-Identifier: MIT */
/* What the tests share: how a program runs its tests, and temporary folders
 * that go when it ends. */

#define _GNU_SOURCE
#include "support.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Holds all temporary folders; made by main, so that tests, which run in
 * processes of their own, find it. */
static char *scratch;

/* The tests of single rows, with names of their own. */
static TTest **copies;
static size_t copy_count;

static int
remove_entry(
    const char *name, const struct stat *status, int type, struct FTW *walk)
{
	(void)status;
	(void)walk;
	/* A test may have left a folder that nobody may write to. */
	if (type == FTW_D)
		return chmod(name, 0700);
	return remove(name);
}

/* Once down to make folders writable, once up to empty them. */
static void
remove_folder(const char *folder)
{
	nftw(folder, remove_entry, 16, FTW_PHYS);
	nftw(folder, remove_entry, 16, FTW_PHYS | FTW_DEPTH);
}

static char *
make_scratch(void)
{
	const char *parent = getenv("TMPDIR");
	char *name = NULL;

	if (parent == NULL || parent[0] == '\0')
		parent = "/tmp";
	if (asprintf(&name, "%s/wsreg-test.XXXXXX", parent) < 0 ||
	    mkdtemp(name) == NULL) {
		fprintf(stderr, "no temporary folder: %s\n", strerror(errno));
		exit(EXIT_FAILURE);
	}
	return name;
}

void
support_add_row(
    TCase *tcase, const TTest *test, const char *row, int start, int end)
{
	TTest *copy = malloc(sizeof(*copy));
	char *name = NULL;

	if (row == NULL) {
		fprintf(stderr, "%s: row %d has no ROW\n", test->name, start);
		exit(EXIT_FAILURE);
	}
	if (copy == NULL || asprintf(&name, "%s of %s", test->name, row) < 0)
		abort();
	*copy = *test;
	copy->name = name;
	tcase_add_loop_test(tcase, copy, start, end);
	copies = reallocarray(copies, copy_count + 1, sizeof(*copies));
	if (copies == NULL)
		abort();
	copies[copy_count++] = copy;
}

/* Frees the tests of rows, which Check only points to. */
static void
free_copies(void)
{
	while (copy_count > 0) {
		TTest *copy = copies[--copy_count];

		free((char *)(uintptr_t)copy->name);
		free(copy);
	}
	free(copies);
	copies = NULL;
}

/* Returns this program's name and arguments, as "test-check make"; empty where
 * there is no /proc.  The text is to be freed. */
static char *
get_own_name(void)
{
	FILE *file = fopen("/proc/self/cmdline", "r");
	char words[256] = "", *base;
	size_t size = 0;

	if (file != NULL) {
		size = fread(words, 1, sizeof(words) - 1, file);
		fclose(file);
	}
	base = strrchr(words, '/');
	base = base == NULL ? words : base + 1;
	for (char *c = base; c + 1 < words + size; c++)
		if (*c == '\0' || *c == '/')
			*c = ' ';
	return strdup(base);
}

/* Keeps the reason for skipping this program where the last test of all prints
 * it; NULL removes the one of an earlier run.  A folder that cannot be written
 * is ignored. */
static void
keep_reason(const char *reason)
{
	char *name = get_own_name(), *path = NULL;
	FILE *file;

	if (name == NULL ||
	    asprintf(&path, SUPPORT_BUILD "/tests/skipped/%s", name) < 0)
		abort();
	if (reason == NULL) {
		remove(path);
	} else {
		mkdir(SUPPORT_BUILD "/tests/skipped", 0777);
		file = fopen(path, "w");
		if (file != NULL) {
			fprintf(file, "%s\n", reason);
			fclose(file);
		}
	}
	free(path);
	free(name);
}

int
support_main(Suite *(*const makers[])(void), size_t count)
{
	SRunner *runner;
	int failed;

	keep_reason(NULL);
	setenv("CK_DEFAULT_TIMEOUT", "60", 0);
	scratch = make_scratch();
	runner = srunner_create(NULL);
	for (size_t i = 0; i < count; i++)
		srunner_add_suite(runner, makers[i]());
	srunner_run_all(runner, CK_ENV);
	failed = srunner_ntests_failed(runner);
	if (srunner_ntests_run(runner) == 0) {
		fputs("no test was run\n", stderr);
		failed = 1;
	}
	srunner_free(runner);
	free_copies();
	remove_folder(scratch);
	free(scratch);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
support_skip(const char *reason)
{
	keep_reason(reason);
	fprintf(stderr, "SKIPPED: %s\n", reason);
	return SUPPORT_SKIPPED;
}

const char *
support_miss(const char *name)
{
	static char reason[64];

	if (support_has_program(name))
		return NULL;
	snprintf(reason, sizeof(reason), "there is no %s", name);
	return reason;
}

static const struct support_part *
find_part(const struct support_part parts[], size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(parts[i].name, name) == 0)
			return &parts[i];
	return NULL;
}

int
support_main_part(const struct support_part parts[], size_t count,
    int argument_count, char *const arguments[])
{
	const struct support_part *part = NULL;
	const char *obstacle;

	if (argument_count == 2)
		part = find_part(parts, count, arguments[1]);
	if (part == NULL) {
		fprintf(stderr, "usage: %s PART\nparts:", arguments[0]);
		for (size_t i = 0; i < count; i++)
			fprintf(stderr, " %s", parts[i].name);
		fputc('\n', stderr);
		return EXIT_FAILURE;
	}
	obstacle = part->find_obstacle != NULL ? part->find_obstacle() : NULL;
	if (obstacle != NULL)
		return support_skip(obstacle);
	return support_main(&part->make, 1);
}

char *
support_make_folder(void)
{
	char *name = support_print("%s/XXXXXX", scratch);

	ck_assert_msg(mkdtemp(name) != NULL, "%s: %s", name, strerror(errno));
	return name;
}
