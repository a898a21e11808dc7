/* SPDX-License-Identifier: MIT */
/* Tests of one side's frames and what they inflate to: each finding at its
 * octet, whatever is asked for and however the octets are cut. */

#include "traffic/traffic.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "script.h"

/* RFC 7692, 7.2.3.1 and 7.2.3.2: "Hello", and again by what went before. */
#define HELLO "f2 48 cd c9 c9 07 00"
#define AGAIN "f2 00 11 00 00"
/* 262 times `a', the last three of them from 257 octets back. */
#define RUN "4a 1c 05 c0 00 00 00"
/* A block of a type that there is not. */
#define BAD "06"
#define CLOSE "88 00"

/* One side, the frames that it sends, and what is seen up to an error. */
static const struct direction_case {
	SUPPORT_ROW;
	unsigned window_bits; /* 0: the largest */
	bool anew, keep_going;
	uint64_t max_message;
	const char *excluded; /* a rule that is left out, or NULL */
	struct script_row script;
	struct wsreg_counts counts;
} cases[] = {
	/* What is right. */
	{ ROW, .script.frames = { "c1 07 " HELLO, "c1 05 " AGAIN, CLOSE },
	    .counts = { .frames = 3, .texts = 2, .closes = 1 } },
	{ ROW,
	    .script.frames = { "41 03 f2 48 cd", "89 01 78",
		"80 04 c9 c9 07 00", CLOSE },
	    .counts = { .frames = 4, .texts = 1, .closes = 1, .pings = 1 } },
	{ ROW,
	    .script.frames = { "c1 07 " HELLO, "81 02 68 69", "c2 05 " AGAIN,
		CLOSE },
	    .counts = { .frames = 4, .texts = 2, .binaries = 1, .closes = 1 } },
	{ ROW, .script.frames = { "41 00", "00 07 " HELLO, "80 00", CLOSE },
	    .counts = { .frames = 4, .texts = 1, .closes = 1 } },
	{ ROW,
	    .script.frames = { "c1 08 f3 48 cd c9 c9 07 00 00", "c1 05 " AGAIN,
		CLOSE },
	    .counts = { .frames = 3, .texts = 2, .closes = 1 } },
	{ ROW, .window_bits = 9, .max_message = 262,
	    .script.frames = { "c1 07 " RUN, CLOSE },
	    .counts = { .frames = 2, .texts = 1, .closes = 1 } },
	{ ROW, .script.frames = { "c2 08 00 02 00 fd ff 48 ff 00", CLOSE },
	    .counts = { .frames = 2, .binaries = 1, .closes = 1 } },
	/* Each is told at the end of the frame that shows it. */
	{ ROW,
	    .script = { { "c1 07 " HELLO, "c1 01 " BAD, CLOSE },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 1, false } } },
	    .counts = { .frames = 1, .texts = 1 } },
	{ ROW,
	    .script = { { "41 01 " BAD, "80 00", CLOSE },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 0, false } } } },
	{ ROW,
	    .script = { { "42 00", "89 01 78", "8a 00", "00 01 " BAD, "80 00" },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 3, false } } },
	    .counts = { .frames = 3, .pings = 1, .pongs = 1 } },
	{ ROW,
	    .script = { { "41 03 f2 48 cd", "80 00", CLOSE },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 1, false } } },
	    .counts = { .frames = 1 } },
	{ ROW,
	    .script = { { "c1 05 " AGAIN },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 0, false } } } },
	{ ROW, .window_bits = 8,
	    .script = { { "c1 07 " RUN },
		{ { "deflate-window-exceeded", 0, WSREG_AT_END, 0,
		    false } } } },
	{ ROW, .anew = true,
	    .script = { { "c1 07 " HELLO, "41 00", "80 05 " AGAIN, CLOSE },
		{ { "deflate-context-takeover", 0, WSREG_AT_END, 2, false } } },
	    .counts = { .frames = 2, .texts = 1 } },
	{ ROW, .max_message = 261,
	    .script = { { "02 01 00", "c1 07 " RUN },
		{ { "data-frame-inside-message", 1, WSREG_AT_B0, 1, false } } },
	    .counts = { .frames = 1 } },
	{ ROW, .max_message = 261,
	    .script = { { "c2 07 " RUN, CLOSE },
		{ { "inflated-too-big", 262, WSREG_AT_END, 0, false } } } },
	{ ROW, .max_message = 100,
	    .script = { { "41 04 4a 1c 05 c0", "80 03 00 00 00", CLOSE },
		{ { "inflated-too-big", 101, WSREG_AT_END, 0, false } } } },
	{ ROW,
	    .script = { { "41 06 00 02 00 fd ff 48", "80 02 ff 00", CLOSE },
		{ { "text-utf8-after-inflate", 0xff, WSREG_AT_END, 1,
		    false } } },
	    .counts = { .frames = 1 } },
	{ ROW,
	    .script = { { "41 07 00 02 00 fd ff 48 c3", "80 01 00", CLOSE },
		{ { "text-utf8-after-inflate", 0, WSREG_AT_END, 1, false } } },
	    .counts = { .frames = 1 } },
	/* RFC 7692, 7.2.2: told of the last frame. */
	{ ROW,
	    .script = { { "c1 00", "c1 07 " HELLO, CLOSE },
		{ { "deflate-message-empty", 0, WSREG_AT_B1, 0, false } } } },
	{ ROW,
	    .script = { { "41 00", "89 00", "00 00", "80 00", CLOSE },
		{ { "deflate-message-empty", 0, WSREG_AT_B1, 3, false } } },
	    .counts = { .frames = 3, .pings = 1 } },
	/* After an error nothing that is inflated can be judged. */
	{ ROW, .keep_going = true,
	    .script = { { "c2 07 " HELLO, "41 01 " BAD, "80 01 " BAD,
			    "c1 01 " BAD, "c1 00", "8b 00", CLOSE },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 1, false },
		    { "deflate-message-empty", 0, WSREG_AT_B1, 4, true },
		    { "opcode-reserved-control", 11, WSREG_AT_B0, 5, true } } },
	    .counts = { .frames = 1, .binaries = 1 } },
	{ ROW, .keep_going = true,
	    .script = { { "8b 00", "89 00", "c1 01 " BAD },
		{ { "opcode-reserved-control", 11, WSREG_AT_B0, 0, false },
		    { "deflate-data-invalid", 0, WSREG_AT_END, 2, true },
		    { "close-missing", 0, WSREG_AT_EOF, 0, true } } } },
	/* An error that is left out is as none, and others are as ever. */
	{ ROW, .excluded = "deflate-message-empty",
	    .script.frames = { "c1 00", "c1 07 " HELLO, CLOSE },
	    .counts = { .frames = 3, .texts = 2, .closes = 1 } },
	{ ROW, .excluded = "deflate-data-invalid",
	    .script = { { "c1 07 " HELLO, "c1 01 " BAD, "c1 05 " AGAIN, "8b 00",
			    "8c 00", CLOSE },
		{ { "opcode-reserved-control", 11, WSREG_AT_B0, 3, false } } },
	    .counts = { .frames = 3, .texts = 3 } },
	{ ROW, .excluded = "text-utf8-invalid",
	    .script = { { "81 02 c3 28", "01 01 ff", "80 01 ff", "8b 00",
			    CLOSE },
		{ { "opcode-reserved-control", 11, WSREG_AT_B0, 3, false } } },
	    .counts = { .frames = 3, .texts = 2 } },
	{ ROW, .excluded = "opcode-reserved-control", .keep_going = true,
	    .script = { { "8b 00", "83 00", "8c 00", "89 00", "c1 00", CLOSE },
		{ { "opcode-reserved-data", 3, WSREG_AT_B0, 1, false },
		    { "deflate-message-empty", 0, WSREG_AT_B1, 4, true } } },
	    .counts = { .frames = 1 } },
	{ ROW, .excluded = "opcode-reserved-control",
	    .script = { { "89 00", "c1 01 " BAD, "8b 00", CLOSE },
		{ { "deflate-data-invalid", 0, WSREG_AT_END, 1, false } } },
	    .counts = { .frames = 1, .pings = 1 } },
	{ ROW, .excluded = "stream-truncated",
	    .script.frames = { "c1 02 " BAD } },
	{ ROW, .excluded = "mask-key-weak",
	    .script = { { "8b 00", "8c 00" },
		{ { "opcode-reserved-control", 11, WSREG_AT_B0, 0,
		    false } } } },
	/* RFC 6455, 1.4: what follows a Close is discarded. */
	{ ROW,
	    .script = { { CLOSE, "c1 01 " BAD, "c1 00" },
		{ { "data-after-close", 1, WSREG_AT_B0, 1, false },
		    { "data-after-close", 1, WSREG_AT_B0, 2, false } } },
	    .counts = { .frames = 3, .closes = 1 } },
	/* The end; that which is not whole is not judged. */
	{ ROW,
	    .script = { { "41 03 f2 48 cd" },
		{ { "message-unfinished", 0, WSREG_AT_EOF, 0, false } } },
	    .counts = { .frames = 1 } },
	{ ROW,
	    .script = { { "c1 02 " BAD },
		{ { "stream-truncated", 0, WSREG_AT_EOF, 0, false } } } },
	{ ROW,
	    .script = { { "41 03 f2 48 cd", CLOSE },
		{ { "message-unfinished", 0, WSREG_AT_B0, 1, false } } },
	    .counts = { .frames = 2, .closes = 1 } },
};

