/* SPDX-License-Identifier: MIT */
/* Tests of wsreg audit: tables found in many languages and not elsewhere, each
 * rule provoked, verdicts, which files are read. */

#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run.h"

#define CORPUS "tests/audit"

/* ---- The corpus ---- */

static json_t *
audit_json(const char *line, int status)
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

static long
number_of(const json_t *object, const char *name)
{
	return (long)json_integer_value(json_object_get(object, name));
}

/* Each finding as a line: FILE LINE RULE CODE. */
static char *
list_findings(const json_t *document)
{
	const json_t *findings = json_object_get(document, "findings");
	char *list = support_print("%s", "");

	for (size_t i = 0; i < json_array_size(findings); i++) {
		const json_t *finding = json_array_get(findings, i);
		const char *file = text_of(finding, "file");
		char *longer = support_print("%s%s %ld %s %ld\n", list,
		    file + strlen(CORPUS "/"), number_of(finding, "line"),
		    text_of(finding, "rule"), number_of(finding, "code"));

		free(list);
		list = longer;
	}
	return list;
}

/* The findings are those of the file `expected`, and no others. */
START_TEST(test_corpus_findings)
{
	json_t *document = audit_json("audit -f json " CORPUS, 1);
	char *expected =
	    support_read_file(SUPPORT_SOURCE "/" CORPUS "/expected", NULL);
	char *found = list_findings(document);

	ck_assert_str_eq(found, expected);
	free(found);
	free(expected);
	json_decref(document);
}
END_TEST

/* Counts the tables of a file. */
static size_t
count_tables(const json_t *document, const char *file)
{
	const json_t *tables = json_object_get(document, "tables");
	size_t count = 0;

	for (size_t i = 0; i < json_array_size(tables); i++)
		count += strcmp(text_of(json_array_get(tables, i), "file") +
				 strlen(CORPUS "/"),
			     file) == 0;
	return count;
}

/* Each file has one table, but for those of other numbers. */
START_TEST(test_corpus_tables)
{
	json_t *document = audit_json("audit -f json " CORPUS, 1);
	char **list = support_list_folder(SUPPORT_SOURCE "/" CORPUS);
	size_t right = 0, aged = 0, other = 0;

	for (size_t i = 0; list[i] != NULL; i++) {
		bool is_right = strncmp(list[i], "right-", 6) == 0;
		bool is_aged = strncmp(list[i], "aged-", 5) == 0;

		right += is_right;
		aged += is_aged;
		other += strncmp(list[i], "other-", 6) == 0;
		ck_assert_msg(count_tables(document, list[i]) ==
			(size_t)(is_right || is_aged),
		    "%s has %zu tables", list[i],
		    count_tables(document, list[i]));
	}
	ck_assert_uint_eq(right, 12);
	ck_assert_uint_eq(aged, 12);
	ck_assert_uint_ge(other, 6);
	support_free_list(list);
	json_decref(document);
}
END_TEST

/* ---- Forms ---- */

/* Five codes in one form. */
#define FIVE(a, b, c, d, e) a "\n" b "\n" c "\n" d "\n" e "\n"

