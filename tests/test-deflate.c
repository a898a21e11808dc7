/* SPDX-License-Identifier: MIT */
/* Tests of the judge of compressed messages: each fault, at its octet. */

#include <stdlib.h>
#include <string.h>

#include "deflate.h"
#include "support.h"

/* Octets of blocks made by hand; RFC 1951, 3. */
struct bits {
	uint8_t octets[256];
	size_t count; /* of bits */
};

/* The lowest bit first. */
static void
put(struct bits *bits, unsigned value, unsigned count)
{
	for (unsigned i = 0; i < count; i++, bits->count++)
		bits->octets[bits->count / 8] |=
		    (uint8_t)((value >> i & 1) << bits->count % 8);
}

/* A Huffman code has its highest bit first. */
static void
put_code(struct bits *bits, unsigned code, unsigned count)
{
	while (count-- > 0)
		put(bits, code >> count & 1, 1);
}

/* RFC 1951, 3.2.6: a literal below 144, the fixed codes. */
static void
put_literal(struct bits *bits, uint8_t octet)
{
	put_code(bits, 0x30u + octet, 8);
}

/* Three octets from 257 to 384 back: code 16 with seven more bits. */
static void
put_far_match(struct bits *bits, unsigned distance)
{
	put_code(bits, 1, 7);
	put_code(bits, 16, 5);
	put(bits, distance - 257, 7);
}

/* As many octets of 'a', through matches of length 3 one back. */
static void
put_run(struct bits *bits, size_t size)
{
	put_literal(bits, 'a');
	for (size--; size % 3 != 0; size--)
		put_literal(bits, 'a');
	for (; size > 0; size -= 3) {
		put_code(bits, 1, 7);
		put_code(bits, 0, 5);
	}
}

static size_t
size_of(const struct bits *bits)
{
	return (bits->count + 7) / 8;
}

/* Feeds a message in steps. */
static void
feed(struct deflate *deflate, bool text, const uint8_t *octets, size_t size,
    size_t step)
{
	deflate_begin(deflate, text);
	for (size_t at = 0, part; at < size; at += part) {
		part = size - at < step ? size - at : step;
		ck_assert(deflate_feed(deflate, octets + at, part));
	}
	ck_assert(deflate_end(deflate));
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
	unsigned window_bits;
	size_t run;
	unsigned distance;
	const char *rule;
} distances[] = {
	{ 8, 300, 257, "deflate-window-exceeded" },
	{ 8, 300, 300, "deflate-window-exceeded" },
	{ 8, 300, 301, "deflate-data-invalid" },
	{ 9, 300, 257, "" },
	{ 9, 300, 300, "" },
	{ 9, 300, 301, "deflate-data-invalid" },
	{ 15, 300, 301, "deflate-data-invalid" },
	{ 15, 257, 257, "" },
};

START_TEST(test_distances)
{
	for (size_t step = 1; step <= 64; step++) {
		struct deflate_side side = { .window_bits =
						 distances[_i].window_bits };
		struct bits bits = { .count = 0 };
		struct deflate deflate;

		put(&bits, 2, 3);
		put_run(&bits, distances[_i].run);
		put_far_match(&bits, distances[_i].distance);
		put_code(&bits, 0, 7);
		put(&bits, 0, 3);
		ck_assert(deflate_init(&deflate, &side, 0));
		feed(&deflate, true, bits.octets, size_of(&bits), step);
		expect(&deflate, distances[_i].rule,
		    distances[_i].rule[0] != '\0' ? distances[_i].run : 0, 0);
		deflate_free(&deflate);
	}
}
END_TEST

/* One message. */
static const struct {
	bool text;
	uint64_t limit;
	const char *octets;
	size_t size;
	const char *rule;
	uint64_t position, value;
} messages[] = {
	/* RFC 7692, 7.2.3.1, 7.2.3.3, 7.2.3.4 and 7.2.3.5. */
	{ true, 0, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	{ true, 0, "\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", 11, "", 0,
	    0 },
	{ true, 0, "\xf3\x48\xcd\xc9\xc9\x07\x00\x00", 8, "", 0, 0 },
	{ true, 0, "\xf3\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	{ true, 0, "\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00", 13,
	    "", 0, 0 },
	/* A block of a type that there is not, and of a bad length. */
	{ false, 0, "\x06", 1, "deflate-data-invalid", 0, 0 },
	{ false, 0, "\x00\x05\x00\xfa\xfe", 5, "deflate-data-invalid", 0, 0 },
	/* What the tail makes of a block that is cut off is nobody's text. */
	{ true, 0, "\x00\x0a\x00\xf5\xffH", 6, "deflate-data-invalid", 1, 0 },
	/* The value does not depend on how much came at once. */
	{ false, 4, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "inflated-too-big", 4,
	    5 },
	{ false, 5, "\xf2\x48\xcd\xc9\xc9\x07\x00", 7, "", 0, 0 },
	/* Text. */
	{ true, 0, "\x00\x02\x00\xfd\xffH\xff\x00", 8,
	    "text-utf8-after-inflate", 1, 0xff },
	{ true, 0, "\x00\x02\x00\xfd\xffH\xc3\x00", 8,
	    "text-utf8-after-inflate", 2, 0 },
	{ true, 1, "\x00\x02\x00\xfd\xffH\xff\x00", 8, "inflated-too-big", 1,
	    2 },
	{ false, 0, "\x00\x02\x00\xfd\xffH\xff\x00", 8, "", 0, 0 },
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

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("deflate");
	TCase *tcase = tcase_create("deflate");

	tcase_add_loop_test(tcase, test_distances, 0, COUNT(distances));
	tcase_add_loop_test(tcase, test_messages, 0, COUNT(messages));
	tcase_add_loop_test(tcase, test_takeover, 0, 2);
	tcase_add_test(tcase, test_last_block);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
