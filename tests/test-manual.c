/* SPDX-License-Identifier: MIT */
/* Tests that the manual pages describe all options, commands, formats and
 * variables of the environment, each once, and that CONTRIBUTING.md describes
 * the options of the build. */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define PAGES SUPPORT_SOURCE "/man/"

/* ---- What the programs say ---- */

/* The options that lines of a help begin with. */
static void
add_options(char **set, const char *help)
{
	for (const char *at = help; at != NULL; at = strchr(at, '\n')) {
		at += strspn(at, "\n ");
		while (*at == '-') {
			size_t size = strcspn(at, " ,\n");

			words_add(set, "", at, size);
			at += size;
			at += strspn(at, ", ");
		}
	}
}

/* The words that stand two blanks from the margin: commands, modes. */
static void
add_commands(char **set, const char *help)
{
	const char *at = help;

	while (words_find(&at, "\n  ") != NULL)
		if (islower((unsigned char)*at))
			words_add(set, "", at, strcspn(at, " \n"));
}

static void
add_formats(char **set, const char *help)
{
	const char *at = help;

	if (words_find(&at, "--format FORMAT") == NULL)
		return;
	at += strspn(at, " ");
	while (*at != '\n') {
		size_t size = strcspn(at, ",\n");

		words_add(set, "", at, size);
		at += size;
		at += strspn(at, ", ");
	}
}

#define WSREG SUPPORT_BUILD "/wsreg"
#define OVERVIEW "wsreg.1"

/* Returns the help of a program or, unless `command` is NULL, of a command. */
static char *
get_help(const char *program, const char *command)
{
	return support_output(
	    NULL, (const char *const[]){ program, "--help", command, NULL });
}

static char *
read_page(const char *name)
{
	char *file = support_print(PAGES "%s", name);
	char *text = support_read_file(file, NULL);

	free(file);
	return text;
}

/* ---- Commands ---- */

/* Each command, and the page that describes it: its formats, and the options
 * that are not common ones.  wsreg(1) describes these. */
static const struct command {
	SUPPORT_ROW;
	const char *name, *page;
} commands[] = {
	{ ROW, "lookup", "wsreg-lookup.1" },
	{ ROW, "list", "wsreg-lookup.1" },
	{ ROW, "search", "wsreg-lookup.1" },
	{ ROW, "export", "wsreg-export.1" },
	{ ROW, "diff", "wsreg-diff.1" },
	{ ROW, "log", "wsreg-log.1" },
	{ ROW, "lint", "wsreg-lint.1" },
	{ ROW, "rules", "wsreg-rules.7" },
	{ ROW, "check", "wsreg-check.1" },
};

/* The page has the formats that the help has, and its options, together with
 * the common ones. */
START_TEST(test_command)
{
	const struct command *command = &commands[_i];
	char *overview = read_page(OVERVIEW), *page = read_page(command->page);
	char *help = get_help(WSREG, command->name);
	char *name = support_print("wsreg --help %s", command->name);
	char *options = words_make(), *flags = words_make();
	char *formats = words_make(), *words = words_make();

	ck_assert_msg(strstr(help, command->name) != NULL,
	    "`%s' is not about the command", name);
	add_options(&options, help);
	add_formats(&formats, help);
	words_add_items(&flags, overview, "Fl", "-");
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, page, "Cm", "");
	ck_assert_uint_gt(support_count_lines(formats), 1);
	words_check_part(name, options, command->page, flags);
	words_check_part(name, formats, command->page, words);
	free(overview);
	free(page);
	free(help);
	free(name);
	free(options);
	free(flags);
	free(formats);
	free(words);
}
END_TEST

/* Adds the options and formats of all commands that the page describes. */
static void
add_page_help(char **options, char **formats, const char *page)
{
	for (size_t i = 0; i < COUNT(commands); i++)
		if (strcmp(commands[i].page, page) == 0) {
			char *help = get_help(WSREG, commands[i].name);

			add_options(options, help);
			add_formats(formats, help);
			free(help);
		}
}

/* Returns the part of a page from this heading to the next; empty if the page
 * has none. */
static char *
get_section(const char *page, const char *heading)
{
	const char *start = strstr(page, heading), *end = NULL;

	if (start != NULL)
		end = strstr(start + strlen(heading), "\n.Sh ");
	return support_print(
	    "%.*s", end != NULL ? (int)(end - start) : 0, start);
}

/* The options and formats of the page are those of its commands, and no option
 * is a common one, so that each is described once. */