/* What was told, as text: findings, and all else that was asked for. */
struct log {
	FILE *findings, *text;
	char *findings_text, *all;
	size_t findings_size, size;
};

static void
note(struct log *log, const struct wsreg_event *event)
{
	char *line;

	switch (event->kind) {
	case WSREG_EVENT_FINDING:
		line = frames_print(&event->finding);
		fputs(line, log->findings);
		fputs(line, log->text);
		free(line);
		break;
	case WSREG_EVENT_FRAME:
		fprintf(
		    log->text, "frame %u\n", (unsigned)event->frame->number);
		break;
	case WSREG_EVENT_PAYLOAD:
		for (size_t i = 0; i < event->size; i++)
			fprintf(log->text, "%02x\n",
			    ((const uint8_t *)event->data)[i]);
		break;
	case WSREG_EVENT_FRAME_END:
		fprintf(log->text, "end %u\n", (unsigned)event->frame->number);
		break;
	case WSREG_EVENT_NO_ROOM:
		ck_abort_msg("the direction has room");
	}
}

static struct wsreg_check_options
options_of(const struct direction_case *row, enum wsreg_sender sender)
{
	return (struct wsreg_check_options){
		.sender = sender,
		.max_message = row->max_message,
		.keep_going = row->keep_going,
	};
}

