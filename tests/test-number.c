/* SPDX-License-Identifier: MIT */
/* Tests of finding records by number, and of their status. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

/* What a number gives: a key, or nothing. */
static const struct {
	SUPPORT_ROW;
	const char *registry;
	uint64_t number;
	const char *key, *name;
	enum wsreg_status status;
} numbers[] = {
	{ ROW, "close", 0, NULL, NULL, 0 },
	{ ROW, "close", 999, NULL, NULL, 0 },
	{ ROW, "close", 1000, "1000", "Normal Closure", WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 1004, "1004", "Reserved", WSREG_STATUS_RESERVED },
	{ ROW, "close", 1006, "1006", "Abnormal Closure",
	    WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 1015, "1015", "TLS handshake", WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 1016, "1016-2999", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 2000, "1016-2999", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 2999, "1016-2999", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 3000, "3000", "Unauthorized", WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 3001, "3001-3002", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 3002, "3001-3002", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 3003, "3003", "Forbidden", WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 3008, "3008", "Timeout", WSREG_STATUS_ASSIGNED },
	{ ROW, "close", 3009, "3009-3999", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 3999, "3009-3999", "Unassigned",
	    WSREG_STATUS_UNASSIGNED },
	{ ROW, "close", 4000, "4000-4999", "Reserved for Private Use",
	    WSREG_STATUS_PRIVATE_USE },
	{ ROW, "close", 4999, "4000-4999", "Reserved for Private Use",
	    WSREG_STATUS_PRIVATE_USE },
	{ ROW, "close", 5000, NULL, NULL, 0 },
	{ ROW, "close", 65535, NULL, NULL, 0 },
	{ ROW, "close", 65536 + 1000, NULL, NULL, 0 },
	{ ROW, "close", (UINT64_C(1) << 32) + 1000, NULL, NULL, 0 },
	{ ROW, "close", UINT64_MAX, NULL, NULL, 0 },
	{ ROW, "opcode", 0, "0", "Continuation Frame", WSREG_STATUS_ASSIGNED },
	{ ROW, "opcode", 1, "1", "Text Frame", WSREG_STATUS_ASSIGNED },
	{ ROW, "opcode", 2, "2", "Binary Frame", WSREG_STATUS_ASSIGNED },
	{ ROW, "opcode", 3, "3-7", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ ROW, "opcode", 7, "3-7", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ ROW, "opcode", 8, "8", "Connection Close Frame",
	    WSREG_STATUS_ASSIGNED },
	{ ROW, "opcode", 10, "10", "Pong Frame", WSREG_STATUS_ASSIGNED },
	{ ROW, "opcode", 11, "11-15", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ ROW, "opcode", 15, "11-15", "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ ROW, "opcode", 16, NULL, NULL, 0 },
	{ ROW, "opcode", UINT64_MAX, NULL, NULL, 0 },
	{ ROW, "version", 0, "0", NULL, WSREG_STATUS_INTERIM },
	{ ROW, "version", 8, "8", NULL, WSREG_STATUS_INTERIM },
	{ ROW, "version", 9, "9", NULL, WSREG_STATUS_RESERVED },
	{ ROW, "version", 12, "12", NULL, WSREG_STATUS_RESERVED },
	{ ROW, "version", 13, "13", NULL, WSREG_STATUS_STANDARD },
	{ ROW, "version", 14, NULL, NULL, 0 },
	{ ROW, "version", 255, NULL, NULL, 0 },
	/* Registries of names have no numbers. */
	{ ROW, "subprotocol", 0, NULL, NULL, 0 },
	{ ROW, "extension", 0, NULL, NULL, 0 },
	{ ROW, "bit", 1, NULL, NULL, 0 },
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
	SUPPORT_ROW;
	const char *registry;
	uint64_t number;
	const char *name;
} disordered[] = {
	{ ROW, "disordered", 4, NULL },
	{ ROW, "disordered", 5, "five to fifteen" },
	{ ROW, "disordered", 9, "five to fifteen" },
	{ ROW, "disordered", 10, "ten" },
	{ ROW, "disordered", 11, "eleven and twelve" },
	{ ROW, "disordered", 12, "eleven and twelve" },
	{ ROW, "disordered", 15, "five to fifteen" },
	{ ROW, "disordered", 16, NULL },
	{ ROW, "disordered", 20, "twenty, first" },
	{ ROW, "disordered", 30, "30 degenerate" },
	/* A reversed range holds no number. */
	{ ROW, "disordered", 42, NULL },
	{ ROW, "disordered", 49, NULL },
	{ ROW, "disordered", 255, "hexadecimal" },
	{ ROW, "disordered", 256, "blanks around the dash" },
	{ ROW, "disordered", 511, "blanks around the dash" },
	{ ROW, "disordered", UINT64_MAX, "highest" },
	/* The narrowest, though the numbers rise but for one. */
	{ ROW, "touching", 1, "one to five" },
	{ ROW, "touching", 4, "one to five" },
	{ ROW, "touching", 5, "five" },
	{ ROW, "touching", 6, "six to nine" },
	{ ROW, "reversed", 8, NULL },
	{ ROW, "reversed", 9, "nine" },
	{ ROW, "reversed", 10, "ten" },
	{ ROW, "reversed", 30, NULL },
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
	SUPPORT_ROW;
	const char *text;
	enum wsreg_status status;
} statuses[] = {
	{ ROW, "Unassigned", WSREG_STATUS_UNASSIGNED },
	{ ROW, "UNASSIGNED (for now)", WSREG_STATUS_UNASSIGNED },
	{ ROW, "Unassignedness", WSREG_STATUS_ASSIGNED },
	{ ROW, "Reserved", WSREG_STATUS_RESERVED },
	{ ROW, "reserved, see RFC 1", WSREG_STATUS_RESERVED },
	{ ROW, "Reservedness", WSREG_STATUS_ASSIGNED },
	{ ROW, "Not Reserved", WSREG_STATUS_ASSIGNED },
	{ ROW, "Reserved for Private Use", WSREG_STATUS_PRIVATE_USE },
	{ ROW, "private use", WSREG_STATUS_PRIVATE_USE },
	{ ROW, "Private Users", WSREG_STATUS_ASSIGNED },
	{ ROW, "Privat", WSREG_STATUS_ASSIGNED },
	/* For versions alone. */
	{ ROW, "Interim", WSREG_STATUS_ASSIGNED },
	{ ROW, "Standard", WSREG_STATUS_ASSIGNED },
	{ ROW, "", WSREG_STATUS_ASSIGNED },
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

	support_add_rows(tcase, test_number, numbers);
	tcase_add_test(tcase, test_number_shorthand);
	support_add_rows(tcase, test_number_disordered, disordered);
	tcase_add_test(tcase, test_no_numbers);
	support_add_rows(tcase, test_status, statuses);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
