/* SPDX-License-Identifier: MIT */
/* Tests that the manual pages and the README name all that there is: options,
 * commands, formats, the environment, the library; and nothing else. */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

#define PAGES SUPPORT_SOURCE "/man/"
#define HEADERS SUPPORT_SOURCE "/src/"

/* ---- Sets of words: a text with a word a line, the first line empty ---- */

#define make_set() support_print("\n")

static bool
has_word(const char *set, const char *word, size_t size)
{
	for (const char *at = set; (at = strchr(at, '\n')) != NULL;)
		if (strncmp(++at, word, size) == 0 && at[size] == '\n')
			return true;
	return false;
}

static void
add_word(char **set, const char *prefix, const char *word, size_t size)
{
	char *text = support_print("%s%.*s", prefix, (int)size, word);

	if (!has_word(*set, text, strlen(text))) {
		char *longer = support_print("%s%s\n", *set, text);

		free(*set);
		*set = longer;
	}
	free(text);
}

/* Fails if a word of the one set is not in the other. */
static void
check_part(const char *of, const char *set, const char *in, const char *other)
{
	for (const char *at = set + 1; *at != '\0'; at += strcspn(at, "\n") + 1)
		ck_assert_msg(has_word(other, at, strcspn(at, "\n")),
		    "%s has no `%.*s', which is in %s", in,
		    (int)strcspn(at, "\n"), at, of);
}

/* Fails unless both sets, which are freed, have the same words and any. */
static void
check_same(const char *a, char *of_a, const char *b, char *of_b)
{
	ck_assert_msg(of_a[1] != '\0', "nothing was found in %s", a);
	check_part(a, of_a, b, of_b);
	check_part(b, of_b, a, of_a);
	free(of_a);
	free(of_b);
}

/* The next place after `text`, or NULL at the end; `*at` goes on from there. */
static const char *
find_next(const char **at, const char *text)
{
	const char *found = strstr(*at, text);

	if (found != NULL)
		*at = found += strlen(text);
	return found;
}

/* ---- What the pages say ---- */

/* Adds what follows this macro in the items of lists. */
static void
add_items(char **set, const char *page, const char *macro, const char *prefix)
{
	const char *at = page;

	while (find_next(&at, "\n.It ") != NULL) {
		char *line = support_print("%.*s", (int)strcspn(at, "\n"), at);

		for (char *word = strtok(line, " "); word != NULL;
		     word = strtok(NULL, " "))
			if (strcmp(word, macro) == 0 &&
			    (word = strtok(NULL, " ")) != NULL)
				add_word(set, prefix, word, strlen(word));
		free(line);
	}
}

/* ---- What the programs say ---- */

