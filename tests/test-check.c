/* SPDX-License-Identifier: MIT */
/* Tests of wsreg-gen in other people's builds: --check, --depfile, standard
 * input and output. */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator.h"

#define ONE XML(REGISTRY("mine", CODE("1", "One")))
#define TWO XML(REGISTRY("mine", CODE("1", "One") CODE("2", "Two")))

#define GENERATE "-r", "mine", "header", "in.xml", "out.h"
#define CHECK "--check", GENERATE

static char *
make_folder(void)
{
	char *folder = support_make_folder();

	generator_write(
	    folder, (struct generator_file[]){ { "in.xml", ONE }, { 0 } });
	return folder;
}

static void
write_input(const char *folder, const char *text)
{
	generator_write(
	    folder, (struct generator_file[]){ { "in.xml", text }, { 0 } });
}

/* ---- Whether a file is up to date ---- */

START_TEST(test_fresh)
{
	char *folder = make_folder();

	generator_run(folder, (const char *const[]){ GENERATE, NULL }, 0, "");
	generator_run(folder, (const char *const[]){ CHECK, NULL }, 0, "");
	free(folder);
}
END_TEST

/* What differs is shown, and nothing is written. */
START_TEST(test_stale)
{
	static const char wanted[] = "--- out.h\n"
				     "+++ as it would be generated\n"
				     "@@ -9,11 +9,14 @@\n"
				     " \n"
				     " enum {\n"
				     " \t/* One */\n"
				     "-\tWSREG_MINE_ONE = 1\n"
				     "+\tWSREG_MINE_ONE = 1,\n"
				     "+\t/* Two */\n"
				     "+\tWSREG_MINE_TWO = 2\n"
				     " };\n";
	char *folder = make_folder();
	char *before, *after, *shown;

	generator_run(folder, (const char *const[]){ GENERATE, NULL }, 0, "");
	before = generator_read(folder, "out.h");
	write_input(folder, TWO);
	shown = generator_print(folder,
	    (const char *const[]){ CHECK, "--depfile", "out.d", NULL }, 1, "");
	ck_assert_msg(strncmp(shown, wanted, strlen(wanted)) == 0, "%s", shown);
	after = generator_read(folder, "out.h");
	ck_assert_str_eq(after, before);
	free(shown);
	shown = support_print("%s/out.d", folder);
	ck_assert_int_ne(access(shown, F_OK), 0);
	free(shown);
	free(before);
	free(after);
	free(folder);
}
END_TEST

/* The guards of what is there are for those who write. */
START_TEST(test_lost)
{
	char *folder = make_folder();
	char *shown;

	write_input(folder, TWO);
	generator_run(folder, (const char *const[]){ GENERATE, NULL }, 0, "");
	write_input(folder, ONE);
	shown = generator_print(
	    folder, (const char *const[]){ CHECK, NULL }, 1, "");
	ck_assert_ptr_nonnull(strstr(shown, "\n-\tWSREG_MINE_TWO = 2\n"));
	free(shown);
	free(folder);
}
END_TEST

START_TEST(test_missing)
{
	static const char *const names[] = { "out.h", "-x.h", "a b.h",
		"no/out.h" };
	char *folder = make_folder();

	for (size_t i = 0; i < COUNT(names); i++) {
		char *shown = generator_print(folder,
		    (const char *const[]){ "--check", "-r", "mine", "--",
			"header", "in.xml", names[i], NULL },
		    1, "");
		char *start = support_print(
		    "--- %s\n+++ as it would be generated\n@@ -0,0 +1,",
		    names[i]);

		ck_assert_msg(
		    strncmp(shown, start, strlen(start)) == 0, "%s", shown);
		ck_assert_ptr_nonnull(strstr(shown, "\n+#endif\n"));
		free(start);
		free(shown);
	}
	free(folder);
}
END_TEST

static const struct {
	SUPPORT_ROW;
	const char *arguments[8];
	const char *environment[2];
	const char *errors;
} troubles[] = {
	{ ROW, .arguments = { "header", "none.xml", "out.h" },
	    .errors = "none.xml: error: No such file or directory\n" },
	{ ROW, .arguments = { "header", "in.xml", "out.h" },
	    .errors = "in.xml: error: no registry `extension'; name those to "
		      "use with --registry\n" },
	{ ROW, .arguments = { "-r", "mine", "header", "in.xml", "-" },
	    .errors = "wsreg-gen: --check needs a file, not -; see `wsreg-gen "
		      "--help'\n" },
	{ ROW, .arguments = { "-r", "mine", "header", "in.xml", "out.h" },
	    .environment = { "PATH=/nowhere" },
	    .errors = "out.h: error: out of date; diff(1) could not be "
		      "run to show how\n" },
};

