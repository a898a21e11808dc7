/* SPDX-License-Identifier: MIT */
/* Tests of what is told of compressed messages: as far as a reference may
 * reach and further, at last blocks, limits and ends. */

#include <string.h>

#include "bits.h"
#include "inflate-session.h"
#include "traffic/traffic.h"
#include "wsreg-codes.h"

/* Sends a message in one frame and says what breaks in it. */
static enum wsreg_rule_number
send_bits(struct session *session, unsigned opcode, struct bits *bits)
{
	enum wsreg_rule_number rule = session_send(
	    session, opcode, bits->octets, bits_size(bits), NULL, 0);

	memset(bits, 0, sizeof(*bits));
	return rule;
}

static void
add_history(struct bits *bits, size_t size)
{
	bits_begin_fixed(bits, false);
	bits_add_run(bits, 'a', size);
	bits_end_fixed(bits);
	bits_end_message(bits);
}

/* Where in a block the reference stands. */
enum { FIRST, MIDDLE, LAST, PLACES };

/* The octets before it, unless it is the first. */
#define BEFORE 5

static void
add_reference(struct bits *bits, int place, unsigned distance)
{
	bits_begin_fixed(bits, false);
	if (place != FIRST)
		bits_add_run(bits, 'b', BEFORE);
	bits_add_match(bits, 3, distance);
	if (place == MIDDLE)
		bits_add_run(bits, 'c', 5);
	bits_end_fixed(bits);
	bits_end_message(bits);
}

/* Refers back from wherever in a block, after a message of so many octets. */
static void
try_reference(struct deflate_side side, size_t history, int place,
    unsigned distance, enum wsreg_rule_number expected)
{
	static struct bits bits;
	struct session session;
	enum wsreg_rule_number rule;

	session_begin(&session, WSREG_CLIENT, side, 0);
	add_history(&bits, history);
	rule = send_bits(&session, WSREG_OPCODE_BINARY_FRAME, &bits);
	ck_assert_uint_eq(rule, WSREG_RULE_COUNT);
	add_reference(&bits, place, distance);
	rule = send_bits(&session, WSREG_OPCODE_BINARY_FRAME, &bits);
	ck_assert_uint_eq(rule, expected);
	session_end(&session);
}

/* Just as far as the window reaches, and one octet more, which cannot be said
 * of the largest one. */
START_TEST(test_window)
{
	struct deflate_side side = { .window_bits = (unsigned)_i };
	unsigned window = 1u << _i;

	for (int place = FIRST; place < PLACES; place++) {
		try_reference(
		    side, 2 * window, place, window, WSREG_RULE_COUNT);
		if (_i < 15)
			try_reference(side, 2 * window, place, window + 1,
			    WSREG_RULE_DEFLATE_WINDOW_EXCEEDED);
	}
}
END_TEST

/* Just to the first octet ever or to the message's first one, and beyond;
 * beyond both, and beyond window and message. */
START_TEST(test_start)
{
	static const struct deflate_side kept = { false, 15 };
	static const struct deflate_side anew = { true, 15 };
	static const struct deflate_side small = { true, 8 };

	for (int place = FIRST; place < PLACES; place++) {
		unsigned before = place == FIRST ? 0 : BEFORE;

		try_reference(kept, 9, place, before + 9, WSREG_RULE_COUNT);
		try_reference(kept, 9, place, before + 10,
		    WSREG_RULE_DEFLATE_DATA_INVALID);
		if (before > 0)
			try_reference(anew, 9, place, before, WSREG_RULE_COUNT);
		try_reference(anew, 9, place, before + 1,
		    WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER);
		try_reference(anew, 9, place, before + 10,
		    WSREG_RULE_DEFLATE_DATA_INVALID);
		try_reference(
		    small, 300, place, 257, WSREG_RULE_DEFLATE_WINDOW_EXCEEDED);
		try_reference(small, 200, place, before + 201,
		    WSREG_RULE_DEFLATE_DATA_INVALID);
	}
}
END_TEST

/* A message may end at a last block, however much this makes; the next one
 * may look back at it. */