/* Feeds the octets up to the cut, then those after it, `step` at a time. */
static void
feed(struct direction *direction, const uint8_t *octets, size_t size,
    size_t cut, size_t step, struct log *log)
{
	struct wsreg_event event;
	size_t at = 0, used;

	for (size_t end = cut; at < size; end += step) {
		if (end > size)
			end = size;
		while (direction_feed(direction, octets + at, end - at, &used,
			   &event) == DIRECTION_EVENT) {
			ck_assert_uint_le(used, end - at);
			at += used;
			note(log, &event);
		}
		ck_assert_uint_eq(used, end - at);
		at = end;
	}
	while (direction_finish(direction, &event))
		note(log, &event);
}

static void
check_counts(const struct wsreg_counts *one, const struct wsreg_counts *other)
{
	ck_assert_uint_eq(one->frames, other->frames);
	ck_assert_uint_eq(one->texts, other->texts);
	ck_assert_uint_eq(one->binaries, other->binaries);
	ck_assert_uint_eq(one->closes, other->closes);
	ck_assert_uint_eq(one->pings, other->pings);
	ck_assert_uint_eq(one->pongs, other->pongs);
}

/* Leaves out the rule of the case. */
static void
exclude(struct direction *direction, const struct direction_case *row,
    bool excluded[WSREG_RULE_COUNT])
{
	const struct wsreg_rule *rule;

	if (row->excluded == NULL)
		return;
	rule = wsreg_rule_find(row->excluded, strlen(row->excluded));
	ck_assert_ptr_nonnull(rule);
	excluded[rule->number] = true;
	direction_exclude(direction, excluded);
}

