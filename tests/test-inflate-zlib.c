/* SPDX-License-Identifier: MIT */
/* Tests of what our inflater makes of data, right and wrong, against zlib. */

#include <stdlib.h>
#include <string.h>

#include "bits.h"
#include "inflate-compare.h"

#define PLAIN_MOST 6000
#define PACKED_MOST (2 * PLAIN_MOST)

/* What a side sends. */
struct sender {
	uint32_t random;
	struct deflate_side side;
	z_stream stream;
	uint8_t plain[PLAIN_MOST], packed[PACKED_MOST];
};

static unsigned
draw(struct sender *sender, unsigned below)
{
	return support_random(&sender->random) % below;
}

/* Makes a message that can be compressed: words, with some that are made up. */
static size_t
make_plain(struct sender *sender)
{
	static const char words[] =
	    "{\"id\": 1000, \"name\": \"\xc3\xa9t\xc3\xa9\", "
	    "\"values\": [true, false, null]}, ";
	size_t size =
	    1 + draw(sender, draw(sender, 10) == 0 ? PLAIN_MOST : 300);

	for (size_t i = 0; i < size; i++)
		sender->plain[i] = (uint8_t)words[i % (sizeof(words) - 1)];
	for (unsigned i = draw(sender, 40); i > 0; i--)
		sender->plain[draw(sender, (unsigned)size)] = (uint8_t)('0' +
		    draw(sender, draw(sender, 3) == 0 ? 79 : 10));
	return size;
}

/* Begins in one of all ways, mostly with the agreed window. */
static void
open_sender(struct sender *sender)
{
	int window_bits = 9 + (int)draw(sender, 7);

	memset(&sender->stream, 0, sizeof(sender->stream));
	sender->side.no_context_takeover = draw(sender, 2) == 0;
	sender->side.window_bits = (unsigned)window_bits;
	if (draw(sender, 4) == 0)
		sender->side.window_bits = 8 + draw(sender, 8);
	support_assert(deflateInit2(&sender->stream, (int)draw(sender, 10),
			   Z_DEFLATED, -window_bits, 1 + (int)draw(sender, 9),
			   (int)draw(sender, 5)) == Z_OK,
	    "memory is out");
}

/* Compresses a message as RFC 7692, 7.2.1 has it, or with a last block. */
static size_t
make_message(struct sender *sender)
{
	z_stream *stream = &sender->stream;
	bool final = draw(sender, 20) == 0;
	size_t size;

	if (draw(sender, 20) != 0 &&
	    (sender->side.no_context_takeover || final))
		deflateReset(stream);
	stream->next_in = sender->plain;
	stream->avail_in = (unsigned)make_plain(sender);
	stream->next_out = sender->packed;
	stream->avail_out = PACKED_MOST;
	deflate(stream, final ? Z_FINISH : Z_SYNC_FLUSH);
	size = PACKED_MOST - stream->avail_out;
	if (final)
		deflateReset(stream);
	return final ? size : size - 4;
}

/* Changes bits, puts octets in or takes them out. */
static size_t
damage(struct sender *sender, size_t size)
{
	uint8_t *octets = sender->packed;
	size_t at = draw(sender, (unsigned)size);

	/* What is in front says most. */
	if (draw(sender, 2) == 0)
		at = draw(sender, size < 40 ? (unsigned)size : 40);
	switch (draw(sender, 6)) {
	case 0:
		memmove(octets + at, octets + at + 1, size - at - 1);
		return size > 1 ? size - 1 : size;
	case 1:
		memmove(octets + at + 1, octets + at, size - at);
		octets[at] = (uint8_t)draw(sender, 256);
		return size + 1;
	case 2:
		return at + 1;
	case 3:
		octets[at] = (uint8_t)draw(sender, 256);
		return size;
	default:
		octets[at] ^= (uint8_t)(1u << draw(sender, 8));
		return size;
	}
}

/* Sends a few messages, until one has a fault.  Returns the rule it breaks,
 * WSREG_RULE_COUNT if none does. */
