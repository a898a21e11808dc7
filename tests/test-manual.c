/* SPDX-License-Identifier: MIT */
/* Tests that the manual pages and the README name all that there is: options,
 * commands, formats, the environment; and nothing else. */

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

static char *
get_help(const char *program, const char *command)
{
	return support_output(
	    NULL, (const char *const[]){ program, "--help", command, NULL });
}

#define WSREG SUPPORT_BUILD "/wsreg"

/* Adds the options and formats of each command in the set but check, which has
 * a page of its own. */
static void
add_commands_help(const char *commands, char **options, char **formats)
{
	for (const char *at = commands + 1; *at != '\0';
	     at = strchr(at, '\n') + 1) {
		char *command =
		    support_print("%.*s", (int)strcspn(at, "\n"), at);
		char *help = get_help(WSREG, command);

		ck_assert_msg(strstr(help, command) != NULL,
		    "`wsreg --help %s' is not of it", command);
		if (strcmp(command, "check") != 0)
			add_options(options, help);
		add_formats(formats, help);
		free(command);
		free(help);
	}
}

/* Commands and formats, but also verdicts, are .Cm in lists. */
START_TEST(test_command)
{
	char *page = support_read_file(PAGES "wsreg.1", NULL);
	char *help = get_help(WSREG, NULL);
	char *options = words_make(), *flags = words_make();
	char *commands = words_make(), *formats = words_make();
	char *words = words_make();

	add_options(&options, help);
	add_commands(&commands, help);
	add_commands_help(commands, &options, &formats);
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, page, "Cm", "");
	ck_assert_uint_gt(support_count_lines(formats), 4);
	words_check_part("wsreg --help", commands, "wsreg.1", words);
	words_check_part("wsreg COMMAND --help", formats, "wsreg.1", words);
	words_check_same("wsreg --help", options, "wsreg.1", flags);
	free(page);
	free(help);
	free(commands);
	free(formats);
	free(words);
}
END_TEST

START_TEST(test_generator)
{
	char *page = support_read_file(PAGES "wsreg-gen.1", NULL);
	char *help = get_help(SUPPORT_GEN, NULL);
	char *options = words_make(), *flags = words_make();
	char *modes = words_make(), *words = words_make();

	add_options(&options, help);
	add_commands(&modes, help);
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, page, "Cm", "");
	words_check_same("wsreg-gen --help", options, "wsreg-gen.1", flags);
	words_check_same("wsreg-gen --help", modes, "wsreg-gen.1", words);
	free(page);
	free(help);
}
END_TEST

/* Its formats are the only .Cm in lists. */
START_TEST(test_checker)
{
	char *page = support_read_file(PAGES "wsreg-check.1", NULL);
	char *help = get_help(WSREG, "check");
	char *options = words_make(), *flags = words_make();
	char *formats = words_make(), *words = words_make();

	add_options(&options, help);
	add_formats(&formats, help);
	words_add_items(&flags, page, "Fl", "-");
	words_add_items(&words, page, "Cm", "");
	words_check_same("wsreg --help check", options, "wsreg-check.1", flags);
	words_check_same("wsreg --help check", formats, "wsreg-check.1", words);
	free(page);
	free(help);
}
END_TEST

#define CLI SUPPORT_SOURCE "/src/cli"

START_TEST(test_environment)
{
	char *page = support_read_file(PAGES "wsreg.1", NULL);
	char **files = support_list_folder(CLI);
	char *asked = words_make(), *described = words_make();

	for (size_t i = 0; files[i] != NULL; i++) {
		char *name = support_print("%s/%s", CLI, files[i]);
		char *text = support_read_file(name, NULL);
		const char *at = text;

		while (words_find(&at, "getenv(\"") != NULL)
			words_add(&asked, "", at, strcspn(at, "\""));
		free(name);
		free(text);
	}
	words_add_items(&described, page, "Ev", "");
	words_check_same("src/cli", asked, "wsreg.1", described);
	support_free_list(files);
	free(page);
}
END_TEST

/* ---- The build ---- */

START_TEST(test_build_options)
{
	char *readme = support_read_file(SUPPORT_SOURCE "/README.md", NULL);
	char *options =
	    support_read_file(SUPPORT_SOURCE "/meson_options.txt", NULL);
	char *declared = words_make(), *described = words_make();
	const char *at;

	for (at = options; words_find(&at, "option('") != NULL;)
		words_add(&declared, "", at, strcspn(at, "'"));
	for (at = readme; words_find(&at, "\n| `-D") != NULL;)
		words_add(&described, "", at, strcspn(at, "`"));
	words_check_same("meson_options.txt", declared, "README.md", described);
	free(readme);
	free(options);
}
END_TEST

static Suite *
manual_suite(void)
{
	Suite *suite = suite_create("manual");
	TCase *tcase = tcase_create("manual");

	tcase_add_test(tcase, test_command);
	tcase_add_test(tcase, test_generator);
	tcase_add_test(tcase, test_checker);
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
