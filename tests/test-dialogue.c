/* SPDX-License-Identifier: MIT */
/* Tests of what both sides send after the handshake, each finding at its octet,
 * in whatever order and pieces the octets come. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"
#include "traffic.h"
#include "traffic/traffic.h"

#define HELLO "c1 07 f2 48 cd c9 c9 07 00"
#define CLOSE "88 00"
#define MISMATCH(frame)                                                        \
	{                                                                      \
		"pong-payload-mismatch", 0, WSREG_AT_B0, frame, false          \
	}
#define AT_EOF(rule)                                                           \
	{                                                                      \
		rule, 0, WSREG_AT_EOF, 0, false                                \
	}

/* What both sides send, and what is found in it by who sent it. */
static const struct dialogue {
	SUPPORT_ROW;
	bool open, keep_going, deflate;
	struct script_row sides[2];
} dialogues[] = {
	/* Nothing. */
	{ ROW,
	    .sides = { { { CLOSE }, { { 0 } } }, { { CLOSE }, { { 0 } } } } },
	{ ROW,
	    .sides = { { { "89 01 61", CLOSE }, { { 0 } } },
		{ { "8a 01 61", CLOSE }, { { 0 } } } } },
	{ ROW, .deflate = true,
	    .sides = { { { HELLO, CLOSE }, { { 0 } } },
		{ { HELLO, CLOSE }, { { 0 } } } } },
	/* RFC 6455, 5.5.1. */
	{ ROW,
	    .sides = { { { CLOSE }, { { 0 } } },
		{ { NULL }, { AT_EOF("close-unanswered") } } } },
	{ ROW,
	    .sides = { { { "81 01 61" }, { AT_EOF("close-unanswered") } },
		{ { CLOSE }, { { 0 } } } } },
	{ ROW, .open = true,
	    .sides = { { { "89 00", CLOSE }, { { 0 } } },
		{ { NULL }, { { 0 } } } } },
	/* RFC 6455, 5.5.2: not told of who has closed. */
	{ ROW,
	    .sides = { { { "89 01 61" }, { AT_EOF("close-missing") } },
		{ { "81 01 61" },
		    { AT_EOF("close-missing"), AT_EOF("pong-missing") } } } },
	{ ROW,
	    .sides = { { { "81 01 61" },
			   { AT_EOF("close-missing"),
			       AT_EOF("pong-missing") } },
		{ { "89 00" }, { AT_EOF("close-missing") } } } },
	{ ROW,
	    .sides = { { { "89 01 61", CLOSE }, { { 0 } } },
		{ { CLOSE }, { { 0 } } } } },
	{ ROW,
	    .sides = { { { "89 01 61", CLOSE }, { { 0 } } },
		{ { NULL },
		    { AT_EOF("close-unanswered"),
			AT_EOF("pong-missing") } } } },
	/* What comes after a Close is no Ping, and no Pong. */
	{ ROW,
	    .sides = { { { CLOSE, "89 01 61" },
			   { { "control-after-close", 9, WSREG_AT_B0, 1,
			       false } } },
		{ { CLOSE, "8a 01 62" },
		    { { "control-after-close", 10, WSREG_AT_B0, 1,
			false } } } } },
	/* RFC 6455, 5.5.3: the latest is enough, and no other is. */
	{ ROW,
	    .sides = { { { "89 01 61", "89 01 62", "89 01 63" },
			   { AT_EOF("close-missing") } },
		{ { "8a 01 63" }, { AT_EOF("close-missing") } } } },
	{ ROW,
	    .sides = { { { "89 01 61", "89 01 62" },
			   { AT_EOF("close-missing") } },
		{ { "8a 01 61" },
		    { AT_EOF("close-missing"), AT_EOF("pong-missing") } } } },
	{ ROW,
	    .sides = { { { "89 01 61", "89 02 61 00", CLOSE }, { { 0 } } },
		{ { "8a 01 62", "8a 01 61", "8a 00", "8a 02 61 00", "8a 01 63",
		      CLOSE },
		    { MISMATCH(0), MISMATCH(2) } } } },
	/* They answer no Ping: they are legal while none is open. */
	{ ROW,
	    .sides = { { { "01 00", "8a 01 78", "80 00", CLOSE }, { { 0 } } },
		{ { "8a 00", CLOSE }, { { 0 } } } } },
	{ ROW, .open = true,
	    .sides = { { { "8a 01 78" }, { MISMATCH(0) } },
		{ { "89 00" }, { { 0 } } } } },
	/* None of it once either side has an error. */
	{ ROW,
	    .sides = { { { "89 01 61", "8a 01 78", CLOSE }, { { 0 } } },
		{ { "83 00", "8a 01 78" },
		    { { "opcode-reserved-data", 3, WSREG_AT_B0, 0,
			false } } } } },
	{ ROW, .deflate = true,
	    .sides = { { { "8a 01 78", "c1 01 06" },
			   { { "deflate-data-invalid", 0, WSREG_AT_END, 1,
			       false } } },
		{ { "8a 01 78", CLOSE }, { { 0 } } } } },
	{ ROW, .keep_going = true,
	    .sides = { { { "83 00", "8b 00" },
			   { { "opcode-reserved-data", 3, WSREG_AT_B0, 0,
				 false },
			       { "opcode-reserved-control", 11, WSREG_AT_B0, 1,
				   true },
			       { "close-missing", 0, WSREG_AT_EOF, 0,
				   true } } },
		{ { "8a 01 78", CLOSE }, { { 0 } } } } },
};

