/* SPDX-License-Identifier: MIT */
/* Tests of both sides of a connection together, in whatever order they come. */

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
	{ ROW, { REQUEST(""), ANSWER("") }, false,
	    { "close-missing", "close-missing" } },
	{ ROW, { REQUEST(""), ANSWER("") }, true, { NULL, NULL } },
	{ ROW, { "GET", ANSWER("") }, false,
	    { "stream-truncated", "close-missing" } },
	{ ROW, { "GET", "HTTP" }, false,
	    { "stream-truncated", "stream-truncated" } },
	{ ROW, { "GET", "HTTP" }, true, { NULL, NULL } },
	{ ROW, { REQUEST(""), "HTTP/1.1 404 N\r\n\r\n" }, false,
	    { NULL, NULL } },
};

static void
feed(struct connection *connection, enum wsreg_sender sender, const char *text)
{
	struct wsreg_event event;
	size_t used;

	ck_assert_int_eq(connection_feed(connection, sender, text, strlen(text),
			     &used, &event),
	    CONNECTION_FED);
	ck_assert_uint_eq(used, strlen(text));
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
		ck_assert(connection_init(connection, &options));
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

/* RFC 6455, 4.1: after a refusal the client may ask again. */
START_TEST(test_refused)
{
	struct connection_options options = { .present = { true, true } };
	struct connection *connection = malloc(sizeof(*connection));
	struct wsreg_finding finding;
	enum wsreg_sender sender;

	ck_assert_ptr_nonnull(connection);
	ck_assert(connection_init(connection, &options));
	feed(connection, WSREG_CLIENT, REQUEST(""));
	ck_assert(!connection->judged);
	feed(connection, WSREG_SERVER, "HTTP/1.1 401 N\r\n\r\n");
	ck_assert(connection->judged);
	feed(connection, WSREG_SERVER, "No.");
	ck_assert(!connection->repeated);
	if (_i > 0)
		feed(connection, WSREG_CLIENT, REQUEST(""));
	ck_assert_int_eq(connection->repeated, _i > 0);
	ck_assert_uint_eq(connection->handshake.finding_count, 1);
	ck_assert_int_eq(connection->handshake.findings[0].rule,
	    WSREG_RULE_HANDSHAKE_REFUSED);
	for (unsigned i = 0; i < 2; i++)
		ck_assert(!end(connection, (enum wsreg_sender)i, NULL, 0));
	ck_assert(!connection_finish(connection, &sender, &finding));
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
		ck_assert(pings_end(pings, &frame));
		frame.offset += 6;
		frame.number++;
	}
}

static size_t
count_mismatches(const struct pings *side, const struct pings *other)
{
	size_t index = 0, count = 0;

	for (const struct pong *pong;
	     (pong = pings_mismatch(side, other, &index)) != NULL; count++)
		ck_assert_uint_eq(pong->offset, 6 * pong->frame);
	return count;
}

START_TEST(test_overflow)
{
	struct pings one = { 0 }, other = { 0 };
	uint32_t most = PINGS_MAX;

	add_pings(&one, WSREG_OPCODE_PING_FRAME, 0, most);
	add_pings(&other, WSREG_OPCODE_PONG_FRAME, 1, most);
	ck_assert_uint_eq(count_mismatches(&other, &one), 1);
	ck_assert(!pings_unanswered(&one, &other));
	/* One Ping twice is one; one more is too many. */
	add_pings(&one, WSREG_OPCODE_PING_FRAME, 0, 1);
	ck_assert_uint_eq(count_mismatches(&other, &one), 1);
	ck_assert(pings_unanswered(&one, &other));
	add_pings(&one, WSREG_OPCODE_PING_FRAME, most + 1, 1);
	ck_assert_uint_eq(count_mismatches(&other, &one), 0);
	ck_assert(pings_unanswered(&one, &other));
	/* One Pong more might be the answer; those kept are known. */
	add_pings(&other, WSREG_OPCODE_PONG_FRAME, most + 1, 1);
	ck_assert(!pings_unanswered(&one, &other));
	pings_free(&one);
	ck_assert_uint_eq(count_mismatches(&other, &one), most);
	pings_free(&other);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("connection");
	TCase *tcase = tcase_create("connection");

	support_add_rows(tcase, test_ends, ends);
	tcase_add_loop_test(tcase, test_refused, 0, 2);
	tcase_add_test(tcase, test_overflow);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
