/* SPDX-License-Identifier: MIT */
/* Tests of data/packaging: what the GitHub Action and the hooks of pre-commit
 * run, run on files as a project has them. */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "run.h"

#define PACKAGING SUPPORT_SOURCE "/data/packaging/"
#define ACTION PACKAGING "action.yml"
#define HOOKS PACKAGING "pre-commit-hooks.yaml"

/* The indentation of a script in the action, and of what comes after it. */
#define SCRIPT "      run: |\n"
#define INDENT "        "

/* ---- The action ---- */

/* Returns the script of the step of this name, to be freed. */
static char *
read_script(const char *name)
{
	char *text = support_read_file(ACTION, NULL);
	char *step = support_print("    - name: %s\n", name);
	char *script = support_print("%s", "");
	const char *at = strstr(text, step);

	ck_assert_msg(at != NULL, "no step %s", name);
	at = strstr(at, SCRIPT);
	ck_assert_ptr_nonnull(at);
	for (at += strlen(SCRIPT); strncmp(at, INDENT, strlen(INDENT)) == 0;
	     at += strcspn(at, "\n") + 1) {
		char *longer = support_print("%s%.*s\n", script,
		    (int)(strcspn(at, "\n") - strlen(INDENT)),
		    at + strlen(INDENT));

		free(script);
		script = longer;
	}
	free(step);
	free(text);
	return script;
}

/* Returns a folder in which a script finds wsreg, wsreg-gen and the sources of
 * the tests, which are a project to it. */
static char *
make_project(void)
{
	char *folder = support_make_folder();
	char *tests = support_print("%s/tests", folder);
	char *data = support_print("%s/data", folder);

	ck_assert_int_eq(symlink(SUPPORT_SOURCE "/tests", tests), 0);
	ck_assert_int_eq(symlink(SUPPORT_SOURCE "/data", data), 0);
	free(data);
	free(tests);
	return folder;
}

/* Returns a setting of PATH with the folders of wsreg and wsreg-gen first. */
static char *
make_path(void)
{
	const char *wsreg = getenv("WSREG");

	return support_print("PATH=%.*s:%.*s:%s",
	    (int)(strrchr(wsreg, '/') - wsreg), wsreg,
	    (int)(strrchr(SUPPORT_GEN, '/') - SUPPORT_GEN), SUPPORT_GEN,
	    getenv("PATH"));
}

static const struct step {
	SUPPORT_ROW;
	const char *name, *files, *fail_on;
	int status;
	const char *has;
} steps[] = {
	{ ROW, "Install wsreg", "", "note", 0, "" },
	{ ROW, "Lint registry files", "", "note", 0, "" },
	{ ROW, "Lint registry files", "data/websocket.xml\n", "note", 0, "" },
	{ ROW, "Lint registry files",
	    "tests/fixtures/lint-odd.xml\ndata/websocket.xml\n", "error", 1,
	    "::error file=tests/fixtures/lint-odd.xml,line=8," },
	{ ROW, "Lint registry files", "nowhere.xml", "note", 2, "" },
	{ ROW, "Audit source files", "", "note", 0, "" },
	{ ROW, "Audit source files",
	    "tests/audit/right-c.c\n\ntests/audit/right-go.go\n", "note", 0,
	    "" },
	{ ROW, "Audit source files", "tests/audit/", "warning", 1,
	    "::error file=tests/audit/aged-cs.cs,line=39,title=audit-meaning" },
	{ ROW, "Audit source files", "tests/audit/aged-elixir.ex", "warning", 0,
	    "::notice file=tests/audit/aged-elixir.ex" },
	{ ROW, "Check recorded traffic", "", "note", 0, "" },
	{ ROW, "Check recorded traffic",
	    "tests/fixtures/follow-nginx-client.txt\n", "note", 0, "" },
	{ ROW, "Check recorded traffic",
	    "tests/fixtures/har-close.har\ntests/fixtures/"
	    "capture-rfc6455.pcap\n",
	    "note", 1, "[close-code-local-only]" },
};

