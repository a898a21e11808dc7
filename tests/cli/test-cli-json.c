/* SPDX-License-Identifier: MIT */
/* Tests of what the command says as JSON, value by value. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

static json_t *
load(const char *line, int status)
{
	const struct run_case in = { .line = line };
	struct support_result result;
	json_error_t error;
	json_t *document;

	run_wsreg(&in, &result);
	support_assert(result.status == status, "wsreg %s: status %d\n%s", line,
	    result.status, result.errors);
	document = json_loadb(
	    result.output, result.output_size, JSON_REJECT_DUPLICATES, &error);
	support_assert(document != NULL, "wsreg %s: line %d of JSON: %s", line,
	    error.line, error.text);
	support_result_free(&result);
	return document;
}

/* What is at "results/0/records/1/key". */
static json_t *
find(json_t *value, const char *path)
{
	char *copy = support_print("%s", path);
	char *next = copy;

	while (value != NULL && next != NULL) {
		char *part = next;

		next = strchr(part, '/');
		if (next != NULL)
			*next++ = '\0';
		if (json_is_array(value))
			value = json_array_get(value, strtoul(part, NULL, 10));
		else
			value = json_object_get(value, part);
	}
	free(copy);
	return value;
}

/* A line, a path in what it gives, and the value there as JSON. */
struct value_case {
	SUPPORT_ROW;
	const char *line, *path, *value;
	int status;
};

#define RECORD "results/0/records/0/"
#define NESTED "-f json -i tests/fixtures/good-nested.xml "

