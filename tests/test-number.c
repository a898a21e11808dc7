/* SPDX-License-Identifier: MIT */
/* Tests of finding records by number, and of their status. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* What a number gives: a key, or nothing. */
static const struct {
	const char *registry;
	uint64_t number;
	const char *key, *name;
	enum wsreg_status status;
} numbers[] = {
	{ "close", 0, NULL, NULL, 0 },
	{ "close", 999, NULL, NULL, 0 },
	{ "close", 1000, "1000", "Normal Closure", WSREG_STATUS_ASSIGNED },
	{ "close", 1004, "1004", "Reserved", WSREG_STATUS_RESERVED },
	{ "close", 1006, "1006", "Abnormal Closure", WSREG_STATUS_ASSIGNED },
	{ "close", 1015, "1015", "TLS handshake", WSREG_STATUS_ASSIGNED },
	{ "close", 1016, "1016-2999", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 2000, "1016-2999", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 2999, "1016-2999", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 3000, "3000", "Unauthorized", WSREG_STATUS_ASSIGNED },
	{ "close", 3001, "3001-3002", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 3002, "3001-3002", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 3003, "3003", "Forbidden", WSREG_STATUS_ASSIGNED },
	{ "close", 3008, "3008", "Timeout", WSREG_STATUS_ASSIGNED },
	{ "close", 3009, "3009-3999", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 3999, "3009-3999", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "close", 4000, "4000-4999", "Reserved for Private Use",
	    WSREG_STATUS_PRIVATE_USE },
	{ "close", 4999, "4000-4999", "Reserved for Private Use",
	    WSREG_STATUS_PRIVATE_USE },
	{ "close", 5000, NULL, NULL, 0 },
	{ "close", 65535, NULL, NULL, 0 },
	{ "close", 65536 + 1000, NULL, NULL, 0 },
	{ "close", (UINT64_C(1) << 32) + 1000, NULL, NULL, 0 },
	{ "close", UINT64_MAX, NULL, NULL, 0 },
	{ "opcode", 0, "0", "Continuation Frame", WSREG_STATUS_ASSIGNED },
	{ "opcode", 1, "1", "Text Frame", WSREG_STATUS_ASSIGNED },
	{ "opcode", 2, "2", "Binary Frame", WSREG_STATUS_ASSIGNED },
	{ "opcode", 3, "3-7", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "opcode", 7, "3-7", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "opcode", 8, "8", "Connection Close Frame", WSREG_STATUS_ASSIGNED },
	{ "opcode", 10, "10", "Pong Frame", WSREG_STATUS_ASSIGNED },
	{ "opcode", 11, "11-15", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "opcode", 15, "11-15", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "opcode", 16, NULL, NULL, 0 },
	{ "opcode", UINT64_MAX, NULL, NULL, 0 },
	{ "version", 0, "0", NULL, WSREG_STATUS_INTERIM },
	{ "version", 8, "8", NULL, WSREG_STATUS_INTERIM },
	{ "version", 9, "9", NULL, WSREG_STATUS_RESERVED },
	{ "version", 12, "12", NULL, WSREG_STATUS_RESERVED },
	{ "version", 13, "13", NULL, WSREG_STATUS_STANDARD },
	{ "version", 14, NULL, NULL, 0 },
	{ "version", 255, NULL, NULL, 0 },
	/* Registries of names have no numbers. */
	{ "subprotocol", 0, NULL, NULL, 0 },
	{ "extension", 0, NULL, NULL, 0 },
	{ "bit", 1, NULL, NULL, 0 },
};

START_TEST(test_number)
{
	const struct wsreg_record *record = wsreg_record_by_number(
	    fixture_builtin(numbers[_i].registry), numbers[_i].number);
	const char *key = record != NULL ? record->key : NULL;
	unsigned long long number = numbers[_i].number;

	ck_assert_msg(support_is_same(key, numbers[_i].key), "%s %llu: key %s",
	    numbers[_i].registry, number, key);
	if (record == NULL)
		return;
	ck_assert_msg(support_is_same(record->name, numbers[_i].name),
	    "%s %llu: name %s", numbers[_i].registry, number, record->name);
	ck_assert_msg(record->status == numbers[_i].status, "%s %llu: %s",
	    numbers[_i].registry, number, wsreg_status_name(record->status));
	ck_assert_msg(record->numeric && record->first <= number &&
		number <= record->last,
	    "%s %llu: not between %llu and %llu", numbers[_i].registry, number,
	    (unsigned long long)record->first,
	    (unsigned long long)record->last);
}
END_TEST