/* The options that lines of a help begin with. */
static void
add_options(char **set, const char *help)
{
	for (const char *at = help; at != NULL; at = strchr(at, '\n')) {
		at += strspn(at, "\n ");
		while (*at == '-') {
			size_t size = strcspn(at, " ,\n");

			add_word(set, "", at, size);
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

	while (find_next(&at, "\n  ") != NULL)
		if (islower((unsigned char)*at))
			add_word(set, "", at, strcspn(at, " \n"));
}

static void
add_formats(char **set, const char *help)
{
	const char *at = help;

	if (find_next(&at, "--format FORMAT") == NULL)
		return;
	at += strspn(at, " ");
	while (*at != '\n') {
		size_t size = strcspn(at, ",\n");

		add_word(set, "", at, size);
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

/* Adds the options and formats of each command in the set. */
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
	char *options = make_set(), *flags = make_set();
	char *commands = make_set(), *formats = make_set();
	char *words = make_set();

	add_options(&options, help);
	add_commands(&commands, help);
	add_commands_help(commands, &options, &formats);
	add_items(&flags, page, "Fl", "-");
	add_items(&words, page, "Cm", "");
	ck_assert_uint_gt(support_count_lines(formats), 4);
	check_part("wsreg --help", commands, "wsreg.1", words);
	check_part("wsreg COMMAND --help", formats, "wsreg.1", words);
	check_same("wsreg --help", options, "wsreg.1", flags);
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
	char *options = make_set(), *flags = make_set();
	char *modes = make_set(), *words = make_set();

	add_options(&options, help);
	add_commands(&modes, help);
	add_items(&flags, page, "Fl", "-");
	add_items(&words, page, "Cm", "");
	check_same("wsreg-gen --help", options, "wsreg-gen.1", flags);
	check_same("wsreg-gen --help", modes, "wsreg-gen.1", words);
	free(page);
	free(help);
}
END_TEST

#define CLI SUPPORT_SOURCE "/src/cli"

START_TEST(test_environment)
{
	char *page = support_read_file(PAGES "wsreg.1", NULL);
	char **files = support_list_folder(CLI);
	char *asked = make_set(), *described = make_set();

	for (size_t i = 0; files[i] != NULL; i++) {
		char *name = support_print("%s/%s", CLI, files[i]);
		char *text = support_read_file(name, NULL);
		const char *at = text;

		while (find_next(&at, "getenv(\"") != NULL)
			add_word(&asked, "", at, strcspn(at, "\""));
		free(name);
		free(text);
	}
	add_items(&described, page, "Ev", "");
	check_same("src/cli", asked, "wsreg.1", described);
	support_free_list(files);
	free(page);
}
END_TEST

/* ---- The library ---- */

static bool
is_inside(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* Adds all names that begin so. */
static void
add_names(char **set, const char *text, const char *prefix)
{
	const char *at = text;

	while (find_next(&at, prefix) != NULL) {
		const char *start = at - strlen(prefix);
		size_t size = strlen(prefix);

		while (is_inside(start[size]))
			size++;
		if (start == text || !is_inside(start[-1]))
			add_word(set, "", start, size);
	}
}

/* A header, and the page that describes it. */
static const struct part {
	const char *header, *page;
	/* Names that the page need not have: its guard, what the other page
	 * describes. */
	const char *exempt[2];
	size_t name_count; /* at least */
} parts[] = {
	{ "wsreg.h", "libwsreg.3", { "WSREG_H" }, 60 },
	{ "wsreg-check.h", "libwsreg-check.3", { "WSREG_CHECK_H", "WSREG_API" },
	    100 },
};

static char *
read_in(const char *folder, const char *name)
{
	char *file = support_print("%s%s", folder, name);
	char *text = support_read_file(file, NULL);

	free(file);
	return text;
}

static void
add_all_names(char **set, const char *text)
{
	add_names(set, text, "WSREG_");
	add_names(set, text, "wsreg_");
}

/* Adds the constants of the rules that wsreg-rules(7) describes. */
static void
add_rules(char **set)
{
	char *page = support_read_file(PAGES "wsreg-rules.7", NULL);
	char *ids = make_set();

	add_items(&ids, page, "Cm", "");
	for (char *c = ids; *c != '\0'; c++)
		*c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
	for (const char *at = ids + 1; *at != '\0'; at = strchr(at, '\n') + 1)
		add_word(set, "WSREG_RULE_", at, strcspn(at, "\n"));
	free(ids);
	free(page);
}

/* Functions, structures, constants and macros. */
START_TEST(test_described)
{
	const struct part *part = &parts[_i];
	char *page = read_in(PAGES, part->page);
	char *header = read_in(HEADERS, part->header);
	char *declared = make_set(), *described = make_set();

	add_all_names(&declared, header);
	add_all_names(&described, page);
	add_rules(&described);
	for (size_t i = 0; i < COUNT(part->exempt); i++)
		if (part->exempt[i] != NULL)
			add_word(&described, "", part->exempt[i],
			    strlen(part->exempt[i]));
	ck_assert_uint_gt(support_count_lines(declared), part->name_count);
	check_part(part->header, declared, part->page, described);
	free(page);
	free(header);
	free(declared);
	free(described);
}
END_TEST

/* A page speaks of what there is: in a header, or in that which is made. */
START_TEST(test_declared)
{
	char *page = read_in(PAGES, parts[_i].page);
	char *codes =
	    support_read_file(SUPPORT_BUILD "/src/wsreg-codes.h", NULL);
	char *declared = make_set(), *described = make_set();

	for (size_t i = 0; i < COUNT(parts); i++) {
		char *header = read_in(HEADERS, parts[i].header);

		add_all_names(&declared, header);
		free(header);
	}
	add_all_names(&declared, codes);
	add_all_names(&described, page);
	check_part(parts[_i].page, described, "the headers", declared);
	free(page);
	free(codes);
	free(declared);
	free(described);
}
END_TEST

/* C without comments, white space and WSREG_API; of arguments in quotes, as
 * .Fn has them, with commas between instead. */
static char *
squeeze(const char *text)
{
	char *squeezed = support_print("%s", text);
	char *to = squeezed;

	while (*text != '\0')
		if (strncmp(text, "/*", 2) == 0) {
			text = strstr(text, "*/") + 2;
		} else if (strncmp(text, "WSREG_API", 9) == 0) {
			text += 9;
		} else if (strncmp(text, "\" \"", 3) == 0) {
			*to++ = ',';
			text += 3;
		} else if (*text == '"' || isspace((unsigned char)*text)) {
			text++;
		} else {
			*to++ = *text++;
		}
	*to = '\0';
	return squeezed;
}

/* Fails unless the squeezed header declares this; it is freed. */
static void
check_declared(const struct part *part, const char *header, char *text)
{
	char *squeezed = squeeze(text);

	ck_assert_msg(strstr(header, squeezed) != NULL, "%s lacks %s",
	    part->header, text);
	free(squeezed);
	free(text);
}

/* .Ft and .Fn are the header's functions, all of them; structures that are
 * shown are the header's. */
START_TEST(test_declarations)
{
	const struct part *part = &parts[_i];
	char *page = read_in(PAGES, part->page);
	char *header = read_in(HEADERS, part->header);
	char *squeezed = squeeze(header);
	size_t functions = 0, described = 0;
	const char *at = header;

	while (find_next(&at, "\nWSREG_API ") != NULL)
		functions++;
	for (at = page; find_next(&at, "\n.Ft ") != NULL; described++) {
		const char *name = strstr(at, "\n.Fn ") + 5;
		size_t size = strcspn(name, " ");

		check_declared(part, squeezed,
		    support_print("%.*s%.*s(%.*s);", (int)strcspn(at, "\n"), at,
			(int)size, name, (int)strcspn(name + size, "\n"),
			name + size));
	}
	ck_assert_uint_eq(described, functions);
	for (at = page; find_next(&at, "\nstruct ") != NULL;)
		check_declared(part, squeezed,
		    support_print(
			"struct %.*s", (int)(strstr(at, "};") + 2 - at), at));
	free(page);
	free(header);
	free(squeezed);
}
END_TEST

/* ---- The build ---- */

START_TEST(test_build_options)
{
	char *readme = support_read_file(SUPPORT_SOURCE "/README.md", NULL);
	char *options =
	    support_read_file(SUPPORT_SOURCE "/meson_options.txt", NULL);
	char *declared = make_set(), *described = make_set();
	const char *at;

	for (at = options; find_next(&at, "option('") != NULL;)
		add_word(&declared, "", at, strcspn(at, "'"));
	for (at = readme; find_next(&at, "\n| `-D") != NULL;)
		add_word(&described, "", at, strcspn(at, "`"));
	check_same("meson_options.txt", declared, "README.md", described);
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
	tcase_add_test(tcase, test_environment);
	tcase_add_loop_test(tcase, test_described, 0, COUNT(parts));
	tcase_add_loop_test(tcase, test_declared, 0, COUNT(parts));
	tcase_add_loop_test(tcase, test_declarations, 0, COUNT(parts));
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
