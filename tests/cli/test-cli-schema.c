/* SPDX-License-Identifier: MIT */
/* Tests that what the command writes as JSON is what data/schema says. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"
#include "run.h"

struct schema_case {
	SUPPORT_ROW;
	const char *line, *schema;
	int status;
};

#define ODD "check -f json --frames server --hex tests/fixtures/check-odd.hex"
#define FOLLOW "check -f json --follow tests/fixtures/follow-rfc6455.txt"

static const struct schema_case cases[] = {
	{ ROW, "-f json 1006", "lookup.json", 0 },
	{ ROW, "-f json 1000 1005 1010 1015 1016 2999 3000 3999 4000",
	    "lookup.json", 0 },
	{ ROW, "-f json 0 4 5 8 13 255", "lookup.json", 1 },
	{ ROW, "-f json 5000 22373 18446744073709551615", "lookup.json", 1 },
	{ ROW, "-f json soap SOAP going-away permessage-deflate RSV1",
	    "lookup.json", 0 },
	{ ROW, "-f json nothing-of-that-name goinng-away ''", "lookup.json",
	    1 },
	{ ROW, "-f json -- -1 --help \x80\xff", "lookup.json", 1 },
	{ ROW, "-f json -r close 1006", "lookup.json", 0 },
	{ ROW, "list -f json", "registries.json", 0 },
	{ ROW, "list -f json extension", "records.json", 0 },
	{ ROW, "list -f json subprotocol", "records.json", 0 },
	{ ROW, "list -f json version", "records.json", 0 },
	{ ROW, "list -f json close", "records.json", 0 },
	{ ROW, "list -f json opcode", "records.json", 0 },
	{ ROW, "list -f json bit", "records.json", 0 },
	{ ROW, "search -f json gateway", "records.json", 0 },
	{ ROW, "search -f json nothing of that kind", "records.json", 1 },
	{ ROW, "export -f json", "export.json", 0 },
	{ ROW, "export -f json close opcode", "export.json", 0 },
	{ ROW, "diff -f json data/websocket.xml", "diff.json", 0 },
	{ ROW, "diff -f json data/websocket-2012-04-12.xml data/websocket.xml",
	    "diff.json", 1 },
	{ ROW, "diff -f json data/websocket.xml data/websocket-2012-04-12.xml",
	    "diff.json", 1 },
	{ ROW, "diff -f json data/websocket-2018-11-29.txt data/websocket.xml",
	    "diff.json", 1 },
	{ ROW, "diff -f json data/websocket.xml tests/fixtures/good-small.xml",
	    "diff.json", 1 },
	{ ROW,
	    "diff -f json tests/fixtures/good-markup.xml "
	    "tests/fixtures/good-references.xml",
	    "diff.json", 1 },
	{ ROW, "lint -f json", "lint.json", 0 },
	{ ROW, "lint -f json tests/fixtures/lint-odd.xml", "lint.json", 1 },
	{ ROW, "lint -f json data/websocket-2018-11-29.txt", "lint.json", 0 },
	{ ROW, "lint -f sarif", "sarif.json", 0 },
	{ ROW, "lint -f sarif tests/fixtures/lint-odd.xml", "sarif.json", 1 },
	{ ROW,
	    "lint -f sarif -i tests/fixtures/lint-odd.xml "
	    "-i tests/fixtures/good-layer-over.xml",
	    "sarif.json", 1 },
	{ ROW, "diff -f json /dev/null data/websocket.xml", "diff.json", 1 },
	{ ROW, "log -f json 1012", "log.json", 0 },
	{ ROW, "log -f json 8", "log.json", 0 },
	{ ROW, "log -f json 1020", "log.json", 0 },
	{ ROW, "log -f json 1012 data/websocket.xml @2012-04-12", "log.json",
	    0 },
	{ ROW, "log -f json \x80\xff", "log.json", 1 },
	{ ROW, ODD, "check.json", 1 },
	{ ROW, ODD " --keep-going --frames-list", "check.json", 1 },
	{ ROW, ODD " --max-frame 4", "check.json", 1 },
	{ ROW, FOLLOW, "check.json", 1 },
	{ ROW, FOLLOW " --frames-list", "check.json", 1 },
	{ ROW, FOLLOW " --messages", "check.json", 1 },
	{ ROW, FOLLOW " --messages --max-print 2 --redact", "check.json", 1 },
	{ ROW, ODD " --keep-going --messages", "check.json", 1 },
	{ ROW, "check -f json --messages tests/fixtures/har-close.har",
	    "check.json", 1 },
	{ ROW, "check -f json data/websocket.xml", "check.json", 2 },
	{ ROW, "check -f json --client data/websocket.xml", "check.json", 1 },
	{ ROW,
	    "check -f json data/websocket.xml tests/fixtures/follow-rfc6455.txt "
	    "no/such/file",
	    "check.json", 2 },
	{ ROW, "check -f json --open --frames client /dev/null", "check.json",
	    0 },
	{ ROW,
	    "check -f json --frames client /dev/null --subprotocol chat "
	    "--extension permessage-deflate",
	    "check.json", 0 },
	{ ROW, ODD " -f sarif --keep-going", "sarif.json", 1 },
	{ ROW, FOLLOW " -f sarif", "sarif.json", 1 },
	{ ROW, "check -f sarif --open --frames client /dev/null", "sarif.json",
	    0 },
	{ ROW, "check -f sarif data/websocket.xml", "sarif.json", 2 },
	{ ROW, "rules -f json", "rules.json", 0 },
	{ ROW, "rules -f json mask-missing close-missing", "rules.json", 0 },
	{ ROW, "rules -f json mask-missing mask '' \x80", "rules.json", 1 },
	{ ROW, "rules -f json --vectors", "vectors.json", 0 },
	{ ROW, "rules -f json --vectors mask", "vectors.json", 1 },
	{ ROW, "-f json mqtt text.ircv3.net graphql-ws", "lookup.json", 1 },
	{ ROW,
	    "check -f json --frames server --subprotocol mqtt --hex "
	    "tests/fixtures/check-odd.hex",
	    "check.json", 1 },
};

/* The document on one line after the schema's name, to be freed. */
static char *
make_line(const char *line, const char *schema, int status)
{
	const struct run_case in = { .line = line };
	struct support_result result;
	json_error_t error;
	json_t *document;
	char *text, *made;

	run_wsreg(&in, &result);
	support_assert(result.status == status, "wsreg %s: status %d\n%s", line,
	    result.status, result.errors);
	document = json_loadb(
	    result.output, result.output_size, JSON_REJECT_DUPLICATES, &error);
	support_assert(document != NULL, "wsreg %s: line %d of JSON: %s", line,
	    error.line, error.text);
	text = json_dumps(document, JSON_COMPACT);
	ck_assert_ptr_nonnull(text);
	made = support_print("%s\t%s\n", schema, text);
	free(text);
	json_decref(document);
	support_result_free(&result);
	return made;
}

