/* SPDX-License-Identifier: MIT */
/* Tests of pages in HTML: what is on them, and that nothing in a registry
 * becomes markup, a script or an address that runs one. */

#include <stdlib.h>
#include <string.h>

#include "check-files.h"
#include "run.h"

/* A registry of another protocol. */
#define RECORDS(records)                                                       \
	RUN_XML("<registry id='r'><title>R</title>" records "</registry>")

static const struct run_case cases[] = {
	{ ROW, .line = "export -f html close",
	    .has = { "<!DOCTYPE html>\n<html lang=\"en\">",
		"<title>WebSocket Protocol Registries</title>",
		"<a href=\"#close-code-number\">WebSocket Close Code Number "
		"Registry</a> <small>24</small>",
		"Number line of the codes below 5000",
		"<a href=\"#close-code-number-1006\" title=\"Abnormal "
		"Closure\">1006</a>",
		"<tr data-status=\"assigned\" id=\"close-code-number-1006\">",
		">nobody</span>",
		"<title>1014 The server was acting as a gateway" },
	    .lacks = { "subprotocol", "<script src", "@import", "url(" } },
	/* Who may send a code, and since when it is there. */
	{ ROW, .line = "export -f html -r close",
	    .has = { "id=\"close-code-number-1010\"",
		"<span class=\"good\">client</span> <small>a server fails the "
		"handshake instead (RFC 6455 7.4.1)</small>",
		"id=\"close-code-number-1012\"",
		"between 2012-04-12 and 2015-03-05",
		"id=\"close-code-number-3000\"",
		"<span class=\"good\">client, server, browser&#39;s close()"
		"</span>",
		"<td data-label=\"Registered\">2021-09-06</td>" } },
	/* References are links, the people's, too. */
	{ ROW, .line = "export -f html close",
	    .has = { "<a href=\"https://www.rfc-editor.org/rfc/rfc6455\" "
		     "rel=\"noreferrer\">[RFC6455]</a>",
		"<a href=\"mailto:", ">[Alexey_Melnikov]</a>" } },
	/* An older snapshot has only what was there. */
	{ ROW, .line = "export -f html -i @2018-11-29 close",
	    .has = { "Updated 2018-11-29; source: @2018-11-29",
		"id=\"close-code-number-1014\"" },
	    .lacks = { "id=\"close-code-number-3000\"" } },
	/* Markup is text, in a title and in a cell. */
	{ ROW, .line = "export -f html -i -",
	    .input = RUN_XML(
		"<registry id='r'><title>&lt;/title>&lt;script>'\"&amp;"
		"</title><record><value>&lt;/td>&lt;/script>&lt;!--</value>"
		"</record></registry>"),
	    .has = { "&lt;/title&gt;&lt;script&gt;&#39;&quot;&amp;",
		"&lt;/td&gt;&lt;/script&gt;&lt;!--" },
	    .lacks = { "</script><", "<script>'", "<!--" } },
	/* Links lead to the web or to e-mail. */
	{ ROW, .line = "export -f html -i - r",
	    .input = RECORDS(
		"<record><a><xref type='uri' data='javascript:alert(1)'>one"
		"</xref> <xref type='uri' data='HTTPS://two.example/?a&amp;b'/>"
		"<xref type='uri' data=' javascript:x'/>"
		"<xref type='uri' data='data:text/html,x'/></a></record>"),
	    .has = { "<td data-label=\"a\">[one] <a href=\"HTTPS://two.example/"
		     "?a&amp;b\" rel=\"noreferrer\">[HTTPS://two.example/?a"
		     "&amp;b]</a>" },
	    .lacks = { "href=\"javascript", "href=\" ", "href=\"data" } },
	/* What is not seen is shown: a change of direction, a blank of no
	 * width, a control. */
	{ ROW, .line = "export -f html -i - r",
	    .input =
		RECORDS("<record><a>x&#x202e;y&#x200b;z&#x9b;</a></record>"),
	    .has = { "x\xef\xbf\xbdy\xef\xbf\xbdz\xef\xbf\xbd</td>" } },
	/* A key that cannot be an id, and one that comes twice, have none. */
	{ ROW, .line = "export -f html -i - r",
	    .input = RECORDS("<record><value>1</value><a>first</a></record>"
			     "<record><value>1</value><a>second</a></record>"
			     "<record><value>a b</value></record>"),
	    .has = { "<tr data-status=\"assigned\" id=\"r-1\">", "first",
		"<tr data-status=\"assigned\">", "second",
		"<tr data-status=\"assigned\">" },
	    .lacks = { "id=\"r-a" } },
	/* Dates of the records make a timeline, others do not. */
	{ ROW, .line = "export -f html -i - r",
	    .input =
		RECORDS("<record date='2001-02-03'><value>1</value></record>"
			"<record date='99999-99-99'><value>2</value></record>"),
	    .has = { "<section id=\"timeline\"", "from 2001 to 2001;",
		"<title>1: 2001-02-03</title>" },
	    .lacks = { "<title>2: " } },
	{ ROW, .line = "export -f html -i - r", .input = RECORDS(""),
	    .has = { "No records." }, .lacks = { "timeline\"", "<table" } },
	/* Codes that are no numbers of a close code bound no line. */
	{ ROW, .line = "export -f html -i -",
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='websocket'><registry id='close-code-number'>"
		     "<record><value>18446744073709551615</value></record>"
		     "<record><value>7-3</value></record></registry>"
		     "</registry>",
	    .has = { "Number line of the codes below 1\"" } },
};

