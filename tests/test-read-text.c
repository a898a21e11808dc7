/* SPDX-License-Identifier: MIT */
/* Tests of reading IANA's text rendition: good pages, bad ones, good ones cut
 * anywhere, large ones. */

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixture.h"

/* ---- Good pages ---- */

/* Each with the golden file that has what is read from it. */
static const struct {
	SUPPORT_ROW;
	const char *file, *golden;
} goods[] = {
	{ ROW, "text-good-small.txt", "text-good-small.txt" },
	{ ROW, "text-good-crlf.txt", "text-good-small.txt" },
	{ ROW, "text-good-capitals.txt", "text-good-small.txt" },
	{ ROW, "text-good-navigation.txt", "text-good-navigation.txt" },
	{ ROW, "text-good-centred.txt", "text-good-centred.txt" },
	{ ROW, "text-good-references.txt", "text-good-references.txt" },
	{ ROW, "text-good-one.txt", "text-good-one.txt" },
	{ ROW, "text-good-today.txt", "text-good-today.txt" },
};

START_TEST(test_good)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, goods[_i].file);
	char *text = dump_snapshot(snapshot);

	ck_assert(snapshot->rendition);
	ck_assert_uint_eq(strlen(wsreg_snapshot_sha256(snapshot)), 64);
	support_check_golden(goods[_i].golden, text);
	free(text);
	fixture_free(&fixture);
}
END_TEST

/* A record's line is its key's, a field's that of its first line. */
START_TEST(test_lines)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "text-good-small.txt");
	const struct wsreg_record *record =
	    fixture_record(snapshot, "close-code-number", "1014");

	ck_assert_uint_eq(node_line(snapshot, record_node(record)), 115);
	ck_assert_uint_eq(
	    node_line(snapshot, fixture_field(record, "value").node), 115);
	ck_assert_uint_eq(
	    node_line(snapshot, fixture_field(record, "description").node),
	    114);
	fixture_free(&fixture);
}
END_TEST

/* XML and text are laid over each other. */
START_TEST(test_layers)
{
	static const char *const files[] = { "text-good-small.txt",
		"good-layer-over.xml", "text-good-references.txt" };
	struct fixture fixture;

	ck_assert_msg(fixture_read_files(&fixture, files, 3, 1000), "%s",
	    fixture.error.text);
	ck_assert_str_eq(
	    fixture_record(&fixture.model.snapshot, "opcode", "3-7")->name,
	    "Unassigned");
	free(dump_snapshot(&fixture.model.snapshot));
	fixture_free(&fixture);
}
END_TEST

/* ---- Bad pages ---- */

/* Each with the line and a piece of the one message. */
static const struct {
	SUPPORT_ROW;
	const char *file;
	unsigned line;
	const char *reason;
} bads[] = {
	{ ROW, "text-bad-block.txt", 106, "neither a label nor the titles" },
	{ ROW, "text-bad-cut-line.txt", 126, "ends inside a line" },
	{ ROW, "text-bad-cut-row.txt", 64, "rows of this table" },
	{ ROW, "text-bad-cut-table.txt", 113, "ends before the people" },
	{ ROW, "text-bad-empty-table.txt", 88, "a table without rows" },
	{ ROW, "text-bad-foot.txt", 113, "`Licensing Terms', is missing" },
	{ ROW, "text-bad-list.txt", 19, "without a bullet" },
	{ ROW, "text-bad-missing.txt", 19, "listed here is missing" },
	{ ROW, "text-bad-no-list.txt", 1, "list of registries is missing" },
	{ ROW, "text-bad-nul.txt", 111, "a control character" },
	{ ROW, "text-bad-other.txt", 1, "use their XML file" },
	{ ROW, "text-bad-people.txt", 121, "ends before the people" },
	{ ROW, "text-bad-person.txt", 125, "without an id" },
	{ ROW, "text-bad-plain.txt", 1, "not a registry file" },
	{ ROW, "text-bad-rows.txt", 114, "rows of this table" },
	{ ROW, "text-bad-shifted.txt", 110, "columns of this table" },
	{ ROW, "text-bad-tab.txt", 111, "a control character" },
	{ ROW, "text-bad-title.txt", 110, "neither a label nor the titles" },
	{ ROW, "text-bad-unfilled.txt", 71,
	    "table of this registry is missing" },
	{ ROW, "text-bad-utf8.txt", 111, "invalid UTF-8" },
};

