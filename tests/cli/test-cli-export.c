/* SPDX-License-Identifier: MIT */
/* Tests of wsreg export: CSV, XML, Markdown and text. */

#include <stdlib.h>
#include <string.h>

#include "csv.h"
#include "files.h"
#include "run.h"
#include "xml.h"

/* ---- CSV ---- */

/* Registries of another protocol, whose columns are not known. */
#define RECORDS(records) RUN_XML("<registry id='r'>" records "</registry>")

static const struct run_case tables[] = {
	/* IANA's own columns. */
	{ ROW, .line = "export opcode",
	    .output = "Opcode,Meaning,Reference\r\n"
		      "0,Continuation Frame,[RFC6455]\r\n"
		      "1,Text Frame,[RFC6455]\r\n"
		      "2,Binary Frame,[RFC6455]\r\n"
		      "3-7,Unassigned,\r\n"
		      "8,Connection Close Frame,[RFC6455]\r\n"
		      "9,Ping Frame,[RFC6455]\r\n"
		      "10,Pong Frame,[RFC6455]\r\n"
		      "11-15,Unassigned,\r\n" },
	{ ROW, .line = "export -f csv extension",
	    .has = { "Extension Identifier,Extension Common Name,"
		     "Extension Definition,Known Incompatible Extensions,"
		     "Reference,Change Controller\r\n",
		"permessage-deflate,WebSocket Per-Message Deflate,[RFC7692],"
		"None,[RFC7692],\r\n" } },
	{ ROW, .line = "export subprotocol",
	    .has = { "Subprotocol Identifier,Subprotocol Common Name,"
		     "Subprotocol Definition,Reference,Change Controller\r\n" } },
	{ ROW, .line = "export version",
	    .has = { "Version Number,Reference,Status,Change Controller\r\n",
		"13,[RFC6455],Standard,\r\n" } },
	{ ROW, .line = "export close",
	    .has = { "Status Code,Meaning,Contact,Reference,Change "
		     "Controller\r\n",
		"1000,Normal Closure,[IESG_HYBI],[RFC6455],\r\n" } },
	{ ROW, .line = "export bit",
	    .has = { "Value,Description,Reference\r\n",
		"RSV1,\"The \"\"Per-Message Compressed\"\" bit, which" } },
	/* Several registries, in the order asked for. */
	{ ROW, .line = "export bit version",
	    .has = { "RSV1,", "\r\n\r\nVersion Number," } },
	{ ROW, .line = "export nowhere", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "export opcode nowhere", .status = 2,
	    .error = "`nowhere'" },
	{ ROW, .line = "export -r nowhere", .status = 2, .error = "`nowhere'" },
	{ ROW, .line = "export -f names", .status = 2, .error = "format" },
	/* What must be quoted is, and nothing else. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS("<record><a>1,2</a><b>say \"x\"</b><c>it's</c>"
			     "<d> a\n\tb </d><e>;</e></record>"),
	    .output = "a,b,c,d,e\r\n"
		      "\"1,2\",\"say \"\"x\"\"\",it's,a b,;\r\n" },
	/* A line of its own is not empty. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS("<record><a/></record><record><a>1</a></record>"),
	    .output = "a\r\n\"\"\r\n1\r\n" },
	/* A name that is new stands after the one before it. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS("<record><a>1</a><c>2</c></record>"
			     "<record><z>0</z><a>3</a><b>4</b></record>"
			     "<record><d>5</d></record>"),
	    .output = "d,z,a,b,c\r\n,,1,,2\r\n,0,3,4,\r\n5,,,,\r\n" },
	/* Elements of one name share a cell. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS(
		"<record><a>1</a><a/><a>2</a><xref type='rfc' data='rfc1'/>\n"
		"<xref type='person' data='P'>label</xref></record>"),
	    .output = "a,xref\r\n1 2,[RFC1][P]\r\n" },
	/* Dates are attributes. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS("<record date='2001-02-03' updated='2004-05-06'>"
			     "<a>1</a></record>"),
	    .output = "a\r\n1\r\n" },
	/* Cells as IANA's page shows them. */
	{ ROW, .line = "export -i - r",
	    .input = RECORDS(
		"<record><a>see <xref type='rfc' data='rfc2' section='3'/> and"
		" <xref type='uri' data='http://x.example'>X</xref></a>"
		"<b><paragraph>p</paragraph><paragraph>q</paragraph>r<br/>s</b>"
		"<c><xref type='draft' data='draft-x'/>"
		"<xref type='rfc-errata' data='7'/>"
		"<xref type='registry' data='foo'/>"
		"<xref type='uri' data='http://y.example'/></c></record>"),
	    .output = "a,b,c\r\n\"see [RFC2, Section 3] and [X]\",p q r s,"
		      "[draft-x][RFC Errata 7][IANA registry foo]"
		      "[http://y.example]\r\n" },
	/* Empty registries. */
	{ ROW, .line = "export -i - r", .input = RECORDS(""),
	    .output = "\r\n" },
};