START_TEST(test_page)
{
	run_check(&cases[_i]);
}
END_TEST

/* Each record is on the page, in the order of the registry. */
START_TEST(test_complete)
{
	char *page = run_output("export -f html subprotocol");
	char *table = run_output("export -f csv subprotocol");
	char *line = strtok(table, "\r\n"), *at = page;
	size_t count = 0;

	while ((line = strtok(NULL, "\r\n")) != NULL) {
		char *cell;

		line[strcspn(line, ",")] = '\0';
		cell = support_print(
		    "<td data-label=\"Subprotocol Identifier\">%s</td>", line);
		at = strstr(at, cell);
		support_assert(at != NULL, "%s is not there", cell);
		free(cell);
		count++;
	}
	ck_assert_uint_gt(count, 60);
	free(table);
	free(page);
}
END_TEST

/* ---- Checked traffic ---- */

#define CHECK "check --hex -f html --frames "

/* A Text frame of a client, "hello" under the key 01020304, and the same without
 * a mask. */
#define MASKED "81 85 01020304 69676f686e\n"
#define BARE "81 05 48656c6c6f\n"

static const struct run_case checks[] = {
	/* The list comes first, then the frame before, then the finding with
	 * its octet. */
	{ ROW, .line = CHECK "client --open -", .input = MASKED BARE,
	    .status = 1,
	    .has = { "<p class=\"verdict bad\">1 error, 0 warnings in 1 "
		     "connection</p>",
		"<a href=\"#finding-1\"><span class=\"bad\">error</span>: "
		"unmasked frame from a client</a> <small>client, octet 12",
		"<li class=\"client data clean\">", "<code>[5 octets]</code>",
		"id=\"finding-1\"",
		"octet 12 in frame 1, which begins at 11 · mask-missing · "
		"RFC 6455, 5.1",
		"·· ·· 81 <mark>05</mark> ·· ··",
		"Close code: 1002 (Protocol error), recommended" },
	    .lacks = { "hello", "68 6e", "48 65" } },
	/* Secrets are shown on demand alone. */
	{ ROW, .line = CHECK "client --open --no-redact -",
	    .input = MASKED BARE, .status = 1,
	    .has = { "<code>&quot;hello&quot;</code>",
		"81 85 01 02 03 04 69 67 6f 68 6e 81 <mark>05</mark> 48 65" } },
	/* The frame at fault has its row, although it is not whole. */
	{ ROW, .line = CHECK "server --open -",
	    .input = "81 7e 0100 68656c6cff6f", .status = 1,
	    .has = { "<li class=\"server data error\">", "256 octets",
		"not checked to its end", "id=\"finding-1\"",
		"<mark>ff</mark> ··" } },
	/* A code is shown with its name, and so is what a Close says. */
	{ ROW, .line = CHECK "server -", .input = "88 02 03ee", .status = 1,
	    .has = { "<li class=\"server control error\">",
		"<code>1006 (Abnormal Closure)</code>",
		"88 02 <mark>03</mark> ee" } },
	/* A warning is no error, and its frame is shown once it is whole. */
	{ ROW, .line = CHECK "client --open -",
	    .input = MASKED "81 85 01020304 69676f686e",
	    .has = { "<p class=\"verdict warn\">0 errors, 1 warning in",
		"client data clean", "client data warning", "mask-key-weak" } },
	/* Nothing that was sent becomes markup. */
	{ ROW, .line = CHECK "server --open --no-redact -",
	    .input = "81 1a 3c2f7363726970743e 3c212d2d 22 27 26 e280ae 00 0a "
		     "c29b 31 32 33",
	    .has = { "<code>&quot;&lt;/script&gt;&lt;!--\\&quot;&#39;&amp;"
		     "\xef\xbf\xbd\\x00\\x0a\xef\xbf\xbd"
		     "123&quot;" },
	    .lacks = { "</script>", "<!--" } },
	/* What cannot be read is said, and there is a page. */
	{ ROW, .line = "check -f html -", .input = "nothing of the kind",
	    .status = 2, .error = "<stdin>",
	    .has = { "No WebSocket connection was found",
		"Not all input could be checked" } },
};