/* A text that has one table; its codes. */
static const struct form {
	SUPPORT_ROW;
	const char *text, *codes;
} forms[] = {
	{ ROW,
	    FIVE("-define(NORMAL, 1000).", "-define(GOING_AWAY, 1001).",
		"-define(PROTOCOL_ERROR, 1002).", "-define(POLICY, 1008).",
		"-define(INTERNAL, 1011)."),
	    "1000 1001 1002 1008 1011" },
	/* Several in a line, the number first or last. */
	{ ROW,
	    "{1000, \"normal\"}, {1001, \"going away\"}, {1002, \"protocol\"}, "
	    "{1008, \"policy\"}, {1011, \"internal\"}",
	    "1000 1001 1002 1008 1011" },
	{ ROW,
	    "{\"normal\", 1000}, {\"going away\", 1001}, {\"protocol\", 1002}, "
	    "{\"policy\", 1008}, {\"internal\", 1011}",
	    "1000 1001 1002 1008 1011" },
	/* Hexadecimal and shortened numbers, and keys of JSON. */
	{ ROW,
	    FIVE("NORMAL = 0x3E8", "AWAY = 0x3e9", "PROTOCOL = 0x3EAu",
		"POLICY = 1_008", "INTERNAL = 1011L"),
	    "1000 1001 1002 1008 1011" },
	{ ROW, "{normal:1e3,away:1001,protocol:1002,policy:1008,internal:1011}",
	    "1000 1001 1002 1008 1011" },
	{ ROW,
	    "{\"1000\": \"Normal\", \"1001\": \"Going away\", \"1002\": "
	    "\"Protocol\", \"1008\": \"Policy\", \"1011\": \"Internal\"}",
	    "1000 1001 1002 1008 1011" },
	/* Names that count on. */
	{ ROW,
	    "enum code {\n\tNORMAL = 1000, /* first */\n\tGOING_AWAY,\n"
	    "\tPROTOCOL_ERROR,\n\tUNSUPPORTED_DATA,\n\tNO_STATUS = 1005,\n"
	    "\tABNORMAL\n};\n",
	    "1000 1001 1002 1003 1005 1006" },
	{ ROW,
	    "const (\n\tNormal = iota + 1000\n\tGoingAway\n\tProtocolError\n"
	    "\tUnsupportedData\n\t_ // reserved\n\tNoStatus\n)\n",
	    "1000 1001 1002 1003 1005" },
	{ ROW,
	    "case normal = 1000, goingAway, protocolError\n"
	    "case noStatus = 1005, abnormal\n",
	    "1000 1001 1002 1005 1006" },
	/* Text in the line below. */
	{ ROW,
	    "switch (code) {\ncase 1000:\n\treturn \"normal\";\n"
	    "case 1001:\n\treturn \"going away\";\n"
	    "case 1002:\n\treturn \"protocol error\";\n"
	    "case 1008:\n\treturn \"policy\";\n"
	    "case 1011:\n\treturn \"internal error\";\n}\n",
	    "1000 1001 1002 1008 1011" },
	{ ROW,
	    "if (e.code == 1000)\n  why = 'normal closure';\n"
	    "else if (e.code == 1001)\n  why = 'An endpoint is going away';\n"
	    "else if (e.code == 1002)\n  why = 'because of a protocol error';\n"
	    "else if (e.code == 1008)\n  why = 'violates its policy';\n"
	    "else if (e.code == 1011)\n  why = 'an internal error';\n",
	    "1000 1001 1002 1008 1011" },
	{ ROW,
	    "- code: 1000\n  name: Normal\n- code: 1001\n  name: Going Away\n"
	    "- code: 1002\n  name: Protocol\n- code: 1008\n  name: Policy\n"
	    "- code: 1011\n  name: Internal\n",
	    "1000 1001 1002 1008 1011" },
	/* A name in the line above. */
	{ ROW,
	    "switch code {\ncase .normal:\n\tself = 1000\n"
	    "case .goingAway:\n\tself = 1001\n"
	    "case .protocolError:\n\tself = 1002\n"
	    "case .policy:\n\tself = 1008\n"
	    "case .internalError:\n\tself = 1011\n}\n",
	    "1000 1001 1002 1008 1011" },
	/* A name of a word that says nothing elsewhere. */
	{ ROW,
	    FIVE("1000 => Code::Normal,", "1001 => Code::Away,",
		"1002 => Code::Protocol,", "1005 => Code::Status,",
		"1006 => Code::Abnormal,"),
	    "1000 1001 1002 1005 1006" },
	{ ROW,
	    FIVE("Code::Normal => 1000,", "Code::Away => 1001,",
		"Code::Protocol => 1002,", "Code::Status => 1005,",
		"Code::Abnormal => 1006,"),
	    "1000 1001 1002 1005 1006" },
	/* Types, modifiers, comments and what else is near. */
	{ ROW,
	    "final class Codes {\n"
	    "  /** 1000 means that all is well. */\n"
	    "  public static final int CLOSE_NORMAL = 1000;\n\n"
	    "  /**\n   * The peer is going away, which is\n   * 1001.\n   */\n"
	    "  public static final int CLOSE_GOING_AWAY = 1001;\n"
	    "  public static final int CLOSE_PROTOCOL_ERROR = 1002;\n"
	    "  // Not 1004.\n"
	    "  public static final int CLOSE_POLICY = 1008;\n"
	    "  public static final int CLOSE_INTERNAL = 1011;\n"
	    "  public static final int MAX_FRAME_SIZE = 2048;\n"
	    "  public static final int RETRY_DELAY = 3000;\n}\n",
	    "1000 1001 1002 1008 1011" },
	/* Another list before it, which counts from 1000 on, too. */
	{ ROW,
	    "  notFound = 1001;\n  noRoom = 1002;\n  noName = 1003;\n"
	    "  tooOld = 1008;\n  tooYoung = 1011;\n  internal = 1500;\n}\n"
	    "class Codes {\n  normal = 1000;\n  goingAway = 1001;\n"
	    "  protocolError = 1002;\n  policy = 1008;\n  internal = 1011;\n"
	    "}\n",
	    "1000 1001 1002 1008 1011" },
	/* Words that are written as one, and other words. */
	{ ROW,
	    FIVE("ok = 1000", "goingaway = 1001", "protocolerror = 1002",
		"toobig = 1009", "tls = 1015"),
	    "1000 1001 1002 1009 1015" },
	{ ROW,
	    FIVE("[1000] = 'Normal',", "[1001] = 'Going away',",
		"[1002] = 'Protocol',", "[1008] = 'Policy',",
		"[4001] = 'Ours',") "[1011] = 'Internal',",
	    "1000 1001 1002 1008 1011 4001" },
};

