/* SPDX-License-Identifier: MIT */
/* Tests of the judge of compressed messages: each fault, at its octet. */

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "bits.h"
#include "frames-random.h"
#include "traffic/traffic.h"

/* Feeds a message in steps. */
static void
feed(struct deflate *deflate, bool text, const uint8_t *octets, size_t size,
    size_t step)
{
	deflate_begin(deflate, text);
	for (size_t at = 0, part; at < size; at += part) {
		part = size - at < step ? size - at : step;
		deflate_feed(deflate, octets + at, part);
	}
	deflate_end(deflate);
}

static void
expect(const struct deflate *deflate, const char *rule, uint64_t position,
    uint64_t value)
{
	const struct deflate_fault *fault = &deflate->fault;

	ck_assert_str_eq(
	    fault->found ? wsreg_rule_at(fault->rule)->id : "", rule);
	ck_assert_uint_eq(fault->found ? fault->position : 0, position);
	ck_assert_uint_eq(fault->found ? fault->value : 0, value);
}

/* A match 257 or more octets back after a run. */
static const struct {
	SUPPORT_ROW;
	unsigned window_bits;
	size_t run;
	unsigned distance;
	const char *rule;
} distances[] = {
	{ ROW, 8, 300, 257, "deflate-window-exceeded" },
	{ ROW, 8, 300, 300, "deflate-window-exceeded" },
	{ ROW, 8, 300, 301, "deflate-data-invalid" },
	{ ROW, 9, 300, 257, "" },
	{ ROW, 9, 300, 300, "" },
	{ ROW, 9, 300, 301, "deflate-data-invalid" },
	{ ROW, 15, 300, 301, "deflate-data-invalid" },
	{ ROW, 15, 257, 257, "" },
};

START_TEST(test_distances)
{
	for (size_t step = 1; step <= 64; step++) {
		struct deflate_side side = { .window_bits =
						 distances[_i].window_bits };
		struct bits bits = { .count = 0 };
		struct deflate deflate;

		bits_begin_fixed(&bits, false);
		bits_add_run(&bits, 'a', distances[_i].run);
		bits_add_match(&bits, 3, distances[_i].distance);
		bits_end_fixed(&bits);
		bits_end_message(&bits);
		ck_assert(deflate_init(&deflate, &side, 0));
		feed(&deflate, true, bits.octets, bits_size(&bits), step);
		expect(&deflate, distances[_i].rule,
		    distances[_i].rule[0] != '\0' ? distances[_i].run : 0, 0);
		deflate_free(&deflate);
	}
}
END_TEST