START_TEST(test_final)
{
	static const size_t sizes[] = { 0, 1, 3, 16383, 16384, 16385, 32767,
		32768, 32769, 49152, 65536 };
	static struct bits bits;
	struct session session;
	size_t size = sizes[_i];

	session_begin(
	    &session, WSREG_SERVER, (struct deflate_side){ false, 15 }, 0);
	bits_begin_fixed(&bits, true);
	bits_add_run(&bits, 'a', size);
	bits_end_fixed(&bits);
	ck_assert_uint_eq(send_bits(&session, WSREG_OPCODE_TEXT_FRAME, &bits),
	    WSREG_RULE_COUNT);
	bits_begin_fixed(&bits, false);
	if (size > 0)
		bits_add_match(&bits, 3, size < 32768 ? (unsigned)size : 32768);
	bits_end_fixed(&bits);
	bits_end_message(&bits);
	ck_assert_uint_eq(send_bits(&session, WSREG_OPCODE_TEXT_FRAME, &bits),
	    WSREG_RULE_COUNT);
	session_end(&session);
}
END_TEST

/* How much is over the limit is not what was inflated by chance. */
START_TEST(test_limit)
{
	static struct bits bits;
	struct session session;
	uint8_t octets[90];

	memset(octets, 'a', sizeof(octets));
	session_begin(
	    &session, WSREG_SERVER, (struct deflate_side){ false, 15 }, 100);
	bits_begin_fixed(&bits, false);
	bits_add_run(&bits, 'a', 100);
	bits_end_fixed(&bits);
	bits_end_message(&bits);
	ck_assert_uint_eq(send_bits(&session, WSREG_OPCODE_TEXT_FRAME, &bits),
	    WSREG_RULE_COUNT);
	bits_begin_fixed(&bits, false);
	bits_add_run(&bits, 'a', 50);
	bits_end_fixed(&bits);
	bits_add_stored(&bits, false, octets, sizeof(octets));
	ck_assert_uint_eq(send_bits(&session, WSREG_OPCODE_TEXT_FRAME, &bits),
	    WSREG_RULE_INFLATED_TOO_BIG);
	ck_assert_uint_eq(session.expected[0].value, 101);
	session_end(&session);
}
END_TEST

/* An octet from too far is also one too many, or one that is not UTF-8. */
START_TEST(test_together)
{
	static const struct {
		struct deflate_side side;
		uint64_t limit;
		unsigned distance;
		enum wsreg_rule_number rule;
	} rows[] = {
		{ { false, 8 }, 0, 257, WSREG_RULE_DEFLATE_WINDOW_EXCEEDED },
		{ { false, 8 }, 300, 257, WSREG_RULE_DEFLATE_WINDOW_EXCEEDED },
		{ { true, 15 }, 0, 257, WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER },
		{ { true, 8 }, 300, 257, WSREG_RULE_DEFLATE_WINDOW_EXCEEDED },
		{ { true, 9 }, 300, 301, WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER },
		{ { false, 9 }, 300, 301, WSREG_RULE_INFLATED_TOO_BIG },
	};
	static struct bits bits;
	struct session session;
	size_t made = rows[_i].limit;

	session_begin(&session, WSREG_SERVER, rows[_i].side, rows[_i].limit);
	bits_begin_fixed(&bits, false);
	bits_add_run(&bits, 0xff, 300);
	bits_end_fixed(&bits);
	bits_end_message(&bits);
	ck_assert_uint_eq(send_bits(&session, WSREG_OPCODE_BINARY_FRAME, &bits),
	    WSREG_RULE_COUNT);
	bits_begin_fixed(&bits, false);
	bits_add_run(&bits, 'a', made);
	bits_add_match(&bits, 3, rows[_i].distance);
	bits_end_fixed(&bits);
	bits_end_message(&bits);
	ck_assert_uint_eq(
	    send_bits(&session, WSREG_OPCODE_TEXT_FRAME, &bits), rows[_i].rule);
	session_end(&session);
}
END_TEST

/* A stored block may have the octets that are put back for its own, if these
 * are its last ones; of one that is cut off it does not matter that they are
 * not UTF-8. */
START_TEST(test_swallowed)
{
	static const uint8_t octets[20] = { 0 };
	const size_t missing = (size_t)_i;

	for (int final = 0; final < 2; final++)
		for (unsigned opcode = WSREG_OPCODE_TEXT_FRAME;
		     opcode <= WSREG_OPCODE_BINARY_FRAME; opcode++) {
			static struct bits bits;
			struct session session;
			enum wsreg_rule_number rule = missing != 4
			    ? WSREG_RULE_DEFLATE_DATA_INVALID
			    : opcode == WSREG_OPCODE_TEXT_FRAME
			    ? WSREG_RULE_TEXT_UTF8_AFTER_INFLATE
			    : WSREG_RULE_COUNT;

			session_begin(&session, WSREG_SERVER,
			    (struct deflate_side){ false, 15 }, 0);
			bits_add_stored(
			    &bits, final != 0, octets, sizeof(octets));
			bits.count -= 8 * missing;
			ck_assert_uint_eq(
			    send_bits(&session, opcode, &bits), rule);
			session_end(&session);
		}
}
END_TEST

