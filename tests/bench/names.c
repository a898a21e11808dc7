/* SPDX-License-Identifier: MIT */
/* Lookups by name, against the perfect hash that gperf makes of the same
 * names. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "model/slots.h"
#include "wsreg.h"

/*
 * A lookup of ours hashes all octets, so that no name is too like another, and
 * its table finds names regardless of case as well; the peer picks the few
 * octets that these very names differ in.
 *
 * All names and as many misses are one pass.  Asked for in one order again and
 * again, they show the work done, as the processor learns the order.  In so
 * many passes, each with other misses and in another order, it cannot learn
 * them, and what it guesses wrong takes most of the time on either side: how
 * long a name is, and whether it is there.
 */
#define PASSES 256
#define ROUNDS 51

/* gperf makes this one. */
const char *
names_peer(const char *name, size_t size);

struct query {
	const char *name;
	size_t size;
	/* What is to be found: NULL for a miss. */
	const struct wsreg_record *record;
};

struct queries {
	struct query *items;
	size_t count;
	char *text;
};

/* ---- What is asked for ---- */

/* One octet replaced, one in the other case, one lost, one more, or two next
 * to each other exchanged. */
static size_t
mutate(char *name, size_t size, uint64_t *state)
{
	uint64_t random = bench_random(state);
	size_t at = (size_t)(random >> 32) % size;
	char held = name[at];

	switch (random % 5) {
	case 0:
		name[at] = (char)('a' + (random >> 8) % 26);
		return size;
	case 1:
		name[at] ^= 0x20;
		return size;
	case 2:
		memmove(name + at, name + at + 1, size - at - 1);
		return size - 1;
	case 3:
		memmove(name + at + 1, name + at, size - at);
		return size + 1;
	default:
		name[at] = name[size - 1 - at];
		name[size - 1 - at] = held;
		return size;
	}
}

static const struct wsreg_record *
find_slowly(
    const struct wsreg_registry *registry, const char *name, size_t size)
{
	const struct wsreg_record *record;

	for (size_t i = 0; (record = wsreg_record_at(registry, i)) != NULL; i++)
		if (strlen(record->key) == size &&
		    memcmp(record->key, name, size) == 0)
			return record;
	return NULL;
}

/* Writes a miss made of the record's name at `text`; its size. */
static size_t
make_miss(char *text, const struct wsreg_record *record, uint64_t *state)
{
	size_t size;

	do {
		memcpy(text, record->key, strlen(record->key));
		size = mutate(text, strlen(record->key), state);
	} while (find_slowly(record->registry, text, size) != NULL);
	return size;
}

/* Writes what is asked for at `text` one after another, as names stand in
 * memory just read; where the next goes. */
static char *
add_query(struct queries *queries, const struct wsreg_record *record,
    char *text, uint64_t *state, bool hit)
{
	size_t size = strlen(record->key);

	if (hit)
		memcpy(text, record->key, size);
	else
		size = make_miss(text, record, state);
	queries->items[queries->count++] =
	    (struct query){ text, size, hit ? record : NULL };
	return text + size + 1;
}

/* Each name and a miss of it, in an order of its own. */
static char *
add_pass(struct queries *queries, const struct wsreg_registry *registry,
    char *text, uint64_t *state)
{
	size_t count = 2 * wsreg_record_count(registry);
	size_t *order = calloc(count, sizeof(*order));

	if (order == NULL)
		exit(bench_fail("out of memory"));
	for (size_t i = 0; i < count; i++)
		order[i] = i;
	bench_shuffle(order, count, sizeof(*order), state);
	for (size_t i = 0; i < count; i++)
		text =
		    add_query(queries, wsreg_record_at(registry, order[i] / 2),
			text, state, order[i] % 2 == 0);
	free(order);
	return text;
}

static void
make_queries(struct queries *queries, const struct wsreg_registry *registry)
{
	size_t names = wsreg_record_count(registry);
	uint64_t state = 1;
	size_t size = 0;
	char *text;

	for (size_t i = 0; i < names; i++)
		size += 2 * strlen(wsreg_record_at(registry, i)->key) + 3;
	queries->count = 0;
	queries->items = calloc(2 * names * PASSES, sizeof(*queries->items));
	queries->text = text = calloc(PASSES, size);
	if (queries->items == NULL || text == NULL)
		exit(bench_fail("out of memory"));
	for (size_t pass = 0; pass < PASSES; pass++)
		text = add_pass(queries, registry, text, &state);
}

/* ---- The two sides, and neither ---- */

typedef const void *
lookup(const char *, size_t);

static const void *
find_ours(const char *name, size_t size)
{
	return wsreg_subprotocol(name, size);
}

static const void *
find_peer(const char *name, size_t size)
{
	return names_peer(name, size);
}

static const void *
find_nothing(const char *name, size_t size)
{
	(void)name;
	(void)size;
	return NULL;
}

