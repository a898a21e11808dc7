/* SPDX-License-Identifier: MIT */
/* Tests of reading registry files and overlays, good ones and bad ones. */

#include <stdlib.h>
#include <string.h>

#include "dump.h"
#include "fixture.h"

/* ---- Good files ---- */

/* Each with the golden file that has what is read from it. */
static const struct {
	const char *file, *golden;
} goods[] = {
	{ .file = "good-nested.xml", .golden = "good-nested.txt" },
	{ .file = "good-markup.xml", .golden = "good-markup.txt" },
	{ .file = "good-duplicates.xml", .golden = "good-duplicates.txt" },
	{ .file = "good-numbers.xml", .golden = "good-numbers.txt" },
	{ .file = "good-alias.xml", .golden = "good-alias.txt" },
	/* One text in several encodings. */
	{ .file = "good-utf8.xml", .golden = "good-utf8.txt" },
	{ .file = "good-bom.xml", .golden = "good-utf8.txt" },
	{ .file = "good-crlf.xml", .golden = "good-utf8.txt" },
	{ .file = "good-latin1.xml", .golden = "good-utf8.txt" },
	{ .file = "good-utf16.xml", .golden = "good-utf8.txt" },
	{ .file = "good-utf16be.xml", .golden = "good-utf8.txt" },
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

/* Each with the line and a piece of the one message. */
static const struct {
	const char *file;
	unsigned line;
	const char *reason;
} bads[] = {
	{ "bad-doctype.xml", 2, "a DOCTYPE is not allowed" },
	{ "bad-doctype-external.xml", 3, "a DOCTYPE is not allowed" },
	{ "bad-doctype-entity.xml", 2, "a DOCTYPE is not allowed" },
	{ "bad-doctype-laughs.xml", 2, "a DOCTYPE is not allowed" },
	{ "bad-html.xml", 1, "a DOCTYPE is not allowed" },
	{ "bad-entity.xml", 4, "nbsp" },
	{ "bad-entity-attribute.xml", 3, "nbsp" },
	{ "bad-root.xml", 2, "not an IANA registry" },
	{ "bad-root-record.xml", 3, "not an IANA registry" },
	{ "bad-namespace.xml", 2, "not an IANA registry" },
	{ "bad-namespace-other.xml", 2, "not an IANA registry" },
	{ "bad-tags.xml", 3, "titel" },
	{ "bad-tags-crossed.xml", 4, "mismatch" },
	{ "bad-prefix.xml", 4, "prefix p" },
	{ "bad-prefix-attribute.xml", 4, "prefix p" },
	{ "bad-text.xml", 1, "'<' not found" },
	{ "bad-empty.xml", 1, "empty" },
	{ "bad-blank.xml", 3, "'<' not found" },
	{ "bad-declaration.xml", 2, "'<' not found" },
	{ "bad-nul.xml", 3, "" },
	{ "bad-utf8.xml", 4, "UTF-8" },
	{ "bad-encoding.xml", 1, "no-such-encoding" },
	{ "bad-two-roots.xml", 4, "Extra content" },
	{ "bad-trailing.xml", 4, "Extra content" },
	{ "bad-attribute-twice.xml", 3, "date" },
	{ "bad-attribute-less.xml", 3, "'<'" },
	{ "bad-character.xml", 3, "invalid" },
	{ "bad-ampersand.xml", 3, "no name" },
	{ "bad-cut-tag.xml", 4, "'>'" },
	{ "bad-cut-text.xml", 4, "Premature end" },
	{ "bad-cut-attribute.xml", 3, "expected" },
	{ "bad-cut-comment.xml", 4, "not terminated" },
	{ "bad-cut-end.xml", 4, "Premature end" },
};

/* "FILE:LINE: error: ...REASON...", and nothing more. */
static void
check_message(
    const char *text, const char *file, unsigned line, const char *reason)
{
	char *start = support_print("%s:%u: error: ", file, line);

	ck_assert_msg(strncmp(text, start, strlen(start)) == 0,
	    "`%s' does not begin with `%s'", text, start);
	ck_assert_msg(strstr(text + strlen(start), reason) != NULL,
	    "`%s' lacks `%s'", text, reason);
	ck_assert_msg(text[strlen(start)] != '\0', "`%s' has no reason", text);
	ck_assert_uint_eq(support_count_lines(text), 1);
	free(start);
}

START_TEST(test_bad)
{
	struct fixture fixture;

	ck_assert_msg(!fixture_read(&fixture, bads[_i].file), "%s was read",
	    bads[_i].file);
	ck_assert(fixture.error.set);
	check_message(fixture.error.text, fixture.files[0], bads[_i].line,
	    bads[_i].reason);
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
	check_message(result.errors, file, bads[_i].line, bads[_i].reason);
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
		.arguments = (const char *const[]){ SUPPORT_GEN, "header", "-",
		    "-", NULL },
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
	check_message(result.errors, "<stdin>", 2, "Premature end");
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

/* ---- Limits ---- */

/* A document with `count` times `middle` in it. */
static char *
repeat(const char *head, const char *middle, size_t count, const char *tail)
{
	size_t step = strlen(middle);
	char *text = malloc(strlen(head) + count * step + strlen(tail) + 1);
	char *end = text;

	ck_assert_ptr_nonnull(text);
	end = stpcpy(end, head);
	for (size_t i = 0; i < count; i++)
		end = stpcpy(end, middle);
	strcpy(end, tail);
	return text;
}

static char *
nest(size_t levels)
{
	char *open = repeat(
	    "<registry xmlns='" NAMESPACE "'>\n", "<registry>", levels - 1, "");
	char *whole = repeat(open, "</registry>", levels, "");

	free(open);
	return whole;
}

START_TEST(test_depth)
{
	struct fixture fixture;
	char *most = nest(256);
	char *more = nest(257);

	ck_assert_msg(fixture_read_memory(&fixture, most, strlen(most)), "%s",
	    fixture.error.text);
	ck_assert_uint_eq(wsreg_registry_count(&fixture.model.snapshot), 255);
	free(dump_snapshot(&fixture.model.snapshot));
	fixture_free(&fixture);
	ck_assert(!fixture_read_memory(&fixture, more, strlen(more)));
	check_message(fixture.error.text, fixture.files[0], 2, "256");
	fixture_free(&fixture);
	free(most);
	free(more);
}
END_TEST

/* Inside a field as well. */
START_TEST(test_depth_of_field)
{
	struct fixture fixture;
	char *open =
	    repeat("<registry xmlns='" NAMESPACE "'><record>", "<b>x", 254, "");
	char *most = repeat(open, "</b>", 254, "</record></registry>");
	char *more = repeat(open, "<b>x", 1, "");

	ck_assert_msg(fixture_read_memory(&fixture, most, strlen(most)), "%s",
	    fixture.error.text);
	free(dump_snapshot(&fixture.model.snapshot));
	fixture_free(&fixture);
	ck_assert(!fixture_read_memory(&fixture, more, strlen(more)));
	check_message(fixture.error.text, fixture.files[0], 1, "256");
	fixture_free(&fixture);
	free(open);
	free(most);
	free(more);
}
END_TEST

START_TEST(test_long_attribute)
{
	struct fixture fixture;
	char *text = repeat("<registry xmlns='" NAMESPACE "'>\n<note a='",
	    "0123456789", 1000001, "'/></registry>");

	ck_assert(!fixture_read_memory(&fixture, text, strlen(text)));
	check_message(fixture.error.text, fixture.files[0], 2, "");
	fixture_free(&fixture);
	free(text);
}
END_TEST

START_TEST(test_long_text)
{
	struct fixture fixture;
	char *text =
	    repeat("<registry xmlns='" NAMESPACE "'><record><id>x</id><note>",
		"0123456 \n", 1300000, "</note></record></registry>");
	struct wsreg_field note;

	ck_assert_msg(fixture_read_memory(&fixture, text, strlen(text)), "%s",
	    fixture.error.text);
	note = fixture_field(
	    fixture_record(&fixture.model.snapshot, "", "x"), "note");
	/* White space is folded, and none stands at the end. */
	ck_assert_uint_eq(wsreg_field_text(&note, NULL, 0), 1300000 * 8 - 1);
	fixture_free(&fixture);
	free(text);
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
	check_message(fixture.error.text, fixture.files[_i], 3, "titel");
	fixture_free(&fixture);
}
END_TEST

/* ---- Overlays ---- */

#define REST "wire 0-65535 * yes yes RFC 6455 7.4 any\n"

static const struct {
	const char *text;
	unsigned line; /* 0: the message bears none */
	const char *reason;
} overlays[] = {
	{ "word\n", 1, "unknown word: `word'" },
	{ "\n# comment\nwire\n", 3, "no range of close codes: `'" },
	{ "name\n", 1, "missing" },
	{ "name close-code-number\n", 1, "missing" },
	{ "name close-code-number 1000\n", 1, "missing" },
	{ "name close-code-number 1000  \n", 1, "missing" },
	{ "name a b c-d\n", 1, "no C identifier: `c-d'" },
	{ "name a b 1C\n", 1, "no C identifier: `1C'" },
	{ "column opcode value 2012-04-12\n", 1, "a title is missing" },
	{ "column\n", 1, "a title is missing" },
	{ REST "wire x * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire -1 * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire 1- * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire 2-1 * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire 1-2-3 * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire 65536 * yes yes RFC 1 2 x\n", 2, "no range" },
	{ REST "wire 1 some yes yes RFC 1 2 x\n", 2, "status: `some'" },
	{ REST "wire 1 interim yes yes RFC 1 2 x\n", 2, "status: `interim'" },
	{ REST "wire 1 * maybe yes RFC 1 2 x\n", 2, "verdict: `maybe'" },
	{ REST "wire 1 * yes YES RFC 1 2 x\n", 2, "verdict: `YES'" },
	{ REST "wire 1 * yes yes RFC 1 2\n", 2, "reason missing" },
	{ REST "wire 1 * yes yes RFC 1\n", 2, "reason missing" },
	{ REST "wire 1 * yes yes\n", 2, "reason missing" },
	{ "wire 0-999 * yes yes RFC 1 2 x\n", 0, "close code 1000" },
	{ "wire 1-65535 * yes yes RFC 1 2 x\n", 0, "close code 0" },
	{ "wire 0-65535 assigned yes yes RFC 1 2 x\n", 0, "close code 0" },
};

/* Reads an overlay that is good or bad, as `wanted` says. */
static void
read_overlay(struct gen_overlay *overlay, const char *text, size_t size,
    struct gen_error *error, bool wanted)
{
	FILE *stream = fmemopen((void *)(uintptr_t)text, size, "r");

	ck_assert_ptr_nonnull(stream);
	*error = (struct gen_error){ 0 };
	ck_assert_msg(
	    gen_overlay_read(overlay, stream, "overlay", error) == wanted, "%s",
	    error->text);
	ck_assert_int_eq(error->set, !wanted);
	fclose(stream);
}

START_TEST(test_overlay_bad)
{
	const char *text = overlays[_i].text, *reason = overlays[_i].reason;
	struct gen_overlay overlay;
	struct gen_error error;

	read_overlay(&overlay, text, strlen(text), &error, false);
	if (overlays[_i].line != 0)
		check_message(error.text, "overlay", overlays[_i].line, reason);
	else
		ck_assert_msg(strstr(error.text, reason) != NULL &&
			strncmp(error.text, "overlay: error: ", 16) == 0,
		    "%s", error.text);
	gen_overlay_free(&overlay);
}
END_TEST

START_TEST(test_overlay_limits)
{
	static const char nul[] = REST "# a\0b\n";
	char *rules = repeat("", REST, 255, "");
	char *more = repeat("", REST, 256, "");
	char *large = repeat("#", "0123456789", 110000, "\n");
	struct gen_overlay overlay;
	struct gen_error error;

	read_overlay(&overlay, nul, sizeof(nul) - 1, &error, false);
	ck_assert_ptr_nonnull(strstr(error.text, "NUL"));
	gen_overlay_free(&overlay);
	read_overlay(&overlay, rules, strlen(rules), &error, true);
	ck_assert_uint_eq(overlay.data.rule_count, 255);
	gen_overlay_free(&overlay);
	read_overlay(&overlay, more, strlen(more), &error, false);
	check_message(error.text, "overlay", 256, "255");
	gen_overlay_free(&overlay);
	read_overlay(&overlay, large, strlen(large), &error, false);
	ck_assert_ptr_nonnull(strstr(error.text, "1 MiB"));
	gen_overlay_free(&overlay);
	free(rules);
	free(more);
	free(large);
}
END_TEST

START_TEST(test_overlay)
{
	static const char text[] = "# comment\n"
				   "\n"
				   "\tname  a\tb   C\n"
				   "name a key of \t words  D_1 \n"
				   "column r e 2012-04-12 Two Words\n"
				   "wire 1-2 private-use no never RFC  1 "
				   "2.3  why it is so\n" REST;
	struct gen_overlay overlay;
	struct gen_error error;
	const struct wsreg_wire_rule *rule;

	read_overlay(&overlay, text, strlen(text), &error, true);
	ck_assert_uint_eq(overlay.data.name_count, 2);
	ck_assert_str_eq(overlay.data.names[0].registry, "a");
	ck_assert_str_eq(overlay.data.names[0].key, "b");
	ck_assert_str_eq(overlay.data.names[0].identifier, "C");
	ck_assert_str_eq(overlay.data.names[1].key, "key of \t words");
	ck_assert_str_eq(overlay.data.names[1].identifier, "D_1");
	ck_assert_uint_eq(overlay.data.column_count, 1);
	ck_assert_str_eq(overlay.data.columns[0].registry, "r");
	ck_assert_str_eq(overlay.data.columns[0].element, "e");
	ck_assert_str_eq(overlay.data.columns[0].since, "2012-04-12");
	ck_assert_str_eq(overlay.data.columns[0].title, "Two Words");
	ck_assert_uint_eq(overlay.data.rule_count, 2);
	rule = &overlay.data.rules[0];
	ck_assert(rule->first == 1 && rule->last == 2 && !rule->any);
	ck_assert_int_eq(rule->status, WSREG_STATUS_PRIVATE_USE);
	ck_assert_int_eq(rule->verdict[WSREG_CLIENT].wire, WSREG_WIRE_NO);
	ck_assert_int_eq(rule->verdict[WSREG_SERVER].wire, WSREG_WIRE_NEVER);
	ck_assert_str_eq(rule->verdict[WSREG_SERVER].section, "RFC 1 2.3");
	ck_assert_str_eq(rule->verdict[WSREG_SERVER].reason, "why it is so");
	gen_overlay_free(&overlay);
}
END_TEST

static void
add_files(Suite *suite)
{
	TCase *tcase = tcase_create("files");

	tcase_add_loop_test(tcase, test_good, 0, COUNT(goods));
	tcase_add_test(tcase, test_good_undeclared);
	tcase_add_test(tcase, test_good_source);
	tcase_add_loop_test(tcase, test_bad, 0, COUNT(bads));
	tcase_add_loop_test(tcase, test_bad_command, 0, COUNT(bads));
	tcase_add_test(tcase, test_standard_input);
	tcase_add_test(tcase, test_no_file);
	tcase_add_test(tcase, test_layers);
	tcase_add_loop_test(tcase, test_layers_bad, 0, 3);
	suite_add_tcase(suite, tcase);
}

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("read");
	TCase *limits = tcase_create("limits");
	TCase *overlay = tcase_create("overlay");

	add_files(suite);
	tcase_add_test(limits, test_depth);
	tcase_add_test(limits, test_depth_of_field);
	tcase_add_test(limits, test_long_attribute);
	tcase_add_test(limits, test_long_text);
	suite_add_tcase(suite, limits);
	tcase_add_loop_test(overlay, test_overlay_bad, 0, COUNT(overlays));
	tcase_add_test(overlay, test_overlay_limits);
	tcase_add_test(overlay, test_overlay);
	suite_add_tcase(suite, overlay);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
