/* SPDX-License-Identifier: MIT */
/* Tests of feeds and of requests to publish, which wsreg diff and wsreg log
 * write: what is in them, and their ids. */

#define _GNU_SOURCE

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"

#define HOSTILE SUPPORT_SOURCE "/tests/fixtures/good-feed.xml"

/* A registry file of a date, with records in a registry. */
#define FILE_OF(date, records)                                                 \
	"<registry xmlns=\"http://www.iana.org/assignments\" id=\"t\">"        \
	"<title>T</title><updated>" date "</updated>\n"                        \
	"<registry id=\"r\"><title>R</title>\n" records                        \
	"</registry></registry>\n"

static const struct file {
	const char *name, *text;
} files[] = {
	{ "old.xml", FILE_OF("2020-01-01", "") },
	{ "new.xml",
	    FILE_OF("2020-01-02",
		"<record><value>1</value><description>One</description>"
		"</record>") },
	{ "other.xml",
	    FILE_OF("2020-01-02",
		"<record><value>1</value><description>Two</description>"
		"</record>") },
	{ "order.xml",
	    FILE_OF("2020-01-02",
		"<record><description>O n e</description><value>1</value>"
		"</record>") },
	{ "month.xml",
	    FILE_OF("2020-02", "<record><value>1</value></record>") },
	{ "twice.xml",
	    FILE_OF("2020-01-02",
		"<record><value>a</value></record>"
		"<record><value>a</value></record>") },
	{ "registry.xml",
	    "<registry xmlns='http://www.iana.org/assignments' id='t'>"
	    "<title>U</title><updated>2020-01-02</updated>"
	    "<registry id='r'/><registry id='s'><title>S</title>"
	    "<record><value/></record></registry></registry>" },
	{ "undated.xml", RUN_XML("<registry id='r'/>") },
	{ "odd.xml", FILE_OF("2020-02-30", "") },
};

static char *
make_files(void)
{
	char *folder = support_make_folder();

	for (size_t i = 0; i < COUNT(files); i++) {
		char *name = support_print("%s/%s", folder, files[i].name);

		support_write_file(name, files[i].text, strlen(files[i].text));
		free(name);
	}
	return folder;
}

/* ---- What is in them ---- */

#define ID "<id>tag:iana.org,2020-01-02:t/r/1/added/"

