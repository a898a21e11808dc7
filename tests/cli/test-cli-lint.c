/* SPDX-License-Identifier: MIT */
/* Tests of wsreg lint: each lint provoked and told with its place, formats,
 * statuses. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#define ODD "tests/fixtures/lint-odd.xml"

/* ---- Each lint ---- */

struct expected {
	const char *id;
	json_int_t line;
	const char *registry, *key;
};

/* All that there is in the file. */
static const struct expected odd[] = {
	{ "bad-date", 4, "websocket", "#" },
	{ "missing-rule", 6, "extension-name", "#" },
	{ "missing-field", 8, "extension-name", "x-deflate" },
	{ "unknown-type", 10, "extension-name", "x-deflate" },
	{ "lost-name", 14, "subprotocol-name", "Redfish" },
	{ "bad-date", 17, "subprotocol-name", "chat room" },
	{ "name-no-token", 17, "subprotocol-name", "chat room" },
	{ "later-date", 20, "subprotocol-name", "chat" },
	{ "case-clash", 23, "subprotocol-name", "Chat" },
	{ "duplicate-key", 26, "subprotocol-name", "chat" },
	{ "empty-reference", 27, "subprotocol-name", "chat" },
	{ "separate-rules", 33, "websocket", "#" },
	{ "missing-rule", 35, "websocket", "#" },
	{ "number-out-of-range", 39, "version-number", "256" },
	{ "bad-number", 40, "version-number", "0xG" },
	{ "gap", 42, "close-code-number", "#" },
	{ "lost-name", 42, "close-code-number", "1010" },
	{ "lost-name", 42, "close-code-number", "1014" },
	{ "lost-name", 42, "close-code-number", "1011" },
	{ "padded-attribute", 45, "close-code-number", "1000-1009" },
	{ "mail-as-text", 45, "close-code-number", "1000-1009" },
	{ "unknown-person", 46, "close-code-number", "1009-1012" },
	{ "shared-meaning", 46, "close-code-number", "1009-1012" },
	{ "overlap", 46, "close-code-number", "1009-1012" },
	{ "degenerate-range", 47, "close-code-number", "1014-1014" },
	{ "gap", 47, "close-code-number", "1014-1014" },
	{ "reversed-range", 48, "close-code-number", "4999-1015" },
	{ "missing-title", 50, "framing-header-bits", "#" },
	{ "bad-bit", 52, "framing-header-bits", "RSV4" },
	{ "duplicate-registry", 54, "framing-header-bits", "#" },
	{ "missing-rule", 54, "framing-header-bits", "#" },
	{ "missing-id", 55, "", "#" },
	{ "mail-without-scheme", 57, "people", "Used" },
	{ "duplicate-person", 58, "people", "Used" },
	{ "unused-person", 59, "people", "Idle" },
};

static json_t *
lint_json(const char *line, int status)
{
	const struct run_case in = { .line = line };
	struct support_result result;
	json_t *document;

	run_wsreg(&in, &result);
	ck_assert_msg(result.status == status, "wsreg %s: status %d\n%s%s",
	    line, result.status, result.output, result.errors);
	document = json_loads(result.output, 0, NULL);
	ck_assert_msg(document != NULL, "wsreg %s: %s", line, result.output);
	support_result_free(&result);
	return document;
}

static const char *
text_of(const json_t *object, const char *name)
{
	return json_string_value(json_object_get(object, name));
}

START_TEST(test_odd)
{
	json_t *document = lint_json("lint -f json " ODD, 1);
	const json_t *findings = json_object_get(document, "findings");

	for (size_t i = 0; i < COUNT(odd); i++) {
		const json_t *finding = json_array_get(findings, i);

		ck_assert_msg(finding != NULL, "no %s", odd[i].id);
		ck_assert_str_eq(text_of(finding, "file"), ODD);
		ck_assert_str_eq(text_of(finding, "id"), odd[i].id);
		ck_assert_msg(json_integer_value(json_object_get(
				  finding, "line")) == odd[i].line,
		    "%s: not line %d", odd[i].id, (int)odd[i].line);
		ck_assert_str_eq(text_of(finding, "registry"), odd[i].registry);
		ck_assert_str_eq(text_of(finding, "key"), odd[i].key);
	}
	ck_assert_uint_eq(json_array_size(findings), COUNT(odd));
	json_decref(document);
}
END_TEST