/* Fails the test unless validate.py finds nothing in the lines. */
static void
check_lines(const char *lines, const char *what)
{
	const char *const arguments[] = { SUPPORT_PYTHON,
		SUPPORT_SOURCE "/tests/cli/validate.py",
		SUPPORT_SOURCE "/data/schema", NULL };
	const struct support_command command = {
		.arguments = arguments,
		.input = lines,
		.input_size = strlen(lines),
	};
	struct support_result result;

	support_run(&command, &result);
	support_assert(result.status == 0, "%s:\n%s%s", what, result.output,
	    result.errors);
	support_result_free(&result);
}

START_TEST(test_cases)
{
	char *line =
	    make_line(cases[_i].line, cases[_i].schema, cases[_i].status);

	check_lines(line, cases[_i].line);
	free(line);
}
END_TEST

/* The schemas can say no: a word that is none of theirs is refused. */
START_TEST(test_refused)
{
	static const char *const changes[][2] = {
		{ "\"never\"", "\"perhaps\"" },
		{ "\"assigned\"", "\"taken\"" },
		{ "\"1006\"", "1006" },
		{ "\"sha256\":\"", "\"sha256\":\"x" },
		{ "\"updated\":\"2", "\"updated\":\"y" },
		{ "\"records\":", "\"record\":" },
		{ "\"first\":1006", "\"first\":-1" },
	};
	const char *const arguments[] = { SUPPORT_PYTHON,
		SUPPORT_SOURCE "/tests/cli/validate.py",
		SUPPORT_SOURCE "/data/schema", NULL };
	char *line = make_line("-f json 1006", "lookup.json", 0);
	char *changed = run_replace(line, changes[_i][0], changes[_i][1]);
	const struct support_command command = {
		.arguments = arguments,
		.input = changed,
		.input_size = strlen(changed),
	};
	struct support_result result;

	support_run(&command, &result);
	support_assert(result.status == 1, "%s is taken: %s", changes[_i][1],
	    result.errors);
	support_result_free(&result);
	free(changed);
	free(line);
}
END_TEST

/* ---- Files ---- */

static struct files files;

START_TEST(test_files)
{
	const char *file = files.names[_i];
	char *export = support_print("export -f json -i '%s'", file);
	char *list = support_print("list -f json -i '%s'", file);
	char *lines[2] = { make_line(export, "export.json", 0),
		make_line(list, "registries.json", 0) };
	char *both = support_print("%s%s", lines[0], lines[1]);

	check_lines(both, file);
	free(both);
	free(lines[1]);
	free(lines[0]);
	free(list);
	free(export);
}
END_TEST

static Suite *
make_cases(void)
{
	Suite *suite = suite_create("schema");
	TCase *tcase = tcase_create("schema");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_cases, cases);
	tcase_add_loop_test(tcase, test_refused, 0, 7);
	suite_add_tcase(suite, tcase);
	return suite;
}

static Suite *
make_files(void)
{
	Suite *suite = suite_create("files");
	TCase *tcase = tcase_create("files");

	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, test_files, 0, (int)files.count);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_cases, make_files };
	const char *folder = getenv("WSREG_REGISTRIES");
	int status;

	if (SUPPORT_PYTHON[0] == '\0')
		return support_skip("there is no python3 with jsonschema");
	if (folder == NULL || folder[0] == '\0')
		folder = SUPPORT_SOURCE "/data";
	files_find(&files, folder, ".xml");
	status = run_main(makers, COUNT(makers));
	files_free(&files);
	return status;
}
