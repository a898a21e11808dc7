/* SPDX-License-Identifier: MIT */
/* Tests of both sides of a connection together, in whatever order they come. */

#include <stdlib.h>
#include <string.h>

#include "connection.h"
#include "traffic.h"

/* What one side sends after its head, and what is found of it at its end. */
static const struct {
	const char *heads[2];
	bool open;
	const char *rules[2]; /* NULL: none */
} ends[] = {
	{ { REQUEST(""), ANSWER("") }, false,
	    { "close-missing", "close-missing" } },
	{ { REQUEST(""), ANSWER("") }, true, { NULL, NULL } },
	{ { "GET", ANSWER("") }, false,
	    { "stream-truncated", "close-missing" } },
	{ { "GET", "HTTP" }, false,
	    { "stream-truncated", "stream-truncated" } },
	{ { "GET", "HTTP" }, true, { NULL, NULL } },
	{ { REQUEST(""), "HTTP/1.1 404 N\r\n\r\n" }, false, { NULL, NULL } },
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

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("connection");
	TCase *tcase = tcase_create("connection");

	tcase_add_loop_test(tcase, test_ends, 0, COUNT(ends));
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