/* A bomb is not inflated to its end. */
START_TEST(test_bomb)
{
	static const struct deflate_side side = { false, 8 };
	static struct bits bits;
	struct deflate deflate;

	bits_begin_fixed(&bits, false);
	bits_add_run(&bits, 'a', 1 << 20);
	ck_assert(deflate_init(&deflate, &side, 1000));
	deflate_begin(&deflate, true);
	deflate_feed(&deflate, bits.octets, bits_size(&bits));
	ck_assert(deflate.fault.found);
	ck_assert_uint_eq(deflate.fault.rule, WSREG_RULE_INFLATED_TOO_BIG);
	ck_assert_uint_lt(deflate.inflated, 1 << 15);
	deflate_free(&deflate);
}
END_TEST

/* RFC 7692, 7.2.3.1 to 7.2.3.6: what is to be read as "Hello", the last two as
 * no text. */
static const struct {
	SUPPORT_ROW;
	size_t size;
	uint8_t octets[16];
	bool after_first; /* it refers to a message like the first one */
} examples[] = {
	{ ROW, 7, { 0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00 }, false },
	{ ROW, 5, { 0xf2, 0x00, 0x11, 0x00, 0x00 }, true },
	{ ROW, 11,
	    { 0x00, 0x05, 0x00, 0xfa, 0xff, 'H', 'e', 'l', 'l', 'o', 0x00 },
	    false },
	{ ROW, 8, { 0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00 }, false },
	{ ROW, 13,
	    { 0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9,
		0x07, 0x00 },
	    false },
	{ ROW, 1, { 0x00 }, false },
	{ ROW, 2, { 0x02, 0x00 }, false },
};

/* In one frame, and in two cut anywhere. */
START_TEST(test_examples)
{
	size_t size = examples[_i].size;
	const uint8_t *octets = examples[_i].octets;

	for (size_t cut = 0; cut <= size; cut++) {
		struct session session;
		const struct oracle *oracle = &session.oracle;

		session_begin(&session, WSREG_CLIENT,
		    (struct deflate_side){ !examples[_i].after_first, 8 }, 0);
		session.pings = true;
		if (examples[_i].after_first)
			session_send(&session, WSREG_OPCODE_TEXT_FRAME,
			    examples[0].octets, examples[0].size, NULL, 0);
		session_send(&session, WSREG_OPCODE_TEXT_FRAME, octets, size,
		    &cut, cut > 0);
		ck_assert_uint_eq(session.findings, 0);
		ck_assert_uint_eq(oracle->size - oracle->start,
		    size > 2 ? strlen("Hello") : 0);
		if (size > 2)
			ck_assert_mem_eq(oracle->output + oracle->start,
			    "Hello", strlen("Hello"));
		session_end(&session);
	}
}
END_TEST

/* What has no octet at all is worth a warning, in one frame or more. */
START_TEST(test_empty)
{
	static const size_t none[2] = { 0 };

	for (size_t count = 0; count <= COUNT(none); count++) {
		struct session session;

		session_begin(&session, WSREG_CLIENT,
		    (struct deflate_side){ false, 15 }, 0);
		session.pings = true;
		session_send(
		    &session, WSREG_OPCODE_TEXT_FRAME, none, 0, none, count);
		ck_assert_uint_eq(session.findings, 1);
		session_send(&session, WSREG_OPCODE_TEXT_FRAME,
		    examples[0].octets, examples[0].size, NULL, 0);
		ck_assert_uint_eq(session.findings, 1);
		session_end(&session);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("inflate");
	TCase *tcase = tcase_create("inflate");

	tcase_add_loop_test(tcase, test_window, 8, 16);
	tcase_add_test(tcase, test_start);
	tcase_add_loop_test(tcase, test_final, 0, 11);
	tcase_add_test(tcase, test_limit);
	tcase_add_loop_test(tcase, test_together, 0, 6);
	tcase_add_loop_test(tcase, test_swallowed, 1, 8);
	tcase_add_test(tcase, test_bomb);
	support_add_rows(tcase, test_examples, examples);
	tcase_add_test(tcase, test_empty);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
