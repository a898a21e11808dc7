/* SPDX-License-Identifier: MIT */
/* Compressed messages inflated and judged, against zlib's inflate alone. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "bench.h"
#include "traffic/inflate.h"
#include "traffic/traffic.h"

/* The octets that a round inflates at least, on each side. */
#define ROUND ((size_t)1 << 20)
#define ROUNDS 25

/* Messages as a side sends them. */
struct messages {
	struct deflate_side side;
	size_t count, plain; /* each of so many octets */
	uint8_t **packed;
	size_t *sizes; /* with the octets that RFC 7692, 7.2.1 takes off */
	uint8_t *output;
	z_stream peer;
	struct deflate ours;
};

/* ---- Messages ---- */

static const char *const words[] = { "price", "user", "message", "status",
	"active", "timestamp", "value", "error", "update", "volume", "channel",
	"ticker" };

static const char *
choose_word(uint64_t *state)
{
	return words[bench_random(state) % (sizeof(words) / sizeof(*words))];
}

/* Makes records of JSON; the last one is cut off. */
static void
make_plain(char *text, size_t size, uint64_t *state)
{
	static unsigned number;
	char record[160];

	for (size_t i = 0, part; i < size; i += part) {
		unsigned amount = (unsigned)(bench_random(state) % 10000);

		part = (size_t)snprintf(record, sizeof(record),
		    "{\"id\":%u,\"user\":\"%s\",\"event\":\"%s\","
		    "\"amount\":%u.%02u,\"ok\":%s},",
		    number++, choose_word(state), choose_word(state),
		    amount / 100, amount % 100,
		    amount % 2 == 0 ? "true" : "false");
		if (part > size - i)
			part = size - i;
		memcpy(text + i, record, part);
	}
}

static void
pack(struct messages *messages, size_t index, z_stream *stream, char *text)
{
	size_t room = 2 * messages->plain + 100;
	uint8_t *packed = malloc(room);

	if (packed == NULL)
		exit(bench_fail("out of memory"));
	if (messages->side.no_context_takeover)
		deflateReset(stream);
	stream->next_in = (uint8_t *)text;
	stream->avail_in = (unsigned)messages->plain;
	stream->next_out = packed;
	stream->avail_out = (unsigned)room;
	deflate(stream, Z_SYNC_FLUSH);
	messages->packed[index] = packed;
	messages->sizes[index] = room - stream->avail_out;
}

/* RFC 7692, 7.2.1, by zlib with its usual level. */
static void
make_messages(struct messages *messages)
{
	const int bits = -(int)messages->side.window_bits;
	char *text = malloc(messages->plain);
	z_stream stream = { 0 };
	uint64_t state = 1;

	messages->count = ROUND / messages->plain;
	messages->packed = calloc(messages->count, sizeof(*messages->packed));
	messages->sizes = calloc(messages->count, sizeof(*messages->sizes));
	messages->output = malloc(messages->plain + 1);
	if (text == NULL || messages->packed == NULL ||
	    messages->sizes == NULL || messages->output == NULL ||
	    deflateInit2(&stream, 6, Z_DEFLATED, bits, 8, 0) != Z_OK ||
	    inflateInit2(&messages->peer, bits) != Z_OK ||
	    !deflate_init(&messages->ours, &messages->side, 0))
		exit(bench_fail("out of memory"));
	for (size_t i = 0; i < messages->count; i++) {
		make_plain(text, messages->plain, &state);
		pack(messages, i, &stream, text);
	}
	deflateEnd(&stream);
	free(text);
}

static void
free_messages(struct messages *messages)
{
	for (size_t i = 0; i < messages->count; i++)
		free(messages->packed[i]);
	free(messages->packed);
	free(messages->sizes);
	free(messages->output);
	inflateEnd(&messages->peer);
	deflate_free(&messages->ours);
}

/* ---- Both sides ---- */

