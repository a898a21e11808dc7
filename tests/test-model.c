/* SPDX-License-Identifier: MIT */
/* Properties of the reader: what is compiled in equals what is read, damage
 * is survived. */

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixture.h"

/* As in wsreg-gen, so that even the hash tables are the same. */
#define GENERATOR_BUDGET 2000000

/* ---- The compiled-in snapshot equals the file ---- */

static struct fixture websocket;

static void
read_websocket(void)
{
	static const char *const file = WEBSOCKET_XML;

	support_assert(
	    fixture_read_files(&websocket, &file, 1, GENERATOR_BUDGET), "%s",
	    websocket.error.text);
}

static void
free_websocket(void)
{
	fixture_free(&websocket);
}

START_TEST(test_nodes_equal)
{
	const struct wsreg_snapshot *got = wsreg_builtin();
	const struct wsreg_snapshot *read = &websocket.model.snapshot;

	ck_assert_uint_eq(got->document, 0);
	ck_assert_uint_eq(got->root, read->root - read->document);
	ck_assert_uint_eq(got->node_count, read->node_count - read->document);
	ck_assert_uint_gt(got->node_count, 1000);
	for (uint32_t i = 0; i < got->node_count; i++) {
		uint32_t other = i + read->document;
		unsigned long line = node_line(read, other);

		support_assert(got->nodes[i].kind == read->nodes[other].kind,
		    "line %lu: kind", line);
		support_assert(node_size(got, i) == node_size(read, other),
		    "line %lu: size", line);
		support_assert(
		    strcmp(node_name(got, i), node_name(read, other)) == 0,
		    "line %lu: name", line);
		support_assert(
		    strcmp(node_text(got, i), node_text(read, other)) == 0,
		    "line %lu: text", line);
	}
}
END_TEST

START_TEST(test_registries_equal)
{
	const struct wsreg_snapshot *read = &websocket.model.snapshot;

	ck_assert_uint_eq(wsreg_tables.registry_count, read->registry_count);
	ck_assert_int_eq(
	    memcmp(wsreg_tables.kinds, read->kinds, sizeof(read->kinds)), 0);
	for (uint32_t i = 0; i < read->registry_count; i++) {
		const struct wsreg_registry *a = &wsreg_tables.registries[i];
		const struct wsreg_registry *b = &read->registries[i];

		ck_assert_ptr_eq(a->snapshot, &wsreg_tables);
		ck_assert_str_eq(a->id, b->id);
		ck_assert_str_eq(a->title, b->title);
		ck_assert_str_eq(a->alias, b->alias);
		ck_assert_int_eq(a->kind, b->kind);
		ck_assert_int_eq(a->ordered, b->ordered);
		ck_assert_int_eq(a->whole, b->whole);
		ck_assert_uint_eq(a->shift, b->shift);
		ck_assert_uint_eq(a->node, b->node - read->document);
		ck_assert_uint_eq(a->rules, b->rules);
		ck_assert_uint_eq(a->parent, b->parent - read->document);
		ck_assert_uint_eq(a->first_record, b->first_record);
		ck_assert_uint_eq(a->record_count, b->record_count);
		ck_assert_uint_eq(a->first_slot, b->first_slot);
		ck_assert_uint_eq(a->multiplier, b->multiplier);
		ck_assert_int_eq(a->single, b->single);
	}
}
END_TEST

START_TEST(test_records_equal)
{
	const struct wsreg_snapshot *read = &websocket.model.snapshot;

	ck_assert_uint_eq(wsreg_tables.record_count, read->record_count);
	for (uint32_t i = 0; i < read->record_count; i++) {
		const struct wsreg_record *a = &wsreg_tables.records[i];
		const struct wsreg_record *b = &read->records[i];

		ck_assert_int_eq(a->registry - wsreg_tables.registries,
		    b->registry - read->registries);
		ck_assert_str_eq(a->key, b->key);
		support_assert(support_is_same(a->name, b->name), "%s", a->key);
		support_assert(support_is_same(a->identifier, b->identifier),
		    "%s", a->key);
		support_assert(a->first == b->first && a->last == b->last &&
			a->numeric == b->numeric && a->status == b->status &&
			a->node == b->node,
		    "%s", a->key);
	}
}
END_TEST

START_TEST(test_others_equal)
{
	const struct wsreg_snapshot *read = &websocket.model.snapshot;

	ck_assert_uint_eq(wsreg_tables.person_count, read->person_count);
	for (uint32_t i = 0; i < read->person_count; i++) {
		ck_assert_uint_eq(
		    wsreg_tables.people[i], read->people[i] - read->document);
		ck_assert_uint_eq(
		    wsreg_tables.people_by_id[i], read->people_by_id[i]);
	}
	ck_assert_uint_eq(wsreg_tables.slot_count, read->slot_count);
	for (uint32_t i = 0; i < read->slot_count; i++) {
		ck_assert_uint_eq(
		    wsreg_tables.slots[i].record, read->slots[i].record);
		ck_assert_int_eq(
		    wsreg_tables.slots[i].size, read->slots[i].size);
	}
	ck_assert_str_eq(wsreg_tables.sha256, read->sha256);
	ck_assert_uint_eq(wsreg_tables.wire.limit, read->wire.limit);
}
END_TEST