/* ---- The catalogue ---- */

/* Provoked by a table, here or below. */
static bool
is_provoked(const char *id, size_t size)
{
	for (size_t i = 0; i < COUNT(odd); i++)
		if (strlen(odd[i].id) == size &&
		    strncmp(odd[i].id, id, size) == 0)
			return true;
	return size == strlen("unused-ignore") &&
	    strncmp(id, "unused-ignore", size) == 0;
}

/* Returns the page's list of lints on one line, without its markup. */
static char *
read_page(void)
{
	char *page =
	    support_read_file(SUPPORT_SOURCE "/man/wsreg-lint.1", NULL);
	char *start = strstr(page, "\n.Sh LINTS\n");
	char *end, *to, *list;

	ck_assert_ptr_nonnull(start);
	end = strstr(start + 1, "\n.Sh ");
	ck_assert_ptr_nonnull(end);
	*end = '\0';
	to = start;
	for (const char *at = start; *at != '\0'; to++) {
		if (strncmp(at, "\\(en", 4) == 0) {
			*to = '-';
			at += 4;
			continue;
		}
		*to = *at == '\n' ? ' ' : *at;
		at++;
	}
	*to = '\0';
	list = support_print("%s", start);
	free(page);
	return list;
}

/* Checks that the page says of a lint what the command does, which is a line:
 * "ID  SEVERITY  TEXT (SOURCE)". */
static void
check_described(const char *page, const char *line)
{
	size_t id = strcspn(line, " ");
	const char *severity = line + id + strspn(line + id, " ");
	size_t word = strcspn(severity, " ");
	const char *text = severity + word + strspn(severity + word, " ");
	const char *end = strchr(text, '\n') - 1;
	const char *source = strstr(text, ". (");
	char *item;

	ck_assert_msg(source != NULL && source < end && *end == ')',
	    "no source: %.*s", (int)(end - line), line);
	item = support_print(".It Cm %.*s Pq %.*s %.*s %.*s.", (int)id, line,
	    (int)word, severity, (int)(source + 1 - text), text,
	    (int)(end - source - 3), source + 3);
	ck_assert_msg(
	    strstr(page, item) != NULL, "wsreg-lint.1 lacks: %s", item);
	free(item);
}

/* Each lint is provoked, and the page says of it what the command says; no
 * other one is described. */
START_TEST(test_catalogue)
{
	char *rules = run_output("lint --rules");
	char *page = read_page();
	size_t described = 0;

	for (const char *at = page; (at = strstr(at, " .It Cm ")) != NULL; at++)
		described++;
	ck_assert_uint_eq(described, support_count_lines(rules));
	for (const char *at = rules; *at != '\0'; at = strchr(at, '\n') + 1) {
		size_t size = strcspn(at, " ");

		ck_assert_msg(
		    is_provoked(at, size), "%.*s is not tried", (int)size, at);
		check_described(page, at);
	}
	free(page);
	free(rules);
}
END_TEST

/* ---- Runs ---- */

#define WEBSOCKET(content)                                                     \
	"<registry xmlns='http://www.iana.org/assignments' id='websocket'>"    \
	"<title>T</title>\n" content "</registry>\n"
#define OURS                                                                   \
	WEBSOCKET("<registry id='close-code-number'><record><value>4001"       \
		  "</value><description>Ours</description></record>"           \
		  "</registry>")
#define NOTE "<registry id='a'/>"
#define WARNING "<registry id='a'><title>A</title><b c=' d'/></registry>"
#define ERROR                                                                  \
	"<registry id='a'><title>A</title><xref type='person' data='d'/>"      \
	"</registry>"

