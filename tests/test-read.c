/* SPDX-License-Identifier: MIT */
/* Tests of reading registry files, good ones and bad ones. */

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixture.h"

/* ---- Good files ---- */

/* Each with the golden file that has what is read from it. */
static const struct {
	SUPPORT_ROW;
	const char *file, *golden;
} goods[] = {
	{ ROW, .file = "good-nested.xml", .golden = "good-nested.txt" },
	{ ROW, .file = "good-markup.xml", .golden = "good-markup.txt" },
	{ ROW, .file = "good-duplicates.xml", .golden = "good-duplicates.txt" },
	{ ROW, .file = "good-numbers.xml", .golden = "good-numbers.txt" },
	{ ROW, .file = "good-alias.xml", .golden = "good-alias.txt" },
	{ ROW, .file = "good-rules.xml", .golden = "good-rules.txt" },
	/* One text in several encodings. */
	{ ROW, .file = "good-utf8.xml", .golden = "good-utf8.txt" },
	{ ROW, .file = "good-bom.xml", .golden = "good-utf8.txt" },
	{ ROW, .file = "good-crlf.xml", .golden = "good-utf8.txt" },
	{ ROW, .file = "good-latin1.xml", .golden = "good-utf8.txt" },
	{ ROW, .file = "good-utf16.xml", .golden = "good-utf8.txt" },
	{ ROW, .file = "good-utf16be.xml", .golden = "good-utf8.txt" },
};

START_TEST(test_good)
{
	struct fixture fixture;
	char *text = dump_snapshot(fixture_snapshot(&fixture, goods[_i].file));

	support_check_golden(goods[_i].golden, text);
	free(text);
	fixture_free(&fixture);
}
END_TEST

/* Without an XML declaration, all lines are one less. */
START_TEST(test_good_undeclared)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, "good-undeclared.xml");

	ck_assert_str_eq(fixture_record(snapshot, "encoding", "§1")->name,
	    "one and half: ½ of 20 °C");
	ck_assert_uint_eq(snapshot->lines[snapshot->root], 1);
	fixture_free(&fixture);
}
END_TEST

/* The name and the octets of the file. */
START_TEST(test_good_source)
{
	struct fixture fixture;
	const struct wsreg_snapshot *snapshot =
	    fixture_snapshot(&fixture, WEBSOCKET_XML);

	ck_assert_str_eq(wsreg_snapshot_source(snapshot), WEBSOCKET_XML);
	ck_assert_str_eq(wsreg_snapshot_sha256(snapshot),
	    wsreg_snapshot_sha256(wsreg_builtin()));
	fixture_free(&fixture);
}
END_TEST

/* ---- Bad files ---- */

/* Each with the line, 0 if there is none, and a piece of the one message. */
static const struct {
	SUPPORT_ROW;
	const char *file;
	unsigned line;
	const char *reason;
} bads[] = {
	{ ROW, "bad-doctype.xml", 2, "a DOCTYPE is not allowed" },
	{ ROW, "bad-doctype-external.xml", 3, "a DOCTYPE is not allowed" },
	{ ROW, "bad-doctype-entity.xml", 2, "a DOCTYPE is not allowed" },
	{ ROW, "bad-doctype-laughs.xml", 2, "a DOCTYPE is not allowed" },
	{ ROW, "bad-html.xml", 1, "an HTML page" },
	{ ROW, "bad-entity.xml", 4, "nbsp" },
	{ ROW, "bad-entity-attribute.xml", 3, "nbsp" },
	{ ROW, "bad-root.xml", 2, "not an IANA registry" },
	{ ROW, "bad-root-record.xml", 3, "not an IANA registry" },
	{ ROW, "bad-namespace.xml", 2, "not an IANA registry" },
	{ ROW, "bad-namespace-other.xml", 2, "not an IANA registry" },
	{ ROW, "bad-tags.xml", 3, "titel" },
	{ ROW, "bad-tags-crossed.xml", 4, "mismatch" },
	{ ROW, "bad-prefix.xml", 4, "prefix p" },
	{ ROW, "bad-prefix-attribute.xml", 4, "prefix p" },
	{ ROW, "bad-text.xml", 1, "not a registry file" },
	{ ROW, "bad-empty.xml", 1, "empty" },
	{ ROW, "bad-blank.xml", 1, "an empty file" },
	{ ROW, "bad-declaration.xml", 2, "'<' not found" },
	{ ROW, "bad-nul.xml", 3, "" },
	{ ROW, "bad-utf8.xml", 4, "UTF-8" },
	{ ROW, "bad-convert.xml", 1, "the encoding Shift_JIS is not read" },
	{ ROW, "bad-encoding.xml", 1,
	    "the encoding no-such-encoding is not read; use UTF-8" },
	{ ROW, "bad-two-roots.xml", 4, "Extra content" },
	{ ROW, "bad-trailing.xml", 4, "Extra content" },
	{ ROW, "bad-attribute-twice.xml", 3, "date" },
	{ ROW, "bad-attribute-less.xml", 3, "'<'" },
	{ ROW, "bad-character.xml", 3, "invalid" },
	{ ROW, "bad-ampersand.xml", 3, "no name" },
	{ ROW, "bad-cut-tag.xml", 4, "'>'" },
	{ ROW, "bad-cut-text.xml", 4, "Premature end" },
	{ ROW, "bad-cut-attribute.xml", 3, "expected" },
	{ ROW, "bad-cut-comment.xml", 4, "not terminated" },
	{ ROW, "bad-cut-end.xml", 4, "Premature end" },
};

