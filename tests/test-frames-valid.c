/* SPDX-License-Identifier: MIT */
/* Tests that what RFC 6455 allows is accepted, whole and cut off anywhere. */

#include <stdlib.h>
#include <string.h>

#include "frames-random.h"

/* ---- Cut off anywhere ---- */

/* The octets of a whole frame, from the ones that there are of it, or 0 if
 * these do not say. */
static uint64_t
measure(const uint8_t *octets, size_t size)
{
	size_t extended, header;
	uint64_t length;

	if (size < 2)
		return 0;
	length = octets[1] & 0x7f;
	extended = length == 126 ? 2 : length == 127 ? 8 : 0;
	header = 2 + extended + ((octets[1] & 0x80) != 0 ? 4 : 0);
	if (size < 2 + extended)
		return 0;
	if (extended > 0)
		length = 0;
	for (size_t i = 0; i < extended; i++)
		length = length << 8 | octets[2 + i];
	return header + length;
}

/* What the end tells here: that it came too early inside a frame; nothing of
 * errors between two. */
static void
check_end(struct wsreg_check check, bool inside, size_t at)
{
	struct wsreg_event event;
	bool truncated = false;

	while (wsreg_check_finish(&check, &event)) {
		const struct wsreg_rule *rule = event.finding.rule;

		truncated |= rule->number == WSREG_RULE_STREAM_TRUNCATED;
		support_assert(rule->severity == WSREG_LINT || truncated,
		    "cut off at %zu: %s", at, rule->id);
	}
	support_assert(
	    truncated == inside, "cut off at %zu: truncated or not", at);
}

/* By the seed: a client's stream or a server's, octet by octet. */
START_TEST(test_truncated)
{
	uint32_t random = (uint32_t)_i + 1;
	struct frames frames = { .sender = (enum wsreg_sender)(_i % 2) };
	struct wsreg_check_options options = { .sender = frames.sender };
	struct wsreg_check check;
	struct wsreg_event event;
	size_t start = 0, used;

	frames_add_random(&frames, &random, _i % 8 < 2 ? 4 : 0, _i % 4 < 2);
	wsreg_check_init(&check, &options);
	for (size_t at = 0; at < frames.size; at++) {
		bool inside = at > start;

		check_end(check, inside, at);
		support_assert(!wsreg_check_feed(&check, frames.octets + at, 1,
				   &used, &event),
		    "at %zu: %s", at, event.finding.rule->id);
		if (measure(frames.octets + start, at + 1 - start) ==
		    at + 1 - start)
			start = at + 1;
	}
	check_end(check, false, frames.size);
	frames_free(&frames);
}
END_TEST

/* The same is told of a stream that is cut into pieces. */
static void
check_pieces(const struct frames *frames, bool keep_going)
{
	struct wsreg_check_options options = { .sender = frames->sender,
		.keep_going = keep_going };
	struct frames_log whole, pieces;

	frames_check(
	    &options, frames->octets, frames->size, SIZE_MAX, 1, &whole);
	for (size_t step = 1; step <= 9; step += 2) {
		frames_check(&options, frames->octets, frames->size, step - 1,
		    step, &pieces);
		ck_assert_str_eq(pieces.text, whole.text);
		ck_assert_uint_eq(pieces.payload_size, whole.payload_size);
		ck_assert_mem_eq(
		    pieces.payload, whole.payload, whole.payload_size);
		frames_log_free(&pieces);
	}
	frames_log_free(&whole);
}

/* By the seed. */
START_TEST(test_pieces)
{
	uint32_t random = (uint32_t)_i + 1;
	struct frames frames = { .sender = (enum wsreg_sender)(_i % 2) };

	frames_add_random(&frames, &random, 3, true);
	check_pieces(&frames, false);
	frames_free(&frames);
}
END_TEST