START_TEST(test_check)
{
	run_check(&checks[_i]);
}
END_TEST

/* A run of frames without findings is folded, and what is left out is counted:
 * six rows are shown on either side, and 500 in the list. */
START_TEST(test_fold)
{
	char *input = support_print("%s", "");
	char *page, *at;
	size_t rows = 0;
	struct support_result result;

	for (size_t i = 0; i < 1000; i++) {
		char *before = input;

		input = support_print("%s82 01 %02zx\n", before, i % 256);
		free(before);
	}
	run_wsreg(
	    &(struct run_case){
		.line = CHECK "server --open --no-redact -", .input = input },
	    &result);
	ck_assert_int_eq(result.status, 0);
	page = result.output;
	run_check_has("fold", page,
	    (const char *const[]){ "frame 5 at 15",
		"<details><summary>988 frames"
		" without findings, 988 octets of payload; "
		"this page leaves out the last 488 of them",
		"frame 6 at 18", "frame 505 at 1515</small>", "</ol></details>",
		"frame 994 at 2982", "frame 999 at 2997", NULL });
	for (at = page; (at = strstr(at, "<div class=\"frame\">")) != NULL;
	     at++)
		rows++;
	ck_assert_uint_eq(rows, 512);
	ck_assert_ptr_null(strstr(page, "frame 506 at"));
	support_result_free(&result);
	free(input);
}
END_TEST

/* A page of both sides' files, with the handshake. */
START_TEST(test_sides)
{
	char *folder = check_files_make();

	run_check(&(struct run_case){
	    .line = "check -f html --client client --server server",
	    .folder = folder,
	    .has = { "<p class=\"verdict good\">0 errors, 0 warnings in 1 ",
		"<dt>Version</dt><dd>13</dd>", "<dt>Answer</dt><dd>101</dd>",
		"<dt>Client</dt>", "<dt>Server</dt>",
		"The two files do not say in which order", "class=\"ladder\"",
		"<li class=\"client " },
	});
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-page");
	TCase *tcase = tcase_create("pages");

	tcase_add_loop_test(tcase, test_page, 0, COUNT(cases));
	tcase_add_test(tcase, test_complete);
	tcase_add_loop_test(tcase, test_check, 0, COUNT(checks));
	tcase_add_test(tcase, test_fold);
	tcase_add_test(tcase, test_sides);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
