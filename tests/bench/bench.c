/* SPDX-License-Identifier: MIT */
/* What the benchmarks share: time, chance, and ratios of two sides. */

#define _GNU_SOURCE
#include "bench.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* ---- Time and chance ---- */

double
bench_now(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

/* splitmix64. */
uint64_t
bench_random(uint64_t *state)
{
	uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
	return z ^ z >> 31;
}

void
bench_shuffle(void *items, size_t count, size_t size, uint64_t *state)
{
	char *base = items;
	char held[64];

	for (size_t i = count; i > 1; i--) {
		char *last = base + (i - 1) * size;
		char *other = base + bench_random(state) % i * size;

		memcpy(held, last, size);
		memmove(last, other, size);
		memcpy(other, held, size);
	}
}

static int
compare_doubles(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

double
bench_median(double *values, size_t count)
{
	qsort(values, count, sizeof(*values), compare_doubles);
	return count % 2 == 1 ? values[count / 2]
			      : (values[count / 2 - 1] + values[count / 2]) / 2;
}

/* ---- Two sides measured by turns ---- */

static double
time_side(const struct bench_side *side)
{
	double start = bench_now();

	side->run(side->context);
	return bench_now() - start;
}

struct bench_ratio
bench_compare(
    const struct bench_side *ours, const struct bench_side *peer, size_t rounds)
{
	double *values = calloc(3 * rounds, sizeof(*values));
	double *mine = values, *theirs = values + rounds;
	double *ratios = values + 2 * rounds;
	struct bench_ratio result;

	if (values == NULL)
		exit(bench_fail("out of memory"));
	time_side(ours);
	time_side(peer);
	for (size_t i = 0; i < rounds; i++) {
		mine[i] = time_side(ours);
		theirs[i] = time_side(peer);
		ratios[i] = mine[i] / theirs[i];
	}
	result.ours = bench_median(mine, rounds);
	result.peer = bench_median(theirs, rounds);
	result.ratio = bench_median(ratios, rounds);
	free(values);
	return result;
}

/* ---- Printing ---- */

void
bench_print(const char *name, double measured, const char *unit, double goal)
{
	printf(
	    "%s: measured %.2f%s (goal <= %g)\n", name, measured, unit, goal);
	fflush(stdout);
}

void
bench_note(const char *name, double measured, const char *unit)
{
	printf("%s: %.2f%s\n", name, measured, unit);
	fflush(stdout);
}

int
bench_fail(const char *reason)
{
	fprintf(stderr, "failed: %s\n", reason);
	return EXIT_FAILURE;
}

/* ---- Instructions ---- */

/* The file that valgrind writes has a line "totals: N". */
static double
read_totals(const char *file)
{
	static const char word[] = "totals: ";
	FILE *stream = fopen(file, "r");
	double totals = -1;
	char line[512];

	if (stream == NULL)
		return -1;
	while (fgets(line, sizeof(line), stream) != NULL)
		if (strncmp(line, word, sizeof(word) - 1) == 0)
			totals = strtod(line + sizeof(word) - 1, NULL);
	fclose(stream);
	return totals;
}

static bool
run_quietly(const char *const arguments[])
{
	posix_spawn_file_actions_t actions;
	pid_t child;
	int status;
	bool started;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(
	    &actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(
	    &actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	/* POSIX promises that the arguments are only read. */
	started = posix_spawnp(&child, arguments[0], &actions, NULL,
		      (char *const *)arguments, environ) == 0;
	posix_spawn_file_actions_destroy(&actions);
	return started && waitpid(child, &status, 0) == child && status == 0;
}

double
bench_instructions(const char *argument, const char *within)
{
	char file[] = "/tmp/wsreg-bench.XXXXXX";
	char self[4096];
	char out[sizeof(file) + 32];
	char toggle[128];
	const char *const arguments[] = { "valgrind", "--tool=callgrind", out,
		toggle, self, argument, NULL };
	ssize_t size = readlink("/proc/self/exe", self, sizeof(self) - 1);
	int made = size > 0 ? mkstemp(file) : -1;
	double totals = -1;

	if (made >= 0) {
		close(made);
		self[size] = '\0';
		snprintf(out, sizeof(out), "--callgrind-out-file=%s", file);
		snprintf(toggle, sizeof(toggle), "--toggle-collect=%s", within);
		if (run_quietly(arguments))
			totals = read_totals(file);
		unlink(file);
	}
	return totals;
}