START_TEST(test_number_shorthand)
{
	const struct wsreg_registry *close = fixture_builtin("close");
	const struct wsreg_registry *opcode = fixture_builtin("opcode");
	const struct wsreg_registry *version = fixture_builtin("version");

	for (uint64_t i = 0; i <= 70000; i++)
		support_assert(
		    wsreg_close_code(i) == wsreg_record_by_number(close, i) &&
			wsreg_opcode(i) == wsreg_record_by_number(opcode, i) &&
			wsreg_version(i) == wsreg_record_by_number(version, i),
		    "%llu", (unsigned long long)i);
}
END_TEST

/* Numbers out of order, ranges around others, duplicates: the narrowest, of
 * equal ones the first. */
static const struct {
	const char *registry;
	uint64_t number;
	const char *name;
} disordered[] = {
	{ "disordered", 4, NULL },
	{ "disordered", 5, "five to fifteen" },
	{ "disordered", 9, "five to fifteen" },
	{ "disordered", 10, "ten" },
	{ "disordered", 11, "eleven and twelve" },
	{ "disordered", 12, "eleven and twelve" },
	{ "disordered", 15, "five to fifteen" },
	{ "disordered", 16, NULL },
	{ "disordered", 20, "twenty, first" },
	{ "disordered", 30, "30 degenerate" },
	/* A reversed range holds no number. */
	{ "disordered", 42, NULL },
	{ "disordered", 49, NULL },
	{ "disordered", 255, "hexadecimal" },
	{ "disordered", 256, "blanks around the dash" },
	{ "disordered", 511, "blanks around the dash" },
	{ "disordered", UINT64_MAX, "highest" },
	/* The narrowest, though the numbers rise but for one. */
	{ "touching", 1, "one to five" },
	{ "touching", 4, "one to five" },
	{ "touching", 5, "five" },
	{ "touching", 6, "six to nine" },
	{ "reversed", 8, NULL },
	{ "reversed", 9, "nine" },
	{ "reversed", 10, "ten" },
	{ "reversed", 30, NULL },
};

START_TEST(test_number_disordered)
{
	const char *id = disordered[_i].registry;
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-numbers.xml");
	const struct wsreg_record *record = wsreg_record_by_number(
	    wsreg_registry_find(snapshot, id, strlen(id)),
	    disordered[_i].number);
	const char *name = record != NULL ? record->name : NULL;

	ck_assert_msg(support_is_same(name, disordered[_i].name),
	    "%s, %llu: %s", id, (unsigned long long)disordered[_i].number,
	    name);
	fixture_free(&fixture);
}
END_TEST

/* Texts that are no numbers. */
START_TEST(test_no_numbers)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-numbers.xml");
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, "texts", 5);

	ck_assert_uint_gt(wsreg_record_count(registry), 10);
	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);

		ck_assert_msg(
		    !record->numeric && record->first == 0 && record->last == 0,
		    "%s is a number", record->key);
	}
	fixture_free(&fixture);
}
END_TEST

/* ---- Status ---- */

/* What a close code's description says. */
static const struct {
	const char *text;
	enum wsreg_status status;
} statuses[] = {
	{ "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ "UNASSIGNED (for now)", WSREG_STATUS_UNASSIGNED },
	{ "Unassignedness", WSREG_STATUS_ASSIGNED },
	{ "Reserved", WSREG_STATUS_RESERVED },
	{ "reserved, see RFC 1", WSREG_STATUS_RESERVED },
	{ "Reservedness", WSREG_STATUS_ASSIGNED },
	{ "Not Reserved", WSREG_STATUS_ASSIGNED },
	{ "Reserved for Private Use", WSREG_STATUS_PRIVATE_USE },
	{ "private use", WSREG_STATUS_PRIVATE_USE },
	{ "Private Users", WSREG_STATUS_ASSIGNED },
	{ "Privat", WSREG_STATUS_ASSIGNED },
	/* For versions alone. */
	{ "Interim", WSREG_STATUS_ASSIGNED },
	{ "Standard", WSREG_STATUS_ASSIGNED },
	{ "", WSREG_STATUS_ASSIGNED },
};

START_TEST(test_status)
{
	char *text = support_print(
	    "<registry xmlns='" NAMESPACE "' id='websocket'>"
	    "<registry id='close-code-number'><record><value>1</value>"
	    "<description>%s</description></record></registry></registry>",
	    statuses[_i].text);
	struct fixture fixture;
	const struct wsreg_record *record;

	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	record = fixture_record(&fixture.model.snapshot, "close", "1");
	ck_assert_msg(record->status == statuses[_i].status, "`%s': %s",
	    statuses[_i].text, wsreg_status_name(record->status));
	fixture_free(&fixture);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("number");
	TCase *tcase = tcase_create("number");

	tcase_add_loop_test(tcase, test_number, 0, COUNT(numbers));
	tcase_add_test(tcase, test_number_shorthand);
	tcase_add_loop_test(
	    tcase, test_number_disordered, 0, COUNT(disordered));
	tcase_add_test(tcase, test_no_numbers);
	tcase_add_loop_test(tcase, test_status, 0, COUNT(statuses));
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
