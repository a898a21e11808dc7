/* SPDX-License-Identifier: MIT */
/* Tests of what `wsreg check' prints in each format. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "check-files.h"
#include "xml.h"

#define ODD                                                                    \
	"check --frames server --keep-going --hex tests/fixtures/check-odd.hex"

static const struct {
	SUPPORT_ROW;
	const char *options, *golden;
} goldens[] = {
	{ ROW, "--frames-list", "check-odd.txt" },
	{ ROW, "--frames-list -f json", "check-odd.json" },
	{ ROW, "-f junit", "check-odd.junit" },
};

START_TEST(test_golden)
{
	char *line = support_print(ODD " %s", goldens[_i].options);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	ck_assert_str_eq(result.errors, "");
	support_check_golden(goldens[_i].golden, result.output);
	support_result_free(&result);
	free(line);
}
END_TEST

/* ---- JUnit ---- */

/* What may stand in a name, and what no XML may have. */
#define HOSTILE "a<b>&\"]]>\x01\x1b\x7f\xff\xc2\x9b\xef\xbf\xbe\xef\xbf\xbf"

static size_t
count_elements(xmlNode *root, const char *name)
{
	size_t count = 0;

	for (xmlNode *node = xml_next(root, NULL); node != NULL;
	     node = xml_next(root, node))
		count += strcmp((const char *)node->name, name) == 0;
	return count;
}

static void
check_attribute(const xmlNode *node, const char *name, const char *value)
{
	char *is = xml_attribute(node, name);

	ck_assert_ptr_nonnull(is);
	ck_assert_str_eq(is, value);
	free(is);
}

START_TEST(test_junit)
{
	char *folder = check_files_make();
	char *name = support_print("%s/" HOSTILE, folder);
	struct support_result result;
	xmlDoc *document;
	xmlNode *root, *suite;

	support_write_file(name, "GET", 3);
	run_wsreg(
	    &(struct run_case){
		.line = "check -f junit client server client.cut '" HOSTILE "'",
		.folder = folder,
	    },
	    &result);
	ck_assert_int_eq(result.status, 1);
	document = xml_read("junit", result.output, result.output_size);
	root = xmlDocGetRootElement(document);
	ck_assert_uint_eq(count_elements(root, "testsuite"), 4);
	ck_assert_uint_eq(count_elements(root, "testcase"), 4);
	ck_assert_uint_eq(count_elements(root, "failure"), 2);
	suite = xmlFirstElementChild(root);
	check_attribute(suite, "name", "client");
	check_attribute(suite, "tests", "1");
	check_attribute(suite, "failures", "0");
	suite = xmlLastElementChild(root);
	check_attribute(suite, "name",
	    "a<b>&\"]]>?"
	    "?\x7f?\xc2\x9b??");
	check_attribute(suite, "failures", "1");
	xmlFreeDoc(document);
	support_result_free(&result);
	free(name);
	free(folder);
}
END_TEST

/* A run in which not all was checked does not pass. */
START_TEST(test_trouble)
{
	static const char *const inputs[] = { "", "{\"a\":1}",
		"GET / HTTP/1.1\r\nHost: a\r\n\r\n" };
	static const char *const marks[][2] = {
		{ "junit", "errors=\"1\"" },
		{ "sarif", "\"executionSuccessful\":false" },
		{ "html", "Not all input could be checked" },
	};

	for (size_t i = 0; i < COUNT(inputs); i++)
		for (size_t j = 0; j < COUNT(marks); j++) {
			char *line =
			    support_print("check -f %s -", marks[j][0]);
			struct support_result result;

			run_wsreg(&(struct run_case){ .line = line,
				      .input = inputs[i] },
			    &result);
			ck_assert_int_eq(result.status, 2);
			ck_assert_msg(
			    strstr(result.output, marks[j][1]) != NULL, "%s",
			    result.output);
			support_result_free(&result);
			free(line);
		}
}
END_TEST

/* Warnings are failures if they are so for the exit status. */
START_TEST(test_junit_strict)
{
	static const char *const lines[] = {
		"check -f junit --frames client empty",
		"check -f junit --frames client --strict empty"
	};
	char *folder = check_files_make();

	for (int strict = 0; strict < 2; strict++)
		run_check(&(struct run_case){
		    .line = lines[strict],
		    .folder = folder,
		    .status = strict,
		    .has = { strict ? "failures=\"1\"" : "failures=\"0\"",
			strict ? "<failure>" : "<system-out>" },
		    .lacks = { strict ? "<system-out>" : "<failure>" },
		});
	free(folder);
}
END_TEST

/* ---- SARIF ---- */

