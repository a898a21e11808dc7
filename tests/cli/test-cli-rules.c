/* SPDX-License-Identifier: MIT */
/* Tests of wsreg rules, against the catalogue in the library. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "frames/wsreg-check.h"
#include "run.h"

static const struct run_case cases[] = {
	{ ROW, .line = "rules mask-unexpected",
	    .output =
		"mask-unexpected\n"
		"    Fault           masked frame from a server\n"
		"    Severity        error: the receiver must or should "
		"fail the connection\n"
		"    Close code      1002 Protocol error, recommended\n"
		"    Offset          b1: the second octet of the frame\n"
		"    Sources         RFC 6455 5.1\n"
		"    Note            Check that these are not the client's "
		"frames.\n" },
	/* Without a code; with a value. */
	{ ROW, .line = "rules mask-key-weak",
	    .has = { "Severity        lint: " },
	    .lacks = { "Close code", "Value" } },
	{ ROW, .line = "rules data-after-close", .lacks = { "Note" } },
	{ ROW, .line = "rules length-msb-set",
	    .has = { "Value           length" } },
	/* What stands for the end without a Close. */
	{ ROW, .line = "rules close-missing",
	    .has = { "1006 Abnormal Closure, for local use: it is never "
		     "sent\n" } },
	/* Several, as they are asked for. */
	{ ROW, .line = "rules close-missing mask-missing close-missing",
	    .has = { "close-missing\n", "\n\nmask-missing\n",
		"\n\nclose-missing\n" } },
	/* None of this id. */
	{ ROW, .line = "rules mask-mising", .status = 1,
	    .output =
		"mask-mising  no such rule\n    Did you mean: mask-missing?\n" },
	{ ROW, .line = "rules MASK-MISSING", .status = 1,
	    .has = { "no such rule\n    Did you mean: mask-missing" } },
	{ ROW, .line = "rules mask", .status = 1,
	    .has = { "    Did you mean: mask-missing, mask-key-weak, "
		     "mask-unexpected?\n" } },
	{ ROW, .line = "rules '' mask-missing zzzzzz", .status = 1,
	    .has = { "  no such rule\n\nmask-missing\n    Fault",
		"\nzzzzzz  no such rule\n" },
	    .lacks = { "Near" } },
	{ ROW, .line = "rules \x80\x1b", .status = 1,
	    .has = { "??  no such" } },
	/* Other formats. */
	{ ROW, .line = "rules -f names close-missing mask-missing",
	    .output = "close-missing\nmask-missing\n" },
	{ ROW, .line = "rules -f markdown mask-missing",
	    .has = { "| Rule | Fault | ", "|\n| --- |",
		"\n| `mask-missing` | unmasked frame from a client | error "
		"| 1002 Protocol error | b1 | RFC 6455 5.1, 5.3 |\n" } },
	{ ROW, .line = "rules -f markdown mask-key-weak",
	    .has = { " | lint | | key | " } },
	{ ROW, .line = "rules -f json mask-mising mask-missing", .status = 1,
	    .has = { "{\"rules\":[\n{\"id\":\"mask-missing\"",
		"\"missing\":[\n{\"query\":\"mask-mising\","
		"\"suggestions\":[\"mask-missing\"]}" } },
	{ ROW, .line = "rules -f json mask-missing",
	    .lacks = { "\"missing\"" } },
	/* Streams with their verdict: lines of JSON, unless a format is asked
	 * for. */
	{ ROW, .line = "rules --vectors mask-missing",
	    .has = { "{\"id\":\"mask-missing-text\",\"sender\":\"client\","
		     "\"extensions\":null,\"subprotocol\":null,\"hex\":"
		     "\"81026869880203e8\",\"rule\":\"mask-missing\","
		     "\"severity\":\"error\",\"offset\":1,"
		     "\"close_codes\":[1002],\"section\":\"RFC 6455 5.1\","
		     "\"note\":\"text without a mask, from a client\"}\n" },
	    .lacks = { "vectors", "mask-unexpected", "null,\"severity" } },
	{ ROW, .line = "rules --vectors -f json mask-key-weak",
	    .has = { "{\"vectors\":[\n{\"id\":\"mask-key-weak-" } },
	/* What must be accepted is of no rule. */
	{ ROW, .line = "rules --vectors",
	    .has = { "\"rule\":null,\"severity\":null,\"offset\":null,"
		     "\"close_codes\":[]" } },
	{ ROW, .line = "rules --vectors frame-too-big", .output = "" },
	{ ROW, .line = "rules --vectors -f json frame-too-big",
	    .output = "{\"vectors\":[\n]}\n" },
	{ ROW, .line = "rules --vectors -f text", .status = 2,
	    .error = "--vectors has the formats jsonl, json, c and go" },
	{ ROW, .line = "rules -f go", .status = 2,
	    .error = "--format go needs --vectors" },
	{ ROW, .line = "rules -f csv", .status = 2,
	    .error = "rules has no format `csv'" },
	/* Codes have the names that the file gives, where it has them. */
	{ ROW, .line = "rules -i - mask-missing",
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='websocket'><registry id='close-code-number'><record>"
		     "<value>1002</value><description>Faux pas</description>"
		     "</record></registry></registry>",
	    .has = { "1002 Faux pas, recommended" } },
	{ ROW, .line = "rules -i - mask-missing",
	    .input = "<registry xmlns='http://www.iana.org/assignments'/>",
	    .has = { "1002 Protocol error, recommended" } },
	/* Colour by severity. */
	{ ROW, .line = "rules --color=always mask-missing frame-too-big",
	    .has = { "\033[31merror: ", "\033[33mlimit: " } },
	{ ROW, .line = "rules --color=always",
	    .has = { "\033[31merror", "\033[33mlimit", "\033[33msender" } },
	{ ROW, .line = "rules -f markdown --color=always",
	    .lacks = { "\033" } },
};