/* A side as it is fed: what is left of it, and what it was told. */
struct feeder {
	const uint8_t *octets;
	size_t left;
	bool ended;
	FILE *findings;
	char *text;
	size_t size;
};

static void
print(struct feeder *feeder, const struct wsreg_finding *finding)
{
	char *line = frames_print(finding);

	fputs(line, feeder->findings);
	free(line);
}

/* Feeds some octets, in memory of their own, until the side is blocked. */
static void
feed_some(struct connection *connection, struct feeder *feeder,
    enum wsreg_sender sender, size_t size)
{
	struct wsreg_event event;
	enum connection_result result;
	uint8_t *octets = malloc(size);
	size_t at = 0, used;

	ck_assert_ptr_nonnull(octets);
	memcpy(octets, feeder->octets, size);
	do {
		result = connection_feed(
		    connection, sender, octets + at, size - at, &used, &event);
		ck_assert_uint_le(used, size - at);
		at += used;
		if (result == CONNECTION_EVENT &&
		    event.kind == WSREG_EVENT_FINDING)
			print(feeder, &event.finding);
	} while (result == CONNECTION_EVENT ||
	    (result == CONNECTION_FED && at < size));
	ck_assert_int_ne(result, CONNECTION_MEMORY);
	ck_assert_int_eq(result == CONNECTION_FED, at == size);
	feeder->octets += at;
	feeder->left -= at;
	free(octets);
}

/* Feeds up to so many octets, or ends the side. */
static void
advance(struct connection *connection, struct feeder *feeder,
    enum wsreg_sender sender, size_t most)
{
	struct wsreg_event event;
	enum connection_result result;

	if (feeder->left > 0) {
		feed_some(connection, feeder, sender,
		    feeder->left < most ? feeder->left : most);
		return;
	}
	while ((result = connection_end(connection, sender, &event)) ==
	    CONNECTION_EVENT)
		print(feeder, &event.finding);
	ck_assert_int_ne(result, CONNECTION_MEMORY);
	feeder->ended = result == CONNECTION_FED;
}

