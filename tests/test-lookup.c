/* SPDX-License-Identifier: MIT */
/* Tests of finding registries and records in the compiled-in snapshot. */

#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "fixture.h"

static const struct wsreg_registry *
find_registry(const char *id)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(wsreg_builtin(), id, strlen(id));

	ck_assert_msg(registry != NULL, "no registry %s", id);
	return registry;
}

static bool
is_same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

/* ---- By number ---- */

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
	    find_registry(numbers[_i].registry), numbers[_i].number);
	const char *key = record != NULL ? record->key : NULL;
	unsigned long long number = numbers[_i].number;

	ck_assert_msg(is_same(key, numbers[_i].key), "%s %llu: key %s",
	    numbers[_i].registry, number, key);
	if (record == NULL)
		return;
	ck_assert_msg(is_same(record->name, numbers[_i].name),
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
	const struct wsreg_registry *close = find_registry("close");
	const struct wsreg_registry *opcode = find_registry("opcode");
	const struct wsreg_registry *version = find_registry("version");

	for (uint64_t i = 0; i <= 70000; i++) {
		ck_assert_ptr_eq(
		    wsreg_close_code(i), wsreg_record_by_number(close, i));
		ck_assert_ptr_eq(
		    wsreg_opcode(i), wsreg_record_by_number(opcode, i));
		ck_assert_ptr_eq(
		    wsreg_version(i), wsreg_record_by_number(version, i));
	}
}
END_TEST

/* Numbers out of order, ranges around others, duplicates: the narrowest, of
 * equal ones the first. */
static const struct {
	uint64_t number;
	const char *name;
} disordered[] = {
	{ 4, NULL },
	{ 5, "five to fifteen" },
	{ 9, "five to fifteen" },
	{ 10, "ten" },
	{ 11, "eleven and twelve" },
	{ 12, "eleven and twelve" },
	{ 15, "five to fifteen" },
	{ 16, NULL },
	{ 20, "twenty, first" },
	{ 30, "30 degenerate" },
	/* A reversed range holds no number. */
	{ 42, NULL },
	{ 49, NULL },
	{ 255, "hexadecimal" },
	{ 256, "blanks around the dash" },
	{ 511, "blanks around the dash" },
	{ UINT64_MAX, "highest" },
};

START_TEST(test_number_disordered)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-numbers.xml");
	const struct wsreg_record *record = wsreg_record_by_number(
	    wsreg_registry_at(snapshot, 0), disordered[_i].number);

	ck_assert_msg(
	    is_same(record != NULL ? record->name : NULL, disordered[_i].name),
	    "%llu: %s", (unsigned long long)disordered[_i].number,
	    record != NULL ? record->name : "nothing");
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

/* ---- By name ---- */

static const struct {
	const char *registry, *name, *key;
	bool exact, nocase;
} names[] = {
	{ "subprotocol", "soap", "soap", true, true },
	{ "subprotocol", "SOAP", "soap", false, true },
	{ "subprotocol", "MBWS.huawei.com", "MBWS.huawei.com", true, true },
	{ "subprotocol", "mbws.HUAWEI.com", "MBWS.huawei.com", false, true },
	{ "subprotocol", "v10.stomp", "v10.stomp", true, true },
	{ "subprotocol", "V10.STOMP", "v10.stomp", false, true },
	{ "subprotocol", "Redfish", "Redfish", true, true },
	{ "subprotocol", "redfish", "Redfish", false, true },
	{ "subprotocol", "soa", NULL, false, false },
	{ "subprotocol", "soapy", NULL, false, false },
	{ "subprotocol", "", NULL, false, false },
	{ "subprotocol", "soap ", NULL, false, false },
	{ "subprotocol", " soap", NULL, false, false },
	/* What differs in bit 5 alone is one to the hash: "." and "\016",
	 * "1" and "\021". */
	{ "subprotocol", "v10\016stomp", NULL, false, false },
	{ "subprotocol", "v\0210.stomp", NULL, false, false },
	{ "subprotocol", "s\317ap", NULL, false, false },
	{ "extension", "permessage-deflate", "permessage-deflate", true, true },
	{ "extension", "PerMessage-Deflate", "permessage-deflate", false,
	    true },
	{ "extension", "permessage\rdeflate", NULL, false, false },
	{ "extension", "x-webkit-deflate-frame", NULL, false, false },
	{ "extension", "bbf-usp-protocol", "bbf-usp-protocol", true, true },
	{ "bit", "RSV1", "RSV1", true, true },
	{ "bit", "rsv1", "RSV1", false, true },
	{ "bit", "RSV2", NULL, false, false },
	/* Where keys are numbers, records are found by their names. */
	{ "close", "Going Away", "1001", true, true },
	{ "close", "going away", "1001", false, true },
	{ "close", "1001", NULL, false, false },
	{ "close", "Unassigned", "1016-2999", true, true },
	{ "opcode", "Ping Frame", "9", true, true },
	{ "opcode", "PING FRAME", "9", false, true },
	/* Versions have no names: their keys serve. */
	{ "version", "13", "13", true, true },
	{ "version", "14", NULL, false, false },
};