static const struct value_case values[] = {
	{ ROW, "-f json 1006", "snapshot/id", "\"websocket\"", 0 },
	{ ROW, "-f json 1006", "snapshot/updated", "\"2026-01-12\"", 0 },
	{ ROW, "-f json 1006", "snapshot/source", "\"built-in\"", 0 },
	{ ROW, "-f json -i data/websocket.xml 1006", "snapshot/source",
	    "\"data/websocket.xml\"", 0 },
	{ ROW, "-f json 1006", "results/0/query", "\"1006\"", 0 },
	{ ROW, "-f json 1006", RECORD "registry", "\"close-code-number\"", 0 },
	{ ROW, "-f json 1006", RECORD "key", "\"1006\"", 0 },
	{ ROW, "-f json 1006", RECORD "first", "1006", 0 },
	{ ROW, "-f json 1006", RECORD "last", "1006", 0 },
	{ ROW, "-f json 1006", RECORD "name", "\"Abnormal Closure\"", 0 },
	{ ROW, "-f json 1006", RECORD "identifier", "\"ABNORMAL_CLOSURE\"", 0 },
	{ ROW, "-f json 1006", RECORD "status", "\"assigned\"", 0 },
	{ ROW, "-f json 1006", RECORD "wire/client", "\"never\"", 0 },
	{ ROW, "-f json 1006", RECORD "wire/accept", "\"no\"", 0 },
	{ ROW, "-f json 1006", RECORD "wire/browser", "\"no\"", 0 },
	{ ROW, "-f json 1000", RECORD "wire/browser", "\"yes\"", 0 },
	{ ROW, "-f json 1001", RECORD "wire/accept", "\"yes\"", 0 },
	{ ROW, "-f json 1001", RECORD "wire/browser", "\"no\"", 0 },
	{ ROW, "-f json 1010", RECORD "wire/accept", "\"yes\"", 0 },
	{ ROW, "-f json 1004", RECORD "wire/accept", "\"no\"", 0 },
	{ ROW, "-f json 1500", RECORD "wire/accept", "\"no\"", 0 },
	{ ROW, "-f json 3500", RECORD "wire/accept", "\"yes\"", 0 },
	{ ROW, "-f json 3500", RECORD "wire/browser", "\"yes\"", 0 },
	{ ROW, "-f json 4999", RECORD "wire/browser", "\"yes\"", 0 },
	{ ROW, "-f json 1006", RECORD "wire/server", "\"never\"", 0 },
	{ ROW, "-f json 1006", RECORD "wire/section", "\"RFC 6455 7.4.1\"", 0 },
	{ ROW, "-f json 1006", RECORD "registered", "null", 0 },
	{ ROW, "-f json 1006", RECORD "updated", "null", 0 },
	{ ROW, "-f json 1006", RECORD "fields/0",
	    "{\"name\":\"value\",\"text\":\"1006\"}", 0 },
	{ ROW, "-f json 1006", RECORD "fields/1",
	    "{\"name\":\"description\",\"text\":\"Abnormal Closure\"}", 0 },
	{ ROW, "-f json 1006", RECORD "references/1",
	    "{\"field\":\"xref\",\"type\":\"rfc\",\"data\":\"rfc6455\","
	    "\"text\":\"\",\"url\":\"https://www.rfc-editor.org/rfc/rfc6455\"}",
	    0 },
	{ ROW, "-f json 1006", "results/0/suggestions", "[]", 0 },
	{ ROW, "-f json 0x3ee", "results/0/query", "\"0x3ee\"", 0 },
	{ ROW, "-f json 1010", RECORD "identifier", "\"MANDATORY_EXTENSION\"",
	    0 },
	{ ROW, "-f json 1010", RECORD "wire/client", "\"yes\"", 0 },
	{ ROW, "-f json 1010", RECORD "wire/server", "\"no\"", 0 },
	{ ROW, "-f json 1004", RECORD "status", "\"reserved\"", 0 },
	{ ROW, "-f json 1004", RECORD "wire/client", "\"reserved\"", 0 },
	{ ROW, "-f json 1500", RECORD "key", "\"1016-2999\"", 0 },
	{ ROW, "-f json 1500", RECORD "first", "1016", 0 },
	{ ROW, "-f json 1500", RECORD "last", "2999", 0 },
	{ ROW, "-f json 1500", RECORD "status", "\"unassigned\"", 0 },
	{ ROW, "-f json 1500", RECORD "identifier", "null", 0 },
	{ ROW, "-f json 1500", RECORD "wire/client", "\"unassigned\"", 0 },
	{ ROW, "-f json 3999", RECORD "wire/server", "\"unregistered\"", 0 },
	{ ROW, "-f json 4001", RECORD "status", "\"private-use\"", 0 },
	{ ROW, "-f json 4001", RECORD "wire/client", "\"private\"", 0 },
	{ ROW, "-f json -r version 13", RECORD "name", "null", 0 },
	{ ROW, "-f json -r version 13", RECORD "status", "\"standard\"", 0 },
	{ ROW, "-f json -r version 13", RECORD "wire", "null", 0 },
	{ ROW, "-f json -r version 8", RECORD "status", "\"interim\"", 0 },
	{ ROW, "-f json -r version 12", RECORD "status", "\"reserved\"", 0 },
	{ ROW, "-f json soap", RECORD "first", "null", 0 },
	{ ROW, "-f json soap", RECORD "last", "null", 0 },
	{ ROW, "-f json soap", RECORD "wire", "null", 0 },
	{ ROW, "-f json RSV1", RECORD "registry", "\"framing-header-bits\"",
	    0 },
	{ ROW, "-f json RSV1", RECORD "references/0/data", "\"rfc7692\"", 0 },
	/* What is not there. */
	{ ROW, "-f json nothing-here", "results/0/records", "[]", 1 },
	{ ROW, "-f json 1006 nothing-here", "results/1/records", "[]", 1 },
	{ ROW, "-f json permesage-deflate", "results/0/suggestions/0",
	    "\"permessage-deflate\"", 1 },
	{ ROW, "-f json 1000", "results/0/explanation", NULL, 0 },
	{ ROW, "-f json 18446744073709551615", "results/0/query",
	    "\"18446744073709551615\"", 1 },
	/* Lists. */
	{ ROW, "list -f json", "registries/3",
	    "{\"id\":\"close-code-number\",\"title\":\"WebSocket Close Code "
	    "Number Registry\",\"records\":24}",
	    0 },
	{ ROW, "list -f json", "registries/6", NULL, 0 },
	{ ROW, "list -f json close", "records/23/key", "\"4000-4999\"", 0 },
	{ ROW, "list -f json close", "records/24", NULL, 0 },
	{ ROW, "search -f json gateway proxy", "records/0/key", "\"1014\"", 0 },
	{ ROW, "search -f json gateway proxy", "records/1", NULL, 0 },
	{ ROW, "search -f json nothing of that kind", "records", "[]", 1 },
	/* The whole. */
	{ ROW, "export -f json", "registries/3/id", "\"close-code-number\"",
	    0 },
	{ ROW, "export -f json", "registries/3/parent", "\"websocket\"", 0 },
	{ ROW, "export -f json", "registries/3/records/23/status",
	    "\"private-use\"", 0 },
	{ ROW, "export -f json", "registries/3/ranges/0/value", "\"1000-2999\"",
	    0 },
	{ ROW, "export -f json", "registries/6", NULL, 0 },
	{ ROW, "export -f json opcode", "registries/0/id", "\"opcode\"", 0 },
	{ ROW, "export -f json opcode", "registries/1", NULL, 0 },
	{ ROW, "export -f json", "registries/3/experts",
	    "[\"Alexey Melnikov\"]", 0 },
	{ ROW, "export -f json", "registries/3/registration_rule", "null", 0 },
	{ ROW, "export -f json", "registries/4/registration_rule",
	    "\"Standards Action\"", 0 },
	{ ROW, "export -f json", "registries/4/references/0/data",
	    "\"rfc6455\"", 0 },
	{ ROW, "export -f json", "people/0",
	    "{\"id\":\"Ada_Young\",\"name\":\"Ada Young\",\"org\":null,"
	    "\"uris\":[\"mailto:nova.io&pm.me\"],\"updated\":\"2023-02-22\"}",
	    0 },
	{ ROW, NESTED "export", "registries/0/parent", "null", 0 },
	{ ROW, NESTED "export", "registries/0/notes",
	    "[{\"title\":\"On top\",\"text\":\"The root has [1] records.\"}]",
	    0 },
	{ ROW, NESTED "export", "registries/1/title", "null", 0 },
	{ ROW, NESTED "export", "registries/2/parent", "\"one\"", 0 },
	{ ROW, NESTED "export", "registries/2/ranges",
	    "[{\"value\":\"0-9\",\"registration_rule\":\"Expert Review\"}]",
	    0 },
	{ ROW, NESTED "export five", "people", "[]", 0 },
	/* References of each kind. */
	{ ROW, "-f json -i tests/fixtures/good-references.xml 'rfc section'",
	    RECORD "references",
	    "[{\"field\":\"cell\",\"type\":\"rfc\",\"data\":\"rfc6455\","
	    "\"text\":\"\",\"url\":\"https://www.rfc-editor.org/rfc/rfc6455"
	    "#section-5.2\",\"section\":\"5.2\"}]",
	    0 },
	{ ROW, "-f json -i tests/fixtures/good-references.xml 'uri label date'",
	    RECORD "references",
	    "[{\"field\":\"cell\",\"type\":\"uri\",\"data\":"
	    "\"http://a.example/\",\"text\":\"A\",\"url\":"
	    "\"http://a.example/\",\"lastupdated\":\"May 2020\"}]",
	    0 },
	{ ROW, "-f json -i tests/fixtures/good-references.xml text",
	    RECORD "references",
	    "[{\"field\":\"cell\",\"type\":\"text\",\"data\":null,"
	    "\"text\":\"Reserved\",\"url\":null}]",
	    0 },
};