START_TEST(test_bad)
{
	struct fixture fixture;

	ck_assert_msg(!fixture_read(&fixture, bads[_i].file), "%s was read",
	    bads[_i].file);
	support_check_message(fixture.error.text, fixture.files[0],
	    bads[_i].line, bads[_i].reason);
	fixture_free(&fixture);
}
END_TEST

/* ---- Cut pages ---- */

/* Reads the first octets of a page: a snapshot, or one line that names a line
 * of the page. */
static bool
read_cut(const char *page, size_t size)
{
	struct fixture fixture;
	bool good = fixture_read_memory(&fixture, page, size);
	const char *error = fixture.error.text;
	size_t name = strlen(fixture.files[0]);

	if (good)
		free(dump_snapshot(&fixture.model.snapshot));
	else
		support_assert(strncmp(error, fixture.files[0], name) == 0 &&
			error[name] == ':' &&
			strspn(error + name + 1, "0123456789") > 0 &&
			support_count_lines(error) == 1,
		    "cut at %zu: %s", size, error);
	fixture_free(&fixture);
	return good;
}

/* Returns the first octet after which a page that is cut can be taken for whole:
 * that of the last line, or of the heading of the people on a page of the years
 * before there was such a line. */
static size_t
find_whole(const char *page)
{
	static const char *const lasts[] = { "  Licensing Terms",
		"  Licensing terms", "  People\n", "  People\r\n" };

	for (size_t i = 0; i < COUNT(lasts); i++) {
		const char *found = strstr(page, lasts[i]);

		if (found != NULL)
			return (size_t)(found - page) + strlen(lasts[i]);
	}
	ck_abort_msg("the page has no end");
	return 0;
}

/* Cut anywhere before that, a page is refused, and never misread. */
START_TEST(test_cut)
{
	char *file = support_print("%s%s", FIXTURES, goods[_i].file);
	size_t size;
	char *page = support_read_file(file, &size);
	size_t whole = find_whole(page);

	for (size_t i = 0; i < size; i++)
		support_assert(!read_cut(page, i) || i >= whole,
		    "%s was read up to octet %zu", goods[_i].file, i);
	free(page);
	free(file);
}
END_TEST

/* ---- Large pages ---- */

/* Many rows, and lines that make none: neither takes long. */
START_TEST(test_large)
{
	static const char *const lines[] = { "   1  x\n", "      x\n",
		"   1  x\n      x\n", "x  ", "   [[[", "\n\n x\n" };
	char *page = support_repeat("  WebSocket Protocol Registries\n\n"
				    "   Registry included below\n\n"
				    "     * WebSocket Opcode Registry\n\n"
				    "WebSocket Opcode Registry\n\n"
				    "   Opcode  Meaning\n",
	    lines[_i], 30000, "\n\n   People\n\n   ID  Name\n   [A]  A\n");

	read_cut(page, strlen(page));
	free(page);
}
END_TEST

/* A page that is far larger than IANA's is refused. */
START_TEST(test_too_large)
{
	char *page = support_repeat("", "x\n", 300000, "");
	struct fixture fixture;

	ck_assert(!fixture_read_memory(&fixture, page, strlen(page)));
	ck_assert_ptr_nonnull(strstr(fixture.error.text, "512 KiB"));
	fixture_free(&fixture);
	free(page);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("read-text");
	TCase *tcase = tcase_create("read-text");

	support_add_rows(tcase, test_good, goods);
	tcase_add_test(tcase, test_lines);
	tcase_add_test(tcase, test_layers);
	support_add_rows(tcase, test_bad, bads);
	support_add_rows(tcase, test_cut, goods);
	tcase_add_loop_test(tcase, test_large, 0, 6);
	tcase_add_test(tcase, test_too_large);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
