/* SPDX-License-Identifier: MIT */
/* Tests that a standalone header answers as the library does.  The build says
 * which header, and what it was made from:
 *
 *	STANDALONE_HEADER   its name; the prefix is "own"
 *	STANDALONE_INPUT    the registry file, if it is not that compiled in
 *	STANDALONE_OVERLAY  the overlay then used
 */

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include STANDALONE_HEADER
#include "fixture.h"

#ifndef STANDALONE_INPUT
#define STANDALONE_INPUT NULL
#define STANDALONE_OVERLAY NULL
#endif

/* ---- The snapshot ---- */

static struct gen_overlay overlay;
static struct gen_model model;
static const struct wsreg_snapshot *snapshot;

static void
read_snapshot(void)
{
	const char *const input = STANDALONE_INPUT;
	struct gen_options options = {
		.overlay = &overlay.data,
		.budget = 1000,
	};
	struct gen_error error = { 0 };
	FILE *stream;

	snapshot = wsreg_builtin();
	if (input == NULL)
		return;
	stream = fopen(STANDALONE_OVERLAY, "r");
	ck_assert_ptr_nonnull(stream);
	ck_assert_msg(gen_overlay_add(&overlay, stream, "overlay", &error) &&
		gen_overlay_add_builtin(&overlay, &error) &&
		gen_overlay_finish(&overlay, "overlay", &error) &&
		gen_model_read(&model, &input, 1, &options, &error),
	    "%s", error.text);
	fclose(stream);
	snapshot = &model.snapshot;
}

static void
free_snapshot(void)
{
	gen_model_free(&model);
	gen_overlay_free(&overlay);
}

static const struct wsreg_registry *
find_registry(const char *alias)
{
	const struct wsreg_registry *registry =
	    wsreg_registry_find(snapshot, alias, strlen(alias));

	ck_assert_msg(registry != NULL, "no registry %s", alias);
	return registry;
}

/* Headers have what is assigned one by one. */
static const struct wsreg_record *
unless_range(const struct wsreg_record *record)
{
	return record == NULL || record->status == WSREG_STATUS_UNASSIGNED ||
		(record->numeric && record->first != record->last)
	    ? NULL
	    : record;
}

static const char *
title_of(const struct wsreg_record *record)
{
	return record == NULL      ? NULL
	    : record->name != NULL ? record->name
				   : record->key;
}

/* ---- Names ---- */

typedef const char *
find_name(const char *name, size_t size);

static const struct {
	SUPPORT_ROW;
	const char *alias;
	find_name *find, *find_nocase, *title;
} names[] = {
	{ ROW, "extension", own_extension_find, own_extension_find_nocase,
	    own_extension_title },
	{ ROW, "subprotocol", own_subprotocol_find, own_subprotocol_find_nocase,
	    own_subprotocol_title },
	{ ROW, "bit", own_bit_find, own_bit_find_nocase, own_bit_title },
};

typedef int
find_number(const char *name, size_t size, unsigned long *number);

static const struct {
	SUPPORT_ROW;
	const char *alias;
	find_number *find, *find_nocase;
	const char *(*name)(unsigned long number);
	enum own_status (*status)(unsigned long number);
} numbers[] = {
	{ ROW, "version", own_version_find, own_version_find_nocase,
	    own_version_name, own_version_status },
	{ ROW, "close", own_close_find, own_close_find_nocase, own_close_name,
	    own_close_status },
	{ ROW, "opcode", own_opcode_find, own_opcode_find_nocase,
	    own_opcode_name, own_opcode_status },
};

static void
check_found(const char *name, size_t size, const char *found,
    const struct wsreg_record *record)
{
	record = unless_range(record);
	support_assert(
	    support_is_same(found, record != NULL ? record->key : NULL),
	    "`%.*s' gives %s", (int)size, name,
	    found != NULL ? found : "nothing");
}

/* Looks a name up by the functions of row `i`. */
static void
try_name(size_t i, const char *name, size_t size)
{
	const struct wsreg_registry *registry = find_registry(names[i].alias);
	const struct wsreg_record *record =
	    wsreg_record_by_name(registry, name, size);

	check_found(name, size, names[i].find(name, size), record);
	check_found(name, size, names[i].find_nocase(name, size),
	    wsreg_record_by_name_nocase(registry, name, size));
	support_assert(support_is_same(names[i].title(name, size),
			   title_of(unless_range(record))),
	    "`%.*s' has another title", (int)size, name);
}

