/* SPDX-License-Identifier: MIT */
/* Tests of wsreg diff: its formats, its status, what it refuses. */

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

/* ---- Two files ---- */

/* One change of each kind.  Texts try to break out of each format. */
#define OLD                                                                    \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"t\">"        \
	"<title>T</title><updated>2020-01-01</updated>\n"                      \
	"<registry id=\"r\"><title>R</title>\n"                                \
	"<record><value>1</value><description>One</description></record>\n"    \
	"<record><value>2</value><description>Two</description></record>\n"    \
	"<record><value>3-9</value><description>Unassigned</description>"      \
	"</record>\n"                                                          \
	"</registry><registry id=\"n\">\n"                                     \
	"<record><id>Old</id><xref type=\"draft\" data=\"d-1\"/></record>\n"   \
	"</registry></registry>\n"
#define NEW                                                                    \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"t\">"        \
	"<title>T</title><updated>2020-01-02</updated>\n"                      \
	"<registry id=\"r\"><title>R</title>\n"                                \
	"<record><value>1</value><description>a|b %25 ::x::y, &lt;b> *s* "     \
	"`c`\xc2\x9b</description></record>\n"                                 \
	"<record date=\"2020-01-02\"><value>4</value><description>Fo\n"        \
	"ur</description></record>\n"                                          \
	"</registry><registry id=\"n\">\n"                                     \
	"<record><id>old</id><xref type=\"rfc\" data=\"rfc1\"/></record>\n"    \
	"</registry></registry>\n"

/* A reserved code, and perhaps more of the same number. */
#define CODES(more)                                                            \
	"<registry xmlns=\"http://www.iana.org/assignments\" "                 \
	"id=\"websocket\"><registry id=\"close-code-number\">\n"               \
	"<record><value>1000</value></record>\n" more                          \
	"<record><value>1004</value><description>Reserved</description>"       \
	"</record>\n</registry></registry>\n"

/* Their folder, as the tests run in processes of their own. */
static char *
make_folder(void)
{
	char *folder = support_make_folder();
	static const struct {
		const char *name, *text;
	} files[] = {
		{ "old.xml", OLD },
		{ "new.xml", NEW },
		{ "a,b:c%.xml", NEW },
		{ "codes.xml", CODES("") },
		{ "bad.xml",
		    "<registry xmlns=\"http://www.iana.org/"
		    "assignments\">\n<a></b></registry>\n" },
	};

	for (size_t i = 0; i < COUNT(files); i++) {
		char *file = support_print("%s/%s", folder, files[i].name);

		support_write_file(file, files[i].text, strlen(files[i].text));
		free(file);
	}
	return folder;
}

/* ---- What it prints ---- */

