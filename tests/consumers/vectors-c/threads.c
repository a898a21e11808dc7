/* SPDX-License-Identifier: MIT */
/* Has several threads check all vectors and ask the registries at the same time:
 * libwsreg keeps no state, so that each thread finds the same. */

#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include <wsreg-check.h>

#include "vectors.h"

#define THREADS 4

/* What a thread found. */
struct sum {
	unsigned long findings, records, sendable;
};

static void
check(const struct wsreg_vector *vector, struct sum *sum)
{
	struct wsreg_check_options options = { .sender = WSREG_CLIENT };
	const unsigned char *octets = vector->octets;
	size_t left = vector->size, used;
	struct wsreg_check checker;
	struct wsreg_event event;

	options.size = sizeof(options);
	if (strcmp(vector->sender, "server") == 0)
		options.sender = WSREG_SERVER;
	wsreg_check_init(&checker, &options);
	while (wsreg_check_feed(&checker, octets, left, &used, &event)) {
		octets += used;
		left -= used;
		sum->findings++;
	}
	while (wsreg_check_finish(&checker, &event))
		sum->findings++;
}

/* Finds each record by its name again, and asks for each close code. */
static void
ask(struct sum *sum)
{
	const struct wsreg_snapshot *snapshot = wsreg_builtin();

	for (size_t i = 0; i < wsreg_registry_count(snapshot); i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_at(snapshot, i);

		for (size_t j = 0; j < wsreg_record_count(registry); j++) {
			const char *name = wsreg_record_at(registry, j)->name;

			/* Ranges of unassigned numbers have no name. */
			sum->records += name != NULL &&
			    wsreg_record_by_name(
				registry, name, strlen(name)) != NULL;
		}
	}
	for (unsigned code = 0; code < 5000; code++)
		sum->sendable += wsreg_close_code_sendable(code, WSREG_CLIENT);
}

static void *
run(void *context)
{
	struct sum *sum = context;

	for (size_t i = 0; i < WSREG_VECTOR_COUNT; i++)
		check(&wsreg_vectors[i], sum);
	ask(sum);
	return NULL;
}

int
main(void)
{
	pthread_t threads[THREADS];
	struct sum sums[THREADS] = { { 0, 0, 0 } }, alone = { 0, 0, 0 };

	for (size_t i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, run, &sums[i]) != 0)
			return 2;
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	run(&alone);
	printf("%lu findings, %lu records, %lu codes\n", alone.findings,
	    alone.records, alone.sendable);
	for (size_t i = 0; i < THREADS; i++)
		if (memcmp(&sums[i], &alone, sizeof(alone)) != 0)
			return 1;
	return alone.findings == 0 || alone.records == 0;
}
