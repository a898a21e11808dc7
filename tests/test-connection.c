/* SPDX-License-Identifier: MIT */
/* Tests of both sides of a connection together, in whatever order they come. */

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#include "traffic.h"
#include "traffic/traffic.h"

/* What one side sends after its head, and what is found of it at its end. */
static const struct {
	SUPPORT_ROW;
	const char *heads[2];
	bool open;
	const char *rules[2]; /* NULL: none */
} ends[] = {
	{ ROW, { REQUEST(""), ANSWER("") }, false, { NULL, NULL } },
	{ ROW, { REQUEST(""), ANSWER("") }, true, { NULL, NULL } },
	{ ROW, { "GET", ANSWER("") }, false, { "stream-truncated", NULL } },
	{ ROW, { "GET", "HTTP" }, false, { "stream-truncated", NULL } },
	{ ROW, { "GET", "HTTP" }, true, { NULL, NULL } },
	{ ROW, { REQUEST(""), "HTTP/1.1 404 N\r\n\r\n" }, false,
	    { NULL, NULL } },
};

static void
feed(struct connection *connection, enum wsreg_sender sender, const char *text)
{
	struct wsreg_event event;
	size_t at = 0, used;

	do {
		ck_assert_int_eq(connection_feed(connection, sender, text + at,
				     strlen(text) - at, &used, &event),
		    CONNECTION_FED);
		at += used;
	} while (at < strlen(text));
}

/* Ends a side; whether it has to wait for the other. */
static bool
end(struct connection *connection, enum wsreg_sender sender, const char *rule,
    uint64_t offset)
{
	struct wsreg_event event;
	enum connection_result result =
	    connection_end(connection, sender, &event);

	if (result == CONNECTION_BLOCKED)
		return true;
	ck_assert_int_eq(
	    result, rule != NULL ? CONNECTION_EVENT : CONNECTION_FED);
	if (rule != NULL) {
		ck_assert_str_eq(event.finding.rule->id, rule);
		ck_assert_uint_eq(event.finding.offset, offset);
	}
	ck_assert_int_eq(
	    connection_end(connection, sender, &event), CONNECTION_FED);
	return false;
}

/* One side ends before the other has begun, and nothing is lost. */
START_TEST(test_ends)
{
	for (unsigned first = 0; first < 2; first++) {
		const char *const *heads = ends[_i].heads;
		const char *const *rules = ends[_i].rules;
		struct connection_options options = {
			.check.open = ends[_i].open,
			.present = { true, true },
		};
		struct connection *connection = malloc(sizeof(*connection));
		enum wsreg_sender one = (enum wsreg_sender)first;
		enum wsreg_sender other = (enum wsreg_sender)(1 - first);

		ck_assert_ptr_nonnull(connection);
		connection_init(connection, &options);
		feed(connection, one, heads[one]);
		ck_assert(end(connection, one, rules[one], strlen(heads[one])));
		feed(connection, other, heads[other]);
		ck_assert(!end(
		    connection, other, rules[other], strlen(heads[other])));
		ck_assert(
		    !end(connection, one, rules[one], strlen(heads[one])));
		connection_free(connection);
		free(connection);
	}
}
END_TEST

/* ---- Memory ---- */

/* The most octets that a connection takes once it is in its frames, and none of
 * them was compressed. */
#define MOST 16384

/* Returns how many octets are allocated, 0 where nobody can say. */
static size_t
allocated(void)
{
#ifdef __GLIBC__
	return mallinfo2().uordblks;
#else
	return 0;
#endif
}

/* A connection that is open needs neither its heads nor an inflater, even if it
 * may compress.  What was agreed on outlives the heads. */
START_TEST(test_memory)
{
	const char *const heads[2] = { OFFER(DEFLATE), REPLY(DEFLATE) };
	struct connection_options options = { .present = { true, true } };
	struct connection *connection = malloc(sizeof(*connection));
	const struct handshake *handshake = &connection->handshake;
	size_t before = allocated();

	ck_assert_ptr_nonnull(connection);
	connection_init(connection, &options);
	for (unsigned i = 0; i < 2; i++)
		feed(connection, (enum wsreg_sender)i, heads[i]);
	ck_assert(connection->judged && !connection->kept);
	for (unsigned i = 0; i < 2; i++)
		feed(connection, (enum wsreg_sender)i, "");
	feed(connection, WSREG_SERVER, "\x82\x01.");
	ck_assert(connection->kept);
	ck_assert_uint_le(sizeof(*connection) + allocated() - before, MOST);
	ck_assert_ptr_null(connection->sides[0].head.text);
	ck_assert_ptr_null(connection->asked[0].text);
	ck_assert_ptr_null(connection->sides[WSREG_SERVER].direction.deflate);
	ck_assert_uint_eq(handshake->extension_count, 1);
	ck_assert(slice_same(handshake->extensions[0], slice_of(DEFLATE)));
	feed(connection, WSREG_SERVER, "\xc2\x01");
	ck_assert_ptr_nonnull(
	    connection->sides[WSREG_SERVER].direction.deflate);
	connection_free(connection);
	free(connection);
}
END_TEST