/* Runs a script as GitHub does. */
START_TEST(test_step)
{
	const struct step *step = &steps[_i];
	char *script = read_script(step->name);
	char *file = run_file("script.sh", script);
	char *folder = make_project(), *path = make_path();
	char *files = support_print("FILES=%s", step->files);
	char *fail_on = support_print("FAIL_ON=%s", step->fail_on);
	char *line = support_print("--noprofile --norc -eo pipefail %s", file);
	const struct run_case in = { .line = line,
		.folder = folder,
		.environment = { path, files, fail_on } };
	struct support_result result;

	run_program("bash", &in, &result);
	ck_assert_msg(result.status == step->status, "%s: status %d\n%s%s",
	    step->name, result.status, result.output, result.errors);
	ck_assert_msg(strstr(result.output, step->has) != NULL,
	    "%s: no `%s'\n%s", step->name, step->has, result.output);
	support_result_free(&result);
	free(line);
	free(fail_on);
	free(files);
	free(path);
	free(folder);
	free(file);
	free(script);
}
END_TEST

/* No script has an expression: a value of a workflow would be code in it. */
START_TEST(test_scripts_plain)
{
	static const char *const names[] = { "Install wsreg",
		"Lint registry files", "Audit source files",
		"Check recorded traffic" };

	for (size_t i = 0; i < COUNT(names); i++) {
		char *script = read_script(names[i]);

		ck_assert_ptr_null(strstr(script, "${{"));
		free(script);
	}
}
END_TEST

/* ---- Hooks ---- */

/* Returns what a hook runs, to be freed. */
static char *
read_entry(const char *id)
{
	char *text = support_read_file(HOOKS, NULL);
	char *start = support_print("- id: %s\n", id);
	const char *at = strstr(text, start);
	char *entry;

	ck_assert_msg(at != NULL, "no hook %s", id);
	at = strstr(at, "\n  entry: ");
	ck_assert_ptr_nonnull(at);
	at += strlen("\n  entry: ");
	entry = support_print("%.*s", (int)strcspn(at, "\n"), at);
	free(start);
	free(text);
	return entry;
}

/* Runs a hook with arguments and returns its exit status. */
static int
run_hook(const char *id, const char *folder, const char *arguments)
{
	char *entry = read_entry(id), *path = make_path();
	char *line = support_print("-c '%s %s'", entry, arguments);
	const struct run_case in = {
		.line = line, .folder = folder, .environment = { path }
	};
	struct support_result result;
	int status;

	run_program("sh", &in, &result);
	status = result.status;
	support_result_free(&result);
	free(line);
	free(path);
	free(entry);
	return status;
}

START_TEST(test_hook_generated)
{
	static const char arguments[] = "header data/websocket.xml codes.h";
	char *folder = make_project();
	char *file = support_print("%s/codes.h", folder);

	free(support_output(folder,
	    (const char *const[]){ SUPPORT_GEN, "header", "data/websocket.xml",
		"codes.h", NULL }));
	ck_assert_int_eq(run_hook("wsreg-gen-check", folder, arguments), 0);
	support_write_file(file, "stale\n", 6);
	ck_assert_int_ne(run_hook("wsreg-gen-check", folder, arguments), 0);
	free(file);
	free(folder);
}
END_TEST

START_TEST(test_hook_audit)
{
	char *folder = make_project();

	ck_assert_int_eq(
	    run_hook("wsreg-audit", folder, "tests/audit/right-c.c"), 0);
	ck_assert_int_eq(run_hook("wsreg-audit", folder,
			     "tests/audit/right-c.c tests/audit/aged-c.c"),
	    1);
	free(folder);
}
END_TEST

/* pre-commit looks in the top folder. */
START_TEST(test_hooks_found)
{
	char *hooks = support_read_file(HOOKS, NULL);
	char *top =
	    support_read_file(SUPPORT_SOURCE "/.pre-commit-hooks.yaml", NULL);

	ck_assert_str_eq(top, hooks);
	free(top);
	free(hooks);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("packaging");
	TCase *tcase = tcase_create("packaging");

	support_add_rows(tcase, test_step, steps);
	tcase_add_test(tcase, test_scripts_plain);
	tcase_add_test(tcase, test_hook_generated);
	tcase_add_test(tcase, test_hook_audit);
	tcase_add_test(tcase, test_hooks_found);
	suite_add_tcase(suite, tcase);
	return suite;
}

SUPPORT_MAIN
{
	static Suite *(*const makers[])(void) = { make_suite };
	const char *missing = support_miss("bash");

	return missing != NULL ? support_skip(missing)
			       : run_main(makers, COUNT(makers));
}