START_TEST(test_values)
{
	const struct value_case *test = &values[_i];
	json_t *document = load(test->line, test->status);
	json_t *value = find(document, test->path);
	char *text = value != NULL
	    ? json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY)
	    : NULL;

	support_assert(support_is_same(text, test->value),
	    "wsreg %s: %s is %s, not %s", test->line, test->path, text,
	    test->value);
	free(text);
	json_decref(document);
}
END_TEST

/* What jansson reads back differently, or not at all. */
static const struct run_case texts[] = {
	{ ROW,
	    .line = "-f json -i tests/fixtures/good-numbers.xml "
		    "18446744073709551615",
	    .has = { "\"first\":18446744073709551615,"
		     "\"last\":18446744073709551615," } },
	{ ROW,
	    .line = "-f json -i tests/fixtures/good-numbers.xml "
		    "18446744073709551616",
	    .has = { "\"first\":null,\"last\":null," } },
	{ ROW, .line = "list -f json -i - r",
	    .input = RUN_XML("<registry id='r'><record><value>"
			     "9223372036854775807-0xFFFFFFFFFFFFFFFE"
			     "</value></record></registry>"),
	    .has = { "\"first\":9223372036854775807,"
		     "\"last\":18446744073709551614," } },
	/* Arguments that are no UTF-8. */
	{ ROW, .line = "-f json \x80\xff", .status = 1,
	    .has = { "{\"query\":\"\xef\xbf\xbd\xef\xbf\xbd\"," } },
	{ ROW, .line = "-f json \xed\xa0\x80", .status = 1,
	    .has = { "{\"query\":\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"," } },
	{ ROW, .line = "-f json a\xc3\xa9\xc3", .status = 1,
	    .has = { "{\"query\":\"a\xc3\xa9\xef\xbf\xbd\"," } },
	/* What marks large numbers inside the program. */
	{ ROW,
	    .line = "-f json \001"
		    "12",
	    .status = 1,
	    .has = { "{\"query\":\"\xef\xbf\xbd"
		     "12\"," } },
	{ ROW, .line = "-f json '\033\"\\u0001'", .status = 1,
	    .has = { "{\"query\":\"\\u001B\\\"\\\\u0001\"," } },
};

START_TEST(test_texts)
{
	run_check(&texts[_i]);
}
END_TEST

START_TEST(test_explanations)
{
	static const char *const pieces[][2] = {
		{ "5000", "outside the range of close codes, 1000-4999" },
		{ "22373", "We" },
		{ "999", "outside the range of close codes, 1000-4999" },
	};
	char *line = support_print("-f json %s", pieces[_i][0]);
	json_t *document = load(line, 1);
	const char *text =
	    json_string_value(find(document, "results/0/explanation"));

	ck_assert_ptr_nonnull(text);
	support_assert(
	    strstr(text, pieces[_i][1]) != NULL, "%s: %s", pieces[_i][0], text);
	json_decref(document);
	free(line);
}
END_TEST

/* The order of the keys is that of the contract, and the same each time. */
START_TEST(test_order)
{
	static const char *const keys[] = { "\"registry\"", "\"key\"",
		"\"first\"", "\"last\"", "\"name\"", "\"identifier\"",
		"\"status\"", "\"wire\"", "\"registered\"", "\"updated\"",
		"\"fields\"" };
	char *once = run_output("-f json 1006");
	char *again = run_output("--format=json lookup 1006");
	const char *at = once;

	ck_assert_str_eq(once, again);
	for (size_t i = 0; i < COUNT(keys); i++) {
		at = strstr(at, keys[i]);
		support_assert(at != NULL, "%s is not in its place", keys[i]);
	}
	ck_assert(once[strlen(once) - 1] == '\n');
	free(again);
	free(once);
}
END_TEST

/* People have their addresses with "@". */
START_TEST(test_people)
{
	json_t *document = load("export -f json", 0);
	json_t *people = find(document, "people");
	size_t count = json_array_size(people);
	size_t mails = 0;

	ck_assert_uint_gt(count, 20);
	for (size_t i = 0; i < count; i++) {
		json_t *uris =
		    json_object_get(json_array_get(people, i), "uris");

		for (size_t j = 0; j < json_array_size(uris); j++) {
			const char *uri =
			    json_string_value(json_array_get(uris, j));

			ck_assert_ptr_nonnull(uri);
			mails += strncmp(uri, "mailto:", 7) == 0;
		}
	}
	ck_assert_uint_gt(mails, 20);
	json_decref(document);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("json");
	TCase *tcase = tcase_create("json");

	tcase_set_timeout(tcase, 60);
	support_add_rows(tcase, test_values, values);
	support_add_rows(tcase, test_texts, texts);
	tcase_add_loop_test(tcase, test_explanations, 0, 3);
	tcase_add_test(tcase, test_order);
	tcase_add_test(tcase, test_people);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