/* One message. */
static const struct {
	SUPPORT_ROW;
	bool text;
	uint64_t limit;
	const char *octets;
	size_t size;
	const char *rule;
	uint64_t position, value;
} messages[] = {
	/* RFC 7692, 7.2.3.1, 7.2.3.3, 7.2.3.4 and 7.2.3.5. */
	{ ROW, true, 0, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	{ ROW, true, 0, "\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11, "",
	    0, 0 },
	{ ROW, true, 0, "\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8, "", 0, 0 },
	{ ROW, true, 0, "\xf3\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	{ ROW, true, 0, "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00",
	    13, "", 0, 0 },
	/* A block of a type that there is not, and of a bad length. */
	{ ROW, false, 0, "\x06", 1, "deflate-data-invalid", 0, 0 },
	{ ROW, false, 0, "\x00\x05\x00\xfa\xfe", 5, "deflate-data-invalid", 0,
	    0 },
	/* What the tail makes of a block that is cut off is nobody's text. */
	{ ROW, true, 0, "\x00\x0a\x00\xf5\xffH", 6, "deflate-data-invalid", 1,
	    0 },
	/* The tail ends a block whose code is its own, and begins one that there
	 * is not. */
	{ ROW, false, 0,
	    "\x04\xc1\xb1\xad\xe8\x36\x0c\x05\xd0\x55\x2e\x6e\xcd\x82"
	    "\x46\x92\x97\xf7\xb5\x47\x2a\xc3\x05\x01\xd3\x80\x01\x5a"
	    "\x85\x25\xba\x31\x3c\x90\xe6\xd0\x62\x39\xe7\xe5\xb9\xb3"
	    "\x60\x51\x55\x01\xab\x5d",
	    48, "deflate-data-invalid", 17, 0 },
	/* The value does not depend on how much came at once. */
	{ ROW, false, 4, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "inflated-too-big",
	    4, 5 },
	{ ROW, false, 5, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	/* Text. */
	{ ROW, true, 0, "\x00\x02\x00\xfd\xffH\xff\x00", 8,
	    "text-utf8-after-inflate", 1, 0xff },
	{ ROW, true, 0, "\x00\x02\x00\xfd\xffH\xc3\x00", 8,
	    "text-utf8-after-inflate", 2, 0 },
	{ ROW, true, 1, "\x00\x02\x00\xfd\xffH\xff\x00", 8, "inflated-too-big",
	    1, 2 },
	{ ROW, false, 0, "\x00\x02\x00\xfd\xffH\xff\x00", 8, "", 0, 0 },
};

START_TEST(test_messages)
{
	const struct deflate_side side = { .window_bits = 15 };

	for (size_t step = 1; step <= 16; step++) {
		struct deflate deflate;

		ck_assert(deflate_init(&deflate, &side, messages[_i].limit));
		feed(&deflate, messages[_i].text,
		    (const uint8_t *)messages[_i].octets, messages[_i].size,
		    step);
		expect(&deflate, messages[_i].rule, messages[_i].position,
		    messages[_i].value);
		deflate_free(&deflate);
	}
}
END_TEST

/* RFC 7692, 7.2.3.2: the second message refers to the first. */
START_TEST(test_takeover)
{
	static const uint8_t first[] = "\xf2\x48\xcd\xc9\xc9\x07";
	static const uint8_t second[] = "\xf2\x00\x11\x00";

	const struct deflate_side side = { .window_bits = 15,
		.no_context_takeover = _i == 1 };
	struct deflate deflate;

	ck_assert(deflate_init(&deflate, &side, 0));
	feed(&deflate, true, first, 7, 1);
	expect(&deflate, "", 0, 0);
	feed(&deflate, true, second, 5, 1);
	expect(&deflate, _i == 1 ? "deflate-context-takeover" : "", _i == 1, 0);
	deflate_free(&deflate);
}
END_TEST

/* A last block may end where the output that is looked at at once does; what
 * comes after it is as after any other. */
START_TEST(test_last_block)
{
	const struct deflate_side side = { .window_bits = 8 };
	uint8_t octets[5 + 16384] = { 0x01, 0x00, 0x40, 0xff, 0xbf };
	struct deflate deflate;

	ck_assert(deflate_init(&deflate, &side, 0));
	for (int i = 0; i < 3; i++) {
		feed(&deflate, false, octets, sizeof(octets), SIZE_MAX);
		expect(&deflate, "", 0, 0);
		ck_assert_uint_eq(deflate.inflated, 16384);
	}
	deflate_free(&deflate);
}
END_TEST

/* The second message begins where the first was broken off: its octets are no
 * more than the rest of the first one's for whoever goes on inflating. */
START_TEST(test_broken_off)
{
	static const uint8_t first[] = "\xf2\x48";
	static const uint8_t second[] = "\xf2\x48\xcd\xc9\xc9\x07";
	const struct deflate_side side = { .window_bits = 15,
		.no_context_takeover = _i == 1 };
	struct deflate deflate;

	ck_assert(deflate_init(&deflate, &side, 0));
	deflate_begin(&deflate, true);
	deflate_feed(&deflate, first, 2);
	feed(&deflate, true, second, sizeof(second), 1);
	ck_assert(deflate.lost);
	expect(&deflate, "", 0, 0);
	deflate_free(&deflate);
}
END_TEST

/* ---- Just the window, and an octet more ---- */

START_TEST(test_windows)
{
	unsigned window = 1u << _i;

	for (unsigned distance = window; distance <= window + 1; distance++) {
		struct deflate_side side = { .window_bits = (unsigned)_i };
		struct bits bits = { .count = 0 };
		struct deflate deflate;
		bool beyond = distance > window;

		/* RFC 1951, 2: there is no larger one. */
		if (distance > 32768)
			continue;
		bits_begin_fixed(&bits, false);
		bits_add_run(&bits, 'a', 33000);
		bits_add_match(&bits, 3, distance);
		bits_end_fixed(&bits);
		bits_end_message(&bits);
		ck_assert(deflate_init(&deflate, &side, 0));
		feed(&deflate, true, bits.octets, bits_size(&bits), 7);
		expect(&deflate, beyond ? "deflate-window-exceeded" : "",
		    beyond ? 33000 : 0, 0);
		deflate_free(&deflate);
	}
}
END_TEST

/* ---- Several faults at one octet: the rule that is checked first ---- */

START_TEST(test_ties)
{
	struct deflate_side side = { .window_bits = 8,
		.no_context_takeover = true };
	struct bits first = { .count = 0 }, second = { .count = 0 };
	struct deflate deflate;

	/* Beyond the window and the message, or beyond all. */
	bits_begin_fixed(&first, false);
	bits_add_run(&first, 'a', 300);
	bits_end_fixed(&first);
	bits_end_message(&first);
	bits_begin_fixed(&second, false);
	bits_add_match(&second, 3, _i == 0 ? 257 : 301);
	bits_end_fixed(&second);
	bits_end_message(&second);
	ck_assert(deflate_init(&deflate, &side, 0));
	feed(&deflate, true, first.octets, bits_size(&first), 1);
	feed(&deflate, true, second.octets, bits_size(&second), 1);
	expect(&deflate,
	    _i == 0 ? "deflate-window-exceeded" : "deflate-data-invalid", 0, 0);
	deflate_free(&deflate);
}
END_TEST

/* ---- What zlib compresses ---- */

#define MESSAGE_MOST 5000

/* A way to compress. */
struct way {
	int level, window_bits, memory;
	bool anew;
};

/* Compresses a message as RFC 7692, 7.2.1 has it; returns its size. */
static size_t
compress_message(z_stream *stream, const struct way *way, uint8_t *message,
    size_t size, uint8_t *output, size_t room)
{
	if (way->anew)
		ck_assert_int_eq(deflateReset(stream), Z_OK);
	stream->next_in = message;
	stream->avail_in = (unsigned)size;
	stream->next_out = output;
	stream->avail_out = (unsigned)room;
	ck_assert_int_eq(deflate(stream, Z_SYNC_FLUSH), Z_OK);
	ck_assert_uint_gt(stream->avail_out, 0);
	size = room - stream->avail_out;
	ck_assert_mem_eq(output + size - 4, "\x00\x00\xff\xff", 4);
	return size - 4;
}

static void
open_stream(z_stream *stream, const struct way *way)
{
	memset(stream, 0, sizeof(*stream));
	ck_assert_int_eq(
	    deflateInit2(stream, way->level, Z_DEFLATED, -way->window_bits,
		way->memory, Z_DEFAULT_STRATEGY),
	    Z_OK);
}

/* However much it would be, no more than a step beyond the limit is made. */
START_TEST(test_bomb)
{
	enum { SIZE = 1 << 24, LIMIT = 1000 };
	static const struct way way = { 9, 15, 9, false };
	static uint8_t output[1 << 16];
	const struct deflate_side side = { .window_bits = 8 };
	uint8_t *message = calloc(1, SIZE);
	struct deflate bomb;
	z_stream stream;
	size_t size;

	ck_assert_ptr_nonnull(message);
	open_stream(&stream, &way);
	size = compress_message(
	    &stream, &way, message, SIZE, output, sizeof(output));
	ck_assert(deflate_init(&bomb, &side, LIMIT));
	feed(&bomb, true, output, size, SIZE_MAX);
	expect(&bomb, "inflated-too-big", LIMIT, LIMIT + 1);
	ck_assert_uint_le(bomb.inflated, LIMIT + 16384);
	deflate_free(&bomb);
	deflateEnd(&stream);
	free(message);
}
END_TEST

/* Messages by one way, then one with an octet flipped, cut by chance. */
static void
check_way(const struct way *way, uint32_t *random)
{
	static uint8_t message[MESSAGE_MOST], output[2 * MESSAGE_MOST];
	const struct deflate_side side = { .no_context_takeover = way->anew,
		.window_bits = (unsigned)way->window_bits };
	z_stream stream;
	struct deflate deflate;

	open_stream(&stream, way);
	ck_assert(deflate_init(&deflate, &side, MESSAGE_MOST));
	for (int i = 0; i < 6; i++) {
		size_t size = 1 + support_random(random) % MESSAGE_MOST;
		size_t step = 1 + support_random(random) % 2000, made;

		frames_make_text(message, size, random);
		if (i % 2 == 0)
			memset(message, 'a', size / 2);
		made = compress_message(
		    &stream, way, message, size, output, sizeof(output));
		if (i == 5)
			output[support_random(random) % made] ^= 1 << i;
		feed(&deflate, i % 2 != 0, output, made, step);
		if (i == 5)
			break;
		expect(&deflate, "", 0, 0);
		ck_assert_uint_eq(deflate.inflated, size);
	}
	deflateEnd(&stream);
	deflate_free(&deflate);
}

START_TEST(test_zlib)
{
	uint32_t random = 1 + (uint32_t)_i;

	/* zlib itself compresses with no window of 256 octets. */
	for (int window_bits = 9; window_bits <= 15; window_bits++)
		for (int memory = 1; memory <= 9; memory++)
			for (int anew = 0; anew < 2; anew++)
				check_way(&(struct way){ _i, window_bits,
					      memory, anew != 0 },
				    &random);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("deflate");
	TCase *tcase = tcase_create("deflate");

	support_add_rows(tcase, test_distances, distances);
	support_add_rows(tcase, test_messages, messages);
	tcase_add_loop_test(tcase, test_takeover, 0, 2);
	tcase_add_test(tcase, test_last_block);
	tcase_add_loop_test(tcase, test_broken_off, 0, 2);
	tcase_add_loop_test(tcase, test_windows, 8, 16);
	tcase_add_loop_test(tcase, test_ties, 0, 2);
	tcase_add_test(tcase, test_bomb);
	tcase_add_loop_test(tcase, test_zlib, 0, 10);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