START_TEST(test_page)
{
	const char *name = commands[_i].page;
	char *overview = read_page(OVERVIEW), *page = read_page(name);
	char *section = get_section(page, "\n.Sh FORMATS\n");
	char *options = words_make(), *flags = words_make();
	char *formats = words_make(), *words = words_make();
	char *common = words_make();

	add_page_help(&options, &formats, name);
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, section, "Cm", "");
	words_add_items(&common, overview, "Fl", "-");
	words_check_part(name, flags, "--help", options);
	words_check_same(name, words, "--help", formats);
	for (const char *at = flags + 1; *at != '\0'; at = strchr(at, '\n') + 1)
		ck_assert_msg(!words_has(common, at, strcspn(at, "\n")),
		    "%s and " OVERVIEW " describe %.*s", name,
		    (int)strcspn(at, "\n"), at);
	free(overview);
	free(page);
	free(section);
	free(options);
	free(flags);
	free(common);
}
END_TEST

/* wsreg(1) has all commands, as this file has; its options are options of the
 * command. */
START_TEST(test_overview)
{
	char *page = read_page(OVERVIEW);
	char *help = get_help(WSREG, NULL);
	char *listed = words_make(), *known = words_make();
	char *words = words_make(), *options = words_make();
	char *flags = words_make();

	add_commands(&listed, help);
	add_options(&options, help);
	words_add_items(&words, page, "Cm", "");
	words_add_items(&flags, page, "Fl", "-");
	words_add(&known, "", "generate", strlen("generate"));
	for (size_t i = 0; i < COUNT(commands); i++)
		words_add(
		    &known, "", commands[i].name, strlen(commands[i].name));
	words_check_part("wsreg --help", listed, OVERVIEW, words);
	words_check_part(OVERVIEW, flags, "wsreg --help", options);
	words_check_same("wsreg --help", listed, "test-manual.c", known);
	free(page);
	free(help);
	free(words);
	free(options);
	free(flags);
}
END_TEST

/* wsreg-gen(1) has the options of the program and of the command, and the modes,
 * which are its only .Cm in lists. */
START_TEST(test_generator)
{
	char *page = read_page("wsreg-gen.1");
	char *help = get_help(SUPPORT_GEN, NULL);
	char *command = get_help(WSREG, "generate");
	char *options = words_make(), *flags = words_make();
	char *modes = words_make(), *words = words_make();

	add_options(&options, help);
	add_options(&options, command);
	add_commands(&modes, help);
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, page, "Cm", "");
	words_check_same("wsreg-gen --help", options, "wsreg-gen.1", flags);
	words_check_same("wsreg-gen --help", modes, "wsreg-gen.1", words);
	free(page);
	free(help);
	free(command);
}
END_TEST

/* Adds the variables that the sources in a folder ask for. */
static void
add_variables(char **set, const char *folder)
{
	char **files = support_list_folder(folder);

	for (size_t i = 0; files[i] != NULL; i++) {
		char *name = support_print("%s/%s", folder, files[i]);
		char *text = support_read_file(name, NULL);
		const char *at = text;

		while (words_find(&at, "getenv(\"") != NULL)
			words_add(set, "", at, strcspn(at, "\""));
		free(name);
		free(text);
	}
	support_free_list(files);
}

START_TEST(test_environment)
{
	char *page = read_page(OVERVIEW);
	char *asked = words_make(), *described = words_make();

	add_variables(&asked, SUPPORT_SOURCE "/src/cli");
	add_variables(&asked, SUPPORT_SOURCE "/gen/file");
	words_add_items(&described, page, "Ev", "");
	words_check_same("the sources", asked, OVERVIEW, described);
	free(page);
}
END_TEST

/* ---- The build ---- */

START_TEST(test_build_options)
{
	char *page = support_read_file(SUPPORT_SOURCE "/CONTRIBUTING.md", NULL);
	char *options =
	    support_read_file(SUPPORT_SOURCE "/meson_options.txt", NULL);
	char *declared = words_make(), *described = words_make();
	const char *at;

	for (at = options; words_find(&at, "option('") != NULL;)
		words_add(&declared, "", at, strcspn(at, "'"));
	for (at = page; words_find(&at, "\n| `-D") != NULL;)
		words_add(&described, "", at, strcspn(at, "`"));
	words_check_same(
	    "meson_options.txt", declared, "CONTRIBUTING.md", described);
	free(page);
	free(options);
}
END_TEST

static Suite *
manual_suite(void)
{
	Suite *suite = suite_create("manual");
	TCase *tcase = tcase_create("manual");

	support_add_rows(tcase, test_command, commands);
	support_add_rows(tcase, test_page, commands);
	tcase_add_test(tcase, test_overview);
	tcase_add_test(tcase, test_generator);
	tcase_add_test(tcase, test_environment);
	tcase_add_test(tcase, test_build_options);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	Suite *(*const makers[])(void) = { manual_suite };

	return support_main(makers, COUNT(makers));
}
