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
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

/* ---- Time and chance ---- */

static double
seconds_of(struct timeval time)
{
	return (double)time.tv_sec + (double)time.tv_usec * 1e-6;
}

double
bench_now(void)
{
	struct timespec own;
	struct rusage others;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &own);
	getrusage(RUSAGE_CHILDREN, &others);
	return (double)own.tv_sec + (double)own.tv_nsec * 1e-9 +
	    seconds_of(others.ru_utime) + seconds_of(others.ru_stime);
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

/* A side is run so often in a round, at most, as the other takes longer. */
#define REPEAT_MAX 1000

/* Returns the seconds of one run, of as many as are asked for. */
static double
time_side(const struct bench_side *side, unsigned repeat)
{
	double start = bench_now();

	for (unsigned i = 0; i < repeat; i++)
		side->run(side->context);
	return (bench_now() - start) / repeat;
}

/* Returns how often a side is run so that it takes as long as the other. */
static unsigned
find_repeat(double own, double other)
{
	if (own <= 0 || other <= own)
		return 1;
	return other / own > REPEAT_MAX ? REPEAT_MAX : (unsigned)(other / own);
}

struct bench_ratio
bench_compare(
    const struct bench_side *ours, const struct bench_side *peer, size_t rounds)
{
	double *values = calloc(3 * rounds, sizeof(*values));
	double *mine = values, *theirs = values + rounds;
	double *ratios = values + 2 * rounds;
	double first, second;
	unsigned our_repeat, peer_repeat;
	struct bench_ratio result;

	if (values == NULL)
		exit(bench_fail("out of memory"));
	first = time_side(ours, 1);
	second = time_side(peer, 1);
	our_repeat = find_repeat(first, second);
	peer_repeat = find_repeat(second, first);
	for (size_t i = 0; i < rounds; i++) {
		mine[i] = time_side(ours, our_repeat);
		theirs[i] = time_side(peer, peer_repeat);
		ratios[i] = mine[i] / theirs[i];
	}
	result.ours = bench_median(mine, rounds);
	result.peer = bench_median(theirs, rounds);
	result.ratio = bench_median(ratios, rounds);
	free(values);
	return result;
}

/* ---- Printing ---- */

/* How many goals were judged, and how many of them were missed. */
static unsigned judged, missed;

/* Prints the sum of all goals when the program ends, and makes its status that
 * of a failure if that is wanted. */
static void
sum_up(void)
{
	const char *strict = getenv("WSREG_GOALS");

	printf("goals: %u met, %u missed\n", judged - missed, missed);
	fflush(stdout);
	if (missed > 0 && strict != NULL && strcmp(strict, "strict") == 0)
		_exit(EXIT_FAILURE);
}

static void
judge(const char *name, double measured, const char *unit, const char *relation,
    double goal, bool met)
{
	if (judged++ == 0)
		atexit(sum_up);
	missed += !met;
	printf("%s: measured %.2f%s (goal %s %g %s)\n", name, measured, unit,
	    relation, goal, met ? "met" : "missed");
	fflush(stdout);
}

void
bench_print(const char *name, double measured, const char *unit, double goal)
{
	judge(name, measured, unit, "<=", goal, measured <= goal);
}

void
bench_print_least(
    const char *name, double measured, const char *unit, double goal)
{
	judge(name, measured, unit, ">=", goal, measured >= goal);
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

/* The words that a command line has at most under valgrind. */
#define WORDS_MAX 16

/* Runs words under valgrind, up to the NULL that ends them, and counts where
 * `toggle' says, an option or NULL. */
static double
count_instructions(const char *toggle, const char *const *words)
{
	char file[] = "/tmp/wsreg-bench.XXXXXX";
	char out[sizeof(file) + 32];
	const char *line[WORDS_MAX] = { "valgrind", "--tool=callgrind", out };
	size_t count = 3;
	int made = mkstemp(file);
	double totals = -1;

	if (made < 0)
		return -1;
	close(made);
	snprintf(out, sizeof(out), "--callgrind-out-file=%s", file);
	if (toggle != NULL)
		line[count++] = toggle;
	while (*words != NULL && count < WORDS_MAX - 1)
		line[count++] = *words++;
	if (run_quietly(line))
		totals = read_totals(file);
	unlink(file);
	return totals;
}

double
bench_instructions(const char *argument, const char *within)
{
	char self[4096];
	char toggle[128];
	ssize_t size = readlink("/proc/self/exe", self, sizeof(self) - 1);

	if (size <= 0)
		return -1;
	self[size] = '\0';
	snprintf(toggle, sizeof(toggle), "--toggle-collect=%s", within);
	return count_instructions(
	    toggle, (const char *const[]){ self, argument, NULL });
}

double
bench_program_instructions(const char *const *arguments)
{
	return count_instructions(NULL, arguments);
}