static void
check_number(const char *name, size_t size, find_number *find,
    const struct wsreg_record *record)
{
	unsigned long number = ULONG_MAX;
	int found = find(name, size, &number);

	record = unless_range(record);
	support_assert(found == (record != NULL), "`%.*s' is%s found",
	    (int)size, name, found ? "" : " not");
	support_assert(number == (found ? record->first : ULONG_MAX),
	    "`%.*s' gives %lu", (int)size, name, number);
}

static void
try_number(size_t i, const char *name, size_t size)
{
	const struct wsreg_registry *registry = find_registry(numbers[i].alias);

	check_number(name, size, numbers[i].find,
	    wsreg_record_by_name(registry, name, size));
	check_number(name, size, numbers[i].find_nocase,
	    wsreg_record_by_name_nocase(registry, name, size));
}

typedef void
try_text(size_t i, const char *name, size_t size);

/* Each octet in the other case, and as one that only looks like it. */
static void
try_changed(try_text *try, size_t i, char *name, size_t size)
{
	for (size_t j = 0; j < size; j++) {
		char kept = name[j];

		name[j] = (char)(kept ^ 0x20);
		try(i, name, size);
		name[j] = (char)(kept ^ 0x80);
		try(i, name, size);
		name[j] = '\0';
		try(i, name, size);
		name[j] = kept;
	}
	for (size_t j = 0; j < size; j++)
		name[j] = (char)(name[j] ^ 0x20);
	try(i, name, size);
}

/* A name, and those like it; on the heap, so that sanitizers see the end. */
static void
try_like(try_text *try, size_t i, const char *name)
{
	char *longer = support_print("%s%s", name, name);
	size_t size = strlen(name);

	for (size_t j = 0; j <= 2 * size; j++) {
		char *cut = malloc(j + 1);

		support_assert(cut != NULL, "out of memory");
		memcpy(cut, longer, j);
		try(i, cut, j);
		free(cut);
	}
	longer[size] = '\0';
	try_changed(try, i, longer, size);
	free(longer);
}

static void
try_all(try_text *try, size_t i, const char *alias)
{
	const struct wsreg_registry *registry = find_registry(alias);
	char *large = support_repeat("", "permessage", 100000, "");
	uint32_t state = 1;

	for (size_t j = 0; j < wsreg_record_count(registry); j++)
		try_like(try, i,
		    record_index_name(registry, wsreg_record_at(registry, j)));
	for (int j = 0; j < 20000; j++) {
		uint32_t octets[4];

		for (size_t k = 0; k < COUNT(octets); k++)
			octets[k] = support_random(&state);
		try(i, (char *)octets, octets[0] % sizeof(octets));
	}
	try(i, large, strlen(large));
	try(i, "", 0);
	free(large);
}

START_TEST(test_names)
{
	try_all(try_name, (size_t)_i, names[_i].alias);
}
END_TEST

START_TEST(test_number_names)
{
	try_all(try_number, (size_t)_i, numbers[_i].alias);
}
END_TEST

/* ---- Numbers ---- */

/* Calls a function with each number to try. */
static void
for_numbers(void (*check)(size_t i, unsigned long number), size_t i)
{
	static const unsigned long more[] = { 0xffffffffUL, ULONG_MAX,
		ULONG_MAX - 64, 0x100003e8UL, ULONG_MAX / 2 };

	for (unsigned long number = 0; number <= 70000; number++)
		check(i, number);
	for (size_t j = 0; j < COUNT(more); j++)
		check(i, more[j]);
}

static void
check_meaning(size_t i, unsigned long number)
{
	const struct wsreg_record *record =
	    wsreg_record_by_number(find_registry(numbers[i].alias), number);
	enum wsreg_status status =
	    record != NULL ? record->status : WSREG_STATUS_UNASSIGNED;
	const char *name = numbers[i].name(number);
	const char *wanted = title_of(unless_range(record));

	/* The overlay has a title for what IANA describes by a sentence. */
	if (number == 1014 && strcmp(numbers[i].alias, "close") == 0)
		wanted = "Bad Gateway";

	support_assert(support_is_same(name, wanted), "%lu is called %s",
	    number, name != NULL ? name : "nothing");
	support_assert((int)numbers[i].status(number) == (int)status,
	    "%lu is not %s", number, wsreg_status_name(status));
}