__attribute__((noinline)) static void
run_ours(void *context)
{
	struct messages *messages = context;
	struct deflate *ours = &messages->ours;

	for (size_t i = 0; i < messages->count; i++) {
		deflate_begin(ours, true);
		deflate_begin_frame(ours);
		deflate_feed(ours, messages->packed[i], messages->sizes[i] - 4);
		deflate_end(ours);
		if (ours->fault.found || ours->inflated != messages->plain)
			exit(bench_fail("a message is not inflated"));
	}
}

/* The context goes on from the last message to the first, which does not refer
 * to it. */
__attribute__((noinline)) static void
run_peer(void *context)
{
	struct messages *messages = context;
	z_stream *peer = &messages->peer;

	for (size_t i = 0; i < messages->count; i++) {
		if (messages->side.no_context_takeover)
			inflateReset(peer);
		peer->next_in = messages->packed[i];
		peer->avail_in = (unsigned)messages->sizes[i];
		peer->next_out = messages->output;
		peer->avail_out = (unsigned)messages->plain + 1;
		inflate(peer, Z_SYNC_FLUSH);
		if (peer->avail_in != 0 || peer->avail_out != 1)
			exit(bench_fail("zlib does not inflate a message"));
	}
}

/* ---- Goals ---- */

static void
measure(const char *name, size_t size, struct deflate_side side, double goal)
{
	struct messages messages = { .side = side, .plain = size };
	struct bench_side ours = { run_ours, &messages };
	struct bench_side peer = { run_peer, &messages };
	struct bench_ratio result;
	char title[128];

	make_messages(&messages);
	result = bench_compare(&ours, &peer, ROUNDS);
	printf("inflate, %s: ours %.0f ns a message, zlib %.0f ns\n", name,
	    result.ours * 1e9 / (double)messages.count,
	    result.peer * 1e9 / (double)messages.count);
	snprintf(title, sizeof(title), "inflate, %s, %u bits%s", name,
	    side.window_bits, side.no_context_takeover ? ", no takeover" : "");
	bench_print(title, result.ratio, "", goal);
	free_messages(&messages);
}

static void
measure_size(const char *name, size_t size, double goal)
{
	for (unsigned bits = 9; bits <= 15; bits++)
		for (int anew = 0; anew < 2; anew++)
			measure(name, size,
			    (struct deflate_side){
				.no_context_takeover = anew != 0,
				.window_bits = bits,
			    },
			    goal);
}

/* Makes the messages of which valgrind counts one round. */
static void
make_counted(struct messages *messages)
{
	messages->side.window_bits = 15;
	messages->plain = 100;
	make_messages(messages);
}

static void
print_instructions(void)
{
	struct messages messages = { 0 };
	double ours = bench_instructions("ours", "run_ours");
	double peer = bench_instructions("zlib", "run_peer");

	make_counted(&messages);
	if (ours < 0 || peer < 0)
		printf("inflate, instructions: skipped: no valgrind\n");
	else
		printf("inflate, 100 octets: %.0f instructions a message, "
		       "zlib %.0f\n",
		    ours / (double)messages.count,
		    peer / (double)messages.count);
	free_messages(&messages);
}

/* With "ours" or "zlib" runs one round of that side alone. */
int
main(int argc, char **argv)
{
	const char *word = argc > 1 ? argv[1] : "";

	if (strcmp(word, "ours") == 0 || strcmp(word, "zlib") == 0) {
		struct messages messages = { 0 };

		make_counted(&messages);
		(word[0] == 'o' ? run_ours : run_peer)(&messages);
		free_messages(&messages);
		return EXIT_SUCCESS;
	}
	measure_size("100 octets", 100, 0.8);
	measure_size("4 KiB", 4096, 0.85);
	measure_size("1 MiB", (size_t)1 << 20, 0.65);
	print_instructions();
	bench_print("inflate, state beyond a window of 15 bits",
	    (double)(sizeof(struct deflate) + sizeof(struct inflate) +
		INFLATE_ROOM) /
		1024,
	    " KB", 48);
	return EXIT_SUCCESS;
}