/* Runs wsreg audit on standard input; the document is to be freed. */
static json_t *
audit_input(const char *text)
{
	const struct run_case in = { .line = "audit -f json -", .input = text };
	struct support_result result;
	json_t *document;

	run_wsreg(&in, &result);
	ck_assert_str_eq(result.errors, "");
	document = json_loads(result.output, 0, NULL);
	ck_assert_ptr_nonnull(document);
	support_result_free(&result);
	return document;
}

START_TEST(test_form)
{
	json_t *document = audit_input(forms[_i].text);
	const json_t *tables = json_object_get(document, "tables");
	const json_t *codes =
	    json_object_get(json_array_get(tables, 0), "codes");
	char *found = support_print("%s", "");

	ck_assert_msg(json_array_size(tables) == 1, "%zu tables in\n%s",
	    json_array_size(tables), forms[_i].text);
	for (size_t i = 0; i < json_array_size(codes); i++) {
		char *longer = support_print("%s%s%ld", found, i > 0 ? " " : "",
		    (long)json_integer_value(json_array_get(codes, i)));

		free(found);
		found = longer;
	}
	ck_assert_str_eq(found, forms[_i].codes);
	free(found);
	json_decref(document);
}
END_TEST

/* ---- Texts without tables ---- */

static const struct run_case without[] = {
	/* Too few, ranges, tests, sums, and numbers that are no integers. */
	{ ROW, .line = "audit -", .input = "" },
	{ ROW, .line = "audit -",
	    .input = "NORMAL = 1000\nAWAY = 1001\nPROTOCOL = 1002\n"
		     "POLICY = 1008\n" },
	{ ROW, .line = "audit -",
	    .input = FIVE("normal >= 1000", "away < 1001", "protocol != 1002",
		"policy + 1008", "internal..1011") },
	{ ROW, .line = "audit -",
	    .input = FIVE("normal = 1000.5", "away = 1001px",
		"protocol = 1002x", "policy = 1008.1", "internal = 10110") },
	/* Comments alone, or names that belong to something else. */
	{ ROW, .line = "audit -",
	    .input = FIVE("// NORMAL = 1000", "# AWAY = 1001",
		"/* PROTOCOL = 1002 */", " * POLICY = 1008",
		"-- INTERNAL = 1011") },
	{ ROW, .line = "audit -",
	    .input = FIVE("RED = 1000", "GREEN = 1001", "BLUE = 1002",
		"POLICY = 1008", "BLACK = 1011") },
	/* Codes that a program sends, and why. */
	{ ROW, .line = "audit -",
	    .input =
		FIVE("except ProtocolError as exc:\n    self.fail(1002, 0)",
		    "except EOFError as exc:\n    self.fail(1006, 0)",
		    "except InvalidPayload as exc:\n    self.fail(1007, 0)",
		    "except MessageTooBig as exc:\n    self.fail(1009, 0)",
		    "except InternalError:\n    self.fail(1011)") },
	/* Octets of any kind. */
	{ ROW, .line = "audit -", .input = "\"'`\\\n/*\n\"\"\"\n{- \n(* \n0x" },
};

START_TEST(test_without)
{
	struct run_case test = without[_i];

	test.output = "1 file, 0 tables, 0 errors, 0 warnings, 0 notes\n";
	run_check(&test);
}
END_TEST

/* ---- Runs ---- */

