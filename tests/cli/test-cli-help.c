/* SPDX-License-Identifier: MIT */
/* Tests of --help and --version. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

static const struct run_case helps[] = {
	{ ROW, .line = "--help",
	    .has = { "usage: wsreg [OPTION...] KEY...\n", "  lookup   KEY...",
		"  list     [REGISTRY]", "  search   WORD...",
		"  export   [REGISTRY...]", "  generate MODE ", "--input FILE",
		"Exit status: 0 found, equal or clean; 1 not found, "
		"different or "
		"with\nfindings; 2 trouble.\n" } },
	{ ROW, .line = "--help", .has = { "  lint     [FILE]", "--rules" } },
	{ ROW, .line = "--help", .has = { "  rules    [ID...]" } },
	{ ROW, .line = "-h", .has = { "usage: wsreg [OPTION...] KEY...\n" } },
	{ ROW, .line = "lookup --help",
	    .has = { "usage: wsreg lookup [OPTION...] KEY...\n",
		"--format FORMAT    text, json, jsonl\n" } },
	{ ROW, .line = "list --help",
	    .has = { "usage: wsreg list [OPTION...] [REGISTRY]\n",
		"--format FORMAT    text, json, jsonl, names\n" } },
	{ ROW, .line = "search --help",
	    .has = { "usage: wsreg search [OPTION...] WORD...\n",
		"--format FORMAT    text, json, jsonl, names\n" } },
	{ ROW, .line = "export --help",
	    .has = { "usage: wsreg export [OPTION...] [REGISTRY...]\n",
		"--format FORMAT    csv, json, xml, markdown, text, "
		"html\n" } },
	{ ROW, .line = "lint --help",
	    .has = { "usage: wsreg lint [OPTION...] [FILE]\n",
		"--format FORMAT    text, json, jsonl, github, sarif, ignore\n" } },
	{ ROW, .line = "rules --help",
	    .has = { "usage: wsreg rules [OPTION...] [ID...]\n",
		"--format FORMAT    text, json, jsonl, markdown, names, c, go\n" } },
	{ ROW, .line = "help", .has = { "usage: wsreg [OPTION...] KEY...\n" } },
	/* The options of check are in groups. */
	{ ROW, .line = "check --help",
	    .has = { "\n\nInput:\n      --client FILE ",
		"\nChecking:\n      --max-frame N ",
		"\nOutput:\n      --frames-list  ", "\nGeneral:\n  -i, " } },
	{ ROW, .line = "help list", .has = { "usage: wsreg list [OPT" } },
	{ ROW, .line = "help check", .has = { "usage: wsreg check [OPT" } },
	{ ROW, .line = "help generate", .has = { "usage: wsreg generate " } },
	/* Wherever the option stands, and whatever else does. */
	{ ROW, .line = "--help export", .has = { "usage: wsreg export " } },
	{ ROW, .line = "export nowhere -h", .has = { "usage: wsreg export " } },
	{ ROW, .line = "1006 --help",
	    .has = { "usage: wsreg [OPTION...] KEY" } },
	{ ROW, .line = "--help -V", .has = { "usage: wsreg " } },
	{ ROW, .line = "--he", .has = { "usage: wsreg " } },
	/* Nothing is read for it. */
	{ ROW, .line = "--help -i /nowhere.xml", .has = { "usage: wsreg " } },
	{ ROW, .line = "--help -f json", .has = { "usage: wsreg " } },
	{ ROW, .line = "--help -f yaml", .has = { "usage: wsreg " } },
	/* Whatever the terminal, help has 80 columns and no colour. */
	{ ROW, .line = "--help --color always", .lacks = { "\033" } },
};