/* It could not be checked: that is not the same as out of date. */
START_TEST(test_trouble)
{
	char *folder = make_folder();
	const char *arguments[12] = { SUPPORT_GEN, "--check" };
	struct support_command command = {
		.arguments = arguments,
		.folder = folder,
		.environment = troubles[_i].environment,
	};
	struct support_result result;

	memcpy(arguments + 2, troubles[_i].arguments,
	    sizeof(troubles[_i].arguments));
	support_run(&command, &result);
	ck_assert_str_eq(result.errors, troubles[_i].errors);
	ck_assert_str_eq(result.output, "");
	ck_assert_int_eq(result.status, 2);
	support_result_free(&result);
	free(folder);
}
END_TEST

/* ---- Standard input and output ---- */

START_TEST(test_streams)
{
	char *folder = make_folder();
	char *wanted;
	struct support_command command = {
		.arguments = (const char *const[]){ SUPPORT_GEN, "-r", "mine",
		    "header", "-", "-", NULL },
		.input = ONE,
		.input_size = strlen(ONE),
	};
	struct support_result result;

	generator_run(folder, (const char *const[]){ GENERATE, NULL }, 0, "");
	wanted = generator_read(folder, "out.h");
	support_run(&command, &result);
	ck_assert_str_eq(result.errors, "");
	/* The first line names the input. */
	ck_assert_str_eq(strchr(result.output, '\n'), strchr(wanted, '\n'));
	ck_assert_ptr_nonnull(
	    strstr(result.output, "from -: do not edit. */\n"));
	support_result_free(&result);
	free(wanted);
	free(folder);
}
END_TEST

/* ---- Dependencies ---- */

static const struct {
	SUPPORT_ROW;
	const char *arguments[8];
	const char *depfile;
} depfiles[] = {
	{ ROW, { "in.xml", "out.h" }, "out.h: in.xml\n" },
	{ ROW, { "in.xml", "more.xml", "out.h" }, "out.h: in.xml more.xml\n" },
	{ ROW, { "--overlay", "overlay", "in.xml", "out.h" },
	    "out.h: in.xml overlay\n" },
	{ ROW, { "in.xml", "-", "out.h" }, "out.h: in.xml\n" },
	{ ROW, { "./in.xml", "b/../out.h" }, "b/../out.h: ./in.xml\n" },
	{ ROW, { "in.xml", "a b$(c)#:\\d.h" },
	    "a\\ b$$(c)\\#\\:\\d.h: in.xml\n" },
	{ ROW, { "in.xml", "a\tb\\\\ \\#.h" },
	    "a\\\tb\\\\\\\\\\ \\\\\\#.h: in.xml\n" },
};

START_TEST(test_depfile)
{
	char *folder = make_folder();
	char *b = support_print("%s/b", folder);
	const char *arguments[16] = { "-r", "mine", "--depfile", "out.d",
		"header" };
	char *depfile;

	ck_assert_int_eq(mkdir(b, 0777), 0);
	generator_write(folder,
	    (struct generator_file[]){
		{ "more.xml", XML("") }, { "overlay", "" }, { 0 } });
	memcpy(arguments + 5, depfiles[_i].arguments,
	    sizeof(depfiles[_i].arguments));
	if (strcmp(arguments[6], "-") == 0) {
		free(support_output(folder,
		    (const char *const[]){ "sh", "-c",
			"exec \"$0\" \"$@\" <more.xml", SUPPORT_GEN, "-r",
			"mine", "--depfile", "out.d", "header", "in.xml", "-",
			"out.h", NULL }));
	} else {
		generator_run(folder, arguments, 0, "");
	}
	depfile = generator_read(folder, "out.d");
	ck_assert_str_eq(depfile, depfiles[_i].depfile);
	free(depfile);
	free(b);
	free(folder);
}
END_TEST

static Suite *
make_check(void)
{
	Suite *suite = suite_create("check");
	TCase *tcase = tcase_create("check");

	tcase_add_test(tcase, test_fresh);
	tcase_add_test(tcase, test_stale);
	tcase_add_test(tcase, test_lost);
	tcase_add_test(tcase, test_missing);
	support_add_rows(tcase, test_trouble, troubles);
	tcase_add_test(tcase, test_streams);
	support_add_rows(tcase, test_depfile, depfiles);
	suite_add_tcase(suite, tcase);
	return suite;
}