/* All that are registered, but for these. */
#define SHORT                                                                  \
	FIVE("NORMAL = 1000", "GOING_AWAY = 1001", "PROTOCOL = 1002",          \
	    "POLICY = 1008", "INTERNAL = 1011")

static const struct run_case cases[] = {
	{ ROW, .line = "audit tests/audit/right-c.c",
	    .output = "tests/audit/right-c.c:2: table: 18 codes of "
		      "close-code-number, to line 19\n"
		      "1 file, 1 table, 0 errors, 0 warnings, 0 notes\n" },
	{ ROW, .line = "audit -", .input = SHORT, .status = 1,
	    .has = { "<stdin>:1: table: 5 codes of close-code-number, to line "
		     "5\n<stdin>:3: warning: 1003 (Unsupported Data) is "
		     "missing from the table; add it [audit-missing]\n",
		"<stdin>:5: warning: 1014 (BAD_GATEWAY) is missing",
		"<stdin>:5: note: 3000 (Unauthorized) is missing" },
	    .lacks = { "1004", "1005", "1006", "1015", "4000" } },
	/* With one code for local use, the others are missing, too. */
	{ ROW, .line = "audit -", .input = SHORT "ABNORMAL = 1006\n",
	    .status = 1, .has = { ": 1005 (", ": 1015 (" } },
	{ ROW, .line = "audit -", .input = SHORT "SERVICE_RESTART = 1013\n",
	    .status = 1,
	    .has = { "<stdin>:6: error: 1013 is Try Again Later, but the table "
		     "calls it `SERVICE_RESTART', the name of 1012; correct "
		     "the name or the number [audit-meaning]\n" } },
	/* What a program answers for several codes is not their name. */
	{ ROW, .line = "audit -",
	    .input = SHORT "PROTOCOL = 1012\nPROTOCOL = 1013\n", .status = 1,
	    .lacks = { "audit-meaning" } },
	{ ROW, .line = "audit -", .input = SHORT "GONE = 2000\n", .status = 1,
	    .has = { "<stdin>:6: warning: 2000 is unassigned; remove it, or "
		     "use a code of 4000-4999, which are for private use "
		     "[audit-unassigned]\n" } },
	{ ROW, .line = "audit -", .input = SHORT "GONE = 3999\n", .status = 1,
	    .has = { "<stdin>:6: note: 3999 is not registered; register it "
		     "with IANA, or use a code of 4000-4999, which are for "
		     "private use [audit-unregistered]\n" } },
	{ ROW, .line = "audit -", .input = SHORT "OURS = 4000\n", .status = 1,
	    .has = { "table: 6 codes" }, .lacks = { "4000" } },
	/* Lists of codes that are sent, and of others. */
	{ ROW, .line = "audit -",
	    .input = "SENDABLE = {1000, 1001, 1005, 1008, 1011}\n", .status = 1,
	    .has = { "<stdin>:1: error: 1005 (No Status Rcvd) is for local use "
		     "and must not be sent; remove it from the list "
		     "[audit-sendable]\n1 file, 0 tables, 1 error" } },
	{ ROW, .line = "audit -",
	    .input = "LOCAL_ONLY = {1000, 1001, 1005, 1008, 1011}\n"
		     "codes = {1000, 1001, 1005, 1008, 1011}\n"
		     "INVALID = [1000, 1001, 1006, 1008, 1011]\n",
	    .has = { "0 errors, 0 warn" } },
	/* Severities, files of findings to ignore, and formats. */
	{ ROW, .line = "audit --fail-on error -", .input = SHORT,
	    .has = { "audit-missing" } },
	{ ROW, .line = "audit --fail-on warning -", .input = SHORT,
	    .status = 1 },
	{ ROW, .line = "audit -f github -", .input = SHORT, .status = 1,
	    .has = { "::warning file=<stdin>,line=3,title=audit-missing::1003 "
		     "(",
		"::notice file=" } },
	{ ROW, .line = "audit -f jsonl -", .input = SHORT, .status = 1,
	    .has = { "{\"rule\":\"audit-missing\",\"severity\":\"warning\","
		     "\"file\":\"<stdin>\",\"line\":3,\"code\":1003,"
		     "\"message\":\"" },
	    .lacks = { "tables" } },
	/* Other registries, and files that are read after one. */
	{ ROW,
	    .line = "audit -i data/websocket-2012-04-12.xml -f jsonl "
		    "tests/audit",
	    .status = 1, .has = { "\"file\":\"tests/audit/aged-c.c\"" } },
	{ ROW,
	    .line = "audit -i data/websocket.xml --verdicts "
		    "tests/audit/verdicts",
	    .status = 1, .has = { "tests/audit/verdicts:2: error" } },
	{ ROW, .line = "audit -r opcode -",
	    .input = FIVE("TEXT = 1", "BINARY = 2", "CLOSE = 8", "PING = 9",
		"CONTINUATION = 0"),
	    .status = 1,
	    .has = { "5 codes of opcode", "10 (Pong Frame) is missing" } },
	/* Verdicts. */
	{ ROW, .line = "audit --verdicts -",
	    .input = "999 no\n1000 yes\n1004 yes\n1005 no\n3000 no\n3001 no\n"
		     "3002 no\n0x1388 yes\r\n# end\n",
	    .status = 1,
	    .output = "<stdin>:3: error: 1004 is accepted and must not be: "
		      "must not be sent; no meaning has been defined yet (RFC "
		      "6455 7.4.1) [audit-accepted]\n"
		      "<stdin>:5: error: 3000-3002 are refused and must be "
		      "accepted (RFC 6455 7.4.2) [audit-refused]\n"
		      "<stdin>:8: error: 5000 is accepted and must not be: "
		      "above 4999, the highest defined close code (RFC 6455 "
		      "7.4.2) [audit-accepted]\n"
		      "8 codes compared, 3 errors, 0 warnings, 0 notes\n" },
	/* The verdicts of the two sides on 1010 differ. */
	{ ROW, .line = "audit --verdicts -", .input = "1010 no\n1000 yes\n",
	    .has = { "1 code compared, 0 errors" } },
	{ ROW, .line = "audit --sender client --verdicts -",
	    .input = "1010 no\n", .status = 1, .has = { "1010 is refused" } },
	{ ROW, .line = "audit --sender server --verdicts -",
	    .input = "1010 yes\n", .has = { "0 errors" } },
	{ ROW, .line = "audit -f json --verdicts -",
	    .input = "2000 yes\n"
		     "2001 yes\n",
	    .status = 1,
	    .has = { "\"tables\":[", "\"rule\":\"audit-accepted\"",
		"\"code\":2000,\"last\":2001," } },
	/* What is refused. */
	{ ROW, .line = "audit", .status = 2, .error = "a file or a folder" },
	{ ROW, .line = "audit nowhere.c", .status = 2, .has = { "0 files" },
	    .error = "nowhere.c: No such file" },
	{ ROW, .line = "audit --codes x.c", .status = 2,
	    .error = "--codes takes no file" },
	{ ROW, .line = "audit --codes -f json", .status = 2,
	    .error = "text only" },
	{ ROW, .line = "audit --sender client x.c", .status = 2,
	    .error = "--sender needs --verdicts" },
	{ ROW, .line = "audit --verdicts - x.c", .status = 2,
	    .error = "no source files" },
	{ ROW, .line = "audit --verdicts -", .status = 2, .input = "",
	    .error = "<stdin>: empty" },
	{ ROW, .line = "audit --verdicts -", .status = 2,
	    .input = "1000 yes\n1001\n", .error = "<stdin>:2: error: a line" },
	{ ROW, .line = "audit --verdicts -", .status = 2,
	    .input = "1000 maybe\n", .error = "<stdin>:1: error: a line" },
	{ ROW, .line = "audit --verdicts -", .status = 2, .input = "70001 no\n",
	    .error = "above 70000" },
	{ ROW, .line = "audit --verdicts -", .status = 2,
	    .input = "1000 yes\n1000 no\n", .error = "another verdict" },
	{ ROW, .line = "audit -r version --verdicts -", .status = 2,
	    .input = "1000 yes\n", .error = "needs close codes" },
	{ ROW, .line = "audit -r nothing x.c", .status = 2,
	    .error = "nothing" },
};

