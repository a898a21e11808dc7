/* SPDX-License-Identifier: MIT */
/* Programs that are run, as a side of a comparison. */

#ifndef BENCH_PROCESS_H
#define BENCH_PROCESS_H

#include <stdbool.h>

struct bench_process {
	const char *const *arguments; /* the program's file first; NULL ends */
	int status;                   /* that it is to end with */
	bool failed;                  /* it could not be run, or did not */
	long peak;                    /* kilobytes of memory, at most */
	double seconds;               /* of processor time, in the last run */
	long faults; /* pages that were asked for in the last run */
};

/* Runs a struct bench_process to its end; what it prints is thrown away. */
void
bench_process_run(void *process);

#endif