static void
check_name(const char *how, const char *name, const struct wsreg_record *record,
    const char *key)
{
	ck_assert_msg(is_same(record != NULL ? record->key : NULL, key),
	    "`%s' %s: %s", name, how, record != NULL ? record->key : "nothing");
}

START_TEST(test_name)
{
	const struct wsreg_registry *registry =
	    find_registry(names[_i].registry);
	const char *name = names[_i].name;
	size_t size = strlen(name);

	check_name("exactly", name, wsreg_record_by_name(registry, name, size),
	    names[_i].exact ? names[_i].key : NULL);
	check_name("whatever the case", name,
	    wsreg_record_by_name_nocase(registry, name, size),
	    names[_i].nocase ? names[_i].key : NULL);
}
END_TEST

/* A copy without a NUL in memory of just that size, so that a sanitizer sees
 * any octet read beyond. */
static char *
copy_exactly(const char *text, size_t size)
{
	char *copy = malloc(size > 0 ? size : 1);

	ck_assert_ptr_nonnull(copy);
	memcpy(copy, text, size);
	return copy;
}

/* Names that do not end with a NUL. */
START_TEST(test_name_unended)
{
	const struct wsreg_registry *registry =
	    find_registry(names[_i].registry);
	size_t size = strlen(names[_i].name);
	char *copy = copy_exactly(names[_i].name, size);
	char *longer = support_print("%sXYZ", names[_i].name);

	check_name("unended", names[_i].name,
	    wsreg_record_by_name(registry, copy, size),
	    names[_i].exact ? names[_i].key : NULL);
	check_name("unended, whatever the case", names[_i].name,
	    wsreg_record_by_name_nocase(registry, copy, size),
	    names[_i].nocase ? names[_i].key : NULL);
	check_name("as the start of more", names[_i].name,
	    wsreg_record_by_name(registry, longer, size),
	    names[_i].exact ? names[_i].key : NULL);
	free(longer);
	free(copy);
}
END_TEST

/* A NUL is an octet like others, and in no name. */
START_TEST(test_name_nul)
{
	const struct wsreg_registry *registry = find_registry("subprotocol");

	ck_assert_ptr_nonnull(wsreg_record_by_name(registry, "soap", 4));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "soap\0", 5));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "soap\0soap", 9));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "so\0p", 4));
	ck_assert_ptr_null(wsreg_record_by_name_nocase(registry, "soap\0", 5));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "\0", 1));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "\0\0\0\0", 4));
	ck_assert_ptr_null(wsreg_record_by_name(registry, "", 0));
}
END_TEST

/* The obvious search. */
static const struct wsreg_record *
search(const struct wsreg_registry *registry, const char *name, size_t size)
{
	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);
		const char *text = record->numeric && record->name != NULL
		    ? record->name
		    : record->key;

		if (strlen(text) == size && memcmp(text, name, size) == 0)
			return record;
	}
	return NULL;
}

/* Starts of every key, of lengths 0 to 70, with and without an octet
 * changed, in every registry. */
START_TEST(test_name_lengths)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_at(wsreg_builtin(), (size_t)_i);

	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		char text[71] = "";

		strncpy(text, wsreg_record_at(registry, i)->key, 70);
		for (size_t size = 0; size <= 70; size++) {
			char *copy = copy_exactly(text, size);

			ck_assert_ptr_eq(
			    wsreg_record_by_name(registry, copy, size),
			    search(registry, copy, size));
			if (size > 0)
				copy[size - 1] ^= 0x20;
			ck_assert_ptr_eq(
			    wsreg_record_by_name(registry, copy, size),
			    search(registry, copy, size));
			free(copy);
		}
	}
}
END_TEST

