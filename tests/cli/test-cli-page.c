/* SPDX-License-Identifier: MIT */
/* Tests of pages in HTML: what is on them, and that nothing in a registry
 * becomes markup, a script or an address that runs one. */

#include <stdlib.h>
#include <string.h>

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

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-page");
	TCase *tcase = tcase_create("registries");

	tcase_add_loop_test(tcase, test_page, 0, COUNT(cases));
	tcase_add_test(tcase, test_complete);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