static enum wsreg_rule_number
try_stream(struct sender *sender)
{
	struct compare compare;
	const struct deflate_fault *fault = &compare.zlib.fault;
	uint32_t random = sender->random;

	open_sender(sender);
	compare_init(&compare, &sender->side,
	    draw(sender, 8) == 0 ? 1 + draw(sender, 1000) : 0);
	for (unsigned i = 1 + draw(sender, 4); i > 0 && !fault->found; i--) {
		size_t size = make_message(sender);
		const char *what;

		for (unsigned j = draw(sender, 3); j > 0 && size > 0; j--)
			size = damage(sender, size);
		if (size == 0)
			continue;
		what = compare_message(&compare, sender->packed, size,
		    draw(sender, 4) == 0, 1 + draw(sender, 40));
		support_assert(what == NULL, "%s differs, with %lu at first",
		    what, (unsigned long)random);
	}
	deflateEnd(&sender->stream);
	compare_free(&compare);
	return fault->found ? fault->rule : WSREG_RULE_COUNT;
}

/* So many streams are tried in each of the loops below. */
static unsigned
get_streams(void)
{
	const char *streams = getenv("INFLATE_STREAMS");

	return streams != NULL ? (unsigned)strtoul(streams, NULL, 10) / 8
			       : 2500;
}

START_TEST(test_mutated)
{
	struct sender *sender = malloc(sizeof(*sender));
	unsigned counts[WSREG_RULE_COUNT + 1] = { 0 };

	ck_assert_ptr_nonnull(sender);
	sender->random = 1 + (uint32_t)_i;
	for (unsigned i = get_streams(); i > 0; i--)
		counts[try_stream(sender)]++;
	free(sender);
	/* A test that comes upon none of a kind is none. */
	ck_assert_uint_gt(counts[WSREG_RULE_COUNT], 100);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_DATA_INVALID], 100);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_WINDOW_EXCEEDED], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_INFLATED_TOO_BIG], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_TEXT_UTF8_AFTER_INFLATE], 0);
}
END_TEST

/* Each bit of an octet may be where a literal, a reference, a block and the end
 * begin: literals of 9 bits move them.  Each octet is where the input is cut. */
START_TEST(test_cuts)
{
	static struct bits bits;
	const struct deflate_side side = { .window_bits = 8 };

	memset(&bits, 0, sizeof(bits));
	for (unsigned block = 0; block < 3; block++) {
		bits_begin_fixed(&bits, false);
		for (int i = 0; i < _i; i++)
			bits_add_literal(&bits, 0xf0);
		bits_add_run(&bits, 'a', 20);
		bits_add_match(&bits, 258, 20);
		bits_add_literal(&bits, 'b');
		bits_add_match(&bits, 3, 255);
		bits_end_fixed(&bits);
		if (block == 1)
			bits_add_stored(&bits, false, "stored", 6);
	}
	bits_end_message(&bits);
	for (size_t step = 1; step <= bits_size(&bits); step++) {
		struct compare compare;

		compare_init(&compare, &side, 0);
		for (int i = 0; i < 3; i++)
			ck_assert_ptr_null(compare_message(&compare,
			    bits.octets, bits_size(&bits), false, step));
		ck_assert(!compare.zlib.fault.found);
		compare_free(&compare);
	}
}
END_TEST

/* Cuts a message with codes of its own after each octet. */
START_TEST(test_dynamic_cuts)
{
	struct sender *sender = malloc(sizeof(*sender));
	size_t size = 0;

	ck_assert_ptr_nonnull(sender);
	sender->random = 1 + (uint32_t)_i;
	open_sender(sender);
	while (size < 60 || size > 400)
		size = make_message(sender);
	for (size_t step = 1; step <= size; step++) {
		struct compare compare;

		compare_init(&compare, &sender->side, 0);
		ck_assert_ptr_null(compare_message(
		    &compare, sender->packed, size, true, step));
		compare_free(&compare);
	}
	deflateEnd(&sender->stream);
	free(sender);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("inflate-zlib");
	TCase *tcase = tcase_create("inflate-zlib");

	tcase_set_timeout(tcase, 0);
	tcase_add_loop_test(tcase, test_cuts, 0, 8);
	tcase_add_loop_test(tcase, test_dynamic_cuts, 0, 20);
	tcase_add_loop_test(tcase, test_mutated, 0, 8);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
