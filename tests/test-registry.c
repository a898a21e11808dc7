/* SPDX-License-Identifier: MIT */
/* Tests of the compiled-in snapshot and its registries: finding them, and what
 * they say of themselves. */

#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>

#include "fixture.h"

/* ---- Registries ---- */

static const struct {
	SUPPORT_ROW;
	const char *id, *alias, *title;
	size_t records;
} registries[] = {
	{ ROW, "extension-name", "extension",
	    "WebSocket Extension Name Registry", 2 },
	{ ROW, "subprotocol-name", "subprotocol",
	    "WebSocket Subprotocol Name Registry", 0 },
	{ ROW, "version-number", "version", "WebSocket Version Number Registry",
	    14 },
	{ ROW, "close-code-number", "close",
	    "WebSocket Close Code Number Registry", 24 },
	{ ROW, "opcode", "opcode", "WebSocket Opcode Registry", 8 },
	{ ROW, "framing-header-bits", "bit",
	    "WebSocket Framing Header Bits Registry", 1 },
};

START_TEST(test_registry)
{
	const char *id = registries[_i].id, *alias = registries[_i].alias;
	const struct wsreg_registry *registry = fixture_builtin(id);

	ck_assert_ptr_eq(registry, fixture_builtin(alias));
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
	/* In a file that is not IANA's of this name there are none. */
	snapshot = fixture_snapshot(&fixture, "good-kinds.xml");
	ck_assert_ptr_nonnull(
	    wsreg_registry_find(snapshot, "close-code-number", 17));
	ck_assert_ptr_null(wsreg_registry_find(snapshot, "close", 5));
	ck_assert_ptr_null(
	    wsreg_snapshot_verdict(snapshot, 1000, WSREG_CLIENT));
	fixture_free(&fixture);
}
END_TEST

/* What a registry says of itself, without its records. */
START_TEST(test_registry_fields)
{
	static const char *const wanted[] = { "title",
		"WebSocket Close Code Number Registry", "xref", "[RFC6455]",
		"expert", "Alexey Melnikov", "range",
		("1000-2999 Standards Action, Specification Required or "
		 "IESG Review"),
		"range", "3000-3999 First Come First Served" };
	const struct wsreg_registry *registry = fixture_builtin("close");
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

/* In 2012 versions had their ranges named otherwise. */
START_TEST(test_registry_rules)
{
	static const char *const ids[] = { "version", "close" };
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-rules.xml");

	for (size_t i = 0; i < COUNT(ids); i++) {
		const struct wsreg_registry *registry =
		    wsreg_registry_find(snapshot, ids[i], strlen(ids[i]));
		struct wsreg_field range, child;
		size_t index = 0;

		do
			ck_assert(
			    wsreg_registry_field(registry, index++, &range));
		while (strcmp(range.name, "range") != 0);
		ck_assert(wsreg_field_child(&range, 0, &child));
		ck_assert_str_eq(child.name, "value");
		ck_assert(wsreg_field_child(&range, 1, &child));
		ck_assert_str_eq(child.name, "registration_rule");
	}
	fixture_free(&fixture);
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

/* ---- Records ---- */

static const struct {
	SUPPORT_ROW;
	const char *registry, *key, *identifier;
} identifiers[] = {
	{ ROW, "close", "1000", "NORMAL_CLOSURE" },
	{ ROW, "close", "1004", "RESERVED" },
	{ ROW, "close", "1010", "MANDATORY_EXTENSION" },
	{ ROW, "close", "1014", "BAD_GATEWAY" },
	{ ROW, "close", "1016-2999", NULL },
	{ ROW, "close", "4000-4999", NULL },
	{ ROW, "opcode", "10", "PONG_FRAME" },
	{ ROW, "opcode", "3-7", NULL },
	{ ROW, "version", "13", "VERSION_13" },
	{ ROW, "subprotocol", "v10.stomp", "V10_STOMP" },
	{ ROW, "extension", "permessage-deflate", "PERMESSAGE_DEFLATE" },
	{ ROW, "bit", "RSV1", "RSV1" },
};

START_TEST(test_identifier)
{
	const struct wsreg_record *record = fixture_record(
	    wsreg_builtin(), identifiers[_i].registry, identifiers[_i].key);

	ck_assert_msg(
	    support_is_same(record->identifier, identifiers[_i].identifier),
	    "%s: %s", identifiers[_i].key, record->identifier);
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

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("registry");
	TCase *tcase = tcase_create("registry");

	support_add_rows(tcase, test_registry, registries);
	tcase_add_test(tcase, test_registry_misses);
	tcase_add_test(tcase, test_registry_alias);
	tcase_add_test(tcase, test_registry_fields);
	tcase_add_test(tcase, test_registry_rules);
	tcase_add_test(tcase, test_snapshot);
	support_add_rows(tcase, test_identifier, identifiers);
	tcase_add_test(tcase, test_fields);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
