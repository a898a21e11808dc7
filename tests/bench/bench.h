/* SPDX-License-Identifier: MIT */
/* What the benchmarks share: time, chance, and ratios of two sides. */

#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

/* ---- Time and chance ---- */

/* Seconds of the processor that this thread has taken, and the processes that
 * were waited for: other work on the machine does not count. */
double
bench_now(void);

/* A number without a pattern, from a state that starts as anything; the same
 * on every run. */
uint64_t
bench_random(uint64_t *state);

/* Puts items of `size` octets, at most 64, into another order. */
void
bench_shuffle(void *items, size_t count, size_t size, uint64_t *state);

/* The value in the middle; sorts the values. */
double
bench_median(double *values, size_t count);

/* ---- Two sides measured by turns ---- */

/* One of the two sides: `run` works once through what is measured. */
struct bench_side {
	void (*run)(void *context);
	void *context;
};

struct bench_ratio {
	double ours, peer; /* seconds of one run, medians */
	double ratio;      /* median of the rounds' ratios */
};

/* Runs both sides once unmeasured, then by turns, so that what slows the
 * machine down slows both.  The quicker side is run again and again in each
 * round, until it has taken as long as the other. */
struct bench_ratio
bench_compare(const struct bench_side *ours, const struct bench_side *peer,
    size_t rounds);

/* ---- Printing ---- */

/* Judge a measured value: `name: measured x.xx (goal <= y met)`, or `missed`.
 * `unit` follows the value, with a blank of its own if it wants one.  The last
 * line of the program counts the goals; with WSREG_GOALS=strict in the
 * environment a goal that is missed makes the program fail.  The first wants at
 * most the goal, the second at least. */
void
bench_print(const char *name, double measured, const char *unit, double goal);
void
bench_print_least(
    const char *name, double measured, const char *unit, double goal);

/* The same for a value without a goal. */
void
bench_note(const char *name, double measured, const char *unit);

/* Says that something is wrong; returns EXIT_FAILURE. */
int
bench_fail(const char *reason);

/* ---- Instructions ---- */

/*
 * Runs this program again under valgrind, with `argument` alone, and returns
 * the number of instructions spent inside the function `within` and what it
 * calls.  A negative value if there is no valgrind or it fails.
 */
double
bench_instructions(const char *argument, const char *within);

/* The same for all of a command line, which NULL ends.  Its loader is counted,
 * the kernel is not. */
double
bench_program_instructions(const char *const *arguments);

#endif
