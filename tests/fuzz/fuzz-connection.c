/* SPDX-License-Identifier: MIT */
/* Fuzzing of a connection: two sides with an agreement or heads give the same
 * findings in whatever order and pieces they come. */

#include <stdlib.h>
#include <string.h>

#include "findings.h"
#include "fuzz.h"
#include "traffic/traffic.h"

/* The octets that choose options, before those of both sides. */
#define CHOICE 4

/* The findings of a side that are kept. */
#define KEPT 64

/* What was told of each side. */
struct log {
	struct wsreg_finding findings[2][KEPT];
	size_t counts[2];
	struct wsreg_counts seen[2];
	bool judged, plain;
};

/* What is left of a side. */
struct piece {
	const uint8_t *data;
	size_t size;
	bool ended;
};

static void
demand(bool holds)
{
	if (!holds)
		abort();
}

static void
choose(const uint8_t choice[CHOICE], struct connection_options *options)
{
	struct agreement *agreement = &options->agreement;

	memset(options, 0, sizeof(*options));
	options->present[0] = (choice[0] & 3) != 1;
	options->present[1] = (choice[0] & 3) != 2;
	options->bare = (choice[0] & 4) != 0;
	options->check.keep_going = (choice[0] & 8) != 0;
	options->check.open = (choice[0] & 16) != 0;
	options->check.frames = (choice[0] & 32) != 0;
	options->check.payload = (choice[0] & 64) != 0;
	options->check.max_message = choice[1];
	agreement->deflate = (choice[0] & 128) != 0;
	agreement->bits = agreement->deflate ? 4 : 0;
	agreement->compressed_bit = agreement->bits;
	for (size_t i = 0; i < 2; i++) {
		agreement->sides[i].window_bits = 8 + (choice[2] >> 4 * i & 7u);
		agreement->sides[i].no_context_takeover =
		    (choice[2] >> 4 * i & 8) != 0;
	}
}

static void
note(struct log *log, enum wsreg_sender sender,
    const struct wsreg_finding *finding)
{
	if (log->counts[sender] < KEPT)
		log->findings[sender][log->counts[sender]] = *finding;
	log->counts[sender]++;
}

/* Feeds up to so many octets of a side, or ends it. */
static void
advance(struct connection *connection, enum wsreg_sender sender,
    struct piece *piece, size_t most, struct log *log)
{
	struct wsreg_event event;
	enum connection_result result;
	size_t size = piece->size < most ? piece->size : most, used = 0;
	bool ends = size == 0;

	do {
		result = ends ? connection_end(connection, sender, &event)
			      : connection_feed(connection, sender, piece->data,
				    size, &used, &event);
		demand(result != CONNECTION_MEMORY && used <= size);
		piece->data += used;
		piece->size -= used;
		size -= used;
		if (result != CONNECTION_EVENT) {
			/* The handshake was judged; the rest comes again. */
			if (result == CONNECTION_FED && size > 0)
				continue;
			break;
		}
		if (event.kind == WSREG_EVENT_FINDING)
			note(log, sender, &event.finding);
	} while (true);
	demand(result == CONNECTION_BLOCKED || size == 0);
	piece->ended = ends && result == CONNECTION_FED;
}

/* Runs both sides, by turns of so many octets. */
static void
run(const struct connection_options *options, const struct piece sides[2],
    const size_t most[2], struct log *log)
{
	struct connection *connection = malloc(sizeof(*connection));
	struct piece pieces[2] = { sides[0], sides[1] };
	struct wsreg_finding finding;
	enum wsreg_sender sender;

	demand(connection != NULL);
	connection_init(connection, options);
	memset(log, 0, sizeof(*log));
	for (unsigned i = 0; !pieces[0].ended || !pieces[1].ended; i ^= 1)
		if (!pieces[i].ended)
			advance(connection, (enum wsreg_sender)i, &pieces[i],
			    most[i], log);
	while (connection_finish(connection, &sender, &finding))
		note(log, sender, &finding);
	log->judged = connection->judged;
	log->plain = connection->plain;
	for (size_t i = 0; i < 2; i++)
		log->seen[i] =
		    *direction_counts(&connection->sides[i].direction);
	connection_free(connection);
	free(connection);
}

static void
compare(const struct log *one, const struct log *other)
{
	demand(one->judged && other->judged);
	demand(one->plain == other->plain);
	demand(memcmp(one->seen, other->seen, sizeof(one->seen)) == 0);
	for (size_t i = 0; i < 2; i++) {
		demand(one->counts[i] == other->counts[i]);
		for (size_t j = 0; j < one->counts[i] && j < KEPT; j++)
			demand(is_same(
			    &one->findings[i][j], &other->findings[i][j]));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct log whole, cut;
	struct connection_options options;
	struct piece sides[2] = { 0 };

	if (size < CHOICE)
		return 0;
	choose(data, &options);
	size -= CHOICE;
	sides[0].data = data + CHOICE;
	sides[0].size = size * data[3] / 255;
	sides[1].data = sides[0].data + sides[0].size;
	sides[1].size = size - sides[0].size;
	for (size_t i = 0; i < 2; i++)
		if (!options.present[i])
			sides[i].ended = true;
	run(&options, sides, (size_t[]){ SIZE_MAX, SIZE_MAX }, &whole);
	run(&options, sides, (size_t[]){ 1, 1 }, &cut);
	compare(&whole, &cut);
	run(&options, sides, (size_t[]){ 3, SIZE_MAX }, &cut);
	compare(&whole, &cut);
	return 0;
}