START_TEST(test_cases)
{
	run_check(&cases[_i]);
}
END_TEST

/* Formats without a place for what is missing warn of it. */
START_TEST(test_warning)
{
	static const struct run_case in = { .line = "rules -f names x-y-z" };
	struct support_result result;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	ck_assert_str_eq(result.output, "");
	ck_assert_str_eq(result.errors, "wsreg: warning: no rule `x-y-z'\n");
	support_result_free(&result);
}
END_TEST

/* ---- Each rule ---- */

static char *
make_code(const struct wsreg_rule *rule)
{
	if (rule->close_code == 0)
		return support_print("%s", "");
	return support_print("%u %s", rule->close_code,
	    wsreg_close_code(rule->close_code)->name);
}

START_TEST(test_text)
{
	const struct wsreg_rule *rule = wsreg_rule_at((size_t)_i);
	char *output = run_print("rules %s", rule->id);
	char *severity =
	    support_print(" %s: ", wsreg_severity_name(rule->severity));
	char *place = support_print(" %s: ", wsreg_place_name(rule->place));
	char *code = make_code(rule);

	run_check_has(rule->id, output,
	    (const char *const[]){ rule->id, rule->fault, severity, code, place,
		rule->subject != NULL ? rule->subject : "", rule->sources,
		NULL });
	free(code);
	free(place);
	free(severity);
	free(output);
}
END_TEST

/* A rule a line, as the catalogue has them; the columns one below the
 * other. */
START_TEST(test_table)
{
	char *output = run_output("rules"), *line = output;
	size_t column = 0;

	for (size_t i = 0; i < WSREG_RULE_COUNT; i++) {
		const struct wsreg_rule *rule = wsreg_rule_at(i);
		char *section = rule->section != NULL
		    ? support_print("RFC %u %s ", rule->rfc, rule->section)
		    : support_print("%s",
			  rule->place == WSREG_AT_GAP ? "capture "
						      : "subprotocol ");
		char *code = make_code(rule);
		char *end = strchr(line, '\n'), *fault;

		ck_assert_ptr_nonnull(end);
		*end = '\0';
		run_check_has("rules", line,
		    (const char *const[]){ rule->id,
			wsreg_severity_name(rule->severity), section, code,
			rule->fault, NULL });
		ck_assert(strstr(line, rule->id) == line);
		fault = strstr(line, rule->fault);
		column = i == 0 ? (size_t)(fault - line) : column;
		ck_assert_msg((size_t)(fault - line) == column, "%s", line);
		line = end + 1;
		free(code);
		free(section);
	}
	ck_assert_str_eq(line, "");
	free(output);
}
END_TEST

static bool
has_text(const json_t *object, const char *name, const char *text)
{
	return support_is_same(
	    json_string_value(json_object_get(object, name)), text);
}

static bool
has_number(const json_t *object, const char *name, unsigned number)
{
	return json_integer_value(json_object_get(object, name)) ==
	    (json_int_t)number;
}

static bool
is_same_rule(const json_t *object, const struct wsreg_rule *rule)
{
	return has_text(object, "id", rule->id) &&
	    has_text(object, "fault", rule->fault) &&
	    has_text(object, "severity", wsreg_severity_name(rule->severity)) &&
	    has_number(object, "rfc", rule->rfc) &&
	    has_text(object, "section", rule->section) &&
	    has_text(object, "sources", rule->sources) &&
	    has_number(object, "close_code", rule->close_code) &&
	    has_text(object, "at", wsreg_place_name(rule->place)) &&
	    has_text(object, "subject", rule->subject);
}

START_TEST(test_json)
{
	char *text = run_output("rules -f json");
	json_t *document = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	json_t *rules = json_object_get(document, "rules");

	ck_assert_uint_eq(json_array_size(rules), WSREG_RULE_COUNT);
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++)
		ck_assert_msg(
		    is_same_rule(json_array_get(rules, i), wsreg_rule_at(i)),
		    "%s", wsreg_rule_at(i)->id);
	json_decref(document);
	free(text);
}
END_TEST

START_TEST(test_names)
{
	char *output = run_output("rules -f names"), *line = output;

	for (size_t i = 0; i < WSREG_RULE_COUNT; i++) {
		const char *id = wsreg_rule_at(i)->id;

		ck_assert_uint_eq(strcspn(line, "\n"), strlen(id));
		ck_assert_msg(strncmp(line, id, strlen(id)) == 0, "%s", id);
		line += strlen(id) + 1;
	}
	ck_assert_str_eq(line, "");
	free(output);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-rules");
	TCase *tcase = tcase_create("rules");

	support_add_rows(tcase, test_cases, cases);
	tcase_add_test(tcase, test_warning);
	tcase_add_loop_test(tcase, test_text, 0, WSREG_RULE_COUNT);
	tcase_add_test(tcase, test_table);
	tcase_add_test(tcase, test_json);
	tcase_add_test(tcase, test_names);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
