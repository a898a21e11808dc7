/* SPDX-License-Identifier: MIT */
/* Lookups by the command: keys in small and large registries, keys that are
 * nearly right, and exports of a large registry. */

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "bench.h"
#include "process.h"
#include "registry.h"

#define PATH_SIZE 4096
#define RUNS 5

/* So many keys are looked up in one run; a run with one key is taken off. */
#define KEYS 100000
#define MISSES 100
#define MANY 1000000

/* The program, and the folder of the files. */
static const char *program;
static char folder[PATH_SIZE];

/* Returns the least processor time of some runs of the program with these
 * arguments, which the shell reads, or a negative value if it fails. */
static double __attribute__((format(printf, 2, 3)))
run(int status, const char *format, ...)
{
	char command[4 * PATH_SIZE];
	const char *const words[] = { "/bin/sh", "-c", command, NULL };
	struct bench_process process = { .arguments = words, .status = status };
	double least = -1;
	va_list list;
	int size = snprintf(
	    command, sizeof(command), "cd '%s' && '%s' ", folder, program);

	if (size < 0 || (size_t)size >= sizeof(command))
		return -1;
	va_start(list, format);
	vsnprintf(command + size, sizeof(command) - (size_t)size, format, list);
	va_end(list);
	for (int i = 0; i < RUNS; i++) {
		bench_process_run(&process);
		if (least < 0 || process.seconds < least)
			least = process.seconds;
	}
	return process.failed ? -1 : least;
}

/* Returns a stream to write a file of the folder, or NULL. */
static FILE *
open_file(const char *name)
{
	char path[PATH_SIZE + 16];

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	return fopen(path, "w");
}

/* Writes so many keys of records, each a line.  With `typo' all lack a letter,
 * so that they are near to very many names and equal to none. */
static bool
write_keys(const char *name, unsigned count, unsigned records, bool typo)
{
	FILE *stream = open_file(name);
	uint64_t state = 1;

	if (stream == NULL)
		return false;
	for (unsigned i = 0; i < count; i++)
		fprintf(stream, "v%u.%s.example.org\n",
		    (unsigned)(bench_random(&state) % records),
		    typo ? "chanel" : "channel");
	return fclose(stream) == 0;
}

/* Writes keys of the compiled-in tables. */
static bool
write_builtin_keys(const char *name)
{
	static const char *const keys[] = { "1000", "1006", "3500", "4001",
		"mqtt", "soap", "13", "permessage-deflate", "Going Away",
		"RSV1" };
	FILE *stream = open_file(name);
	uint64_t state = 1;

	if (stream == NULL)
		return false;
	for (unsigned i = 0; i < MANY; i++)
		fprintf(stream, "%s\n",
		    keys[bench_random(&state) %
			(sizeof(keys) / sizeof(keys[0]))]);
	return fclose(stream) == 0;
}

/* Measures keys in a registry of so many records.  Returns the microseconds of
 * one, or a negative value. */
static double
measure_keys(unsigned records)
{
	char file[PATH_SIZE + 16];
	double one, all;

	snprintf(file, sizeof(file), "%s/large.xml", folder);
	if (!bench_write_registry(file, records, 0) ||
	    !write_keys("keys", KEYS, records, false) ||
	    !write_keys("key", 1, records, false))
		return -1;
	one = run(0, "lookup --brief -i large.xml - <key");
	all = run(0, "lookup --brief -i large.xml - <keys");
	if (one < 0 || all < 0)
		return -1;
	/* A difference of nothing can be less by chance. */
	return all > one ? (all - one) / (KEYS - 1) * 1e6 : 0;
}

/* Measures what measure_keys() left: near misses and exports. */
static bool
measure_large(unsigned records)
{
	double one, all, csv, json;

	if (!write_keys("keys", MISSES, records, true) ||
	    !write_keys("key", 1, records, true))
		return false;
	one = run(1, "lookup -i large.xml - <key");
	all = run(1, "lookup -i large.xml - <keys");
	csv = run(0, "export -i large.xml -f csv");
	json = run(0, "export -i large.xml -f json");
	if (one < 0 || all < 0 || csv < 0 || json < 0)
		return false;
	bench_print("lookup, near miss among 100000 names",
	    (all - one) / (MISSES - 1) * 1e3, " ms", 10);
	bench_print(
	    "export of 100000 records, JSON against CSV", json / csv, "", 1.5);
	return true;
}

/* Measures all, and prints each figure beside its goal. */
static bool
measure(void)
{
	double few = measure_keys(1000), many = measure_keys(100000), builtin;

	if (few < 0 || many < 0 || !measure_large(100000) ||
	    !write_builtin_keys("keys"))
		return false;
	builtin = run(0, "lookup --brief - <keys");
	bench_print("lookup, key among 100000 records", many, " us", 10);
	bench_note("lookup, key among 1000 records", few, " us");
	bench_print(
	    "lookup, 1000000 keys from standard input", builtin, " s", 1);
	return builtin >= 0;
}

int
main(int argc, char **argv)
{
	static const char *const names[] = { "key", "keys", "large.xml" };
	bool good;

	if (argc != 2)
		return bench_fail("a program is needed");
	program = argv[1];
	if (!bench_make_folder(folder, sizeof(folder)))
		return bench_fail("no temporary folder");
	good = measure();
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		char path[PATH_SIZE + 16];

		snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
		unlink(path);
	}
	rmdir(folder);
	return good ? EXIT_SUCCESS
		    : bench_fail("the program cannot be run, or fails");
}
