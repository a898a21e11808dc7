/* SPDX-License-Identifier: MIT */
/* Tests of where the command reads from: layers, pipes, and files made to do
 * harm. */

#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run.h"

#define FIXTURES "tests/fixtures/"
#define BASE FIXTURES "good-layer-base.xml"
#define OVER FIXTURES "good-layer-over.xml"
#define THIRD FIXTURES "good-layer-third.xml"

/* ---- Layers ---- */

static const struct run_case layers[] = {
	{ ROW, .line = "list close -i " BASE " -i " OVER,
	    .output = "1000       Normal Closure\n"
		      "4000-4999  Reserved for Private Use\n"
		      "4100       Out of Tea\n" },
	{ ROW, .line = "4100 -i " BASE " -i " OVER " -i " THIRD,
	    .has = { "4100  Out of Coffee" } },
	{ ROW, .line = "4100 -i " BASE " -i " THIRD " -i " OVER,
	    .has = { "4100  Out of Tea" } },
	{ ROW, .line = "-i data/websocket.xml -i " OVER " 4100 1006 4101",
	    .has = { "4100  Out of Tea", "1006  Abnormal Closure",
		"4101 (in 4000-4999)" } },
	/* The environment lists files as PATH does. */
	{ ROW, .line = "4100",
	    .environment = { "WSREG_INPUT=" BASE ":" OVER ":" THIRD },
	    .has = { "4100  Out of Coffee" } },
	{ ROW, .line = "4100",
	    .environment = { "WSREG_INPUT=::" BASE "::" OVER ":" },
	    .has = { "4100  Out of Tea" } },
	{ ROW, .line = "soap", .environment = { "WSREG_INPUT=:" },
	    .has = { "soap\n", "Paul_Batum" } },
	/* Standard input is one of them, and can be read once. */
	{ ROW, .line = "4100 -i " BASE " -i -",
	    .input = RUN_XML("<registry id='close-code-number'><record><value>"
			     "4100</value><description>Piped</description>"
			     "</record></registry>"),
	    .has = { "4100  Piped" } },
	{ ROW, .line = "list -i - -i -", .input = RUN_XML(""), .status = 2,
	    .error = "read twice" },
	/* What is wrong is told of the file that it is in. */
	{ ROW, .line = "list -i " BASE " -i " FIXTURES "bad-tags.xml",
	    .status = 2, .error = "bad-tags.xml:" },
	{ ROW, .line = "list --strict -i data/websocket.xml -i -",
	    .input = RUN_XML("<registry id='r'>\n\n<record><value>1-1</value>"
			     "</record></registry>"),
	    .status = 2, .error = "<stdin>:3: error: " },
	/* What is no registry file is named. */
	{ ROW, .line = "list -i -", .input = " {\"a\":1}", .status = 2,
	    .error = "not a registry file, but JSON" },
	{ ROW, .line = "list -i -", .input = "<HTML><body>Log in</body></HTML>",
	    .status = 2, .error = "an HTML page" },
	/* What is laid over may have a name that the first has not. */
	{ ROW, .line = "list new -i " BASE " -i " OVER, .has = { "1  " } },
};

START_TEST(test_layers)
{
	run_check(&layers[_i]);
}
END_TEST

/* A file of private codes alone does not hide IANA's. */
#define PRIVATE FIXTURES "good-layer-private.xml"
#define SAID                                                                   \
	"private.xml has private codes alone: merged on top of the built-in"
#define PRIVATE_REGISTRY                                                       \
	"<registry id='opcode'><record><value>3</value><description>Ours"      \
	"</description></record></registry>"

