/* SPDX-License-Identifier: MIT */
/* The time and memory that `wsreg diff` takes as a process, against `diff -u`
 * of the same files.  Arguments: the one and the other, and a folder with
 * registry files, which may be "". */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "process.h"
#include "registry.h"

#define PATH_SIZE 4096

/* The registry file that is edited in two places, if there is one. */
#define REAL_FILE "service-names-port-numbers.xml"

/* Files of so many records; of each `step` one differs, of all of them one if
 * that is their number, and none if it is 0. */
static const struct size {
	const char *name;
	unsigned count, step;
	size_t rounds;
	double time_goal, memory_goal; /* 0: none */
} sizes[] = {
	{ "10000 records, 1 % edited", 10000, 100, 101, 1.5, 0 },
	{ "100000 records, 1 % edited", 100000, 100, 9, 1.5, 1.0 },
	{ "100000 records, one edited", 100000, 100000, 9, 1.5, 0 },
	{ "100000 records, none edited", 100000, 0, 9, 0, 0 },
};

static const struct size real = { REAL_FILE ", two edited", 0, 1, 51, 2, 0 };

static void
print_figure(const char *name, const char *of, double ratio, double goal)
{
	char title[160];

	snprintf(
	    title, sizeof(title), "diff, %s, %s against diff -u", name, of);
	if (goal > 0)
		bench_print(title, ratio, "", goal);
	else
		bench_note(title, ratio, "");
}

/* Compares both programs on these files; false if one of them fails. */
static bool
measure(
    char **argv, const struct size *size, const char *before, const char *after)
{
	const char *const changes[] = { argv[1], "diff", before, after, NULL };
	const char *const lines[] = { argv[2], "-u", before, after, NULL };
	int status = size->step > 0 ? 1 : 0;
	struct bench_process ours = { .arguments = changes, .status = status };
	struct bench_process peer = { .arguments = lines, .status = status };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ bench_process_run, &ours },
		&(struct bench_side){ bench_process_run, &peer }, size->rounds);

	if (ours.failed || peer.failed)
		return false;
	printf("diff, %s: wsreg %.1f ms, %ld kB; diff -u %.1f ms, %ld kB\n",
	    size->name, result.ours * 1e3, ours.peak, result.peer * 1e3,
	    peer.peak);
	print_figure(size->name, "time", result.ratio, size->time_goal);
	print_figure(size->name, "memory",
	    (double)ours.peak / (double)peer.peak, size->memory_goal);
	return true;
}

/* ---- A real file ---- */

/* Returns the file's text, ended by a NUL, or NULL. */
static char *
read_text(const char *file)
{
	FILE *stream = fopen(file, "r");
	char *text = NULL;
	long size;

	if (stream == NULL)
		return NULL;
	if (fseek(stream, 0, SEEK_END) == 0 && (size = ftell(stream)) > 0) {
		rewind(stream);
		text = calloc((size_t)size + 1, 1);
		if (text != NULL &&
		    fread(text, 1, (size_t)size, stream) != (size_t)size) {
			free(text);
			text = NULL;
		}
	}
	fclose(stream);
	return text;
}

/* Writes the text with a word more in two descriptions, at a third and at two
 * thirds of the file. */
static bool
write_edited(const char *file, const char *text)
{
	static const char end[] = "</description>";
	FILE *stream = fopen(file, "w");
	size_t size = strlen(text);
	const char *at = text;

	for (size_t i = 1; i < 3 && stream != NULL; i++) {
		const char *found = strstr(text + size * i / 3, end);

		if (found == NULL)
			break;
		fwrite(at, 1, (size_t)(found - at), stream);
		fputs(" edited", stream);
		at = found;
	}
	return stream != NULL && fputs(at, stream) >= 0 && fclose(stream) == 0;
}

static bool
measure_real(char **argv, const char *after)
{
	char before[PATH_SIZE];
	char *text;
	bool good;

	snprintf(before, sizeof(before), "%s/" REAL_FILE, argv[3]);
	text = argv[3][0] != '\0' ? read_text(before) : NULL;
	if (text == NULL) {
		puts("diff, " REAL_FILE ": not measured; the option registries "
		     "names no folder with that file");
		return true;
	}
	good = write_edited(after, text) && measure(argv, &real, before, after);
	free(text);
	return good;
}

int
main(int argc, char **argv)
{
	char folder[PATH_SIZE], before[PATH_SIZE + 16], after[PATH_SIZE + 16];
	bool good;

	if (argc != 4)
		return bench_fail("two programs and a folder are needed");
	if (!bench_make_folder(folder, sizeof(folder)))
		return bench_fail("no temporary folder");
	snprintf(before, sizeof(before), "%s/before.xml", folder);
	snprintf(after, sizeof(after), "%s/after.xml", folder);
	good = measure_real(argv, after);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]) && good; i++)
		good = bench_write_registry(before, sizes[i].count, 0) &&
		    bench_write_registry(
			after, sizes[i].count, sizes[i].step) &&
		    measure(argv, &sizes[i], before, after);
	unlink(after);
	unlink(before);
	rmdir(folder);
	return good ? EXIT_SUCCESS
		    : bench_fail("a program cannot be run, or fails");
}