START_TEST(test_run)
{
	run_check(&cases[_i]);
}
END_TEST

START_TEST(test_codes)
{
	char *codes = run_output("audit --codes");

	ck_assert_uint_eq(support_count_lines(codes), 70001);
	ck_assert(strncmp(codes, "0\n1\n2\n", 6) == 0);
	ck_assert_ptr_nonnull(strstr(codes, "\n70000\n"));
	free(codes);
}
END_TEST

/* What the file lists is left out, and what it lists in vain is told. */
START_TEST(test_ignore)
{
	char *file = run_file("known",
	    "# known\naudit-missing <stdin> 1003\naudit-meaning <stdin> 1\n");
	char *line = support_print("audit --ignore %s -", file);
	char *unused = support_print("%s:3: note: no finding audit-meaning to "
				     "ignore; remove the line [unused-ignore]",
	    file);
	const struct run_case test = { .line = line,
		.input = SHORT,
		.status = 1,
		.has = { ": 1007 (", unused },
		.lacks = { ": 1003 (" } };

	run_check(&test);
	free(unused);
	free(line);
	free(file);
}
END_TEST

START_TEST(test_ignore_refused)
{
	char *file =
	    run_file("known", "audit-missing x.c 1003\naudit-nothing a 1");
	char *line = support_print("audit --ignore %s -", file);
	const struct run_case test = { .line = line,
		.input = SHORT,
		.status = 2,
		.error = ":2: error: unknown rule `audit-nothing'" };

	run_check(&test);
	free(line);
	free(file);
}
END_TEST