static const struct run_case private_cases[] = {
	{ ROW, .line = "-i " PRIVATE " 4001 1006", .error = SAID,
	    .has = { "4001  Session Expired", "1006  Abnormal Closure" } },
	{ ROW, .line = "4001 1006", .environment = { "WSREG_INPUT=" PRIVATE },
	    .error = SAID,
	    .has = { "4001  Session Expired", "1006  Abnormal Closure" } },
	{ ROW, .line = "-i " PRIVATE " -f json chat.example", .error = SAID,
	    .has = { "\"source\":\"built-in\"", "\"merged\":[\"" PRIVATE "\"]",
		"Our Chat" } },
	{ ROW, .line = "-i " PRIVATE " list -f names close", .error = SAID,
	    .has = { "1000\n", "4001\n" } },
	{ ROW, .line = "-i " PRIVATE " search session", .error = SAID,
	    .has = { "4001" } },
	{ ROW, .line = "-i " PRIVATE " export -f csv close", .error = SAID,
	    .has = { "1000,Normal Closure", "4001,Session Expired" } },
	{ ROW, .line = "diff -i " PRIVATE " @", .status = 1, .error = SAID,
	    .has = { "4001", "2 breaking, 0 additive" } },
	{ ROW, .line = "generate header",
	    .environment = { "WSREG_INPUT=" PRIVATE },
	    .has = { "from websocket.xml, good-layer-private.xml of 20",
		"WSREG_CLOSE_NORMAL_CLOSURE", "WSREG_CLOSE_SESSION_EXPIRED" } },
	{ ROW, .line = "3 1000 -i -",
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='x'>" PRIVATE_REGISTRY "</registry>",
	    .error = "<stdin> has private codes alone",
	    .has = { "3  Ours", "1000  Normal Closure" } },
	/* Other files are read alone. */
	{ ROW, .line = "1000 -i -", .status = 1,
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='websocket'>" PRIVATE_REGISTRY "</registry>",
	    .has = { "1000  not in this snapshot" } },
	{ ROW, .line = "1000 -i -", .status = 1,
	    .input = "<registry xmlns='http://www.iana.org/assignments' "
		     "id='x'>" PRIVATE_REGISTRY "<registry id='y'/></registry>",
	    .has = { "1000  not registered" } },
	{ ROW, .line = "list -i " PRIVATE " -i " OVER,
	    .lacks = { "version-number" } },
	{ ROW, .line = "lint " PRIVATE, .status = 1,
	    .has = { PRIVATE ":3: note: ", "0 errors" },
	    .lacks = { "opcode" } },
};

START_TEST(test_private)
{
	run_check(&private_cases[_i]);
}
END_TEST

/* A gzip'd file is read as the file inside, one of several members, too; one
 * that was cut is refused. */
START_TEST(test_gzip)
{
	char *file = run_file("a.xml.gz", "");
	char *make =
	    support_print("head -c 5000 data/websocket.xml | gzip -c > '%s' && "
			  "tail -c +5001 data/websocket.xml | gzip -c >> '%s'",
		file, file);
	char *same = support_print("diff data/websocket.xml '%s'", file);
	char *cut = support_print("head -c 6000 '%s' | '%s' list -i - 2>&1; "
				  "echo $?",
	    file, getenv("WSREG"));
	const char *arguments[] = { "sh", "-c", make, NULL };
	char *output = support_output(SUPPORT_SOURCE, arguments);

	run_check(&(struct run_case){ .line = same, .output = "" });
	free(output);
	arguments[2] = cut;
	output = support_output(SUPPORT_SOURCE, arguments);
	run_check_has(cut, output,
	    (const char *[RUN_PIECES]){ "the gzip'd file is incomplete\n2\n" });
	free(output);
	free(cut);
	free(same);
	free(make);
	free(file);
}
END_TEST

/* An output file that is also an input is refused, whatever reads it, and stays
 * as it was. */
static const char *const overwrites[] = {
	"diff %s %s -o %s",
	"lint %s -f ignore -o %s",
	"list -i %s -o %s",
	"log 1000 %s -o %s",
	"export -i data/websocket.xml -i %s -o %s -f xml",
	"lint data/websocket.xml --ignore %s -o %s",
	"check %s -o %s",
	"generate header %s %s",
	"generate --depfile %s header %s /dev/null",
	"generate --overlay %s header data/websocket.xml %s",
};