/* Runs a case; what was told, to be freed. */
static char *
run(const struct direction_case *row, const struct script *script,
    const struct wsreg_check_options *options, size_t cut, size_t step)
{
	struct wsreg_check_options with_memory = *options;
	uint8_t unmasked[CONNECTION_PAYLOAD_MAX];
	struct direction direction;
	bool excluded[WSREG_RULE_COUNT] = { false };
	struct log log;
	char *expected = script_expected(script, &row->script);
	struct agreement agreement = {
		.bits = 4, .compressed_bit = 4, .deflate = true
	};

	agreement.sides[options->sender].window_bits =
	    row->window_bits > 0 ? row->window_bits : 15;
	agreement.sides[options->sender].no_context_takeover = row->anew;
	log.findings = open_memstream(&log.findings_text, &log.findings_size);
	log.text = open_memstream(&log.all, &log.size);
	ck_assert(log.findings != NULL && log.text != NULL);
	with_memory.unmasked = unmasked;
	with_memory.unmasked_size = sizeof(unmasked);
	direction_init(&direction, &with_memory, &agreement);
	exclude(&direction, row, excluded);
	feed(&direction, script->frames.octets, script->frames.size, cut, step,
	    &log);
	fclose(log.findings);
	fclose(log.text);
	ck_assert_str_eq(log.findings_text, expected);
	check_counts(direction_counts(&direction), &row->counts);
	direction_free(&direction);
	free(log.findings_text);
	free(expected);
	return log.all;
}

/* Cut anywhere; all octets apart, then whole. */
static void
run_cuts(const struct direction_case *row, const struct script *script,
    const struct wsreg_check_options *options)
{
	size_t size = script->frames.size;
	char *whole = run(row, script, options, size, 1);

	for (size_t cut = 0; cut <= size; cut++) {
		char *text = run(
		    row, script, options, cut, cut == 0 ? 1 : SIZE_MAX - size);

		ck_assert_str_eq(text, whole);
		free(text);
	}
	free(whole);
}

START_TEST(test_cases)
{
	const struct direction_case *row = &cases[_i];

	for (unsigned i = 0; i < 8; i++) {
		struct script script = { .frames.sender =
					     (enum wsreg_sender)(i & 1) };
		struct wsreg_check_options options =
		    options_of(row, script.frames.sender);

		options.frames = (i & 2) != 0;
		options.payload = (i & 4) != 0;
		script_add(&script, NULL, &row->script);
		run_cuts(row, &script, &options);
		frames_free(&script.frames);
	}
}
END_TEST

/* That a finding is told before its frame ends, whoever is told of frames. */
START_TEST(test_order)
{
	static const struct direction_case row = {
		.script = { { "c1 00", "88 00" },
		    { { "deflate-message-empty", 0, WSREG_AT_B1, 0, false } } },
		.keep_going = true,
	};
	struct script script = { .frames.sender = WSREG_SERVER };
	struct wsreg_check_options options = options_of(&row, WSREG_SERVER);
	char *text;

	options.frames = true;
	script_add(&script, NULL, &row.script);
	text = run(&row, &script, &options, SIZE_MAX, 1);
	ck_assert_str_eq(text,
	    "frame 0\ndeflate-message-empty 0 at 1 in 0 at 0\nend 0\n"
	    "frame 1\nend 1\n");
	free(text);
	frames_free(&script.frames);
}
END_TEST

/* A side of which nothing inflated is known takes no bit for compression. */
START_TEST(test_nothing_agreed)
{
	static const struct agreement nothing;
	static const uint8_t octets[] = { 0xc1, 0x00 };
	const struct wsreg_check_options options = { .sender = WSREG_SERVER };
	struct direction direction;
	struct wsreg_event event;
	size_t used;

	direction_init(&direction, &options, &nothing);
	ck_assert_int_eq(
	    direction_feed(&direction, octets, sizeof(octets), &used, &event),
	    DIRECTION_EVENT);
	ck_assert_str_eq(event.finding.rule->id, "rsv-unnegotiated");
	ck_assert(direction_failed(&direction));
	direction_free(&direction);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("direction");
	TCase *tcase = tcase_create("direction");

	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_order);
	tcase_add_test(tcase, test_nothing_agreed);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
