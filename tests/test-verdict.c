/* SPDX-License-Identifier: MIT */
/* Tests of which close codes may be sent, against RFC 6455 read plainly. */

#include <string.h>

#include "fixture.h"

/* The record that lists the code: a number of its own before a range. */
static const struct wsreg_record *
find_record(const struct wsreg_registry *registry, uint64_t code)
{
	const struct wsreg_record *best = NULL;

	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);

		if (record->numeric && record->first <= code &&
		    code <= record->last &&
		    (best == NULL || record->first == record->last))
			best = record;
	}
	return best;
}

/* Codes 1000 to 2999; RFC 6455, 7.4.1. */
static enum wsreg_wire
judge_protocol(
    enum wsreg_status status, uint64_t code, enum wsreg_sender sender)
{
	/* "a reserved value and MUST NOT be set as a status code in a Close
	 * control frame by an endpoint" */
	if (code == 1005 || code == 1006 || code == 1015)
		return WSREG_WIRE_NEVER;
	/* "this status code is not used by the server, because it can fail
	 * the WebSocket handshake instead" */
	if (code == 1010 && sender == WSREG_SERVER)
		return WSREG_WIRE_NO;
	if (status == WSREG_STATUS_UNASSIGNED)
		return WSREG_WIRE_UNASSIGNED;
	return status == WSREG_STATUS_RESERVED ? WSREG_WIRE_RESERVED
					       : WSREG_WIRE_YES;
}

/* RFC 6455, 7.4.2, and the registry. */
static enum wsreg_wire
judge(const struct wsreg_registry *registry, uint64_t code,
    enum wsreg_sender sender)
{
	const struct wsreg_record *record = find_record(registry, code);
	enum wsreg_status status =
	    record != NULL ? record->status : WSREG_STATUS_UNASSIGNED;

	if (code <= 999)
		return WSREG_WIRE_NOT_USED;
	if (code <= 2999)
		return judge_protocol(status, code, sender);
	if (code <= 3999)
		return status == WSREG_STATUS_UNASSIGNED
		    ? WSREG_WIRE_UNREGISTERED
		    : WSREG_WIRE_YES;
	return code <= 4999 ? WSREG_WIRE_PRIVATE : WSREG_WIRE_OUT_OF_RANGE;
}

static bool
is_sendable(enum wsreg_wire wire)
{
	return wire == WSREG_WIRE_YES || wire == WSREG_WIRE_UNREGISTERED ||
	    wire == WSREG_WIRE_PRIVATE;
}

static void
check_verdict(const struct wsreg_verdict *verdict, enum wsreg_wire wanted,
    uint64_t code, enum wsreg_sender sender)
{
	const char *side = sender == WSREG_CLIENT ? "client" : "server";

	support_assert(
	    verdict != NULL, "%llu: no verdict", (unsigned long long)code);
	support_assert(verdict->wire == wanted, "%llu from the %s: %s, not %s",
	    (unsigned long long)code, side, wsreg_wire_name(verdict->wire),
	    wsreg_wire_name(wanted));
	support_assert(verdict->reason[0] != '\0' &&
		verdict->reason[strlen(verdict->reason) - 1] != '.',
	    "%llu: reason `%s'", (unsigned long long)code, verdict->reason);
	support_assert(strncmp(verdict->section, "RFC 6455 7.4.", 13) == 0 &&
		strlen(verdict->section) == 14,
	    "%llu: section `%s'", (unsigned long long)code, verdict->section);
}

/* By sender. */
START_TEST(test_every_code)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(wsreg_builtin(), "close", 5);
	enum wsreg_sender sender = (enum wsreg_sender)_i;

	for (uint64_t code = 0; code <= 70000; code++) {
		enum wsreg_wire wanted = judge(registry, code, sender);

		check_verdict(wsreg_close_code_verdict(code, sender), wanted,
		    code, sender);
		support_assert(
		    wsreg_snapshot_verdict(wsreg_builtin(), code, sender) ==
			wsreg_close_code_verdict(code, sender),
		    "%llu: another verdict", (unsigned long long)code);
		support_assert(wsreg_close_code_sendable(code, sender) ==
			is_sendable(wanted),
		    "%llu: sendable or not", (unsigned long long)code);
	}
}
END_TEST