/* ---- With make(1) ---- */

static const char *const odd_names[] = { "in.xml", "a b.xml", "a\tb.xml",
	"a#b.xml", "a$b.xml", "a$(b).xml", "a:b.xml", "a\\b.xml", "a\\ b.xml",
	"a\\\\ b.xml", "a\\#b.xml", "a%b.xml", "a'b\".xml", "\xc3\xa9.xml" };

/* A newer input makes it run again, an older one does not. */
START_TEST(test_make)
{
	static const char script[] =
	    "all: out.h\n"
	    "-include out.d\n"
	    "out.h:\n"
	    "	@$(GEN) -r mine --depfile out.d header \"$$NAME\" out.h\n"
	    "	@touch out.h; echo made\n";
	const char *name = odd_names[_i];
	char *folder = support_make_folder();
	char *setting = support_print("NAME=%s", name);
	struct support_command command = {
		.arguments = (const char *const[]){ "sh", "-c",
		    "make; make; touch -d 2001-01-01 out.h; make; make", NULL },
		.folder = folder,
		.environment = (const char *const[]){ setting,
		    "GEN=" SUPPORT_GEN, "MAKEFLAGS=-s", NULL },
	};
	struct support_result result;

	generator_write(folder,
	    (struct generator_file[]){
		{ name, ONE }, { "Makefile", script }, { 0 } });
	support_run(&command, &result);
	ck_assert_str_eq(result.errors, "");
	ck_assert_str_eq(result.output, "made\nmade\n");
	support_result_free(&result);
	free(setting);
	free(folder);
}
END_TEST

static Suite *
make_make(void)
{
	Suite *suite = suite_create("make");
	TCase *tcase = tcase_create("make");

	tcase_add_loop_test(tcase, test_make, 0, COUNT(odd_names));
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_make(void)
{
	return support_miss("make");
}

/* ---- With git(1) ---- */

/* A hook like that of wsreg-gen(1), and a commit that it refuses. */
START_TEST(test_hook)
{
	static const char script[] =
	    "export HOME=. GIT_CONFIG_NOSYSTEM=1\n"
	    "PATH=$(dirname \"$0\"):$PATH\n"
	    "git init -q . && git config user.name A &&\n"
	    "git config user.email a@example.org || exit\n"
	    "cat >.git/hooks/pre-commit <<'END'\n"
	    "#!/bin/sh\n"
	    "exec wsreg-gen --check -r mine header in.xml out.h >&2\n"
	    "END\n"
	    "chmod +x .git/hooks/pre-commit\n"
	    "wsreg-gen -r mine header in.xml out.h\n"
	    "git add in.xml out.h && git commit -q -m One && echo first\n"
	    "cp more.xml in.xml && git add in.xml\n"
	    "git commit -q -m Two && echo second\n"
	    "wsreg-gen -r mine header in.xml out.h && git add out.h\n"
	    "git commit -q -m Two && echo third\n";
	char *folder = make_folder();
	struct support_command command = {
		.arguments = (const char *const[]){ "sh", "-c", script,
		    SUPPORT_GEN, NULL },
		.folder = folder,
	};
	struct support_result result;

	generator_write(
	    folder, (struct generator_file[]){ { "more.xml", TWO }, { 0 } });
	support_run(&command, &result);
	ck_assert_msg(strcmp(result.output, "first\nthird\n") == 0, "%s%s",
	    result.output, result.errors);
	ck_assert_ptr_nonnull(
	    strstr(result.errors, "\n+\tWSREG_MINE_TWO = 2\n"));
	support_result_free(&result);
	free(folder);
}
END_TEST

static Suite *
make_hook(void)
{
	Suite *suite = suite_create("hook");
	TCase *tcase = tcase_create("hook");

	tcase_add_test(tcase, test_hook);
	suite_add_tcase(suite, tcase);
	return suite;
}

static const char *
miss_git(void)
{
	return support_miss("git");
}

static const struct support_part parts[] = {
	{ .name = "files", .make = make_check },
	{ .name = "make", .make = make_make, .find_obstacle = miss_make },
	{ .name = "hook", .make = make_hook, .find_obstacle = miss_git },
};

int
main(int count, char **arguments)
{
	return support_main_part(parts, COUNT(parts), count, arguments);
}
