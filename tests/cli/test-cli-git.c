/* SPDX-License-Identifier: MIT */
/* Tests of the ways to use the command with git that wsreg-diff(1) tells. */

#include <stdlib.h>
#include <string.h>

#include "run.h"

#define PAGE SUPPORT_SOURCE "/man/wsreg-diff.1"

/* A repository that nobody's settings reach. */
static const char begin[] =
    "set -eu\n"
    "unset $(git rev-parse --local-env-vars)\n"
    "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1\n"
    "export GIT_ATTR_NOSYSTEM=1 XDG_CONFIG_HOME=/dev/null GIT_PAGER=cat\n"
    "unset GIT_EXTERNAL_DIFF\n"
    "PATH=${WSREG%/*}:$PATH\n"
    "commit() {\n"
    "git -c user.name=n -c user.email=n@example.org commit -q -m \"$1\"\n"
    "}\n"
    "git init -q .\n"
    "git symbolic-ref HEAD refs/heads/main\n"
    "echo websocket.xml diff=wsreg >.gitattributes\n"
    "git add .gitattributes\n"
    "commit attributes\n"
    "cp \"$SNAPSHOT\" websocket.xml\n"
    "git add websocket.xml\n"
    "commit old\n"
    "sed -i -e 's/>Internal Error</>Oops</' -e '/>1014</,/record>/"
    "s/Alexey_Melnikov/Leo_Tietz/' websocket.xml\n";

/* Commands that stand in the page, those that begin so, up to the end of the
 * example. */
static char *
find_recipe(const char *start)
{
	static const char before[] = ".Bd -literal -offset indent\n";
	char *page = support_read_file(PAGE, NULL);
	char *wanted = support_print("%s%s", before, start);
	const char *at = strstr(page, wanted);
	const char *end;
	char *recipe;

	ck_assert_msg(at != NULL, "wsreg-diff(1) lacks `%s'", start);
	at += strlen(before);
	end = strstr(at, ".Ed\n");
	ck_assert_ptr_nonnull(end);
	recipe = support_print("%.*s", (int)(end - at), at);
	free(wanted);
	free(page);
	return recipe;
}

#define TEXTCONV "git config diff.wsreg.textconv "
#define COMMAND "git config diff.wsreg.command "
#define DIFFTOOL "git difftool "

static const struct git_case {
	SUPPORT_ROW;
	const char *what;
	const char *recipes[3], *script;
	const char *has[RUN_PIECES], *lacks[RUN_PIECES];
} cases[] = {
	{ ROW, .what = "records in git diff", .recipes = { TEXTCONV },
	    .script = "git diff",
	    .has = { "\n-  description: Internal Error\n+  description: Oops\n",
		" close-code-number 1014\n",
		"\n-  contact: [Alexey_Melnikov]\n"
		"+  contact: [Leo_Tietz]\n" },
	    .lacks = { "<record", "<value>" } },
	{ ROW, .what = "the record above a part", .recipes = { TEXTCONV },
	    .script = "git diff -U0",
	    .has = { " @@ close-code-number 1011\n-  description: Internal",
		" @@ close-code-number 1014\n-  contact: " },
	    .lacks = { "<record" } },
	{ ROW, .what = "a commit", .recipes = { TEXTCONV },
	    .script = "git add websocket.xml; commit new; git log -p -1",
	    .has = { "    new\n", "\n+  description: Oops\n" },
	    .lacks = { "<record" } },
	{ ROW, .what = "the new file of a commit",
	    .recipes = { TEXTCONV, COMMAND }, .script = "git log -p -1",
	    .has = { "\n--- /dev/null\n", "\n+close-code-number 1011\n" },
	    .lacks = { "<record", "breaking" } },
	{ ROW, .what = "what diff prints", .recipes = { COMMAND },
	    .script = "git diff; echo end $?",
	    .has = { "+++ websocket.xml  ", "\n~ 1011  Oops",
		"- Internal Error\n", "+ Oops\n", "~ 1014  ", "editorial\n",
		"end 0\n" },
	    .lacks = { "@@", "1012" } },
	{ ROW, .what = "nothing to print", .recipes = { COMMAND },
	    .script = "git checkout -q websocket.xml\n"
		      "echo ' ' >>websocket.xml\n"
		      "git diff; echo end $?",
	    .has = { "end 0\n" }, .lacks = { "+++", "~" } },
	{ ROW, .what = "a new file, and one that went", .recipes = { COMMAND },
	    .script = "git show --ext-diff --format=\n"
		      "git rm -qf websocket.xml\n"
		      "git diff --cached; echo end $?",
	    .has = { "--- /dev/null\n", "\n+ 1011  Internal Error\n",
		"+++ /dev/null\n", "\n- 1011  Internal Error (breaking)\n",
		"end 0\n" } },
	{ ROW, .what = "a file that is no registry", .recipes = { COMMAND },
	    .script = "echo '<html/>' >websocket.xml\n"
		      "git diff || echo end $?",
	    .has = { "end 128\n" } },
	{ ROW, .what = "a file that is not merged", .recipes = { COMMAND },
	    .script = "git checkout -q -b other\n"
		      "git add websocket.xml; commit other\n"
		      "git checkout -q main\n"
		      "sed -i 's/>Internal Error</>Ouch</' websocket.xml\n"
		      "git add websocket.xml; commit main\n"
		      "git -c user.name=n -c user.email=n@example.org "
		      "merge -q other >merge || true\n"
		      "git status --porcelain; git diff; echo end $?",
	    .has = { "UU websocket.xml\n", "end 0\n" } },
	{ ROW, .what = "git difftool", .recipes = { DIFFTOOL },
	    .has = { "--- /dev/null\n", "+++ ",
		"\n+ 1011  Internal Error\n" } },
};

/* The recipes either set git up, or they are what is to be seen. */
static char *
make_script(const struct git_case *test)
{
	char *script = support_print("%s", begin);

	for (size_t i = 0; test->recipes[i] != NULL; i++) {
		char *recipe = find_recipe(test->recipes[i]);
		char *longer = support_print("%s%s", script, recipe);

		free(recipe);
		free(script);
		script = longer;
	}
	if (test->script != NULL) {
		char *longer = support_print("%s%s\n", script, test->script);

		free(script);
		script = longer;
	}
	return script;
}

START_TEST(test_git)
{
	const struct git_case *test = &cases[_i];
	char *folder = support_make_folder();
	char *script = make_script(test);
	const char *const arguments[] = { "sh", "-c", script, NULL };
	char *output = support_output(folder, arguments);

	run_check_has(test->what, output, test->has);
	for (size_t i = 0; test->lacks[i] != NULL; i++)
		ck_assert_msg(strstr(output, test->lacks[i]) == NULL,
		    "%s: `%s' in\n%s", test->what, test->lacks[i], output);
	free(output);
	free(script);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("git");
	TCase *tcase = tcase_create("git");

	support_add_rows(tcase, test_git, cases);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };

	if (!support_has_program("git"))
		return support_skip("there is no git");
	if (setenv("SNAPSHOT", SUPPORT_SOURCE "/data/websocket.xml", 1) != 0)
		return EXIT_FAILURE;
	return run_main(makers, COUNT(makers));
}
