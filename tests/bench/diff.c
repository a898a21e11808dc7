/* SPDX-License-Identifier: MIT */
/* The time and memory that `wsreg diff` takes as a process, against `diff -u`
 * of the same files.  Arguments: the one and the other. */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "bench.h"
#include "process.h"
#include "registry.h"

/* One record of a hundred differs. */
#define STEP 100

static const struct {
	unsigned count;
	size_t rounds;
	double time_goal, memory_goal; /* 0: none */
} sizes[] = {
	{ 10000, 101, 1.5, 0 },
	{ 100000, 21, 1.5, 1.0 },
};

static void
print_memory(const char *name, const struct bench_process *ours,
    const struct bench_process *peer, double goal)
{
	double ratio = (double)ours->peak / (double)peer->peak;

	if (goal > 0)
		bench_print(name, ratio, "", goal);
	else
		bench_note(name, ratio, "");
}

static bool
measure(char **argv, size_t i, const char *before, const char *after)
{
	const char *const changes[] = { argv[1], "diff", before, after, NULL };
	const char *const lines[] = { argv[2], "-u", before, after, NULL };
	struct bench_process ours = { .arguments = changes, .status = 1 };
	struct bench_process peer = { .arguments = lines, .status = 1 };
	struct bench_ratio result = bench_compare(
	    &(struct bench_side){ bench_process_run, &ours },
	    &(struct bench_side){ bench_process_run, &peer }, sizes[i].rounds);
	char name[80];

	if (ours.failed || peer.failed)
		return false;
	printf("diff, %u records: wsreg %.1f ms, %ld kB; diff -u %.1f ms, "
	       "%ld kB\n",
	    sizes[i].count, result.ours * 1e3, ours.peak, result.peer * 1e3,
	    peer.peak);
	snprintf(name, sizeof(name), "diff, %u records, time against diff -u",
	    sizes[i].count);
	bench_print(name, result.ratio, "", sizes[i].time_goal);
	snprintf(name, sizeof(name), "diff, %u records, memory against diff -u",
	    sizes[i].count);
	print_memory(name, &ours, &peer, sizes[i].memory_goal);
	return true;
}

int
main(int argc, char **argv)
{
	char folder[4096], before[sizeof(folder) + 16],
	    after[sizeof(folder) + 16];
	bool good = true;

	if (argc != 3)
		return bench_fail("two programs are needed");
	if (!bench_make_folder(folder, sizeof(folder)))
		return bench_fail("no temporary folder");
	snprintf(before, sizeof(before), "%s/before.xml", folder);
	snprintf(after, sizeof(after), "%s/after.xml", folder);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]) && good; i++)
		good = bench_write_registry(before, sizes[i].count, 0) &&
		    bench_write_registry(after, sizes[i].count, STEP) &&
		    measure(argv, i, before, after);
	unlink(after);
	unlink(before);
	rmdir(folder);
	return good ? EXIT_SUCCESS
		    : bench_fail("a program cannot be run, or fails");
}
