/* SPDX-License-Identifier: MIT */
/* Tests of the snapshots that the command has in itself. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

/* ---- What they are ---- */

static const struct known {
	SUPPORT_ROW;
	const char *file, *name;
} known[] = {
	{ ROW, "data/websocket-2011-12.xml", "@2011-12" },
	{ ROW, "data/websocket-2012-04-12.xml", "@2012-04-12" },
	{ ROW, "data/websocket-2018-11-29.txt", "@2018-11-29" },
	{ ROW, "data/websocket.xml", "@2026-01-12" },
};

/* The date that is in the file is its name; the octets are the file's. */
START_TEST(test_octets)
{
	const struct known *row = &known[_i];
	char *there = run_print("--version -i %s", row->file);
	char *here = run_print("--version -i %s", row->name);
	char *expected = run_replace(there, row->file, row->name);
	char *date = support_print(" of %s (%s)", row->name + 1, row->name);

	ck_assert_str_eq(here, expected);
	ck_assert_msg(strstr(here, date) != NULL, "%s", here);
	free(date);
	free(expected);
	free(here);
	free(there);
}
END_TEST

/* None is left out, and the names are those that the command tells. */
START_TEST(test_all)
{
	char **list = support_list_folder(SUPPORT_SOURCE "/data");
	struct run_case test = { .line = "-i @1995-05-23 list", .status = 2 };
	char *names = support_print("@1995-05-23'; choose %s", known[0].name);
	size_t files = 0;

	for (size_t i = 1; i < COUNT(known); i++) {
		char *longer = support_print("%s, %s", names, known[i].name);

		free(names);
		names = longer;
	}
	test.error = names;
	run_check(&test);
	for (size_t i = 0; list[i] != NULL; i++)
		files += strncmp(list[i], "websocket", 9) == 0;
	ck_assert_uint_eq(files, COUNT(known));
	support_free_list(list);
	free(names);
}
END_TEST

/* ---- Where they can be named ---- */

static const struct run_case cases[] = {
	{ ROW, .line = "-i @2012-04-12 1011",
	    .has = { "Internal Server Error" } },
	{ ROW, .line = "1011", .environment = { "WSREG_INPUT=@2012-04-12" },
	    .has = { "Internal Server Error" } },
	{ ROW, .line = "-i @2018-11-29 -f names list opcode",
	    .output = "0\n1\n2\n3-7\n8\n9\n10\n11-15\n" },
	{ ROW,
	    .line = "-i @2012-04-12 -i tests/fixtures/good-layer-over.xml 4100",
	    .has = { "4100  Out of Tea" } },
	{ ROW,
	    .line = "-i tests/fixtures/good-layer-over.xml -i @2012-04-12 soap",
	    .has = { "Paul_Batum" } },
	{ ROW, .line = "-i @2011-12 list opcode", .has = { "10  Pong Frame" },
	    .lacks = { "Unassigned" } },
	{ ROW, .line = "-i @2011-12 -f csv export close",
	    .has = { "1004,Reserved,hybi@ietf.org,[RFC6455]\r\n",
		"1015,TLS handshake," },
	    .lacks = { "1012", "4000" } },
	{ ROW, .line = "diff @2026-01-12", .output = "" },
	/* What is not there. */
	{ ROW, .line = "diff /dev/null @2011-12", .status = 1,
	    .has = { "--- /dev/null\n", "\n+ 1000  Normal Closure\n",
		"0 breaking, 33 additive, 7 editorial\n" } },
	{ ROW, .line = "diff -r opcode @2011-12 /dev/null", .status = 1,
	    .has = { "+++ /dev/null\n", "\n- 10  Pong Frame (breaking)\n" } },
	{ ROW, .line = "diff /dev/null /dev/null", .output = "" },
	{ ROW, .line = "diff data/websocket-2012-04-12.xml @2012-04-12",
	    .output = "" },
	{ ROW, .line = "diff --strict @2026-01-12 data/websocket.xml",
	    .output = "" },
	{ ROW, .line = "generate --force header @2012-04-12 -",
	    .has = { "from @2012-04-12 of 2012-04-12" } },
	{ ROW, .line = "-i @2012-4-12 1000", .status = 2,
	    .error = "no built-in snapshot `@2012-4-12'" },
	{ ROW, .line = "-i @ -f json list",
	    .has = { "\"source\":\"built-in\"" } },
	{ ROW, .line = "diff @2026-01-12 @", .output = "" },
	{ ROW, .line = "diff @x @2012-04-12", .status = 2, .error = "`@x'" },
	{ ROW, .line = "diff @2012-04-12 @y", .status = 2, .error = "`@y'" },
	{ ROW, .line = "generate header @z -", .status = 2, .error = "`@z'" },
};

START_TEST(test_named)
{
	run_check(&cases[_i]);
}
END_TEST

/* A file of such a name is another thing. */
START_TEST(test_file)
{
	char *file = run_file("@2012-04-12", RUN_XML("<registry id='r'/>"));
	char *folder =
	    support_print("%.*s", (int)(strrchr(file, '/') - file), file);

	run_check(&(struct run_case){ .line = "-i ./@2012-04-12 list",
	    .folder = folder,
	    .has = { "r " },
	    .lacks = { "opcode" } });
	free(folder);
	free(file);
}
END_TEST

/* A month without a day is no day in another order. */
START_TEST(test_month)
{
	char *file =
	    run_file("day.xml", RUN_XML("<updated>2011-12-01</updated>"));
	char *later = support_print("diff -r close '%s' @2011-12", file);

	run_check(&(struct run_case){
	    .line = later, .status = 1, .has = { "1000  Normal Closure" } });
	free(later);
	free(file);
}
END_TEST

/* ---- What RFC 6455 set up ---- */

/* All that happened until IANA's oldest file, and nothing else. */
START_TEST(test_first)
{
	run_check(&(struct run_case){ .line = "diff @2011-12 @2012-04-12",
	    .status = 1,
	    .has = { "\n+ soap\n", "\n+ MBWS.huawei.com",
		"\n+ MBLWS.huawei.com", "\n~ #", "- 1000-2999 Standards Action",
		"+ 1000-2999 Expert Review", "\n+ 4000-4999  Reserved for",
		"0 breaking, 4 additive, 3 editorial\n" } });
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("history");
	TCase *tcase = tcase_create("history");

	support_add_rows(tcase, test_octets, known);
	tcase_add_test(tcase, test_all);
	support_add_rows(tcase, test_named, cases);
	tcase_add_test(tcase, test_file);
	tcase_add_test(tcase, test_month);
	tcase_add_test(tcase, test_first);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	return run_main(makers, COUNT(makers));
}