/* What completions ask for: a line for each item, of one command or of all. */
static const struct run_case lists[] = {
	{ ROW, .line = "--list-commands",
	    .has = { "lookup\tLook up codes and names\n", "\ncheck\t",
		"\ngenerate\t" } },
	{ ROW, .line = "search text -r opcode -f names --list-names",
	    .output = "1\tText Frame\n" },
	{ ROW, .line = "--list-snapshots",
	    .has = { "@2011-12\n@2012-04-12\n@2018-11-29\n@" } },
	{ ROW, .line = "--list-formats", .output = "text\njson\njsonl\n" },
	{ ROW, .line = "1006 --list-formats", .output = "text\njson\njsonl\n" },
	{ ROW, .line = "lint --list-formats",
	    .output = "text\njson\njsonl\ngithub\nsarif\nignore\n" },
	{ ROW, .line = "--list-options",
	    .has = { "-i --input FILE\tuse this registry file instead of the "
		     "built-in snapshot, ",
		"\n--color auto|always|never\t",
		"\n--fail-on breaking|additive|any\t",
		"\n--fail-on error|warning|note\t", "\n--ignore FILE\t",
		"\n-h --help\tprint this help\n" },
	    .lacks = { "--hex", "--list" } },
	{ ROW, .line = "lint --list-options",
	    .has = { "--fail-on error|", "\n--ignore FILE\t",
		"\n-f --format FORMAT\ttext, json, jsonl, github, sarif" },
	    .lacks = { "breaking" } },
	{ ROW, .line = "lookup --list-options", .has = { "\n--strict\t" },
	    .lacks = { "--fail-on" } },
	{ ROW, .line = "check --list-options",
	    .has = { "\n--frames client|server\t", "\n--strict\texit with 1" },
	    .lacks = { "--registry" } },
	{ ROW, .line = "generate --list-options",
	    .has = { "-i --input FILE\t", "\n-r --registry ID\t" } },
	{ ROW, .line = "generate --list-modes",
	    .has = { "header\tC constants", "\njson\t" } },
};

START_TEST(test_list)
{
	run_check(&lists[_i]);
}
END_TEST

/* Lines fit a terminal. */
static void
check_lines(const char *what, const char *text)
{
	while (*text != '\0') {
		size_t size = strcspn(text, "\n");

		ck_assert_msg(
		    size <= 80, "wsreg %s: %.*s", what, (int)size, text);
		text += size + (text[size] != '\0');
	}
}

START_TEST(test_help)
{
	char *text = run_output(helps[_i].line);

	run_check(&helps[_i]);
	check_lines(helps[_i].line, text);
	free(text);
}
END_TEST

static const struct run_case versions[] = {
	{ ROW, .line = "--version",
	    .has = { "wsreg ",
		"\nsnapshot websocket of 2026-01-12 (built-in)\n"
		"SHA-256 " } },
	{ ROW, .line = "-V", .has = { "wsreg ", "SHA-256 " } },
	{ ROW, .line = "version", .has = { "wsreg ", "SHA-256 " } },
	{ ROW, .line = "lookup -V", .has = { "wsreg ", "SHA-256 " } },
	{ ROW, .line = "1006 -V", .has = { "SHA-256 " },
	    .lacks = { "Abnormal" } },
	{ ROW, .line = "--vers", .has = { "SHA-256 " } },
	{ ROW, .line = "check -V", .has = { "wsreg ", "SHA-256 " } },
	/* Of the file that would be used. */
	{ ROW, .line = "-V -i data/websocket.xml",
	    .has = { "snapshot websocket of 2026-01-12 (data/websocket.xml)\n"
		     "SHA-256 " } },
	{ ROW, .line = "-V",
	    .environment = { "WSREG_INPUT=data/websocket.xml" },
	    .has = { "(data/websocket.xml)\n" } },
	{ ROW, .line = "-V -i -",
	    .input = "<registry xmlns='http://www.iana.org/assignments'/>",
	    .has = { "snapshot  of an unknown date (-)\nSHA-256 " } },
	{ ROW, .line = "-V -i /nowhere.xml", .status = 2,
	    .error = "/nowhere.xml" },
};

START_TEST(test_version)
{
	run_check(&versions[_i]);
}
END_TEST

/* The digest is what sha256sum(1) says it is. */
START_TEST(test_digest)
{
	static const char file[] = "data/websocket.xml";
	static const char *const arguments[] = { "sha256sum", file, NULL };
	char *text = support_output(SUPPORT_SOURCE, arguments);
	char *version = run_output("-V");

	text[strcspn(text, " ")] = '\0';
	ck_assert_ptr_nonnull(strstr(version, text));
	free(version);
	free(text);
}
END_TEST

/* With --output they go to a file, too. */
START_TEST(test_file)
{
	static const char *const lines[] = { "--help", "list -h", "-V" };
	char *file = run_file("out", "");
	char *shown = run_output(lines[_i]);
	char *printed = run_print("%s -o '%s'", lines[_i], file);
	char *text = support_read_file(file, NULL);

	ck_assert_str_eq(printed, "");
	ck_assert_str_eq(text, shown);
	free(text);
	free(printed);
	free(shown);
	free(file);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("cli-help");
	TCase *tcase = tcase_create("help");

	support_add_rows(tcase, test_help, helps);
	support_add_rows(tcase, test_list, lists);
	support_add_rows(tcase, test_version, versions);
	tcase_add_test(tcase, test_digest);
	tcase_add_loop_test(tcase, test_file, 0, 3);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	return run_main((Suite *(*const[])(void)){ make_suite }, 1);
}