static const struct run_case cases[] = {
	/* What is laid over the older file is laid over the newer one. */
	{ ROW, .line = "diff -i old.xml -i new.xml old.xml", .output = "" },
	{ ROW, .line = "diff old.xml new.xml", .status = 1,
	    .output = "--- old.xml  2020-01-01\n"
		      "+++ new.xml  2020-01-02\n"
		      "\n"
		      "r  R\n"
		      "\n"
		      "~ 1  a|b %25 ::x::y, <b> *s* `c`?\n"
		      "    description     - One\n"
		      "                    + a|b %25 ::x::y, <b> *s* `c`?\n"
		      "\n"
		      "- 2  Two (breaking)\n"
		      "\n"
		      "+ 4  Fo ur\n"
		      "    registered      + 2020-01-02\n"
		      "\n"
		      "n\n"
		      "\n"
		      "~ old (renamed from Old; breaking)\n"
		      "    id              - Old\n"
		      "                    + old\n"
		      "    xref            - [d-1]\n"
		      "                    + [RFC1]\n"
		      "    the draft d-1 became RFC 1\n"
		      "\n"
		      "2 breaking, 1 additive, 1 editorial\n" },
	{ ROW, .line = "diff -f markdown old.xml new.xml", .status = 1,
	    .output = "## T\n"
		      "\n"
		      "From 2020-01-01 to 2020-01-02: "
		      "2 breaking, 1 additive, 1 editorial.\n"
		      "\n"
		      "### Breaking\n"
		      "\n"
		      "- r **2** Two: removed\n"
		      "- n **old**: renamed from **Old**; "
		      "the draft d-1 became RFC 1\n"
		      "  - id: ~~Old~~ \u2192 old\n"
		      "  - xref: ~~\\[d-1\\]~~ \u2192 \\[RFC1\\]\n"
		      "\n"
		      "### New\n"
		      "\n"
		      "- r **4** Fo ur: added\n"
		      "\n"
		      "### Editorial\n"
		      "\n"
		      "- r **1** a\\|b %25 ::x::y, \\<b\\> \\*s\\* \\`c\\`?: "
		      "changed\n"
		      "  - description: ~~One~~ \u2192 a\\|b %25 ::x::y, "
		      "\\<b\\> \\*s\\* \\`c\\`?\n" },
	{ ROW, .line = "diff -f github old.xml new.xml", .status = 1,
	    .output = "::notice file=new.xml,line=3,title=changed (editorial)"
		      "::r 1%0Adescription: One -> a|b %2525 ::x::y, "
		      "<b> *s* `c`?\n"
		      "::error file=new.xml,line=2,title=removed (breaking)"
		      "::r 2%0Avalue: 2%0Adescription: Two\n"
		      "::warning file=new.xml,line=4,title=added (additive)"
		      "::r 4%0Avalue: 4%0Adescription: Fo ur%0A"
		      "registered: 2020-01-02\n"
		      "::error file=new.xml,line=7,title=renamed (breaking)"
		      "::n old, before Old%0Aid: Old -> old%0A"
		      "xref: [d-1] -> [RFC1]%0A"
		      "note: the draft d-1 became RFC 1\n" },
	/* A file's name ends no property; standard input has none. */
	{ ROW, .line = "diff -f github -r n old.xml a,b:c%.xml", .status = 1,
	    .has = { "::error file=a%2Cb%3Ac%25.xml,line=7,title=" } },
	{ ROW, .line = "diff -f github -r n old.xml -", .input = NEW,
	    .status = 1,
	    .has = { "::error title=renamed (breaking)::n old, before " } },
	/* What holds for a code is not told by what changed alone. */
	{ ROW, .line = "diff -f json codes.xml -",
	    .input = CODES("<record><value>1004</value></record>"), .status = 1,
	    .has = { "\"added\"", "\"client\":\"reserved\"" } },
	/* Nothing changed. */
	{ ROW, .line = "diff old.xml old.xml", .output = "" },
	{ ROW, .line = "diff -f github old.xml old.xml", .output = "" },
	{ ROW, .line = "diff -f markdown old.xml old.xml",
	    .output = "## T\n\nFrom 2020-01-01 to 2020-01-01: "
		      "0 breaking, 0 additive, 0 editorial.\n" },
	{ ROW, .line = "diff -f json old.xml old.xml",
	    .has = { "\"changes\":[\n],\n\"summary\":{\"breaking\":0,"
		     "\"additive\":0,\"editorial\":0}}\n" } },
	{ ROW, .line = "diff new.xml a,b:c%.xml", .output = "" },
	/* Where the files come from. */
	{ ROW, .line = "diff - new.xml", .input = OLD, .status = 1,
	    .has = { "--- -  2020-01-01\n+++ new.xml  2020-01-02\n" } },
	{ ROW, .line = "diff old.xml -", .input = NEW, .status = 1,
	    .has = { "--- old.xml  2020-01-01\n+++ -  2020-01-02\n" } },
	{ ROW, .line = "diff -i old.xml new.xml", .status = 1,
	    .has = { "2 breaking, 1 additive, 1 editorial\n" } },
	{ ROW, .line = "diff new.xml", .environment = { "WSREG_INPUT=old.xml" },
	    .status = 1,
	    .has = { "--- old.xml", "2 breaking, 1 additive, 1 editorial\n" } },
	{ ROW, .line = "diff " SUPPORT_SOURCE "/data/websocket.xml",
	    .output = "" },
	{ ROW, .line = "diff --strict old.xml new.xml", .status = 1,
	    .has = { "2 breaking, 1 additive, 1 editorial\n" } },
	/* One registry: only what changed there counts. */
	{ ROW, .line = "diff -r n old.xml new.xml", .status = 1,
	    .has = { "\nn\n", "1 breaking, 0 additive, 0 editorial\n" },
	    .lacks = { "\nr  R\n" } },
	{ ROW, .line = "diff -r r -f json old.xml new.xml", .status = 1,
	    .has = { "\"breaking\":1,\"additive\":1,\"editorial\":1}" } },
	/* From what severity on the status is 1. */
	{ ROW, .line = "diff --fail-on any -r n old.xml new.xml", .status = 1 },
	{ ROW, .line = "diff --fail-on breaking old.xml new.xml", .status = 1 },
	{ ROW, .line = "diff --fail-on additive old.xml new.xml", .status = 1 },
	{ ROW, .line = "diff --fail-on=breaking old.xml old.xml" },
};

START_TEST(test_case)
{
	struct run_case test = cases[_i];
	char *folder = make_folder();

	test.folder = folder;
	run_check(&test);
	free(folder);
}
END_TEST

/* Changes of one severity against each threshold. */
START_TEST(test_fail_on)
{
	static const char *const words[] = { "editorial", "additive",
		"breaking" };
	static const char *const thresholds[] = { "any", "additive",
		"breaking" };
	static const char *const sides[][2] = {
		{ "<note>a</note>", "<note>b</note>" },
		{ "", "<record><id>a</id></record>" },
		{ "<record><id>a</id></record>", "" },
	};
	int severity = _i / 3, threshold = _i % 3;
	char *files[2], *line;

	for (size_t i = 0; i < 2; i++) {
		char *text =
		    support_print(RUN_XML("<registry id=\"r\">%s</registry>"),
			sides[severity][i]);

		files[i] = run_file("t.xml", text);
		free(text);
	}
	line = support_print("diff -f json --fail-on %s %s %s",
	    thresholds[threshold], files[0], files[1]);
	run_check(&(struct run_case){
	    .line = line,
	    .status = severity >= threshold,
	    .has = { "\"severity\":\"", words[severity], "\"summary\":" },
	});
	free(line);
	free(files[1]);
	free(files[0]);
}
END_TEST

