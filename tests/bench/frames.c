/* SPDX-License-Identifier: MIT */
/* The frame checker against libwslay, which does not look at less: masks,
 * lengths, fragments, UTF-8.  Both are fed 64 KiB at a time and asked for no
 * payload, but for the rows of payload: there the checker delivers it without
 * its mask. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <wslay/wslay.h>

#include "bench.h"
#include "frames/wsreg-check.h"
#include "traffic.h"
#include "utf8/utf8.h"

/* What was just received lies in the cache, so that this does, too; a run goes
 * over it so many times. */
#define SIZE ((size_t)1 << 19)
#define TIMES 16
#define FEED ((size_t)1 << 16)
#define ROUNDS 15

static volatile uint64_t sink;

/* ---- The sides ---- */

static void
check_octets(struct wsreg_check *check, const uint8_t *octets, size_t size)
{
	struct wsreg_event event;
	size_t used;

	for (; wsreg_check_feed(check, octets, size, &used, &event);
	     octets += used, size -= used)
		if (event.kind == WSREG_EVENT_FINDING)
			exit(bench_fail(event.finding.rule->fault));
}

__attribute__((noinline)) static void
check_once(const struct traffic *traffic, bool payload)
{
	static uint8_t unmasked[FEED];
	const struct wsreg_check_options options = {
		.payload = payload,
		.unmasked = payload ? unmasked : NULL,
		.unmasked_size = payload ? sizeof(unmasked) : 0,
	};
	struct wsreg_check check;

	wsreg_check_init(&check, &options);
	for (size_t i = 0; i < traffic->size; i += FEED) {
		size_t size =
		    traffic->size - i < FEED ? traffic->size - i : FEED;

		check_octets(&check, traffic->octets + i, size);
	}
	sink = check.frames;
}

static void
run_ours(void *context)
{
	for (unsigned i = 0; i < TIMES; i++)
		check_once(context, false);
}

static void
run_payload(void *context)
{
	for (unsigned i = 0; i < TIMES; i++)
		check_once(context, true);
}

/* What wslay is to read. */
struct reader {
	const struct traffic *traffic;
	size_t at, end;
};

static ssize_t
receive(wslay_event_context_ptr context, uint8_t *buffer, size_t size,
    int flags, void *user)
{
	struct reader *reader = user;

	(void)flags;
	if (size > reader->end - reader->at)
		size = reader->end - reader->at;
	if (size == 0) {
		wslay_event_set_error(context, WSLAY_ERR_WOULDBLOCK);
		return -1;
	}
	memcpy(buffer, reader->traffic->octets + reader->at, size);
	reader->at += size;
	return (ssize_t)size;
}

static void
receive_once(const struct traffic *traffic)
{
	const struct wslay_event_callbacks callbacks = { .recv_callback =
							     receive };
	struct reader reader = { traffic, 0, 0 };
	wslay_event_context_ptr peer;

	if (wslay_event_context_server_init(&peer, &callbacks, &reader) != 0)
		exit(bench_fail("out of memory"));
	wslay_event_config_set_no_buffering(peer, 1);
	while (reader.end < reader.traffic->size) {
		reader.end += FEED;
		if (reader.end > reader.traffic->size)
			reader.end = reader.traffic->size;
		if (wslay_event_recv(peer) != 0 || reader.at != reader.end)
			exit(bench_fail("wslay"));
	}
	wslay_event_context_free(peer);
}

static void
run_peer(void *context)
{
	for (unsigned i = 0; i < TIMES; i++)
		receive_once(context);
}

/* The memory limit: every octet is read, and nothing done with it. */
static void
run_read(void *context)
{
	const struct traffic *traffic = context;
	/* By vectors that every processor has, wherever they lie. */
	typedef uint64_t vector
	    __attribute__((vector_size(16), aligned(1), may_alias));
	const vector *at = (const vector *)(const void *)traffic->octets;
	size_t count = traffic->size / sizeof(*at);
	vector a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

	for (unsigned j = 0; j < TIMES; j++)
		for (size_t i = 0; i + 4 <= count; i += 4) {
			a += at[i];
			b += at[i + 1];
			c += at[i + 2];
			d += at[i + 3];
		}
	sink = a[0] + b[0] + c[0] + d[0];
}

/* ---- The table ---- */

