/* SPDX-License-Identifier: MIT */
/* The time that wsreg takes as a process, for answers that need no registry
 * file, against a program that does nothing.  Arguments: wsreg, that program,
 * and a file of captured traffic. */

#include <stdio.h>
#include <stdlib.h>

#include "bench.h"
#include "process.h"

#define ROUNDS 301

static bool
measure(const char *name, const char *const arguments[], const char *empty,
    double goal)
{
	struct bench_process ours = { .arguments = arguments };
	struct bench_process peer = {
		.arguments = (const char *const[]){ empty, NULL },
	};
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ bench_process_run, &ours },
		&(struct bench_side){ bench_process_run, &peer }, ROUNDS);
	char title[128];

	if (ours.failed || peer.failed)
		return false;
	printf("start: %s %.3f ms, an empty program %.3f ms\n", name,
	    result.ours * 1e3, result.peer * 1e3);
	snprintf(
	    title, sizeof(title), "start, %s against an empty program", name);
	bench_print(title, result.ratio, "", goal);
	return true;
}

int
main(int argc, char **argv)
{
	if (argc != 4)
		return bench_fail("two programs and a file are needed");
	if (!measure("wsreg 1006",
		(const char *const[]){ argv[1], "1006", NULL }, argv[2],
		1.25) ||
	    !measure("wsreg -f json 1006",
		(const char *const[]){ argv[1], "-f", "json", "1006", NULL },
		argv[2], 1.5) ||
	    !measure("wsreg check",
		(const char *const[]){ argv[1], "check", "--frames", "server",
		    "--hex", argv[3], NULL },
		argv[2], 1.5))
		return bench_fail("a program cannot be run, or fails");
	return EXIT_SUCCESS;
}