/* ---- Folders ---- */

static void
write_in(const char *folder, const char *name, const char *text, size_t size)
{
	char *path = support_print("%s/%s", folder, name);

	support_write_file(path, text, size);
	free(path);
}

static void
make_in(const char *folder, const char *name)
{
	char *path = support_print("%s/%s", folder, name);

	ck_assert_int_eq(mkdir(path, 0700), 0);
	free(path);
}

/* Sources are read in the order of their names, wherever they are; packages,
 * links and what is no text are left out.  No name commands a terminal. */
START_TEST(test_folder)
{
	char *folder = support_make_folder();
	const struct run_case test = { .line = "audit .",
		.folder = folder,
		.status = 1,
		.has = { "./a.c:1: table", "./a.c:3: warning: 1003",
		    "./b/c?[31m.c:1: table", "2 files, 2 tables" },
		.lacks = { "node_modules", ".git", "link", "binary", "\033" } };
	char *link = support_print("%s/link.c", folder);

	make_in(folder, "b");
	make_in(folder, "node_modules");
	make_in(folder, ".git");
	write_in(folder, "b/c\033[31m.c", SHORT, strlen(SHORT));
	write_in(folder, "a.c", SHORT, strlen(SHORT));
	write_in(folder, "node_modules/d.c", SHORT, strlen(SHORT));
	write_in(folder, ".git/e.c", SHORT, strlen(SHORT));
	write_in(folder, "binary.c", SHORT, sizeof(SHORT));
	ck_assert_int_eq(symlink("a.c", link), 0);
	run_check(&test);
	free(link);
	free(folder);
}
END_TEST

/* A name in a table is hostile, too. */
START_TEST(test_hidden)
{
	const struct run_case test = { .line = "audit -",
		.input = SHORT "\"service\033\007restart\" = 1013\n",
		.status = 1,
		.has = { "calls it `service??restart'" },
		.lacks = { "\033", "\007" } };

	run_check(&test);
}
END_TEST

/* Texts that are made to take long do not: each is of 1 MB. */
START_TEST(test_heavy)
{
	static const char *const pieces[] = { "(* ", "'\\", "\"\"\"x'''",
		"1000, ", "going away = 1001 ", "1e9", "{- /* <!-- ",
		"a = 1000,b,c," };
	const size_t size = 1 << 20;
	char *text = malloc(size + 1);

	ck_assert_ptr_nonnull(text);
	for (size_t i = 0; i < COUNT(pieces); i++) {
		const struct run_case in = { .line = "audit -", .input = text };
		struct support_result result;

		for (size_t at = 0; at < size; at++)
			text[at] = pieces[i][at % strlen(pieces[i])];
		text[size] = '\0';
		run_wsreg(&in, &result);
		ck_assert_msg(
		    result.status < 2, "%s: %s", pieces[i], result.errors);
		support_result_free(&result);
	}
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("audit");
	TCase *tcase = tcase_create("audit");

	tcase_set_timeout(tcase, 60);
	tcase_add_test(tcase, test_corpus_findings);
	tcase_add_test(tcase, test_corpus_tables);
	support_add_rows(tcase, test_form, forms);
	support_add_rows(tcase, test_without, without);
	support_add_rows(tcase, test_run, cases);
	tcase_add_test(tcase, test_codes);
	tcase_add_test(tcase, test_ignore);
	tcase_add_test(tcase, test_ignore_refused);
	tcase_add_test(tcase, test_folder);
	tcase_add_test(tcase, test_hidden);
	tcase_add_test(tcase, test_heavy);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