/* A fixture with a name of each length from 1 to 70. */
START_TEST(test_name_each_length)
{
	struct fixture fixture;
	const struct wsreg_registry *registry = wsreg_registry_at(
	    fixture_snapshot(&fixture, "good-lengths.xml"), 0);

	ck_assert_uint_eq(wsreg_record_count(registry), 70);
	for (size_t size = 1; size <= 70; size++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, size - 1);
		char *copy = copy_exactly(record->key, size);

		ck_assert_uint_eq(strlen(record->key), size);
		ck_assert_ptr_eq(
		    wsreg_record_by_name(registry, copy, size), record);
		for (size_t i = 0; i < size; i++)
			copy[i] ^= copy[i] >= 'a' && copy[i] <= 'z' ? 32 : 0;
		ck_assert_ptr_eq(
		    wsreg_record_by_name_nocase(registry, copy, size), record);
		free(copy);
	}
	fixture_free(&fixture);
}
END_TEST

/* Of records with one key, lookups give the first, also when another is first
 * regardless of case. */
START_TEST(test_name_duplicates)
{
	struct fixture fixture;
	const struct wsreg_registry *registry = wsreg_registry_at(
	    fixture_snapshot(&fixture, "good-duplicates.xml"), 0);

	ck_assert_str_eq(
	    wsreg_record_by_name(registry, "twice", 5)->name, "the first");
	ck_assert_str_eq(
	    wsreg_record_by_name(registry, "Twice", 5)->name, "the capital");
	ck_assert_str_eq(
	    wsreg_record_by_name_nocase(registry, "TWICE", 5)->name,
	    "the first");
	fixture_free(&fixture);
}
END_TEST

START_TEST(test_name_shorthand)
{
	ck_assert_str_eq(wsreg_subprotocol("soap", 4)->key, "soap");
	ck_assert_ptr_null(wsreg_subprotocol("SOAP", 4));
	ck_assert_ptr_null(wsreg_subprotocol("permessage-deflate", 18));
	ck_assert_str_eq(wsreg_extension("permessage-deflate", 18)->name,
	    "WebSocket Per-Message Deflate");
	ck_assert_ptr_null(wsreg_extension("soap", 4));
	ck_assert_str_eq(wsreg_header_bit("RSV1", 4)->key, "RSV1");
	ck_assert_ptr_null(wsreg_header_bit("RSV3", 4));
}
END_TEST

/* ---- Identifiers ---- */

static const struct {
	const char *registry, *key, *identifier;
} identifiers[] = {
	{ "close", "1000", "NORMAL_CLOSURE" },
	{ "close", "1004", "RESERVED" },
	{ "close", "1010", "MANDATORY_EXTENSION" },
	{ "close", "1014", "BAD_GATEWAY" },
	{ "close", "1016-2999", NULL },
	{ "close", "4000-4999", NULL },
	{ "opcode", "10", "PONG_FRAME" },
	{ "opcode", "3-7", NULL },
	{ "version", "13", "VERSION_13" },
	{ "subprotocol", "v10.stomp", "V10_STOMP" },
	{ "extension", "permessage-deflate", "PERMESSAGE_DEFLATE" },
	{ "bit", "RSV1", "RSV1" },
};

START_TEST(test_identifier)
{
	const struct wsreg_record *record = fixture_record(
	    wsreg_builtin(), identifiers[_i].registry, identifiers[_i].key);

	ck_assert_msg(is_same(record->identifier, identifiers[_i].identifier),
	    "%s: %s", identifiers[_i].key, record->identifier);
}
END_TEST

/* ---- Every record ---- */

