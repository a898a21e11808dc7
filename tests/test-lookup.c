/* SPDX-License-Identifier: MIT */
/* Tests of finding records by name. */

#include <stdlib.h>
#include <string.h>

#include "fixture.h"

static const struct {
	SUPPORT_ROW;
	const char *registry, *name, *key;
	bool exact, nocase;
} names[] = {
	{ ROW, "subprotocol", "soap", "soap", true, true },
	{ ROW, "subprotocol", "SOAP", "soap", false, true },
	{ ROW, "subprotocol", "MBWS.huawei.com", "MBWS.huawei.com", true,
	    true },
	{ ROW, "subprotocol", "mbws.HUAWEI.com", "MBWS.huawei.com", false,
	    true },
	{ ROW, "subprotocol", "v10.stomp", "v10.stomp", true, true },
	{ ROW, "subprotocol", "V10.STOMP", "v10.stomp", false, true },
	{ ROW, "subprotocol", "Redfish", "Redfish", true, true },
	{ ROW, "subprotocol", "redfish", "Redfish", false, true },
	{ ROW, "subprotocol", "soa", NULL, false, false },
	{ ROW, "subprotocol", "soapy", NULL, false, false },
	{ ROW, "subprotocol", "", NULL, false, false },
	{ ROW, "subprotocol", "soap ", NULL, false, false },
	{ ROW, "subprotocol", " soap", NULL, false, false },
	/* What differs in bit 5 alone is one to the hash: "." and "\016",
	 * "1" and "\021". */
	{ ROW, "subprotocol", "v10\016stomp", NULL, false, false },
	{ ROW, "subprotocol", "v\0210.stomp", NULL, false, false },
	{ ROW, "subprotocol", "s\317ap", NULL, false, false },
	{ ROW, "extension", "permessage-deflate", "permessage-deflate", true,
	    true },
	{ ROW, "extension", "PerMessage-Deflate", "permessage-deflate", false,
	    true },
	{ ROW, "extension", "permessage\rdeflate", NULL, false, false },
	{ ROW, "extension", "x-webkit-deflate-frame", NULL, false, false },
	{ ROW, "extension", "bbf-usp-protocol", "bbf-usp-protocol", true,
	    true },
	{ ROW, "bit", "RSV1", "RSV1", true, true },
	{ ROW, "bit", "rsv1", "RSV1", false, true },
	{ ROW, "bit", "RSV2", NULL, false, false },
	/* Where keys are numbers, records are found by their names. */
	{ ROW, "close", "Going Away", "1001", true, true },
	{ ROW, "close", "going away", "1001", false, true },
	{ ROW, "close", "1001", NULL, false, false },
	{ ROW, "close", "Unassigned", "1016-2999", true, true },
	{ ROW, "opcode", "Ping Frame", "9", true, true },
	{ ROW, "opcode", "PING FRAME", "9", false, true },
	/* Versions have no names: their keys serve. */
	{ ROW, "version", "13", "13", true, true },
	{ ROW, "version", "14", NULL, false, false },
};

static void
check_name(const char *how, const char *name, const struct wsreg_record *record,
    const char *key)
{
	ck_assert_msg(support_is_same(record != NULL ? record->key : NULL, key),
	    "`%s' %s: %s", name, how, record != NULL ? record->key : "nothing");
}

START_TEST(test_name)
{
	const struct wsreg_registry *registry =
	    fixture_builtin(names[_i].registry);
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

	support_assert(copy != NULL, "out of memory");
	memcpy(copy, text, size);
	return copy;
}

/* Names that do not end with a NUL. */
START_TEST(test_name_unended)
{
	const struct wsreg_registry *registry =
	    fixture_builtin(names[_i].registry);
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
	const struct wsreg_registry *registry = fixture_builtin("subprotocol");

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

			support_assert(
			    wsreg_record_by_name(registry, copy, size) ==
				search(registry, copy, size),
			    "`%.*s'", (int)size, copy);
			if (size > 0)
				copy[size - 1] ^= 0x20;
			support_assert(
			    wsreg_record_by_name(registry, copy, size) ==
				search(registry, copy, size),
			    "`%.*s'", (int)size, copy);
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
		/* Each octet counts, also where the hash is the same. */
		for (size_t i = 0; i < size; i++) {
			copy[i] ^= 0x20;
			support_assert(
			    wsreg_record_by_name(registry, copy, size) == NULL,
			    "`%.*s' is found", (int)size, copy);
			copy[i] ^= 0x20;
		}
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

/* Only letters of ASCII have two cases: those beyond, and what is beside them,
 * differ in the same bit. */
START_TEST(test_name_nocase)
{
	struct fixture fixture;
	const struct wsreg_registry *registry =
	    wsreg_registry_at(fixture_snapshot(&fixture, "good-case.xml"), 0);

	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);
		char *name = support_print("%s", record->key);
		size_t size = strlen(name);

		name[0] ^= 0x20;
		ck_assert_ptr_null(wsreg_record_by_name(registry, name, size));
		support_assert(
		    wsreg_record_by_name_nocase(registry, name, size) ==
			(strcmp(record->name, "letter") == 0 ? record : NULL),
		    "`%s' for `%s'", name, record->key);
		free(name);
	}
	fixture_free(&fixture);
}
END_TEST

/* A key of digits is a name where keys are names, and a number elsewhere. */
START_TEST(test_name_digits)
{
	static const char text[] =
	    "<registry xmlns='" NAMESPACE "' id='websocket'>"
	    "<registry id='subprotocol-name'><record><id>13</id>"
	    "<common>Thirteen</common></record></registry>"
	    "<registry id='other'><record><id>13</id>"
	    "<common>Thirteen</common></record></registry></registry>";
	struct fixture fixture;
	const struct wsreg_registry *named, *other;

	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	named = wsreg_registry_at(&fixture.model.snapshot, 0);
	other = wsreg_registry_at(&fixture.model.snapshot, 1);
	ck_assert_ptr_nonnull(wsreg_record_by_name(named, "13", 2));
	ck_assert_ptr_null(wsreg_record_by_name(named, "Thirteen", 8));
	ck_assert_ptr_null(wsreg_record_by_name(other, "13", 2));
	ck_assert_ptr_nonnull(wsreg_record_by_name(other, "Thirteen", 8));
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

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lookup");
	TCase *tcase = tcase_create("lookup");

	support_add_rows(tcase, test_name, names);
	support_add_rows(tcase, test_name_unended, names);
	tcase_add_test(tcase, test_name_nul);
	tcase_add_loop_test(tcase, test_name_lengths, 0, WSREG_KIND_COUNT);
	tcase_add_test(tcase, test_name_each_length);
	tcase_add_test(tcase, test_name_duplicates);
	tcase_add_test(tcase, test_name_nocase);
	tcase_add_test(tcase, test_name_digits);
	tcase_add_test(tcase, test_name_shorthand);
	tcase_add_loop_test(tcase, test_every_record, 0, WSREG_KIND_COUNT);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