START_TEST(test_verdicts_equal)
{
	const struct wsreg_snapshot *read = &websocket.model.snapshot;

	for (uint64_t code = 0; code <= 70000; code++)
		for (int i = 0; i < 2; i++) {
			enum wsreg_sender sender = (enum wsreg_sender)i;
			const struct wsreg_verdict *a =
			    wsreg_close_code_verdict(code, sender);
			const struct wsreg_verdict *b =
			    wsreg_snapshot_verdict(read, code, sender);

			support_assert(a->wire == b->wire &&
				strcmp(a->reason, b->reason) == 0 &&
				strcmp(a->section, b->section) == 0,
			    "%llu", (unsigned long long)code);
		}
}
END_TEST

START_TEST(test_overlay_equal)
{
	const struct wsreg_overlay *a = wsreg_tables.overlay;
	const struct wsreg_overlay *b = &websocket.overlay.data;

	ck_assert_uint_eq(a->name_count, b->name_count);
	for (uint32_t i = 0; i < a->name_count; i++) {
		ck_assert_str_eq(a->names[i].registry, b->names[i].registry);
		ck_assert_str_eq(a->names[i].key, b->names[i].key);
		ck_assert_str_eq(
		    a->names[i].identifier, b->names[i].identifier);
	}
	ck_assert_uint_eq(a->column_count, b->column_count);
	for (uint32_t i = 0; i < a->column_count; i++) {
		ck_assert_str_eq(
		    a->columns[i].registry, b->columns[i].registry);
		ck_assert_str_eq(a->columns[i].element, b->columns[i].element);
		ck_assert_str_eq(a->columns[i].title, b->columns[i].title);
		ck_assert_str_eq(a->columns[i].since, b->columns[i].since);
	}
	ck_assert_uint_eq(a->rule_count, b->rule_count);
	for (uint32_t i = 0; i < a->rule_count; i++)
		ck_assert(a->rules[i].first == b->rules[i].first &&
		    a->rules[i].last == b->rules[i].last &&
		    a->rules[i].any == b->rules[i].any &&
		    a->rules[i].status == b->rules[i].status);
}
END_TEST

/* What the public functions say, too, but for the lines, which are not
 * compiled in. */
START_TEST(test_dumps_equal)
{
	struct wsreg_snapshot read = websocket.model.snapshot;
	char *a = dump_snapshot(wsreg_builtin());
	char *b;

	read.lines = NULL;
	b = dump_snapshot(&read);
	support_assert(strcmp(a, b) == 0, "dumps differ");
	free(a);
	free(b);
}
END_TEST

/* ---- Damaged files ---- */

/* There is a model, all of which can be looked at, or just one error; which of
 * the two. */
static bool
check_damaged(const char *octets, size_t size, const char *how, size_t at)
{
	struct fixture fixture;
	bool good = fixture_read_memory(&fixture, octets, size);
	const char *text = fixture.error.text;
	size_t start = strlen(fixture.files[0]);

	support_assert(
	    good != fixture.error.set, "%s %zu: neither or both", how, at);
	if (good)
		free(dump_snapshot(&fixture.model.snapshot));
	else
		support_assert(strncmp(text, fixture.files[0], start) == 0 &&
			strstr(text + start, ": error: ") != NULL &&
			strchr(text, '\n') == NULL,
		    "%s %zu: %s", how, at, text);
	fixture_free(&fixture);
	return good;
}

/* Cut off at every 97th octet. */
START_TEST(test_truncated)
{
	size_t size;
	char *xml = support_read_file(WEBSOCKET_XML, &size);
	size_t end = size;

	/* Only what follows the root element may be missing. */
	while (xml[end - 1] != '>')
		end--;
	for (size_t cut = 0; cut < size; cut += 97)
		support_assert(
		    check_damaged(xml, cut, "cut at", cut) == (cut >= end),
		    "cut at %zu", cut);
	free(xml);
}
END_TEST

#define FLIPS 1500

/* One bit, or one whole octet, at a time. */
START_TEST(test_flipped)
{
	size_t size;
	char *xml = support_read_file(WEBSOCKET_XML, &size);
	uint32_t state = 6455;

	for (size_t i = 0; i < FLIPS; i++) {
		size_t at = support_random(&state) % size;
		char kept = xml[at];
		uint32_t random = support_random(&state);

		xml[at] =
		    (char)(i % 2 == 0 ? kept ^ 1 << random % 8 : (int)random);
		check_damaged(xml, size, "octet", at);
		xml[at] = kept;
	}
	free(xml);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("model");
	TCase *equal = tcase_create("equal");
	TCase *damaged = tcase_create("damaged");

	tcase_add_checked_fixture(equal, read_websocket, free_websocket);
	tcase_add_test(equal, test_nodes_equal);
	tcase_add_test(equal, test_registries_equal);
	tcase_add_test(equal, test_records_equal);
	tcase_add_test(equal, test_others_equal);
	tcase_add_test(equal, test_verdicts_equal);
	tcase_add_test(equal, test_overlay_equal);
	tcase_add_test(equal, test_dumps_equal);
	suite_add_tcase(suite, equal);
	tcase_add_test(damaged, test_truncated);
	tcase_add_test(damaged, test_flipped);
	suite_add_tcase(suite, damaged);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