/* By number its own, and by what it is looked up by the first that has it. */
START_TEST(test_every_record)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_at(wsreg_builtin(), (size_t)_i);

	ck_assert_uint_gt(wsreg_record_count(registry), 0);
	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);
		const char *text = record->numeric && record->name != NULL
		    ? record->name
		    : record->key;

		ck_assert_ptr_eq(record->registry, registry);
		ck_assert_ptr_eq(
		    wsreg_record_by_name(registry, text, strlen(text)),
		    search(registry, text, strlen(text)));
		ck_assert_ptr_nonnull(
		    wsreg_record_by_name_nocase(registry, text, strlen(text)));
		if (!record->numeric)
			continue;
		ck_assert_ptr_eq(
		    wsreg_record_by_number(registry, record->first), record);
		ck_assert_ptr_eq(
		    wsreg_record_by_number(registry, record->last), record);
	}
	ck_assert_ptr_null(
	    wsreg_record_at(registry, wsreg_record_count(registry)));
	ck_assert_ptr_null(wsreg_record_at(registry, SIZE_MAX));
}
END_TEST

/* The first field of every record is its key, and it has as many as the file
 * gives it elements. */
START_TEST(test_fields)
{
	static const char *const wanted[] = { "value", "1011", "description",
		"Internal Error", "contact", "[IESG_HYBI]", "xref", "[RFC6455]",
		"xref", "[RFC Errata 3227]" };
	const struct wsreg_record *record = wsreg_close_code(1011);
	struct wsreg_field field = { .name = "untouched" };

	ck_assert(!wsreg_record_field(record, COUNT(wanted) / 2, &field));
	ck_assert_str_eq(field.name, "untouched");
	for (size_t i = 0; i < COUNT(wanted) / 2; i++) {
		char *text;

		ck_assert(wsreg_record_field(record, i, &field));
		ck_assert_str_eq(field.name, wanted[2 * i]);
		text = fixture_text(&field);
		ck_assert_str_eq(text, wanted[2 * i + 1]);
		free(text);
	}
}
END_TEST

/* ---- Registries ---- */

static const struct {
	const char *id, *alias, *title;
	size_t records;
} registries[] = {
	{ "extension-name", "extension", "WebSocket Extension Name Registry",
	    2 },
	{ "subprotocol-name", "subprotocol",
	    "WebSocket Subprotocol Name Registry", 0 },
	{ "version-number", "version", "WebSocket Version Number Registry",
	    14 },
	{ "close-code-number", "close", "WebSocket Close Code Number Registry",
	    24 },
	{ "opcode", "opcode", "WebSocket Opcode Registry", 8 },
	{ "framing-header-bits", "bit",
	    "WebSocket Framing Header Bits Registry", 1 },
};

START_TEST(test_registry)
{
	const char *id = registries[_i].id, *alias = registries[_i].alias;
	const struct wsreg_registry *registry = find_registry(id);

	ck_assert_ptr_eq(registry, find_registry(alias));
	ck_assert_ptr_eq(
	    registry, wsreg_registry_at(wsreg_builtin(), (size_t)_i));
	ck_assert_str_eq(wsreg_registry_id(registry), id);
	ck_assert_str_eq(wsreg_registry_alias(registry), alias);
	ck_assert_str_eq(wsreg_registry_title(registry), registries[_i].title);
	ck_assert_str_eq(wsreg_registry_parent(registry), "websocket");
	ck_assert_ptr_eq(wsreg_registry_snapshot(registry), wsreg_builtin());
	if (registries[_i].records != 0)
		ck_assert_uint_eq(
		    wsreg_record_count(registry), registries[_i].records);
	/* Only the whole id is one. */
	ck_assert_ptr_null(
	    wsreg_registry_find(wsreg_builtin(), id, strlen(id) - 1));
	ck_assert_ptr_null(
	    wsreg_registry_find(wsreg_builtin(), id, strlen(id) + 1));
}
END_TEST

START_TEST(test_registry_misses)
{
	const struct wsreg_snapshot *snapshot = wsreg_builtin();

	ck_assert_uint_eq(wsreg_registry_count(snapshot), COUNT(registries));
	ck_assert_ptr_null(wsreg_registry_at(snapshot, COUNT(registries)));
	ck_assert_ptr_null(wsreg_registry_at(snapshot, SIZE_MAX));
	ck_assert_ptr_null(wsreg_registry_find(snapshot, "", 0));
	ck_assert_ptr_null(wsreg_registry_find(snapshot, "Close", 5));
	ck_assert_ptr_null(wsreg_registry_find(snapshot, "websocket", 9));
	/* The name may be the start of more. */
	ck_assert_ptr_nonnull(wsreg_registry_find(snapshot, "closed", 5));
}
END_TEST