/* By the seed: streams that are right but for a few octets. */
START_TEST(test_damaged)
{
	uint32_t random = (uint32_t)_i + 1;

	for (int i = 0; i < 50; i++) {
		struct frames frames = { .sender = (enum wsreg_sender)(i % 2) };

		frames_add_random(&frames, &random, 0, i % 3 == 0);
		if (frames.size > 0)
			frames_damage(&frames, &random);
		if (frames.size > 0)
			frames_damage(&frames, &random);
		check_pieces(&frames, i % 4 < 2);
		frames_free(&frames);
	}
}
END_TEST

/* ---- What must be accepted ---- */

static void
check_accepted(const struct frames *frames)
{
	struct wsreg_check_options options = { .sender = frames->sender,
		.open = true };
	struct wsreg_finding finding =
	    frames_first(&options, frames->octets, frames->size);

	support_assert(finding.rule == NULL ||
		finding.rule->number == WSREG_RULE_CLOSE_CODE_UNREGISTERED,
	    "octet %llu: %s", (unsigned long long)finding.offset,
	    finding.rule->id);
}

/* By sender. */
START_TEST(test_close_codes)
{
	static const uint16_t ranges[][2] = { { 1000, 1003 }, { 1007, 1009 },
		{ 1011, 1014 }, { 3000, 4999 } };

	for (size_t i = 0; i < COUNT(ranges); i++)
		for (unsigned code = ranges[i][0]; code <= ranges[i][1];
		     code++) {
			struct frames frames = { .sender =
						     (enum wsreg_sender)_i };
			uint8_t payload[2] = { (uint8_t)(code >> 8),
				(uint8_t)code };

			frames_add(&frames, 0x88, payload, 2);
			check_accepted(&frames);
			frames_free(&frames);
		}
}
END_TEST

/* More fragments than 16 bits count, of one octet each. */
START_TEST(test_fragments)
{
	struct frames frames = { .sender = (enum wsreg_sender)_i };

	frames_add(&frames, 0x01, "a", 1);
	for (unsigned i = 2; i <= 65536; i++)
		frames_add(&frames, 0x00, "a", 1);
	frames_add(&frames, 0x80, "a", 1);
	check_accepted(&frames);
	frames_free(&frames);
}
END_TEST

/* By sender, of text and of binary: 16 MiB. */
START_TEST(test_large_frame)
{
	const size_t size = (size_t)1 << 24;
	struct frames frames = { .sender = (enum wsreg_sender)(_i & 1) };
	uint8_t *payload = malloc(size);
	uint32_t random = 1;

	ck_assert_ptr_nonnull(payload);
	frames_make_text(payload, size, &random);
	frames_add(&frames, (_i & 2) != 0 ? 0x81 : 0x82, payload, size);
	check_accepted(&frames);
	free(payload);
	frames_free(&frames);
}
END_TEST

/* A frame that no memory could hold, as much of it as one likes. */
START_TEST(test_endless_frame)
{
	static const uint8_t header[] = { 0x82, 0x7f, 0x7f, 0xff, 0xff, 0xff,
		0xff, 0xff, 0xff, 0xff };
	struct wsreg_check_options options = { .sender = WSREG_SERVER };
	struct wsreg_check check;
	struct wsreg_event event;
	uint8_t payload[4096] = { 0 };
	size_t used;

	wsreg_check_init(&check, &options);
	ck_assert(
	    !wsreg_check_feed(&check, header, sizeof(header), &used, &event));
	for (int i = 0; i < 1000; i++)
		ck_assert(!wsreg_check_feed(
		    &check, payload, sizeof(payload), &used, &event));
	ck_assert_uint_eq(wsreg_check_offset(&check),
	    sizeof(header) + 1000 * sizeof(payload));
	check_end(check, true, sizeof(header));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames-valid");
	TCase *tcase = tcase_create("valid");

	tcase_add_loop_test(tcase, test_truncated, 0, 200);
	tcase_add_loop_test(tcase, test_pieces, 0, 50);
	tcase_add_loop_test(tcase, test_damaged, 0, 20);
	tcase_add_loop_test(tcase, test_close_codes, 0, 2);
	tcase_add_loop_test(tcase, test_fragments, 0, 2);
	tcase_add_loop_test(tcase, test_large_frame, 0, 4);
	tcase_add_test(tcase, test_endless_frame);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
