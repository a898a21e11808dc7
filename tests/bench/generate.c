/* SPDX-License-Identifier: MIT */
/* The time that `wsreg-gen` takes as a process, against `xmllint --noout` on
 * the same file.  Arguments: the one and the other, and the file. */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 301

static const struct {
	const char *mode;
	double goal; /* 0: none */
} modes[] = {
	{ "header", 2.0 },
	{ "standalone", 2.0 },
	/* This one takes its time to look for good hash tables. */
	{ "tables", 0 },
};

static int
measure(char **argv, size_t i)
{
	const char *const generate[] = { argv[1], modes[i].mode, argv[3], "-",
		NULL };
	const char *const lint[] = { argv[2], "--noout", argv[3], NULL };
	struct bench_process ours = { .arguments = generate };
	struct bench_process peer = { .arguments = lint };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ bench_process_run, &ours },
		&(struct bench_side){ bench_process_run, &peer }, ROUNDS);
	char name[80];

	if (ours.failed || peer.failed)
		return bench_fail("a program cannot be run, or fails");
	printf("generate: wsreg-gen %s %.3f ms, xmllint --noout %.3f ms\n",
	    modes[i].mode, result.ours * 1e3, result.peer * 1e3);
	snprintf(name, sizeof(name),
	    "generate, wsreg-gen %s against xmllint --noout", modes[i].mode);
	if (modes[i].goal > 0)
		bench_print(name, result.ratio, "", modes[i].goal);
	else
		bench_note(name, result.ratio, "");
	return EXIT_SUCCESS;
}

int
main(int argc, char **argv)
{
	if (argc != 4)
		return bench_fail("two programs and a file are needed");
	for (size_t i = 0; i < sizeof(modes) / sizeof(modes[0]); i++)
		if (measure(argv, i) != EXIT_SUCCESS)
			return EXIT_FAILURE;
	return EXIT_SUCCESS;
}
