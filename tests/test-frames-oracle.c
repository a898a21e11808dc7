/* SPDX-License-Identifier: MIT */
/* Tests of the first two octets of a frame, all 65,536 in every state, against
 * a table of what RFC 6455 forbids. */

#include <string.h>

#include "frames.h"

/* What came before the frame. */
enum before { NOTHING, TEXT, BINARY, COMPRESSED, CLOSE, BEFORE_COUNT };

/* The frame and what it comes upon. */
struct situation {
	uint8_t b0, b1;
	enum wsreg_sender sender;
	bool deflate;
	enum before before;
};

/* ---- The oracle ---- */

/* Opcodes, a bit each, as RFC 6455, 5.2 lists them. */
#define CONTINUATION 0x0001u
#define TEXT_OR_BINARY 0x0006u
#define RESERVED_DATA 0x00f8u
#define CLOSES 0x0100u
#define PINGS_AND_PONGS 0x0600u
#define RESERVED_CONTROL 0xf800u
#define DATA (CONTINUATION | TEXT_OR_BINARY | RESERVED_DATA)
#define CONTROL (CLOSES | PINGS_AND_PONGS | RESERVED_CONTROL)

/* What came before, a bit each. */
#define MESSAGE (1u << TEXT | 1u << BINARY | 1u << COMPRESSED)
#define OPEN (1u << NOTHING | MESSAGE)

#define CLIENTS (1u << WSREG_CLIENT)
#define SERVERS (1u << WSREG_SERVER)

/* What is broken by which frames, in the order of the checks.  0 is any, if a
 * row says nothing else. */
static const struct {
	const char *rule;
	unsigned opcodes, before, senders;
	/* Only with permessage-deflate agreed on, or only without. */
	bool deflate, plain;
	/* Bits of the first octet, one of which is set; one that is not. */
	uint8_t set, clear;
	/* Whether it is masked, or is not. */
	bool masked, unmasked;
	/* The length in the second octet. */
	uint8_t least, most;
} broken[] = {
	/* RFC 6455, 5.2: "MUST be 0 unless an extension is negotiated that
	 * defines meanings for non-zero values." */
	{ .rule = "rsv-unnegotiated",
	    .before = OPEN,
	    .plain = true,
	    .set = 0x70 },
	{ .rule = "rsv-unnegotiated",
	    .before = OPEN,
	    .deflate = true,
	    .set = 0x30 },
	/* RFC 7692, 6.1: "An endpoint MUST NOT set the "Per-Message
	 * Compressed" bit of control frames and non-first fragments of a data
	 * message." */
	{ .rule = "rsv1-on-control",
	    .opcodes = CLOSES | PINGS_AND_PONGS,
	    .before = OPEN,
	    .deflate = true,
	    .set = 0x40 },
	{ .rule = "rsv1-on-continuation",
	    .opcodes = CONTINUATION,
	    .before = OPEN,
	    .deflate = true,
	    .set = 0x40 },
	/* RFC 6455, 5.2: "If an unknown opcode is received, the receiving
	 * endpoint MUST _Fail the WebSocket Connection_." */
	{ .rule = "opcode-reserved-data",
	    .opcodes = RESERVED_DATA,
	    .before = OPEN },
	{ .rule = "opcode-reserved-control",
	    .opcodes = RESERVED_CONTROL,
	    .before = OPEN },
	/* 5.4: "Control frames themselves MUST NOT be fragmented." */
	{ .rule = "control-frame-fragmented",
	    .opcodes = CONTROL,
	    .before = OPEN,
	    .clear = 0x80 },
	/* 5.4: "A fragmented message consists of a single frame with the FIN
	 * bit clear and an opcode other than 0, followed by zero or more
	 * frames with the FIN bit clear and the opcode set to 0" */
	{ .rule = "continuation-unexpected",
	    .opcodes = CONTINUATION,
	    .before = 1u << NOTHING },
	{ .rule = "data-frame-inside-message",
	    .opcodes = TEXT_OR_BINARY,
	    .before = MESSAGE },
	/* 5.5.1: after a Close no data is sent, nor the rest of a message. */
	{ .rule = "message-unfinished", .opcodes = CLOSES, .before = MESSAGE },
	/* 5.1: "a client MUST mask all frames that it sends to the server" */
	{ .rule = "mask-missing",
	    .before = OPEN,
	    .senders = CLIENTS,
	    .unmasked = true },
	/* 5.1: "A server MUST NOT mask any frames that it sends to the
	 * client." */
	{ .rule = "mask-unexpected",
	    .before = OPEN,
	    .senders = SERVERS,
	    .masked = true },
	/* 5.5: "All control frames MUST have a payload length of 125 bytes or
	 * less" */
	{ .rule = "control-frame-too-long",
	    .opcodes = CONTROL,
	    .before = OPEN,
	    .least = 126,
	    .most = 127 },
	/* 5.5.1: "If there is a body, the first two bytes of the body MUST be
	 * a 2-byte unsigned integer" */
	{ .rule = "close-payload-one-octet",
	    .opcodes = CLOSES,
	    .before = OPEN,
	    .least = 1,
	    .most = 1 },
	/* 5.5.1: "The application MUST NOT send any more data frames after
	 * sending a Close frame." */
	{ .rule = "data-after-close", .opcodes = DATA, .before = 1u << CLOSE },
	{ .rule = "control-after-close",
	    .opcodes = CONTROL,
	    .before = 1u << CLOSE },
};