/* ---- JSON ---- */

/* The summary counts what is listed, and fields say how records differ. */
START_TEST(test_json)
{
	static const char *const words[] = { "breaking", "additive",
		"editorial" };
	char *folder = make_folder();
	const struct run_case in = { .line = "diff -f json old.xml new.xml",
		.folder = folder };
	struct support_result result;
	size_t index, counts[3] = { 0 };
	json_t *document, *changes, *change;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	document = json_loads(result.output, JSON_REJECT_DUPLICATES, NULL);
	ck_assert_ptr_nonnull(document);
	changes = json_object_get(document, "changes");
	json_array_foreach(changes, index, change)
	{
		const char *kind =
		    json_string_value(json_object_get(change, "kind"));

		for (size_t i = 0; i < 3; i++)
			counts[i] += strcmp(words[i],
					 json_string_value(json_object_get(
					     change, "severity"))) == 0;
		ck_assert(json_is_null(json_object_get(change, "old")) ==
		    (strcmp(kind, "added") == 0));
		ck_assert(json_is_null(json_object_get(change, "new")) ==
		    (strcmp(kind, "removed") == 0));
		ck_assert_uint_gt(
		    json_array_size(json_object_get(change, "fields")), 0);
	}
	ck_assert_uint_eq(index, 4);
	for (size_t i = 0; i < 3; i++)
		ck_assert_uint_eq(counts[i],
		    (size_t)json_integer_value(json_object_get(
			json_object_get(document, "summary"), words[i])));
	json_decref(document);
	support_result_free(&result);
	free(folder);
}
END_TEST

/* ---- What it refuses ---- */

static const struct run_case errors[] = {
	{ ROW, .line = "diff", .error = "one or two files" },
	{ ROW, .line = "diff a b c", .error = "one or two files" },
	{ ROW, .line = "diff -i old.xml old.xml new.xml", .error = "--input" },
	{ ROW, .line = "diff - -", .input = NEW, .error = "twice" },
	{ ROW, .line = "diff -i - -", .input = NEW, .error = "twice" },
	{ ROW, .line = "diff --fail-on worst old.xml new.xml",
	    .error = "`worst'" },
	{ ROW, .line = "diff -f csv old.xml new.xml", .error = "format" },
	{ ROW, .line = "diff -f names old.xml new.xml", .error = "format" },
	{ ROW, .line = "diff -r none old.xml new.xml", .error = "`none'" },
	{ ROW, .line = "diff none.xml new.xml", .error = "none.xml" },
	{ ROW, .line = "diff old.xml none.xml", .error = "none.xml" },
	{ ROW, .line = "diff old.xml .", .error = ".: error: " },
	{ ROW, .line = "diff bad.xml new.xml", .error = "bad.xml:2: error: " },
	{ ROW, .line = "diff old.xml bad.xml", .error = "bad.xml:2: error: " },
	{ ROW, .line = "diff -f json bad.xml bad.xml",
	    .error = "bad.xml:2: error: " },
	{ ROW, .line = "diff old.xml -", .error = "<stdin>:1: error: " },
	{ ROW, .line = "diff --strict old.xml -",
	    .input = RUN_XML("\n<registry id='r'><record><value>1-1</value>"
			     "</record></registry>"),
	    .error = "<stdin>:2: error: " },
};

START_TEST(test_error)
{
	struct run_case test = errors[_i];
	char *folder = make_folder();

	test.folder = folder;
	test.status = 2;
	run_check(&test);
	free(folder);
}
END_TEST

/* An older file is compared, with a warning. */
START_TEST(test_older)
{
	char *folder = make_folder();
	const struct run_case in = { .line = "diff -o out new.xml old.xml",
		.folder = folder };
	struct support_result result;
	char *file = support_print("%s/out", folder), *text;

	run_wsreg(&in, &result);
	ck_assert_int_eq(result.status, 1);
	ck_assert_str_eq(result.output, "");
	ck_assert_str_eq(
	    result.errors, "wsreg: warning: old.xml is older than new.xml\n");
	text = support_read_file(file, NULL);
	ck_assert_ptr_nonnull(strstr(text, "+ 2  Two\n"));
	free(text);
	free(file);
	support_result_free(&result);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("diff");
	TCase *tcase = tcase_create("diff");

	support_add_rows(tcase, test_case, cases);
	tcase_add_loop_test(tcase, test_fail_on, 0, 9);
	tcase_add_test(tcase, test_json);
	support_add_rows(tcase, test_error, errors);
	tcase_add_test(tcase, test_older);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