START_TEST(test_overwrite)
{
	char *file = run_file("w.xml", RUN_XML(""));
	char *line = run_replace(overwrites[_i], "%s", file);
	char *text;

	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "also an input" });
	text = support_read_file(file, NULL);
	ck_assert_str_eq(text, RUN_XML(""));
	free(text);
	free(line);
	free(file);
}
END_TEST

/* As many files as there may be, and one more. */
START_TEST(test_many_files)
{
	char *most = support_repeat("list", " -i " BASE, 16, "");
	char *more = support_print("%s -i " BASE, most);

	run_check(
	    &(struct run_case){ .line = most, .has = { "close-code-number" } });
	run_check(&(struct run_case){
	    .line = more, .status = 2, .error = "only 16 times" });
	free(more);
	free(most);
}
END_TEST

/* ---- What is no plain file ---- */

START_TEST(test_fifo)
{
	char *folder = support_make_folder();
	char *script = support_print("mkfifo '%s/fifo' && "
				     "{ cat '%s' >'%s/fifo' & } && "
				     "'%s' list opcode -i '%s/fifo'",
	    folder, SUPPORT_SOURCE "/data/websocket.xml", folder,
	    getenv("WSREG"), folder);
	const char *const arguments[] = { "sh", "-c", script, NULL };
	char *output = support_output(NULL, arguments);
	char *expected = run_output("list opcode");

	ck_assert_str_eq(output, expected);
	free(expected);
	free(output);
	free(script);
	free(folder);
}
END_TEST

/* Root may read what nobody may. */
START_TEST(test_unreadable)
{
	char *file = run_file("file.xml", RUN_XML(""));
	char *line = support_print("list -i '%s'", file);

	ck_assert_int_eq(chmod(file, 0), 0);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "Permission denied" });
	free(line);
	free(file);
}
END_TEST

START_TEST(test_unwritable)
{
	char *folder = support_make_folder();
	char *line = support_print("list -o '%s/file'", folder);

	ck_assert_int_eq(chmod(folder, 0500), 0);
	run_check(&(struct run_case){
	    .line = line, .status = 2, .error = "Permission denied" });
	ck_assert_int_eq(chmod(folder, 0700), 0);
	free(line);
	free(folder);
}
END_TEST

/* ---- Made to do harm ---- */

#define MEGABYTE 1000000

/* A document of RUN_XML with `count` times `middle`, and `close`. */
static const struct harm {
	SUPPORT_ROW;
	const char *what, *head, *middle, *close, *tail;
	size_t count;
	/* Of the one line of an error; NULL: it can be read. */
	const char *error;
} harms[] = {
	{ ROW, .what = "256 levels", .middle = "<registry id='x'>",
	    .count = 255, .close = "</registry>" },
	{ ROW, .what = "too many levels", .middle = "<registry id='x'>",
	    .count = 256,
	    .error = ":1: error: elements nest deeper than 256 levels" },
	{ ROW, .what = "no end of levels", .middle = "<a>", .count = MEGABYTE,
	    .error = ":1: error: elements nest deeper than 256 levels" },
	{ ROW, .what = "a large attribute", .head = "<a b='",
	    .middle = "0123456789", .count = 9 * MEGABYTE / 10, .tail = "'/>" },
	{ ROW, .what = "too large an attribute", .head = "<a b='",
	    .middle = "0123456789", .count = MEGABYTE + 1, .tail = "'/>",
	    .error = ":1: error: " },
	{ ROW, .what = "a long text",
	    .head = "<registry id='r'><record><value>1</value><name>",
	    .middle = "word\n", .count = 2 * MEGABYTE,
	    .tail = "</name></record></registry>" },
	{ ROW, .what = "a long key", .head = "<registry id='r'><record><value>",
	    .middle = "key", .count = 2 * MEGABYTE,
	    .tail = "</value></record></registry>" },
	{ ROW, .what = "a long name", .head = "<", .middle = "name",
	    .count = MEGABYTE, .tail = "/>",
	    .error = ":1: error: Name too long" },
	{ ROW, .what = "many mistakes", .middle = "<a>&x;</b>\n", .count = 1000,
	    .error = ":1: error: Entity 'x' not defined" },
	{ ROW, .what = "many records", .head = "<registry id='r'>",
	    .middle = "<record><value>1</value></record>",
	    .count = MEGABYTE / 20, .tail = "</registry>" },
};