/* WHATWG WebSockets, close(): "If code is present, but is neither an integer
 * equal to 1000 nor an integer in the range 3000 to 4999, inclusive, throw an
 * InvalidAccessError". */
START_TEST(test_browser)
{
	for (uint64_t code = 0; code <= 70000; code++) {
		const struct wsreg_verdict *verdict =
		    wsreg_close_code_verdict(code, WSREG_BROWSER);
		const struct wsreg_verdict *client =
		    wsreg_close_code_verdict(code, WSREG_CLIENT);
		bool sendable = code == 1000 || (code >= 3000 && code <= 4999);

		support_assert(
		    wsreg_close_code_sendable(code, WSREG_BROWSER) == sendable,
		    "%llu: sendable or not", (unsigned long long)code);
		if (sendable || !is_sendable(client->wire)) {
			ck_assert_int_eq(verdict->wire, client->wire);
			ck_assert_str_eq(verdict->reason, client->reason);
			continue;
		}
		ck_assert_int_eq(verdict->wire, WSREG_WIRE_NO);
		ck_assert_str_eq(verdict->reason,
		    "WebSocket.close() throws InvalidAccessError");
		ck_assert_str_eq(
		    verdict->section, "WHATWG WebSockets, close()");
	}
}
END_TEST

/* A receiver must accept what either side may send. */
START_TEST(test_acceptable)
{
	for (uint64_t code = 0; code <= 70000; code++)
		support_assert(wsreg_close_code_acceptable(code) ==
			(wsreg_close_code_sendable(code, WSREG_CLIENT) ||
			    wsreg_close_code_sendable(code, WSREG_SERVER)),
		    "%llu: acceptable or not", (unsigned long long)code);
	ck_assert(wsreg_close_code_acceptable(1010));
	ck_assert(!wsreg_close_code_acceptable(1004));
	ck_assert(!wsreg_close_code_acceptable(UINT64_MAX));
}
END_TEST

/* Codes that need more than 32 bits are not taken for low ones. */
START_TEST(test_large_codes)
{
	static const uint64_t codes[] = { UINT32_MAX,
		(UINT64_C(1) << 32) + 1000, (UINT64_C(1) << 38) + 1000,
		(UINT64_C(1) << 63) + 1000, UINT64_MAX };

	for (size_t i = 0; i < COUNT(codes); i++) {
		check_verdict(wsreg_close_code_verdict(codes[i], WSREG_CLIENT),
		    WSREG_WIRE_OUT_OF_RANGE, codes[i], WSREG_CLIENT);
		ck_assert(!wsreg_close_code_sendable(codes[i], WSREG_SERVER));
	}
}
END_TEST

/* Some codes by hand, so that the function above is tested, too. */
static const struct {
	SUPPORT_ROW;
	uint64_t code;
	enum wsreg_wire client, server;
} known[] = {
	{ ROW, 0, WSREG_WIRE_NOT_USED, WSREG_WIRE_NOT_USED },
	{ ROW, 999, WSREG_WIRE_NOT_USED, WSREG_WIRE_NOT_USED },
	{ ROW, 1000, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 1003, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 1004, WSREG_WIRE_RESERVED, WSREG_WIRE_RESERVED },
	{ ROW, 1005, WSREG_WIRE_NEVER, WSREG_WIRE_NEVER },
	{ ROW, 1006, WSREG_WIRE_NEVER, WSREG_WIRE_NEVER },
	{ ROW, 1007, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 1010, WSREG_WIRE_YES, WSREG_WIRE_NO },
	{ ROW, 1011, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 1014, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 1015, WSREG_WIRE_NEVER, WSREG_WIRE_NEVER },
	{ ROW, 1016, WSREG_WIRE_UNASSIGNED, WSREG_WIRE_UNASSIGNED },
	{ ROW, 2999, WSREG_WIRE_UNASSIGNED, WSREG_WIRE_UNASSIGNED },
	{ ROW, 3000, WSREG_WIRE_YES, WSREG_WIRE_YES },
	{ ROW, 3999, WSREG_WIRE_UNREGISTERED, WSREG_WIRE_UNREGISTERED },
	{ ROW, 4000, WSREG_WIRE_PRIVATE, WSREG_WIRE_PRIVATE },
	{ ROW, 4999, WSREG_WIRE_PRIVATE, WSREG_WIRE_PRIVATE },
	{ ROW, 5000, WSREG_WIRE_OUT_OF_RANGE, WSREG_WIRE_OUT_OF_RANGE },
	{ ROW, 65535, WSREG_WIRE_OUT_OF_RANGE, WSREG_WIRE_OUT_OF_RANGE },
};