START_TEST(test_bad)
{
	struct fixture fixture;

	ck_assert_msg(!fixture_read(&fixture, bads[_i].file), "%s was read",
	    bads[_i].file);
	ck_assert(fixture.error.set);
	support_check_message(fixture.error.text, fixture.files[0],
	    bads[_i].line, bads[_i].reason);
	fixture_free(&fixture);
}
END_TEST

/* The command prints that line, and libxml2 adds none of its own. */
START_TEST(test_bad_command)
{
	char *file = support_print("%s%s", FIXTURES, bads[_i].file);
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "header", file,
		    "-", NULL },
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(
	    result.status == 2, "%s: %d", bads[_i].file, result.status);
	ck_assert_str_eq(result.output, "");
	support_check_message(
	    result.errors, file, bads[_i].line, bads[_i].reason);
	support_result_free(&result);
	free(file);
}
END_TEST

/* Standard input, good and bad, as a pipe would bring it. */
START_TEST(test_standard_input)
{
	static const char good[] = "<registry xmlns='" NAMESPACE "'/>\n";
	static const char bad[] = "<registry xmlns='" NAMESPACE "'>\n";
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "--force",
		    "header", "-", "-", NULL },
		.input = good,
		.input_size = strlen(good),
	};
	struct support_result result;

	support_run(&command, &result);
	ck_assert_msg(result.status == 0, "%s", result.errors);
	ck_assert_ptr_nonnull(strstr(result.output, "#endif"));
	support_result_free(&result);
	command.input = bad;
	command.input_size = strlen(bad);
	support_run(&command, &result);
	ck_assert_int_eq(result.status, 2);
	support_check_message(result.errors, "<stdin>", 2, "Premature end");
	support_result_free(&result);
}
END_TEST

START_TEST(test_no_file)
{
	struct fixture fixture;

	ck_assert(!fixture_read(&fixture, "no-such-file.xml"));
	ck_assert_ptr_nonnull(strstr(fixture.error.text,
	    "no-such-file.xml: error: No such file or directory"));
	fixture_free(&fixture);
	ck_assert(!fixture_read(&fixture, "."));
	ck_assert_ptr_nonnull(
	    strstr(fixture.error.text, ".: error: Is a directory"));
	fixture_free(&fixture);
}
END_TEST

/* ---- Layers ---- */

START_TEST(test_layers)
{
	static const char *const files[] = { "good-layer-base.xml",
		"good-layer-over.xml", "good-layer-third.xml" };
	struct fixture fixture;
	char *text;

	ck_assert_msg(fixture_read_files(&fixture, files, 3, 1000), "%s",
	    fixture.error.text);
	text = dump_snapshot(&fixture.model.snapshot);
	support_check_golden("good-layers.txt", text);
	free(text);
	fixture_free(&fixture);
}
END_TEST

/* The bad one is named, whichever it is. */
START_TEST(test_layers_bad)
{
	const char *files[] = { "good-layer-base.xml", "good-layer-over.xml",
		"good-layer-third.xml" };
	struct fixture fixture;

	files[_i] = "bad-tags.xml";
	ck_assert(!fixture_read_files(&fixture, files, 3, 1000));
	support_check_message(
	    fixture.error.text, fixture.files[_i], 3, "titel");
	fixture_free(&fixture);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("read");
	TCase *tcase = tcase_create("read");

	support_add_rows(tcase, test_good, goods);
	tcase_add_test(tcase, test_good_undeclared);
	tcase_add_test(tcase, test_good_source);
	support_add_rows(tcase, test_bad, bads);
	support_add_rows(tcase, test_bad_command, bads);
	tcase_add_test(tcase, test_standard_input);
	tcase_add_test(tcase, test_no_file);
	tcase_add_test(tcase, test_layers);
	tcase_add_loop_test(tcase, test_layers_bad, 0, 3);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