static char *
make_file(const struct harm *harm)
{
	char *inside = support_repeat(harm->head != NULL ? harm->head : "",
	    harm->middle, harm->count, harm->tail != NULL ? harm->tail : "");
	char *closed = support_repeat(
	    inside, harm->close != NULL ? harm->close : "", harm->count, "");
	char *text = support_print(RUN_XML("%s"), closed);
	char *file = run_file("harm.xml", text);

	free(text);
	free(closed);
	free(inside);
	return file;
}

START_TEST(test_harm)
{
	static const char *const lines[] = { "list -i '%s'",
		"search -i '%s' no-such-word", "export -f json -i '%s'" };
	const struct harm *harm = &harms[_i];
	char *file = make_file(harm);

	for (size_t i = 0; i < COUNT(lines); i++) {
		char *line = run_replace(lines[i], "%s", file);

		run_check(&(struct run_case){ .line = line,
		    .status = harm->error != NULL ? 2 : i == 1,
		    .error = harm->error });
		free(line);
	}
	free(file);
}
END_TEST

/* What a DOCTYPE could fetch is not. */
static const struct run_case doctypes[] = {
	{ ROW, .line = "export -f xml -i -",
	    .input = "<!DOCTYPE registry [<!ENTITY x SYSTEM "
		     "'file:///etc/passwd'>]>\n" RUN_XML("<a>&x;</a>"),
	    .status = 2,
	    .error = "<stdin>:1: error: a DOCTYPE is not allowed" },
	{ ROW, .line = "export -f xml -i -",
	    .input = "<?xml version='1.0'?>\n<!DOCTYPE registry SYSTEM "
		     "'http://127.0.0.1:9/x.dtd'>\n" RUN_XML(""),
	    .status = 2,
	    .error = "<stdin>:2: error: a DOCTYPE is not allowed" },
	{ ROW, .line = "export -f xml -i -",
	    .input = RUN_XML("<include xmlns='http://www.w3.org/2001/XInclude'"
			     " href='/etc/passwd' parse='text'/>"),
	    .has = { "href=\"/etc/passwd\"" }, .lacks = { "root:" } },
};

START_TEST(test_doctype)
{
	run_check(&doctypes[_i]);
}
END_TEST

/* More kinds of fields than a table is made of. */
START_TEST(test_columns)
{
	char *text = NULL, *file, *line;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	fputs("<registry xmlns='http://www.iana.org/assignments' id='t'>"
	      "<record>",
	    out);
	for (int i = 0; i <= 1024; i++)
		fprintf(out, "<f%d/>", i);
	fputs("</record></registry>", out);
	fclose(out);
	file = run_file("wide.xml", text);
	line = support_print("export -f csv -i '%s'", file);
	run_check(&(struct run_case){ .line = line,
	    .status = 2,
	    .error = "more than 1024 kinds of fields" });
	free(line);
	line = support_print("export -f xml -i '%s'", file);
	run_check(&(struct run_case){ .line = line, .has = { "<f1024/>" } });
	free(line);
	free(file);
	free(text);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-input");
	TCase *tcase = tcase_create("input");

	support_add_rows(tcase, test_layers, layers);
	support_add_rows(tcase, test_private, private_cases);
	tcase_add_test(tcase, test_gzip);
	tcase_add_loop_test(tcase, test_overwrite, 0, COUNT(overwrites));
	tcase_add_test(tcase, test_many_files);
	tcase_add_test(tcase, test_fifo);
	if (geteuid() != 0) {
		tcase_add_test(tcase, test_unreadable);
		tcase_add_test(tcase, test_unwritable);
	} else {
		fputs("permissions are not tried: root has them all\n", stderr);
	}
	support_add_rows(tcase, test_harm, harms);
	support_add_rows(tcase, test_doctype, doctypes);
	tcase_add_test(tcase, test_columns);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