/* Ratios that are wanted at least, by implementation. */
static const struct corpus {
	enum traffic_kind kind;
	const char *name;
	bool payload;
	struct goal {
		const char *implementation;
		double ratio;
	} goals[4];
} corpora[] = {
	{ TRAFFIC_CHAT, "a chat", false,
	    { { "avx512", 40 }, { "avx2", 40 }, { "sse4", 25 },
		{ "plain", 8 } } },
	{ TRAFFIC_JSON, "b JSON", false,
	    { { "avx512", 90 }, { "avx2", 90 }, { "sse4", 60 },
		{ "plain", 12 } } },
	{ TRAFFIC_BINARY, "c binary", false,
	    { { "avx512", 900 }, { "avx2", 900 }, { "sse4", 900 },
		{ "plain", 900 } } },
	{ TRAFFIC_CJK, "d CJK", false,
	    { { "avx512", 55 }, { "avx2", 35 }, { "sse4", 18 },
		{ "plain", 2 } } },
	{ TRAFFIC_CHAT, "a payload", true, { { NULL, 0 } } },
	{ TRAFFIC_JSON, "b payload", true, { { NULL, 0 } } },
	{ TRAFFIC_BINARY, "c payload", true, { { NULL, 0 } } },
	{ TRAFFIC_CJK, "d payload", true, { { NULL, 0 } } },
};

static double
goal_of(const struct corpus *corpus, const char *implementation)
{
	for (size_t i = 0; i < 4 && corpus->goals[i].implementation != NULL;
	     i++)
		if (strcmp(corpus->goals[i].implementation, implementation) ==
		    0)
			return corpus->goals[i].ratio;
	return 0;
}

/* Says what limits the speed, by how many times as long as a plain read of the
 * same octets it takes. */
static const char *
bound_of(double times)
{
	return times < 0.5 ? "frames, as payload is not read"
	    : times < 1.25 ? "reading"
			   : "instructions";
}

static double
rate(const struct traffic *traffic, double seconds)
{
	return (double)traffic->size * TIMES / seconds * 1e-9;
}

static void
measure(const struct corpus *corpus, const char *implementation)
{
	struct traffic traffic = traffic_make(corpus->kind, SIZE);
	struct bench_side ours = { corpus->payload ? run_payload : run_ours,
		&traffic };
	struct bench_side peer = { run_peer, &traffic };
	struct bench_side plain = { run_read, &traffic };
	struct bench_ratio result = bench_compare(&ours, &peer, ROUNDS);
	struct bench_ratio limit = bench_compare(&ours, &plain, ROUNDS);
	double goal = goal_of(corpus, implementation);
	char name[64];

	printf("%-9s %-6s %8.2f GB/s, %8.1f ns a frame; wslay %.3f GB/s; "
	       "a plain read %.1f GB/s, so ours is bound by %s; ratio %.1f\n",
	    corpus->name, implementation, rate(&traffic, result.ours),
	    result.ours * 1e9 / TIMES / (double)traffic.frames,
	    rate(&traffic, result.peer), rate(&traffic, limit.peer),
	    bound_of(limit.ratio), 1 / result.ratio);
	snprintf(name, sizeof(name), "frames, %s, %s, times wslay",
	    corpus->name, implementation);
	if (goal > 0)
		bench_print_least(name, 1 / result.ratio, "", goal);
	free(traffic.octets);
}

/* Measures in a process of its own: an implementation is chosen once for each.
 * Returns whether that process succeeded. */
static bool
measure_implementation(const char *implementation)
{
	int status = EXIT_FAILURE;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		setenv("WSREG_IMPLEMENTATION", implementation, 1);
		if (strcmp(wsreg_utf8_implementation()->name, implementation) !=
		    0)
			printf("skipped: this processor has no %s\n",
			    implementation);
		else
			for (size_t i = 0;
			     i < sizeof(corpora) / sizeof(*corpora); i++)
				measure(&corpora[i], implementation);
		exit(EXIT_SUCCESS);
	}
	return child > 0 && waitpid(child, &status, 0) == child && status == 0;
}

/* ---- Instructions ---- */

#define COUNTED "instructions"

static void
count_instructions(void)
{
	struct traffic traffic = traffic_make(TRAFFIC_CHAT, SIZE);
	double instructions = bench_instructions(COUNTED, "check_once");

	if (instructions < 0)
		puts("skipped: instructions; valgrind is not found");
	else
		bench_print("instructions for a chat frame",
		    instructions / (double)traffic.frames, "", 60);
	free(traffic.octets);
}

int
main(int argc, char **argv)
{
	static const char *const implementations[] = { "avx512", "avx2", "sse4",
		"neon", "plain" };
	bool good = true;

	if (argc > 1 && strcmp(argv[1], COUNTED) == 0) {
		struct traffic traffic = traffic_make(TRAFFIC_CHAT, SIZE);

		check_once(&traffic, false);
		free(traffic.octets);
		return EXIT_SUCCESS;
	}
	for (size_t i = 0;
	     i < sizeof(implementations) / sizeof(*implementations); i++)
		good = measure_implementation(implementations[i]) && good;
	count_instructions();
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