START_TEST(test_known_code)
{
	uint64_t code = known[_i].code;

	check_verdict(wsreg_close_code_verdict(code, WSREG_CLIENT),
	    known[_i].client, code, WSREG_CLIENT);
	check_verdict(wsreg_close_code_verdict(code, WSREG_SERVER),
	    known[_i].server, code, WSREG_SERVER);
}
END_TEST

/* Another snapshot is judged by its own records: what it assigns may be sent,
 * out of order or not. */
START_TEST(test_other_snapshot)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-codes.xml");
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, "close", 5);
	enum wsreg_sender sender = (enum wsreg_sender)_i;

	for (uint64_t code = 0; code <= 70000; code++)
		check_verdict(wsreg_snapshot_verdict(snapshot, code, sender),
		    judge(registry, code, sender), code, sender);
	ck_assert_int_eq(wsreg_snapshot_verdict(snapshot, 2000, sender)->wire,
	    WSREG_WIRE_YES);
	ck_assert_int_eq(wsreg_snapshot_verdict(snapshot, 1000, sender)->wire,
	    WSREG_WIRE_UNASSIGNED);
	fixture_free(&fixture);
}
END_TEST

START_TEST(test_no_codes)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-references.xml");

	ck_assert_ptr_null(
	    wsreg_snapshot_verdict(snapshot, 1000, WSREG_CLIENT));
	fixture_free(&fixture);
}
END_TEST

START_TEST(test_words)
{
	static const char *const wires[] = { "yes", "no", "never", "reserved",
		"unassigned", "unregistered", "private", "not-used",
		"out-of-range" };
	static const char *const statuses[] = { "assigned", "reserved",
		"private-use", "unassigned", "interim", "standard" };

	for (unsigned i = 0; i < COUNT(wires); i++)
		ck_assert_str_eq(wsreg_wire_name((enum wsreg_wire)i), wires[i]);
	for (unsigned i = 0; i < COUNT(statuses); i++)
		ck_assert_str_eq(
		    wsreg_status_name((enum wsreg_status)i), statuses[i]);
	ck_assert_int_eq(WSREG_WIRE_OUT_OF_RANGE + 1, COUNT(wires));
	ck_assert_int_eq(WSREG_STATUS_STANDARD + 1, COUNT(statuses));
	ck_assert_ptr_null(wsreg_wire_name((enum wsreg_wire)COUNT(wires)));
	ck_assert_ptr_null(
	    wsreg_status_name((enum wsreg_status)COUNT(statuses)));
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("verdict");
	TCase *tcase = tcase_create("verdict");

	tcase_add_loop_test(
	    tcase, test_every_code, WSREG_CLIENT, WSREG_SERVER + 1);
	tcase_add_test(tcase, test_browser);
	tcase_add_test(tcase, test_acceptable);
	tcase_add_test(tcase, test_large_codes);
	support_add_rows(tcase, test_known_code, known);
	tcase_add_loop_test(
	    tcase, test_other_snapshot, WSREG_CLIENT, WSREG_SERVER + 1);
	tcase_add_test(tcase, test_no_codes);
	tcase_add_test(tcase, test_words);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