START_TEST(test_numbers)
{
	for_numbers(check_meaning, (size_t)_i);
}
END_TEST

static void
check_wire(size_t i, unsigned long code)
{
	const enum own_sender sender = (enum own_sender)i;
	const struct wsreg_verdict *verdict =
	    wsreg_snapshot_verdict(snapshot, code, (enum wsreg_sender)i);
	const char *reason = own_close_reason(code);
	size_t size = strlen(verdict->reason);

	support_assert((int)own_close_wire(code, sender) == (int)verdict->wire,
	    "%lu is not %s", code, wsreg_wire_name(verdict->wire));
	support_assert(own_close_sendable(code, sender) ==
		(verdict->wire == WSREG_WIRE_YES ||
		    verdict->wire == WSREG_WIRE_UNREGISTERED ||
		    verdict->wire == WSREG_WIRE_PRIVATE),
	    "%lu may be sent, or not", code);
	support_assert(own_close_acceptable(code) ==
		verdicts_acceptable(
		    wsreg_snapshot_verdict(snapshot, code, WSREG_CLIENT)),
	    "%lu must be accepted, or not", code);
	if (sender == OWN_BROWSER)
		return;
	support_assert(strncmp(reason, verdict->reason, size) == 0 &&
		strncmp(reason + size, " (", 2) == 0 &&
		strncmp(reason + size + 2, verdict->section,
		    strlen(verdict->section)) == 0 &&
		strcmp(reason + size + 2 + strlen(verdict->section), ")") == 0,
	    "%lu: %s", code, reason);
}

/* By sender. */
START_TEST(test_wire)
{
	for_numbers(check_wire, (size_t)_i);
}
END_TEST

/* RFC 6455, 5.5: "Control frames are identified by opcodes where the most
 * significant bit of the opcode is 1." */
START_TEST(test_opcode_kinds)
{
	for (unsigned long i = 0; i < 16; i++) {
		ck_assert_int_eq(own_opcode_is_control(i), i >= 8);
		ck_assert_int_eq(own_opcode_is_data(i), i < 8);
	}
	ck_assert(!own_opcode_is_control(16) && !own_opcode_is_data(16));
	ck_assert(!own_opcode_is_control(ULONG_MAX));
	ck_assert(!own_opcode_is_data(ULONG_MAX));
}
END_TEST

/* ---- What has no function ---- */

START_TEST(test_constants)
{
	ck_assert_str_eq(
	    OWN_SNAPSHOT_UPDATED, wsreg_snapshot_updated(snapshot));
	ck_assert_str_eq(OWN_SNAPSHOT_SHA256, wsreg_snapshot_sha256(snapshot));
	ck_assert_int_eq(OWN_CLOSE_NORMAL_CLOSURE, 1000);
	ck_assert_int_eq(OWN_STATUS_PRIVATE_USE, WSREG_STATUS_PRIVATE_USE);
	ck_assert_int_eq(OWN_STATUS_STANDARD, WSREG_STATUS_STANDARD);
	ck_assert_int_eq(OWN_WIRE_UNREGISTERED, WSREG_WIRE_UNREGISTERED);
	ck_assert_int_eq(OWN_WIRE_OUT_OF_RANGE, WSREG_WIRE_OUT_OF_RANGE);
	ck_assert_int_eq(OWN_CLIENT, WSREG_CLIENT);
	ck_assert_int_eq(OWN_SERVER, WSREG_SERVER);
	ck_assert_int_eq(OWN_BROWSER, WSREG_BROWSER);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("standalone");
	TCase *tcase = tcase_create("standalone");

	tcase_add_checked_fixture(tcase, read_snapshot, free_snapshot);
	support_add_rows(tcase, test_names, names);
	support_add_rows(tcase, test_number_names, numbers);
	support_add_rows(tcase, test_numbers, numbers);
	tcase_add_loop_test(tcase, test_wire, 0, 3);
	tcase_add_test(tcase, test_opcode_kinds);
	tcase_add_test(tcase, test_constants);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
