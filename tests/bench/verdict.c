/* SPDX-License-Identifier: MIT */
/* Verdicts on close codes, against a switch with the same answers. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "snapshot.h"

/*
 * Our side is a call and a dozen instructions without a branch, the same for
 * all codes.  A function that does nothing, measured too, shows how much of
 * that is the call and the loop around it: no ratio can get below.
 *
 * The switch is at its best in rising order and with codes spread over all
 * 65,536, of which most are out of range: the processor learns which way it
 * goes.  It is at its worst with the codes that a Close frame may bear, in an
 * order that cannot be learnt.
 */
#define CODES 65536
#define ROUNDS 101

/* Made from the verdicts. */
const struct wsreg_verdict *
verdict_peer(uint64_t code, enum wsreg_sender sender);

struct question {
	uint32_t code;
	enum wsreg_sender sender;
};

typedef const struct wsreg_verdict *answer(uint64_t, enum wsreg_sender);

struct side {
	const struct question *questions;
	answer *ask;
};

/* What keeps the compiler from leaving questions out. */
static volatile uintptr_t sink;

__attribute__((noinline)) static void
run_questions(void *context)
{
	const struct side *side = context;
	uintptr_t sum = 0;

	for (size_t i = 0; i < CODES; i++)
		sum += (uintptr_t)side->ask(
		    side->questions[i].code, side->questions[i].sender);
	sink = sum;
}

/* CODES questions about the codes first to last, each as often as others. */
static struct question *
make_questions(uint32_t first, uint32_t last, bool random)
{
	struct question *questions = calloc(CODES, sizeof(*questions));
	uint64_t state = 1;

	if (questions == NULL)
		exit(bench_fail("out of memory"));
	for (uint32_t i = 0; i < CODES; i++) {
		questions[i].code = first + i % (last - first + 1);
		questions[i].sender =
		    bench_random(&state) % 2 == 0 ? WSREG_CLIENT : WSREG_SERVER;
	}
	if (random)
		bench_shuffle(questions, CODES, sizeof(*questions), &state);
	return questions;
}

static bool
check_answers(void)
{
	for (uint64_t code = 0; code < CODES + 1000; code++)
		for (int sender = WSREG_CLIENT; sender <= WSREG_SERVER;
		     sender++) {
			const struct wsreg_verdict *ours =
			    wsreg_close_code_verdict(
				code, (enum wsreg_sender)sender);
			const struct wsreg_verdict *peer =
			    verdict_peer(code, (enum wsreg_sender)sender);

			if (ours->wire != peer->wire ||
			    strcmp(ours->reason, peer->reason) != 0)
				return false;
		}
	return true;
}

static const struct wsreg_verdict *
answer_nothing(uint64_t code, enum wsreg_sender sender)
{
	(void)code;
	(void)sender;
	return NULL;
}

static void
measure_floor(void)
{
	struct question *questions = make_questions(0, 65535, true);
	struct side nothing = { questions, answer_nothing };
	struct side peer = { questions, verdict_peer };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_questions, &nothing },
		&(struct bench_side){ run_questions, &peer }, ROUNDS);

	bench_note("verdict, a function that does nothing, against switch",
	    result.ratio, "");
	free(questions);
}

static void
measure_order(const char *order, uint32_t first, uint32_t last, bool random)
{
	struct question *questions = make_questions(first, last, random);
	struct side ours = { questions, wsreg_close_code_verdict };
	struct side peer = { questions, verdict_peer };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_questions, &ours },
		&(struct bench_side){ run_questions, &peer }, ROUNDS);
	char name[80];

	printf("verdict, %s: ours %.2f ns, switch %.2f ns\n", order,
	    result.ours * 1e9 / CODES, result.peer * 1e9 / CODES);
	snprintf(name, sizeof(name), "verdict, %s, against switch", order);
	bench_print(name, result.ratio, "", 0.15);
	free(questions);
}

/* The tables, without the texts that they point to. */
static void
measure_size(void)
{
	const struct wsreg_wire_table *wire = &wsreg_tables.wire;
	size_t size = wire->limit + 1u;
	size_t pages = 0;

	for (size_t i = 0; i <= wire->limit; i++)
		if (wire->pages[i] >= pages)
			pages = wire->pages[i] + 1u;
	size += pages * WSREG_PAGE_SIZE;
	size += wsreg_tables.overlay->rule_count *
	    sizeof(*wsreg_tables.overlay->rules);
	bench_print("verdict, tables", (double)size, " octets", 2048);
}

int
main(void)
{
	if (!check_answers())
		return bench_fail("a verdict is not that of the switch");
	measure_floor();
	measure_order("0-65535 at random", 0, 65535, true);
	measure_order("0-65535 rising", 0, 65535, false);
	measure_order("1000-4999 at random", 1000, 4999, true);
	measure_order("1000-1015 at random", 1000, 1015, true);
	measure_size();
	return EXIT_SUCCESS;
}