static json_t *
get(json_t *value, const char *path)
{
	while (*path != '\0' && value != NULL) {
		char *name =
		    support_print("%.*s", (int)strcspn(path, "."), path);

		value = json_is_array(value)
		    ? json_array_get(value, (size_t)atoi(name))
		    : json_object_get(value, name);
		path += strlen(name);
		path += *path == '.';
		free(name);
	}
	ck_assert_ptr_nonnull(value);
	return value;
}

static json_t *
load(const char *line, const char *folder, int status)
{
	const struct run_case in = { .line = line, .folder = folder };
	struct support_result result;
	json_t *document;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, status);
	document = json_loads(result.output, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_ptr_nonnull(document);
	support_result_free(&result);
	return document;
}

/* Each finding is a result of its rule; the octet is that of the file, if the
 * file has it. */
START_TEST(test_sarif)
{
	char *folder = check_files_make();
	json_t *document =
	    load("check -f sarif --client server --server empty", folder, 1);
	json_t *result = get(document, "runs.0.results.0");
	json_t *rules = get(document, "runs.0.tool.driver.rules");
	const char *rule = json_string_value(get(result, "ruleId"));
	size_t index = (size_t)json_integer_value(get(result, "ruleIndex"));

	ck_assert_str_eq(rule, "handshake-malformed");
	ck_assert_str_eq(
	    rule, json_string_value(get(json_array_get(rules, index), "id")));
	ck_assert_str_eq(json_string_value(get(result,
			     "locations.0.physicalLocation.artifactLocation."
			     "uri")),
	    "server");
	ck_assert(json_is_integer(
	    get(result, "locations.0.physicalLocation.region.byteOffset")));
	json_decref(document);
	free(folder);
}
END_TEST

START_TEST(test_sarif_text)
{
	json_t *document = load(ODD " -f sarif", NULL, 1);
	json_t *json = load(ODD " -f json", NULL, 1);
	size_t count = json_array_size(get(document, "runs.0.results"));

	ck_assert_uint_eq(count,
	    json_array_size(get(json, "connections.0.directions.0.findings")));
	ck_assert_ptr_null(json_object_get(
	    get(document, "runs.0.results.0.locations.0.physicalLocation"),
	    "region"));
	json_decref(json);
	json_decref(document);
}
END_TEST

/* Notes on rules are the same in both formats. */
START_TEST(test_sarif_notes)
{
	json_t *sarif = load(ODD " -f sarif", NULL, 1);
	json_t *json = load("rules -f json", NULL, 0);
	json_t *rules = get(json, "rules"), *rule;
	size_t index, notes = 0;

	json_array_foreach(rules, index, rule)
	{
		const char *note = json_string_value(get(rule, "note"));
		json_t *other = json_array_get(
		    get(sarif, "runs.0.tool.driver.rules"), index);
		const char *help = json_string_value(get(other, "help.text"));

		ck_assert_str_eq(json_string_value(get(rule, "id")),
		    json_string_value(get(other, "id")));
		ck_assert_ptr_nonnull(
		    strstr(help, json_string_value(get(rule, "sources"))));
		if (note == NULL)
			continue;
		ck_assert_ptr_eq(strstr(help, note), help);
		notes++;
	}
	ck_assert_uint_gt(notes, 30);
	json_decref(json);
	json_decref(sarif);
}
END_TEST

/* ---- What formats could get wrong ---- */