/* ---- More Pings and Pongs than are kept ---- */

static void
add_pings(struct pings *pings, uint8_t opcode, uint32_t first, uint32_t count)
{
	struct wsreg_frame frame = { .opcode = opcode };

	for (uint32_t i = first; i < first + count; i++) {
		pings_begin(pings);
		pings_feed(pings, (const uint8_t *)&i, sizeof(i));
		ck_assert(pings_end(pings, &frame, NULL));
		frame.offset += 6;
		frame.number++;
	}
}

static size_t
count_mismatches(const struct pings *side, const struct pings *other)
{
	struct pings_cursor cursor = { 0, 0 };
	size_t count = 0;

	for (const struct pong *pong;
	     (pong = pings_mismatch(side, other, &cursor)) != NULL; count++)
		ck_assert_uint_eq(pong->offset, 6 * pong->frame);
	return count;
}

START_TEST(test_overflow)
{
	struct pings one = { 0 }, other = { 0 };
	uint32_t most = PINGS_MAX;

	/* A Pong with the payload of none comes first. */
	add_pings(&other, WSREG_OPCODE_PONG_FRAME, most, 1);
	add_pings(&one, WSREG_OPCODE_PING_FRAME, 0, most);
	ck_assert_uint_eq(count_mismatches(&other, &one), 1);
	ck_assert(pings_unanswered(&one, &other));
	add_pings(&other, WSREG_OPCODE_PONG_FRAME, 1, most - 1);
	ck_assert_uint_eq(count_mismatches(&other, &one), 1);
	ck_assert(!pings_unanswered(&one, &other));
	/* One Ping twice is one; one more is too many. */
	add_pings(&one, WSREG_OPCODE_PING_FRAME, 0, 1);
	ck_assert_uint_eq(count_mismatches(&other, &one), 1);
	ck_assert(pings_unanswered(&one, &other));
	add_pings(&one, WSREG_OPCODE_PING_FRAME, most + 1, 1);
	/* The table takes no more memory for those that it does not keep. */
	ck_assert_uint_eq(one.room, 2 * PINGS_MAX);
	ck_assert_uint_eq(count_mismatches(&other, &one), 0);
	ck_assert(pings_unanswered(&one, &other));
	/* One Pong more might be the answer; those kept are known. */
	add_pings(&other, WSREG_OPCODE_PONG_FRAME, most + 1, 1);
	ck_assert(!pings_unanswered(&one, &other));
	/* Without any Ping all are legal. */
	pings_free(&one);
	ck_assert_uint_eq(count_mismatches(&other, &one), 0);
	pings_free(&other);
}
END_TEST

/* In order, a Pong answers only Pings that came before it. */
START_TEST(test_ordered_pongs)
{
	struct pings pings = { 0 }, pongs = { 0 };
	struct pings_cursor cursor = { 0, 0 };
	struct wsreg_frame ping = { .opcode = WSREG_OPCODE_PING_FRAME };
	struct wsreg_frame pong = { .opcode = WSREG_OPCODE_PONG_FRAME };
	const struct pong *found;

	/* By the order of these: a Pong before any Ping; one with the wrong
	 * payload, the right one, and another that answers nothing. */
	static const char *const sent[] = { "pb", "Pa", "pb", "pa", "px", "Pb",
		"px" };

	for (size_t i = 0; i < COUNT(sent); i++) {
		bool is_ping = sent[i][0] == 'P';
		struct pings *side = is_ping ? &pings : &pongs;

		pong.number = i;
		pings_begin(side);
		pings_feed(side, (const uint8_t *)sent[i] + 1, 1);
		ck_assert(pings_end(
		    side, is_ping ? &ping : &pong, is_ping ? &pongs : &pings));
	}
	found = pings_mismatch(&pongs, &pings, &cursor);
	ck_assert(found != NULL && found->frame == 2);
	found = pings_mismatch(&pongs, &pings, &cursor);
	ck_assert(found != NULL && found->frame == 6);
	ck_assert_ptr_null(pings_mismatch(&pongs, &pings, &cursor));
	pings_free(&pings);
	pings_free(&pongs);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("connection");
	TCase *tcase = tcase_create("connection");

	support_add_rows(tcase, test_ends, ends);
	tcase_add_test(tcase, test_memory);
	tcase_add_test(tcase, test_overflow);
	tcase_add_test(tcase, test_ordered_pongs);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
