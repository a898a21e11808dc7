/* SPDX-License-Identifier: MIT */
/* Tests with the real registry files of a folder, which the build's option
 * `registries` names: all are read, and every record is found. */

#define _GNU_SOURCE
#include <ftw.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "compiler.h"
#include "dump.h"
#include "fixture.h"

/* ---- The files ---- */

/* Made by main, so that tests, which run in processes of their own, have it. */
static struct {
	char **files;
	size_t count;
} found;

static int
add_file(
    const char *name, const struct stat *status, int type, struct FTW *walk)
{
	const char *end = strrchr(name, '.');

	(void)status;
	(void)walk;
	if (type != FTW_F || end == NULL || strcmp(end, ".xml") != 0)
		return 0;
	found.files =
	    realloc(found.files, (found.count + 1) * sizeof(*found.files));
	if (found.files == NULL)
		abort();
	found.files[found.count] = strdup(name);
	if (found.files[found.count++] == NULL)
		abort();
	return 0;
}

static int
compare_files(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
find_files(const char *folder)
{
	if (nftw(folder, add_file, 16, 0) != 0)
		perror(folder);
	if (found.count > 0)
		qsort(found.files, found.count, sizeof(*found.files),
		    compare_files);
}

static void
free_files(void)
{
	for (size_t i = 0; i < found.count; i++)
		free(found.files[i]);
	free(found.files);
}

/* IANA's folder also has files that are no registries, if few. */
static bool
is_registry(const char *file)
{
	char *text = support_read_file(file, NULL);
	const char *root = strstr(text, "<registry ");
	bool is = root != NULL && strstr(root, NAMESPACE) != NULL;

	free(text);
	return is;
}

/* ---- Reading ---- */

static struct fixture fixture;
static const struct wsreg_snapshot *snapshot;

/* Whether there is a snapshot; if not, the file is refused as it should. */
static bool
read_file(const char *file)
{
	bool good = fixture_read(&fixture, file);

	snapshot = &fixture.model.snapshot;
	ck_assert_msg(good == is_registry(file), "%s: %s", file,
	    good ? "was read" : fixture.error.text);
	ck_assert_msg(
	    good || strncmp(fixture.error.text, file, strlen(file)) == 0, "%s",
	    fixture.error.text);
	return good;
}

/* All there is can be printed; lines never go back. */
START_TEST(test_read)
{
	if (read_file(found.files[_i])) {
		free(dump_snapshot(snapshot));
		for (uint32_t i = snapshot->document + 1;
		     i < snapshot->node_count; i++)
			support_assert(
			    snapshot->lines[i - 1] <= snapshot->lines[i],
			    "%s: node %lu is in an earlier line than the last",
			    found.files[_i], (unsigned long)i);
	}
	fixture_free(&fixture);
}
END_TEST

/* ---- Finding ---- */

static bool
contains(const struct wsreg_record *record, uint64_t number)
{
	return record->numeric && record->first <= number &&
	    number <= record->last;
}

/* Nothing narrower than what is found has the number. */
static void
check_number(const struct wsreg_record *record, uint64_t number)
{
	const struct wsreg_record *got =
	    wsreg_record_by_number(record->registry, number);

	support_assert(got != NULL && contains(got, number) &&
		got->last - got->first <= record->last - record->first,
	    "%s: %llu gives %s instead of %s", record->registry->id,
	    (unsigned long long)number, got != NULL ? got->key : "nothing",
	    record->key);
}

/* A record of that name is found, and none later than this one. */
static void
check_name(const struct wsreg_record *record)
{
	const char *name = record_index_name(record->registry, record);
	size_t size = strlen(name);
	const struct wsreg_record *got =
	    wsreg_record_by_name(record->registry, name, size);
	const struct wsreg_record *loose =
	    wsreg_record_by_name_nocase(record->registry, name, size);

	support_assert(got != NULL && got <= record &&
		strcmp(record_index_name(record->registry, got), name) == 0,
	    "%s: `%s' gives %s", record->registry->id, name,
	    got != NULL ? got->key : "nothing");
	support_assert(loose != NULL && loose <= got &&
		strcasecmp(record_index_name(record->registry, loose), name) ==
		    0,
	    "%s: `%s' in any case gives %s", record->registry->id, name,
	    loose != NULL ? loose->key : "nothing");
}

/* What is looked up by is what the file says. */
static void
check_key(const struct wsreg_record *record)
{
	struct wsreg_field field;
	bool has = false;

	for (size_t i = 0; !has && wsreg_record_field(record, i, &field); i++) {
		char *text = fixture_text(&field);

		has = strncmp(text, record->key, strlen(record->key)) == 0 &&
		    (text[strlen(record->key)] == '\0' ||
			wsreg_mark_base(text) == strlen(record->key));
		free(text);
	}
	support_assert(has || record->key[0] == '\0', "%s: no field says `%s'",
	    record->registry->id, record->key);
}

static void
check_registry(const struct wsreg_registry *registry)
{
	const char *id = wsreg_registry_id(registry);
	const struct wsreg_registry *got =
	    wsreg_registry_find(snapshot, id, strlen(id));

	support_assert(
	    got != NULL && got <= registry && strcmp(got->id, id) == 0,
	    "no registry %s", id);
	for (size_t i = 0; i < wsreg_record_count(registry); i++) {
		const struct wsreg_record *record =
		    wsreg_record_at(registry, i);

		support_assert(record->registry == registry,
		    "%s: of another registry", record->key);
		check_key(record);
		check_name(record);
		if (!record->numeric || record->first > record->last)
			continue;
		check_number(record, record->first);
		check_number(record, record->last);
		check_number(
		    record, record->first + (record->last - record->first) / 2);
	}
}

START_TEST(test_found)
{
	size_t records = 0;

	if (read_file(found.files[_i])) {
		for (size_t i = 0; i < wsreg_registry_count(snapshot); i++) {
			check_registry(wsreg_registry_at(snapshot, i));
			records +=
			    wsreg_record_count(wsreg_registry_at(snapshot, i));
		}
		ck_assert_uint_eq(records, snapshot->record_count);
	}
	fixture_free(&fixture);
}
END_TEST

/* ---- Compiling ---- */

/* The program under test. */
static const char *compiler;

/* The snapshots of the WebSocket registries make headers, of each of which the
 * records have C names; no line of the overlay is in the way of older ones. */
static void
check_mode(const char *mode, const char *file)
{
	char *folder = support_make_folder();
	char *header = support_print("%s/codes.h", folder);

	free(support_output(NULL,
	    (const char *const[]){ SUPPORT_GEN, mode, file, header, NULL }));
	for (size_t i = 0; i < compiler_count_standards(compiler); i++)
		compiler_check_header(
		    compiler, compiler_standard(compiler, i), header);
	free(header);
	free(folder);
}

START_TEST(test_header)
{
	const char *file = found.files[_i];

	if (read_file(file) &&
	    strcmp(wsreg_snapshot_id(snapshot), "websocket") == 0) {
		check_mode("header", file);
		check_mode("standalone", file);
	}
	fixture_free(&fixture);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("registries");
	TCase *tcase = tcase_create("registries");
	int count = (int)found.count;

	if (compiler != NULL) {
		tcase_add_loop_test(tcase, test_header, 0, count);
	} else {
		tcase_add_loop_test(tcase, test_read, 0, count);
		tcase_add_loop_test(tcase, test_found, 0, count);
	}
	suite_add_tcase(suite, tcase);
	return suite;
}

/* The argument is "read" or a compiler. */
int
main(int count, char **arguments)
{
	static Suite *(*const makers[])(void) = { make_suite };
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (count != 2)
		return EXIT_FAILURE;
	if (strcmp(arguments[1], "read") != 0)
		compiler = arguments[1];
	if (folder == NULL || folder[0] == '\0')
		return support_skip("the option `registries' names no folder");
	if (compiler != NULL && support_miss(compiler) != NULL)
		return support_skip(support_miss(compiler));
	find_files(folder);
	status = support_main(makers, COUNT(makers));
	free_files();
	return status;
}