/* Whether a set of bits, where 0 is any, has this one. */
static bool
has(unsigned set, unsigned bit)
{
	return set == 0 || (set >> bit & 1) != 0;
}

static bool
is_broken(size_t row, const struct situation *at)
{
	bool masked = (at->b1 & 0x80) != 0;
	uint8_t length = at->b1 & 0x7f;

	return has(broken[row].opcodes, at->b0 & 0x0f) &&
	    has(broken[row].before, at->before) &&
	    has(broken[row].senders, at->sender) &&
	    !(broken[row].deflate && !at->deflate) &&
	    !(broken[row].plain && at->deflate) &&
	    (broken[row].set == 0 || (at->b0 & broken[row].set) != 0) &&
	    (at->b0 & broken[row].clear) == 0 &&
	    !(broken[row].masked && !masked) &&
	    !(broken[row].unmasked && masked) &&
	    (broken[row].most == 0 ||
		(length >= broken[row].least && length <= broken[row].most));
}

/* ---- Against the checker ---- */

/* A checker that has seen what came before. */
static void
prepare(struct wsreg_check *check, const struct situation *at, bool keep_going)
{
	static const uint8_t firsts[] = { 0, 0x01, 0x02, 0x41, 0x88 };
	struct wsreg_check_options options = { .sender = at->sender,
		.bits = at->deflate ? 4 : 0,
		.compressed_bit = at->deflate ? 4 : 0,
		.keep_going = keep_going };
	struct frames frames = { .sender = at->sender };
	struct wsreg_event event;
	size_t used;

	wsreg_check_init(check, &options);
	if (at->before == NOTHING)
		return;
	frames_add(&frames, firsts[at->before], NULL, 0);
	ck_assert(!wsreg_check_feed(
	    check, frames.octets, frames.size, &used, &event));
	frames_free(&frames);
}

/* The next rule of the oracle, from this row on. */
static size_t
next_broken(size_t row, const struct situation *at)
{
	while (row < COUNT(broken) && !is_broken(row, at))
		row++;
	return row;
}

static void
compare(const struct situation *at, const char *told, size_t row)
{
	const char *expected = row < COUNT(broken) ? broken[row].rule : "none";

	support_assert(strcmp(told, expected) == 0,
	    "%02x %02x, sender %d, deflate %d, before %d: %s, not %s", at->b0,
	    at->b1, at->sender, at->deflate, at->before, told, expected);
}

static void
check_situation(const struct wsreg_check *prepared, const struct situation *at)
{
	const uint8_t octets[2] = { at->b0, at->b1 };
	struct wsreg_check check = *prepared;
	struct wsreg_event event;
	size_t row = next_broken(0, at), done = 0, used;

	while (wsreg_check_feed(
	    &check, octets + done, sizeof(octets) - done, &used, &event)) {
		done += used;
		compare(at, event.finding.rule->id, row);
		row = next_broken(row + 1, at);
		if (wsreg_check_failed(&check) && !check.options.keep_going)
			row = COUNT(broken);
	}
	compare(at, "none", row);
}

/* By what came before, sender, agreement, whether it goes on after an error. */
START_TEST(test_all)
{
	struct situation at = {
		.before = (enum before)(_i / 8),
		.sender = (enum wsreg_sender)(_i & 1),
		.deflate = (_i & 2) != 0,
	};
	struct wsreg_check prepared;

	if (at.before == COMPRESSED && !at.deflate)
		return;
	prepare(&prepared, &at, (_i & 4) != 0);
	for (unsigned octets = 0; octets <= UINT16_MAX; octets++) {
		at.b0 = (uint8_t)(octets >> 8);
		at.b1 = (uint8_t)octets;
		check_situation(&prepared, &at);
	}
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("frames-oracle");
	TCase *tcase = tcase_create("oracle");

	tcase_add_loop_test(tcase, test_all, 0, 8 * BEFORE_COUNT);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
