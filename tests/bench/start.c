/* SPDX-License-Identifier: MIT */
/* The time that `wsreg 1006` takes as a process, against a program that does
 * nothing.  Arguments: the one and the other. */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 301

int
main(int argc, char **argv)
{
	const char *const lookup[] = { argv[1], "1006", NULL };
	struct bench_process ours = { .arguments = lookup };
	struct bench_process peer = {
		.arguments = (const char *const[]){ argv[argc - 1], NULL },
	};
	struct bench_ratio result;

	if (argc != 3)
		return bench_fail("two programs are needed");
	result = bench_compare(&(struct bench_side){ bench_process_run, &ours },
	    &(struct bench_side){ bench_process_run, &peer }, ROUNDS);
	if (ours.failed || peer.failed)
		return bench_fail("a program cannot be run, or fails");
	printf("start: wsreg 1006 %.3f ms, an empty program %.3f ms\n",
	    result.ours * 1e3, result.peer * 1e3);
	bench_print("start, wsreg 1006 against an empty program", result.ratio,
	    "", 1.15);
	return EXIT_SUCCESS;
}