/* An id wins over a short name. */
START_TEST(test_registry_alias)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-alias.xml");
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, "close", 5);

	ck_assert_str_eq(wsreg_registry_title(registry), "By its id");
	registry = wsreg_registry_find(snapshot, "bit", 3);
	ck_assert_str_eq(wsreg_registry_id(registry), "framing-header-bits");
	ck_assert_ptr_null(wsreg_registry_find(snapshot, "opcode", 6));
	fixture_free(&fixture);
}
END_TEST

/* What a registry says of itself, without its records. */
START_TEST(test_registry_fields)
{
	static const char *const wanted[] = { "title",
		"WebSocket Close Code Number Registry", "xref", "[RFC6455]",
		"expert", "Alexey Melnikov", "range",
		"1000-2999 Standards Action, Specification Required or IESG "
		"Review",
		"range", "3000-3999 First Come First Served" };
	const struct wsreg_registry *registry = find_registry("close");
	struct wsreg_field field = { .name = "untouched" };

	ck_assert(!wsreg_registry_field(registry, COUNT(wanted) / 2, &field));
	ck_assert_str_eq(field.name, "untouched");
	for (size_t i = 0; i < COUNT(wanted) / 2; i++) {
		char *text;

		ck_assert(wsreg_registry_field(registry, i, &field));
		ck_assert_str_eq(field.name, wanted[2 * i]);
		text = fixture_text(&field);
		ck_assert_str_eq(text, wanted[2 * i + 1]);
		free(text);
	}
}
END_TEST

/* ---- The snapshot ---- */

START_TEST(test_snapshot)
{
	const struct wsreg_snapshot *snapshot = wsreg_builtin();
	uint8_t digest[SHA256_DIGEST_SIZE];
	char wanted[2 * SHA256_DIGEST_SIZE + 1] = "";
	struct sha256_ctx context;
	size_t size;
	char *xml = support_read_file(WEBSOCKET_XML, &size);

	sha256_init(&context);
	sha256_update(&context, size, (const uint8_t *)xml);
	sha256_digest(&context, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(wanted + 2 * i, 3, "%02x", digest[i]);
	free(xml);
	ck_assert_str_eq(wsreg_snapshot_sha256(snapshot), wanted);
	ck_assert_str_eq(wsreg_snapshot_id(snapshot), "websocket");
	ck_assert_str_eq(
	    wsreg_snapshot_title(snapshot), "WebSocket Protocol Registries");
	ck_assert_str_eq(wsreg_snapshot_updated(snapshot), "2026-01-12");
	ck_assert_str_eq(wsreg_snapshot_source(snapshot), "built-in");
	ck_assert_uint_gt(wsreg_person_count(snapshot), 0);
}
END_TEST

static void
add_names(Suite *suite)
{
	TCase *tcase = tcase_create("names");

	tcase_add_loop_test(tcase, test_name, 0, COUNT(names));
	tcase_add_loop_test(tcase, test_name_unended, 0, COUNT(names));
	tcase_add_test(tcase, test_name_nul);
	tcase_add_loop_test(tcase, test_name_lengths, 0, COUNT(registries));
	tcase_add_test(tcase, test_name_each_length);
	tcase_add_test(tcase, test_name_duplicates);
	tcase_add_test(tcase, test_name_shorthand);
	tcase_add_loop_test(tcase, test_identifier, 0, COUNT(identifiers));
	suite_add_tcase(suite, tcase);
}

static void
add_numbers(Suite *suite)
{
	TCase *tcase = tcase_create("numbers");

	tcase_add_loop_test(tcase, test_number, 0, COUNT(numbers));
	tcase_add_test(tcase, test_number_shorthand);
	tcase_add_loop_test(
	    tcase, test_number_disordered, 0, COUNT(disordered));
	tcase_add_test(tcase, test_no_numbers);
	suite_add_tcase(suite, tcase);
}

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lookup");
	TCase *tcase = tcase_create("registries");

	add_numbers(suite);
	add_names(suite);
	tcase_add_loop_test(tcase, test_every_record, 0, COUNT(registries));
	tcase_add_test(tcase, test_fields);
	tcase_add_loop_test(tcase, test_registry, 0, COUNT(registries));
	tcase_add_test(tcase, test_registry_misses);
	tcase_add_test(tcase, test_registry_alias);
	tcase_add_test(tcase, test_registry_fields);
	tcase_add_test(tcase, test_snapshot);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