static const struct run_case values[] = {
	/* Beyond what signed numbers hold. */
	{ ROW, .line = "check -f json --frames server --hex -",
	    .input = "827f8000000000000005", .status = 1,
	    .has = { "\"value\":9223372036854775813," } },
	{ ROW, .line = "check --frames server --hex --frames-list --open -",
	    .input = "827f7fffffffffffffff 00",
	    .has = { "9223372036854775807 octets: \"\\x00\"... (incomplete)" } },
	/* U+0000 and U+0001 in a reason. */
	{ ROW, .line = "check -f json --frames server --hex -",
	    .input = "880603e8 61006263",
	    .has = { "\"reason\":\"a\\u0000bc\"" } },
	{ ROW, .line = "check -f json --frames server --hex -",
	    .input = "880603e8 61220162",
	    .has = { "\"reason\":\"a\\\"\xef\xbf\xbd"
		     "b\"" } },
	{ ROW, .line = "check -f json --frames server --hex -", .input = "8800",
	    .has = { "\"close\":{\"code\":null,\"reason\":\"\"}" } },
	/* A Close of 125 octets, all of which are the library's to keep. */
	{ ROW, .line = "check --frames server --hex --frames-list -",
	    .input = "880403e8 c3a9",
	    .has = { "code 1000 (Normal Closure): \"\xc3\xa9\"\n" } },
	/* No frame is listed after the one that fails. */
	{ ROW, .line = "check --frames server --hex --frames-list -",
	    .input = "8102c328 8101ff", .status = 1,
	    .has = { "frame 0: Text Frame, 2 octets",
		"(not checked beyond this octet)" },
	    .lacks = { "frame 1" } },
	{ ROW, .line = "check --frames server --hex --frames-list -",
	    .input = "8105 4865", .status = 1,
	    .has = { "\"He\"... (incomplete)\n" } },
	/* Characters that are escaped, hidden, cut or none. */
	{ ROW, .line = "check --frames server --hex --frames-list --open -",
	    .input = "8108 6122625c630a7f09 "
		     "810f e280ae616263efbbbff3a08081c285 "
		     "8204 c3280001 8202 e6bc 8100",
	    .has = { ": \"a\\\"b\\\\c\\x0a\\x7f\\x09\"\n", ": \"?abc???\"\n",
		"4 octets: c3280001\n", "2 octets: e6bc\n", "0 octets\n" } },
	{ ROW,
	    .line =
		"check --frames server --hex --frames-list --open -f json -",
	    .input = "8108 6122625c630a7f09 "
		     "810f e280ae616263efbbbff3a08081c285 "
		     "8204 c3280001 8202 e6bc 8100",
	    .has = { "\"\\\"a\\\\\\\"b\\\\\\\\c\\\\x0a\\\\x7f\\\\x09\\\"\"}",
		"\"\\\"\\u202eabc\\ufeff\\udb40\\udc01\\u0085\\\"\"}",
		":\"c3280001\"}", ":\"e6bc\"}", ":\"\\\"\\\"\"}" } },
	{ ROW, .line = "check --frames server --hex --frames-list --open -",
	    .input = "8136 e6bca2e5ad97e6bca2e5ad97e6bca2e5ad97e6bca2e5ad97"
		     "e6bca2e5ad97e6bca2e5ad97e6bca2e5ad97e6bca2e5ad97"
		     "e6bca2e5ad97",
	    .has = { "\xe6\xbc\xa2\xe5\xad\x97\"...\n" } },
	{ ROW, .line = "check --color always --frames server --hex -",
	    .input = "8300", .status = 1,
	    .has = { "\033[", "error", "\033[" } },
	{ ROW, .line = "check --color never --frames server --hex -",
	    .input = "8300", .status = 1, .lacks = { "\033" } },
};

START_TEST(test_values)
{
	run_check(&values[_i]);
}
END_TEST

/* Finds the frames of a side in their order; returns the place after them. */
static const char *
find_frames(const char *at, unsigned count, unsigned size)
{
	for (unsigned i = 0; i < count; i++) {
		char *frame =
		    support_print("{\"frame\":%u,\"offset\":%u,", i, size * i);

		at = strstr(at, frame);
		ck_assert_msg(at != NULL, "no %s", frame);
		free(frame);
	}
	return at;
}

/* The lists of both sides are larger than what is kept in memory, and grow in
 * turns; those of the next connection take their places. */
START_TEST(test_lists)
{
	static const char title[] =
	    "===\nFollow: tcp,raw\nNode 0: a\nNode 1: b\n";
	char *one =
	    support_repeat(title, "810161\n\t81810000000061\n", 1000, "===\n");
	char *text = support_print("%s%s", one, one);
	struct support_result result;
	const char *at;

	run_wsreg(
	    &(struct run_case){
		.line = "check --frames server --follow - --frames-list "
			"-f json",
		.input = text,
	    },
	    &result);
	at = result.output;
	for (unsigned i = 0; i < 2; i++) {
		at = find_frames(at, 1000, 7);
		at = find_frames(at, 1000, 3);
	}
	ck_assert_ptr_null(strstr(at + 1, "{\"frame\":"));
	support_result_free(&result);
	free(text);
	free(one);
}
END_TEST

/* The name of a file may be no UTF-8: JSON has U+FFFD for it. */
START_TEST(test_name)
{
	static const char *const formats[] = { "json", "jsonl", "sarif",
		"junit", "text" };
	char *file = run_file("n\xff.bin",
	    "\x81\x01"
	    "a");

	for (size_t i = 0; i < COUNT(formats); i++) {
		char *text = run_print(
		    "check --frames server --open -f %s %s", formats[i], file);

		ck_assert_msg(
		    i > 1 || strstr(text, "n\xef\xbf\xbd.bin\"") != NULL,
		    "%s: %s", formats[i], text);
		free(text);
	}
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-check-formats");
	TCase *tcase = tcase_create("formats");

	support_add_rows(tcase, test_golden, goldens);
	tcase_add_test(tcase, test_junit);
	tcase_add_test(tcase, test_trouble);
	tcase_add_test(tcase, test_junit_strict);
	tcase_add_test(tcase, test_sarif);
	tcase_add_test(tcase, test_sarif_text);
	tcase_add_test(tcase, test_sarif_notes);
	tcase_add_test(tcase, test_name);
	tcase_add_test(tcase, test_lists);
	support_add_rows(tcase, test_values, values);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