static const struct run_case runs[] = {
	/* What is clean is silent. */
	{ ROW, .line = "lint", .output = "" },
	{ ROW, .line = "lint data/websocket.xml", .output = "" },
	{ ROW, .line = "lint data/websocket-2018-11-29.txt", .output = "" },
	{ ROW, .line = "lint -i data/websocket.xml", .output = "" },
	{ ROW, .line = "lint tests/fixtures/lint-clean.xml", .output = "" },
	{ ROW, .line = "lint --strict tests/fixtures/lint-clean.xml",
	    .output = "" },
	{ ROW, .line = "lint -r close", .output = "" },
	{ ROW, .line = "lint",
	    .environment = { "WSREG_INPUT=data/websocket.xml" }, .output = "" },
	/* A file is what is meant, whatever the environment. */
	{ ROW, .line = "lint data/websocket.xml",
	    .environment = { "WSREG_INPUT=" ODD }, .output = "" },
	{ ROW, .line = "lint", .environment = { "WSREG_INPUT=" ODD },
	    .status = 1, .has = { ODD ":4: warning: " } },
	/* Severities and statuses. */
	{ ROW, .line = "lint -", .input = RUN_XML(NOTE), .status = 1,
	    .output = "<stdin>:1: note: registry `a' has no title "
		      "[missing-title]\n"
		      "0 errors, 0 warnings, 1 note\n" },
	{ ROW, .line = "lint --fail-on warning -", .input = RUN_XML(NOTE),
	    .has = { "1 note\n" } },
	{ ROW, .line = "lint --fail-on warning -", .input = RUN_XML(WARNING),
	    .status = 1, .has = { "1 warning" } },
	{ ROW, .line = "lint --fail-on error -", .input = RUN_XML(WARNING),
	    .has = { "1 warning" } },
	{ ROW, .line = "lint --fail-on error -", .input = RUN_XML(ERROR),
	    .status = 1, .has = { "1 error" } },
	{ ROW, .line = "lint --strict --fail-on error -",
	    .input = RUN_XML(NOTE), .status = 1,
	    .has = { "<stdin>:1: error: ", "1 error, 0 warnings, 0 notes" } },
	/* One registry alone. */
	{ ROW, .line = "lint -r subprotocol " ODD, .status = 1,
	    .has = { ODD ":14: ", ODD ":17: ", ODD ":20: ", ODD ":23: ",
		ODD ":26: ", ODD ":27: " },
	    .lacks = { ODD ":4: ", ODD ":42: ", ODD ":58: " } },
	{ ROW, .line = "lint -r nowhere", .status = 2, .error = "`nowhere'" },
	/* What is laid over a file needs no more than key and name. */
	{ ROW, .line = "lint -i data/websocket.xml -i -", .input = OURS,
	    .output = "" },
	{ ROW, .line = "lint -i data/websocket.xml -i -",
	    .input = WEBSOCKET("<registry id='close-code-number'>\n<record>"
			       "<value>9999</value></record></registry>"),
	    .status = 1,
	    .has = { "<stdin>:3: error: `9999' is outside 1000-4999 "
		     "[number-out-of-range]\n" } },
	{ ROW,
	    .line = "lint -r subprotocol -i tests/fixtures/lint-clean.xml -i -",
	    .input = WEBSOCKET("<registry id='subprotocol-name'><record><id>"
			       "!#$%&amp;'*+-.^_`|~09AZAZ</id></record>"
			       "<record date='2030-01-01'><id>b</id></record>"
			       "</registry>"),
	    .status = 1,
	    .has = { "<stdin>:2: error: ",
		" differs only by case from the one in "
		"tests/fixtures/lint-clean.xml:27 [case-clash]\n1 error, " } },
	/* Elsewhere --strict refuses what is more than a note. */
	{ ROW, .line = "list --strict -i -", .input = RUN_XML(NOTE),
	    .has = { "a" } },
	{ ROW, .line = "list --strict -i -", .input = RUN_XML(WARNING),
	    .status = 2,
	    .error = "<stdin>:1: error: white space around the attribute "
		     "c=\" d\" [padded-attribute]" },
	{ ROW, .line = "diff --strict data/websocket.xml " ODD, .status = 2,
	    .error = ODD ":4: error: invalid date `2024-2-1' [bad-date]" },
	/* Usage. */
	{ ROW, .line = "lint a b", .status = 2,
	    .error = "lint takes one file" },
	{ ROW, .line = "lint -i a b", .status = 2,
	    .error = "lint takes one file" },
	{ ROW, .line = "lint --fail-on any", .status = 2, .error = "`any'" },
	{ ROW, .line = "lint -f csv", .status = 2, .error = "--help" },
	{ ROW, .line = "lint -f names", .status = 2, .error = "--help" },
	{ ROW, .line = "list -f sarif", .status = 2, .error = "--help" },
	{ ROW, .line = "diff -f ignore a b", .status = 2, .error = "--help" },
	{ ROW, .line = "lint --rules=1", .status = 2, .error = "--rules" },
	{ ROW, .line = "lint --rules -f json", .status = 2,
	    .error = "writes text only" },
	{ ROW, .line = "lint --rules a", .status = 2, .error = "no file" },
	{ ROW, .line = "lint /nowhere.xml", .status = 2,
	    .error = "/nowhere.xml" },
	{ ROW, .line = "lint tests/fixtures/bad-text.xml", .status = 2,
	    .error = "bad-text.xml:1: error: " },
	/* Colour. */
	{ ROW, .line = "lint --color always -", .input = RUN_XML(NOTE),
	    .status = 1, .has = { "<stdin>:1: \033[2mnote\033[0m: " } },
	/* Places that GitHub and others could not find are left out. */
	{ ROW, .line = "lint -f github -", .input = RUN_XML(NOTE), .status = 1,
	    .output = "::notice title=missing-title::registry `a' has no "
		      "title\n" },
	{ ROW, .line = "lint -f sarif -", .input = RUN_XML(NOTE), .status = 1,
	    .has = { "\"ruleId\":\"missing-title\"" },
	    .lacks = { "locations" } },
	{ ROW, .line = "lint -f sarif " ODD, .status = 1,
	    .has = { "\"uri\":\"" ODD "\"", "\"startLine\":4" } },
};

