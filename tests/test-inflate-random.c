/* SPDX-License-Identifier: MIT */
/* Tests of what is told of compressed messages, right and wrong, that were
 * made by chance. */

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "bits.h"
#include "inflate-session.h"
#include "wsreg-codes.h"

/* A message in the making, on top of what was sent before. */
struct chance {
	uint32_t random;
	const struct session *session;
	struct bits bits;
};

static unsigned
draw(struct chance *chance, unsigned below)
{
	return support_random(&chance->random) % below;
}

static uint8_t
draw_octet(struct chance *chance)
{
	return draw(chance, 500) == 0 ? 0xff
				      : (uint8_t)('a' + draw(chance, 26));
}

/* Mostly a distance that is allowed, often the largest one. */
static unsigned
draw_distance(struct chance *chance)
{
	const struct oracle *oracle = &chance->session->oracle;
	size_t all = oracle->size + chance->bits.made;
	size_t reach = all;

	if (draw(chance, 40) != 0 && oracle->side.no_context_takeover)
		reach = chance->bits.made;
	if (draw(chance, 40) != 0 &&
	    reach > (size_t)1 << oracle->side.window_bits)
		reach = (size_t)1 << oracle->side.window_bits;
	if (reach > 32768)
		reach = 32768;
	if (reach > 1 && draw(chance, 3) != 0)
		reach = 1 + draw(chance, (unsigned)reach);
	if (reach < 32768 && draw(chance, 80) == 0)
		reach++;
	return (unsigned)reach;
}

static void
add_fixed(struct chance *chance, bool final)
{
	struct bits *bits = &chance->bits;

	bits_begin_fixed(bits, final);
	if (draw(chance, 3) == 0)
		bits_add_run(bits, draw_octet(chance),
		    3 +
			(draw(chance, 8) == 0 ? draw(chance, 40000)
					      : draw(chance, 600)));
	for (unsigned i = draw(chance, 12); i > 0; i--) {
		unsigned distance = draw_distance(chance);

		if (distance == 0 || draw(chance, 2) == 0)
			bits_add_literal(bits, draw_octet(chance));
		else
			bits_add_match(bits, 3 + draw(chance, 256), distance);
	}
	bits_end_fixed(bits);
}

static void
add_stored(struct chance *chance, bool final)
{
	uint8_t octets[40];
	size_t size = draw(chance, sizeof(octets));

	for (size_t i = 0; i < size; i++)
		octets[i] = draw_octet(chance);
	bits_add_stored(&chance->bits, final, octets, size);
}

/* Whole blocks from zlib, after an empty stored one. */
static void
add_dynamic(struct chance *chance)
{
	uint8_t plain[400], packed[1000];
	z_stream stream = {
		.next_in = plain,
		.avail_in = sizeof(plain),
		.next_out = packed,
		.avail_out = sizeof(packed),
	};

	for (size_t i = 0; i < sizeof(plain); i++)
		plain[i] = (uint8_t)('a' + draw(chance, 1 + draw(chance, 26)));
	support_assert(
	    deflateInit2(&stream, 1 + (int)draw(chance, 9), Z_DEFLATED, -9,
		1 + (int)draw(chance, 9), (int)draw(chance, 4)) == Z_OK,
	    "memory is out");
	deflate(&stream, Z_SYNC_FLUSH);
	bits_add_stored(&chance->bits, false, NULL, 0);
	bits_add_octets(
	    &chance->bits, packed, sizeof(packed) - stream.avail_out);
	chance->bits.made += sizeof(plain);
	deflateEnd(&stream);
}

static void
add_block(struct chance *chance, bool final)
{
	switch (draw(chance, 5)) {
	case 0:
		add_stored(chance, final);
		break;
	case 1:
		add_dynamic(chance);
		break;
	default:
		add_fixed(chance, final);
		break;
	}
	if (final)
		bits_align(&chance->bits);
}

/* A message, right or with a bit changed or octets missing. */
static size_t
make_message(struct chance *chance)
{
	struct bits *bits = &chance->bits;
	bool final = false;
	size_t size;

	memset(bits, 0, sizeof(*bits));
	if (draw(chance, 20) == 0)
		return 0;
	for (unsigned i = 1 + draw(chance, 4); i > 0; i--) {
		final = draw(chance, 4) == 0;
		add_block(chance, final);
	}
	if (!final || draw(chance, 2) == 0)
		bits_end_message(bits);
	size = bits_size(bits);
	if (draw(chance, 6) == 0)
		bits->octets[draw(chance, (unsigned)size)] ^=
		    (uint8_t)(1u << draw(chance, 8));
	if (draw(chance, 20) == 0)
		size -= draw(chance, (unsigned)size);
	return size;
}

/* Sends a message in a few frames, some of them empty. */
static void
send_parts(struct session *session, struct chance *chance, size_t size)
{
	size_t sizes[6], count = draw(chance, COUNT(sizes)), left = size;
	unsigned opcode = WSREG_OPCODE_TEXT_FRAME + draw(chance, 2);

	for (size_t i = 0; i < count; i++) {
		sizes[i] = draw(chance, (unsigned)left + 1);
		left -= sizes[i];
	}
	session_send(session, opcode, chance->bits.octets, size, sizes, count);
}

/* Counts the verdicts: a test that comes upon none of a kind is none. */
static void
try_session(struct chance *chance, unsigned counts[WSREG_RULE_COUNT + 1])
{
	static const unsigned windows[] = { 8, 8, 8, 9, 10, 14, 15, 15 };
	struct deflate_side side = {
		.no_context_takeover = draw(chance, 2) == 0,
		.window_bits = windows[draw(chance, COUNT(windows))],
	};
	uint64_t limit = draw(chance, 3) == 0 ? 2000 + draw(chance, 2000) : 0;
	struct session session;

	session_begin(&session, draw(chance, 2) ? WSREG_CLIENT : WSREG_SERVER,
	    side, limit);
	session.pings = draw(chance, 2) == 0;
	chance->session = &session;
	for (unsigned i = 1 + draw(chance, 5); i > 0 && !session.failed; i--) {
		size_t size = make_message(chance);

		/* What comes over the wire has a limit, too. */
		if (limit != 0 && size > limit)
			continue;
		send_parts(&session, chance, size);
		if (draw(chance, 3) == 0)
			session_add_frame(
			    &session, FIN | WSREG_OPCODE_PING_FRAME, "ping", 4);
		if (draw(chance, 3) == 0)
			session_add_frame(&session,
			    FIN | WSREG_OPCODE_TEXT_FRAME, "plain", 5);
	}
	counts[session.failed
		? session.expected[session.findings - 1].rule->number
		: WSREG_RULE_COUNT]++;
	session_end(&session);
}

START_TEST(test_chance)
{
	struct chance *chance = calloc(1, sizeof(*chance));
	unsigned counts[WSREG_RULE_COUNT + 1] = { 0 };

	ck_assert_ptr_nonnull(chance);
	chance->random = (uint32_t)_i + 1;
	for (unsigned i = 0; i < 200; i++)
		try_session(chance, counts);
	free(chance);
	ck_assert_uint_gt(counts[WSREG_RULE_COUNT], 20);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_DATA_INVALID], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_WINDOW_EXCEEDED], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_DEFLATE_CONTEXT_TAKEOVER], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_INFLATED_TOO_BIG], 0);
	ck_assert_uint_gt(counts[WSREG_RULE_TEXT_UTF8_AFTER_INFLATE], 0);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("inflate-random");
	TCase *tcase = tcase_create("inflate-random");

	tcase_add_loop_test(tcase, test_chance, 0, 10);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