struct side {
	const struct query *queries;
	size_t count, times;
	lookup *find;
};

/* What keeps the compiler from leaving lookups out. */
static volatile uintptr_t sink;

__attribute__((noinline)) static void
run_lookups(void *context)
{
	const struct side *side = context;
	uintptr_t sum = 0;

	for (size_t time = 0; time < side->times; time++)
		for (size_t i = 0; i < side->count; i++)
			sum += (uintptr_t)side->find(
			    side->queries[i].name, side->queries[i].size);
	sink = sum;
}

static bool
check_answers(const struct queries *queries)
{
	for (size_t i = 0; i < queries->count; i++) {
		const struct query *query = &queries->items[i];
		const char *peer = names_peer(query->name, query->size);

		if (wsreg_subprotocol(query->name, query->size) !=
		    query->record)
			return false;
		if ((peer != NULL) != (query->record != NULL) ||
		    (peer != NULL && strcmp(peer, query->record->key) != 0))
			return false;
	}
	return true;
}

/* The first `count` queries, so many times. */
static void
measure_time(
    const char *order, const struct query *queries, size_t count, size_t times)
{
	struct side ours = { queries, count, times, find_ours };
	struct side peer = { queries, count, times, find_peer };
	struct bench_ratio result =
	    bench_compare(&(struct bench_side){ run_lookups, &ours },
		&(struct bench_side){ run_lookups, &peer }, ROUNDS);
	double nanoseconds = 1e9 / (double)(count * times);
	char name[80];

	printf("names, %s: ours %.2f ns, gperf %.2f ns\n", order,
	    result.ours * nanoseconds, result.peer * nanoseconds);
	snprintf(name, sizeof(name), "names, %s, time against gperf", order);
	bench_print(name, result.ratio, "", 0.9);
}

/* ---- Instructions, in a run of its own under valgrind ---- */

static lookup *
find_side(const char *name)
{
	return strcmp(name, "ours") == 0 ? find_ours
	    : strcmp(name, "peer") == 0  ? find_peer
					 : find_nothing;
}

static double
count_instructions(const char *side, const struct queries *queries)
{
	return bench_instructions(side, "run_lookups") / (double)queries->count;
}

static void
measure_instructions(const struct queries *queries)
{
	double nothing = count_instructions("nothing", queries);
	double ours = count_instructions("ours", queries) - nothing;
	double peer = count_instructions("peer", queries) - nothing;

	if (nothing < 0 || ours < 0 || peer <= 0) {
		puts("names, instructions: not counted, as there is no "
		     "valgrind or it cannot read this program");
		return;
	}
	bench_note("names, ours", ours, " instructions");
	bench_note("names, gperf", peer, " instructions");
	bench_print("names, instructions against gperf", ours / peer, "", 0.7);
}

/* ---- A large table ---- */

#define LARGE_COUNT 100000

/* As the generator does it. */
#define LARGE_BUDGET 2000000

/* Names that begin alike, as those of an organisation do. */
static void
make_records(struct wsreg_record *records, char (*names)[40])
{
	for (size_t i = 0; i < LARGE_COUNT; i++) {
		snprintf(names[i], sizeof(names[i]),
		    "notification.channel.%06zu.example", i);
		records[i].key = names[i];
	}
}

static int
measure_table(void)
{
	struct wsreg_record *records = calloc(LARGE_COUNT, sizeof(*records));
	char(*names)[40] = calloc(LARGE_COUNT, sizeof(*names));
	struct wsreg_registry registry = { .record_count = LARGE_COUNT };
	struct gen_array slots = { 0 };
	double start;
	bool good;

	if (records == NULL || names == NULL)
		return bench_fail("out of memory");
	make_records(records, names);
	start = bench_now();
	good = gen_slots_fill(&registry, records, &slots, LARGE_BUDGET);
	bench_print(
	    "names, table of 100,000 made", bench_now() - start, " s", 1);
	gen_array_free(&slots);
	free(names);
	free(records);
	return good && registry.shift < 64
	    ? EXIT_SUCCESS
	    : bench_fail("no table for 100,000 names");
}

int
main(int argc, char **argv)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(wsreg_builtin(), "subprotocol", 11);
	struct queries queries;
	int status = EXIT_SUCCESS;

	make_queries(&queries, registry);
	if (argc > 1) {
		struct side side = { queries.items, queries.count, 1,
			find_side(argv[1]) };

		run_lookups(&side);
	} else if (!check_answers(&queries)) {
		status = bench_fail("an answer is wrong");
	} else {
		printf("names: %zu, and as many misses\n",
		    wsreg_record_count(registry));
		measure_time("one order", queries.items,
		    2 * wsreg_record_count(registry), PASSES);
		measure_time("many orders", queries.items, queries.count, 1);
		measure_instructions(&queries);
		status = measure_table();
	}
	free(queries.items);
	free(queries.text);
	return status;
}