START_TEST(test_csv)
{
	run_check(&tables[_i]);
}
END_TEST

/* In whatever they are read, the tables are well-formed, rectangular, and
 * have a line for each record. */
static struct files files;

static size_t
count_records(const char *name)
{
	size_t size, count = 0;
	char *text = support_read_file(name, &size);
	xmlDoc *document = xml_read(name, text, size);
	xmlNode *root = xmlDocGetRootElement(document);

	for (xmlNode *at = NULL; (at = xml_next(root, at)) != NULL;)
		count += xml_is(at, "record") && xml_is(at->parent, "registry");
	xmlFreeDoc(document);
	free(text);
	return count;
}

static size_t
count_rows(const char *name)
{
	char *ids = run_print("list -f names -i '%s'", name);
	size_t count = 0;

	for (char *id = strtok(ids, "\n"); id != NULL;
	     id = strtok(NULL, "\n")) {
		char *text = run_print("export -i '%s' '%s'", name, id);
		struct csv_table table;

		csv_read(&table, name, text);
		ck_assert_uint_ge(table.count, 1);
		for (size_t i = 1; i < table.count; i++)
			ck_assert_uint_eq(
			    table.rows[i].count, table.rows[0].count);
		count += table.count - 1;
		csv_free(&table);
		free(text);
	}
	free(ids);
	return count;
}

START_TEST(test_rows)
{
	static const char *const names[] = { "data/websocket.xml",
		"tests/fixtures/good-utf8.xml",
		"tests/fixtures/good-numbers.xml",
		"tests/fixtures/good-references.xml" };
	char *name = support_print("%s/%s", SUPPORT_SOURCE, names[_i]);

	ck_assert_uint_gt(count_records(name), 0);
	ck_assert_uint_ge(count_rows(name), count_records(name));
	free(name);
}
END_TEST

/* ---- XML ---- */

/* Returns whether the fixture has private codes alone.  It is named twice then,
 * as one such file is merged on top of the compiled-in snapshot; one that is
 * merged with itself stays as it is. */
static bool
is_private(const char *name)
{
	return strstr(name, "good-kinds") != NULL ||
	    strstr(name, "layer-private") != NULL ||
	    strstr(name, "layer-third") != NULL;
}

/* Exports a file as XML. */
static char *
write_back(const char *name, bool twice)
{
	char *second = twice ? support_print("-i '%s'", name) : NULL;
	char *written = run_print(
	    "export -f xml -i '%s' %s", name, second != NULL ? second : "");

	free(second);
	return written;
}

START_TEST(test_written_back)
{
	const char *name = files.names[_i];
	size_t size;
	char *text = support_read_file(name, &size);
	char *written = write_back(name, is_private(name));
	char *file = run_file("again.xml", written);
	char *again = write_back(file, is_private(name));
	char *expected = xml_canon(name, text, size);
	char *canon = xml_canon("export", written, strlen(written));

	ck_assert_msg(strcmp(canon, expected) == 0, "%s: %s", name, written);
	ck_assert_msg(strcmp(again, written) == 0, "%s: %s", name, again);
	free(text);
	free(written);
	free(file);
	free(again);
	free(expected);
	free(canon);
}
END_TEST

START_TEST(test_built_in)
{
	char *built_in = run_output("export -f xml");
	char *read = run_output("export -f xml -i data/websocket.xml");

	ck_assert_str_eq(built_in, read);
	free(built_in);
	free(read);
}
END_TEST

static const struct run_case documents[] = {
	{ ROW, .line = "export -f xml opcode", .status = 2,
	    .error = "whole snapshot" },
	{ ROW, .line = "export -f xml -r opcode", .status = 2,
	    .error = "whole snapshot" },
	{ ROW, .line = "export -f xml -i -",
	    .input = "<?p  q?>" RUN_XML(
		"<a b=\"1&amp;&lt;&#10;&quot;'\">&lt;&amp;&gt;]]&gt;</a>"
		"<b xmlns='urn:x'><c/></b>"),
	    .has = { "<?xml version='1.0' encoding='UTF-8'?>\n<?p q?>\n",
		"<a b=\"1&amp;&lt;&#10;&quot;'\">&lt;&amp;&gt;]]&gt;</a>",
		"<b xmlns=\"urn:x\"><c/></b>" } },
};