START_TEST(test_run)
{
	run_check(&runs[_i]);
}
END_TEST

/* Names of files become URIs. */
START_TEST(test_uri)
{
	char *file = run_file("a b%:.xml", RUN_XML(NOTE));
	char *line = support_print("lint -f sarif '%s'", file);

	run_check(&(struct run_case){
	    .line = line,
	    .status = 1,
	    .has = { "\"uri\":\"file:///", "/a%20b%25%3A.xml\"" },
	});
	free(line);
	free(file);
}
END_TEST

/* Results name their rules by id and by index, in the order of the table. */
START_TEST(test_sarif)
{
	json_t *document = lint_json("lint -f sarif " ODD, 1);
	const json_t *run =
	    json_array_get(json_object_get(document, "runs"), 0);
	const json_t *rules = json_object_get(
	    json_object_get(json_object_get(run, "tool"), "driver"), "rules");
	const json_t *results = json_object_get(run, "results");

	ck_assert_uint_eq(json_array_size(results), COUNT(odd));
	for (size_t i = 0; i < COUNT(odd); i++) {
		const json_t *result = json_array_get(results, i);
		json_int_t index =
		    json_integer_value(json_object_get(result, "ruleIndex"));

		ck_assert_str_eq(text_of(result, "ruleId"), odd[i].id);
		ck_assert_str_eq(
		    text_of(json_array_get(rules, (size_t)index), "id"),
		    odd[i].id);
	}
	json_decref(document);
}
END_TEST

/* ---- Formats ---- */

static const struct {
	SUPPORT_ROW;
	const char *format, *golden;
	int status;
} formats[] = {
	{ ROW, "text", "lint-odd.txt", 1 },
	{ ROW, "github", "lint-odd.github", 1 },
	{ ROW, "ignore", "lint-odd.ignore", 0 },
};

START_TEST(test_format)
{
	char *line = support_print("lint -f %s " ODD, formats[_i].format);
	const struct run_case in = { .line = line };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, formats[_i].status);
	ck_assert_str_eq(result.errors, "");
	support_check_golden(formats[_i].golden, result.output);
	support_result_free(&result);
	free(line);
}
END_TEST

/* Of the snapshots that come with the sources. */
START_TEST(test_snapshots)
{
	const struct run_case in = { .line =
					 "lint data/websocket-2012-04-12.xml" };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	support_check_golden("lint-2012.txt", result.output);
	support_result_free(&result);
}
END_TEST

START_TEST(test_rules)
{
	char *rules = run_output("lint --rules");

	support_check_golden("lint-rules.txt", rules);
	free(rules);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("lint");
	TCase *tcase = tcase_create("lint");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, test_odd);
	tcase_add_test(tcase, test_catalogue);
	support_add_rows(tcase, test_run, runs);
	tcase_add_test(tcase, test_uri);
	tcase_add_test(tcase, test_sarif);
	support_add_rows(tcase, test_format, formats);
	tcase_add_test(tcase, test_snapshots);
	tcase_add_test(tcase, test_rules);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