static const struct run_case cases[] = {
	{ ROW, .line = "diff -f atom old.xml new.xml", .status = 1,
	    .has = { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed ",
		"<id>tag:iana.org,2011:t</id>\n<title>T</title>\n"
		"<updated>2020-01-02T00:00:00Z</updated>\n",
		"<entry>\n" ID "72f205853ced</id>\n<title>R: 1 (One) added"
		"</title>\n<updated>2020-01-02T00:00:00Z</updated>\n",
		"<link rel=\"alternate\" type=\"text/html\" href=\""
		"https://www.iana.org/assignments/t/t.xhtml#r\"/>\n",
		"<summary>1 (One) was added.</summary>\n",
		"<tr><th>value</th><td>1</td></tr>", "</entry>\n</feed>\n" } },
	{ ROW, .line = "diff -f pubsub old.xml new.xml", .status = 1,
	    .has = { "<iq type='set' id='72f205853ced'>"
		     "<pubsub xmlns='http://jabber.org/protocol/pubsub'>"
		     "<publish node='iana/t/r'><item id='tag:iana.org,"
		     "2020-01-02:t/r/1/added/72f205853ced'>"
		     "<entry xmlns='http://www.w3.org/2005/Atom'><id>",
		"<author><name>IANA</name></author>",
		"</entry></item></publish></pubsub></iq>\n" } },
	/* Nothing changed: a feed without entries, no request. */
	{ ROW, .line = "diff -f atom new.xml new.xml", .lacks = { "<entry" } },
	{ ROW, .line = "diff -f pubsub new.xml new.xml", .output = "" },
	/* A change of the same key and day has another id. */
	{ ROW, .line = "diff -f atom new.xml other.xml", .status = 1,
	    .has = { "<id>tag:iana.org,2020-01-02:t/r/1/changed/",
		"<summary>1 (Two) changed: description.</summary>",
		"<del>One</del></td><td><ins>Two</ins>" } },
	{ ROW, .line = "diff -f atom old.xml other.xml", .status = 1,
	    .has = { ID }, .lacks = { ID "72f205853ced" } },
	/* The order of elements and blanks do not count. */
	{ ROW, .line = "diff -f atom old.xml order.xml", .status = 1,
	    .has = { ID "72f205853ced</id>" } },
	/* Records that are alike have ids of their own. */
	{ ROW, .line = "diff -f pubsub old.xml twice.xml", .status = 1,
	    .has = { "id='2'", "t/r/a/added/", "/2'" } },
	/* RFC 3339 has no months without a day. */
	{ ROW, .line = "diff -f atom old.xml month.xml", .status = 1,
	    .has = { "<updated>2020-02-01T00:00:00Z", "tag:iana.org,2020-02:" },
	},
	{ ROW, .line = "diff -f atom old.xml undated.xml", .status = 2,
	    .error = "undated.xml has no date, which a feed needs" },
	{ ROW, .line = "diff -f pubsub old.xml odd.xml", .status = 2,
	    .error = "odd.xml has no date" },
	{ ROW, .line = "log -f atom 1 old.xml undated.xml", .status = 1,
	    .lacks = { "<entry>" } },
	{ ROW, .line = "diff -f pubsub /dev/null " HOSTILE, .status = 1,
	    .has = { "<publish node='iana/t/r'><item id='tag:iana.org,"
		     "2020-01-02:t/r/it%27s%20%225%22%20%5D%5D%3E%20%3C%2F"
		     "entry%3E/added/",
		"href=\"http://a.invalid/'&quot;&lt;&amp;\"",
		"<td>??? &lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;</td>",
	    },
	    .lacks = { "javascript:", "\xc2\x9b", "\xe2\x80\xae" } },
	/* Descriptions have no key. */
	{ ROW, .line = "diff -f atom old.xml registry.xml", .status = 1,
	    .has = { "<title>t: Description of the file changed</title>",
		"<title>r: Description of the registry changed</title>",
		"<title>S: Registry added</title>",
		"<summary>Registry was added.</summary>",
		"<title>S: Empty key added</title>" } },
	/* The log: of the newest first. */
	{ ROW, .line = "log -f atom 1014",
	    .has = { "<title>WebSocket Protocol Registries: 1014</title>\n"
		     "<updated>2025-07-30T00:00:00Z</updated>",
		"/1014/changed/", "/1014/added/",
		"<updated>2016-10-10T00:00:00Z</updated>",
		"rel=\"related\"" } },
	{ ROW, .line = "log -f atom -r close",
	    .has = { "<title>WebSocket Protocol Registries: close-code-number"
		     "</title>" },
	    .lacks = { "/subprotocol-name/" } },
	{ ROW, .line = "log -f atom 'a\x1b\xff<'", .status = 1,
	    .has = { "Registries: a??&lt;</title>" }, .lacks = { "<entry" } },
};

START_TEST(test_case)
{
	char *folder = make_files();
	struct run_case test = cases[_i];

	test.folder = folder;
	run_check(&test);
	free(folder);
}
END_TEST

/* ---- Ids ---- */

static int
compare(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Returns the ids of the changes in 2012, a line each and sorted; the history
 * does not have those of people. */
static char *
list_ids(const char *text)
{
	char *ids[16], *list = support_print("%s", "");
	size_t count = 0;

	while ((text = strstr(text, "<id>tag:iana.org,2012-04-12:")) != NULL) {
		char *id;

		text += strlen("<id>");
		id = support_print("%.*s\n", (int)strcspn(text, "<"), text);
		if (strstr(id, "/people/") == NULL && count < COUNT(ids))
			ids[count++] = id;
		else
			free(id);
	}
	qsort((void *)ids, count, sizeof(*ids), compare);
	for (size_t i = 0; i < count; i++) {
		char *longer = support_print("%s%s", list, ids[i]);

		free(list);
		free(ids[i]);
		list = longer;
	}
	return list;
}

/* Diff and log see the same changes. */
START_TEST(test_same)
{
	static const struct run_case diff = {
		.line = "diff -f atom @2011-12 @2012-04-12",
	};
	struct support_result result;
	char *log = run_output("log -f atom");
	char *by_log = list_ids(log), *by_diff;

	run_wsreg(&diff, &result);
	by_diff = list_ids(result.output);
	ck_assert_uint_eq(support_count_lines(by_log), 5);
	ck_assert_str_eq(by_diff, by_log);
	free(by_diff);
	free(by_log);
	free(log);
	support_result_free(&result);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-feed");
	TCase *tcase = tcase_create("feed");

	support_add_rows(tcase, test_case, cases);
	tcase_add_test(tcase, test_same);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