/* Feeds both sides to their ends in steps drawn by chance. */
static void
run_both(const struct connection_options *options, struct feeder feeders[2],
    uint32_t *random)
{
	struct connection *connection = malloc(sizeof(*connection));
	enum wsreg_sender sender;
	struct wsreg_finding finding;
	size_t most = 1 + support_random(random) % 64;

	ck_assert_ptr_nonnull(connection);
	connection_init(connection, options);
	while (!feeders[0].ended || !feeders[1].ended) {
		sender = (enum wsreg_sender)(support_random(random) & 1);
		advance(connection, &feeders[sender], sender,
		    1 + support_random(random) % most);
	}
	while (connection_finish(connection, &sender, &finding))
		print(&feeders[sender], &finding);
	connection_free(connection);
	free(connection);
}

static const char *
head_of(const struct dialogue *row, unsigned sender)
{
	static const char *const plain[] = { REQUEST(""), ANSWER("") };
	static const char *const deflate[] = { OFFER(DEFLATE), REPLY(DEFLATE) };

	return row->deflate ? deflate[sender] : plain[sender];
}

/* Compares a dialogue with what is expected of it. */
static void
check_dialogue(const struct dialogue *row, bool bare, uint32_t random)
{
	struct connection_options options = {
		.check = { .open = row->open, .keep_going = row->keep_going },
		.present = { true, true },
		.bare = bare,
	};
	struct script scripts[2] = { 0 };
	struct feeder feeders[2] = { 0 };

	options.agreement.deflate = row->deflate;
	options.agreement.bits = row->deflate ? 4 : 0;
	options.agreement.compressed_bit = options.agreement.bits;
	for (unsigned i = 0; i < 2; i++) {
		options.agreement.sides[i].window_bits = 15;
		scripts[i].frames.sender = (enum wsreg_sender)i;
		script_add(
		    &scripts[i], bare ? NULL : head_of(row, i), &row->sides[i]);
		feeders[i].octets = scripts[i].frames.octets;
		feeders[i].left = scripts[i].frames.size;
		feeders[i].findings =
		    open_memstream(&feeders[i].text, &feeders[i].size);
		ck_assert_ptr_nonnull(feeders[i].findings);
	}
	run_both(&options, feeders, &random);
	for (unsigned i = 0; i < 2; i++) {
		char *expected = script_expected(&scripts[i], &row->sides[i]);

		fclose(feeders[i].findings);
		ck_assert_str_eq(feeders[i].text, expected);
		free(feeders[i].text);
		free(expected);
		frames_free(&scripts[i].frames);
	}
}

START_TEST(test_dialogues)
{
	for (uint32_t random = 1; random <= 200; random++)
		check_dialogue(&dialogues[_i], (random & 1) != 0, random);
}
END_TEST

/* One side alone is judged, and nothing held against it. */
START_TEST(test_alone)
{
	static const char octets[] = ANSWER("") "\x8a\x01x\x89\x00";

	struct connection_options options = { .present = { false, true } };
	struct connection *connection = malloc(sizeof(*connection));
	struct feeder feeder = { .octets = (const uint8_t *)octets,
		.left = sizeof(octets) - 1 };
	struct wsreg_finding finding;
	enum wsreg_sender sender;

	ck_assert_ptr_nonnull(connection);
	connection_init(connection, &options);
	feeder.findings = open_memstream(&feeder.text, &feeder.size);
	while (!feeder.ended)
		advance(connection, &feeder, WSREG_SERVER, SIZE_MAX);
	fclose(feeder.findings);
	ck_assert(connection->judged);
	ck_assert_str_eq(feeder.text, "");
	ck_assert(connection_finish(connection, &sender, &finding));
	ck_assert_str_eq(finding.rule->id, "close-missing");
	ck_assert(!connection_finish(connection, &sender, &finding));
	free(feeder.text);
	connection_free(connection);
	free(connection);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("dialogue");
	TCase *tcase = tcase_create("dialogue");

	support_add_rows(tcase, test_dialogues, dialogues);
	tcase_add_test(tcase, test_alone);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