START_TEST(test_document)
{
	run_check(&documents[_i]);
}
END_TEST

/* ---- Markdown and text ---- */

static const struct run_case texts[] = {
	{ ROW, .line = "export -f markdown opcode",
	    .output = "## WebSocket Opcode Registry\n\n"
		      "| Opcode | Meaning | Reference |\n"
		      "| --- | --- | --- |\n"
		      "| 0 | Continuation Frame | \\[RFC6455\\] |\n"
		      "| 1 | Text Frame | \\[RFC6455\\] |\n"
		      "| 2 | Binary Frame | \\[RFC6455\\] |\n"
		      "| 3-7 | Unassigned | |\n"
		      "| 8 | Connection Close Frame | \\[RFC6455\\] |\n"
		      "| 9 | Ping Frame | \\[RFC6455\\] |\n"
		      "| 10 | Pong Frame | \\[RFC6455\\] |\n"
		      "| 11-15 | Unassigned | |\n" },
	{ ROW, .line = "export -f markdown bit version",
	    .has = { "## WebSocket Framing", "| RSV1 |",
		"|\n\n## WebSocket Version" } },
	{ ROW, .line = "export -f markdown -i - r",
	    .input = RECORDS("<title>*t* &lt;b></title>"
			     "<record><a>x|y `z` _u_ \\ #</a></record>"),
	    .output = "## \\*t\\* \\<b\\>\n\n| a |\n| --- |\n"
		      "| x\\|y \\`z\\` \\_u\\_ \\\\ \\# |\n" },
	{ ROW, .line = "export -f markdown -i - r",
	    .input = RECORDS("<record><a>@b #1 ~~c~~ &amp;lt; http://d.e</a>"
			     "</record>"),
	    .output = "## r\n\n| a |\n| --- |\n"
		      "| \\@b \\#1 \\~\\~c\\~\\~ \\&lt; http&#58;//d.e |\n" },
	{ ROW, .line = "export -f markdown -i - r", .input = RECORDS(""),
	    .output = "## r\n\nNo records.\n" },
	{ ROW, .line = "export -f markdown nowhere", .status = 2,
	    .error = "`nowhere'" },
	{ ROW, .line = "export -f text bit",
	    .output =
		"registry framing-header-bits\n"
		"  title: WebSocket Framing Header Bits Registry\n"
		"  registration_rule: Standards Action\n"
		"  xref: [RFC6455]\n\n"
		"framing-header-bits RSV1\n"
		"  value: RSV1\n"
		"  description: The \"Per-Message Compressed\" bit, which "
		"indicates whether or not the message is compressed. RSV1 is "
		"set for compressed messages and unset for uncompressed "
		"messages.\n"
		"  xref: [RFC7692]\n"
		"  registered: 2015-09-02\n" },
	{ ROW, .line = "export -f text close",
	    .has = { "  range: \n    value: 1000-2999\n" },
	    .lacks = { "person" } },
	{ ROW, .line = "export -f text",
	    .has = { "registry extension-name\n", "registry opcode\n",
		"\nopcode 3-7\n", "\nperson: " } },
	{ ROW, .line = "export -f text opcode nowhere", .status = 2,
	    .error = "`nowhere'" },
	{ ROW, .line = "export -f json nowhere", .status = 2,
	    .error = "`nowhere'" },
};

START_TEST(test_text)
{
	run_check(&texts[_i]);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-export");
	TCase *cases = tcase_create("export");

	support_add_rows(cases, test_csv, tables);
	tcase_add_loop_test(cases, test_rows, 0, 4);
	tcase_add_loop_test(cases, test_written_back, 0, (int)files.count);
	tcase_add_test(cases, test_built_in);
	support_add_rows(cases, test_document, documents);
	support_add_rows(cases, test_text, texts);
	suite_add_tcase(suite, cases);
	return suite;
}

SUPPORT_MAIN
{
	struct files all;
	int status;

	files_find(&all, SUPPORT_SOURCE "/tests/fixtures", ".xml");
	files_find(&files, SUPPORT_SOURCE "/data", ".xml");
	for (size_t i = 0; i < all.count; i++)
		if (strstr(all.names[i], "/bad-") == NULL)
			files_add(&files, all.names[i]);
	status = run_main((Suite *(*const[])(void)){ make_suite }, 1);
	files_free(&files);
	files_free(&all);
	return status;
}
