/* SPDX-License-Identifier: MIT */
/* Tests that the pages of the library name all that its headers declare, and
 * nothing else. */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#define PAGES SUPPORT_SOURCE "/man/"
#define HEADERS SUPPORT_SOURCE "/src/"

/* A header, and the page that describes it. */
static const struct part {
	SUPPORT_ROW;
	const char *header, *page;
	/* Names that the page need not have: its guard, what the other page
	 * describes. */
	const char *exempt[2];
	size_t name_count; /* at least */
} parts[] = {
	{ ROW, "wsreg.h", "libwsreg.3", { "WSREG_H" }, 60 },
	{ ROW, "frames/wsreg-check.h", "libwsreg-check.3",
	    { "WSREG_CHECK_H", "WSREG_API" }, 100 },
	{ ROW, "traffic/wsreg-traffic.h", "libwsreg-traffic.3",
	    { "WSREG_TRAFFIC_H", "WSREG_API" }, 25 },
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
	words_add_names(set, text, "WSREG_");
	words_add_names(set, text, "wsreg_");
}

/* Adds the constants of the rules that wsreg-rules(7) describes. */
static void
add_rules(char **set)
{
	char *page = support_read_file(PAGES "wsreg-rules.7", NULL);
	char *ids = words_make();

	words_add_items(&ids, page, "Cm", "");
	for (char *c = ids; *c != '\0'; c++)
		*c = *c == '-' ? '_' : (char)toupper((unsigned char)*c);
	for (const char *at = ids + 1; *at != '\0'; at = strchr(at, '\n') + 1)
		words_add(set, "WSREG_RULE_", at, strcspn(at, "\n"));
	free(ids);
	free(page);
}

/* Functions, structures, constants and macros. */
START_TEST(test_described)
{
	const struct part *part = &parts[_i];
	char *page = read_in(PAGES, part->page);
	char *header = read_in(HEADERS, part->header);
	char *declared = words_make(), *described = words_make();

	add_all_names(&declared, header);
	add_all_names(&described, page);
	add_rules(&described);
	for (size_t i = 0; i < COUNT(part->exempt); i++)
		if (part->exempt[i] != NULL)
			words_add(&described, "", part->exempt[i],
			    strlen(part->exempt[i]));
	ck_assert_uint_gt(support_count_lines(declared), part->name_count);
	words_check_part(part->header, declared, part->page, described);
	free(page);
	free(header);
	free(declared);
	free(described);
}
END_TEST

/* A page speaks of what there is: in a header, in that which is made, or in
 * the environment. */
START_TEST(test_declared)
{
	char *page = read_in(PAGES, parts[_i].page);
	char *codes =
	    support_read_file(SUPPORT_BUILD "/src/wsreg-codes.h", NULL);
	char *environment = read_in(HEADERS, "utf8/implementation.c");
	char *declared = words_make(), *described = words_make();

	for (size_t i = 0; i < COUNT(parts); i++) {
		char *header = read_in(HEADERS, parts[i].header);

		add_all_names(&declared, header);
		free(header);
	}
	add_all_names(&declared, codes);
	add_all_names(&declared, environment);
	add_all_names(&described, page);
	words_check_part(
	    parts[_i].page, described, "all that is declared", declared);
	free(page);
	free(codes);
	free(environment);
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

	while (words_find(&at, "\nWSREG_API ") != NULL)
		functions++;
	for (at = page; words_find(&at, "\n.Ft ") != NULL; described++) {
		const char *name = strstr(at, "\n.Fn ") + 5;
		size_t size = strcspn(name, " ");

		check_declared(part, squeezed,
		    support_print("%.*s%.*s(%.*s);", (int)strcspn(at, "\n"), at,
			(int)size, name, (int)strcspn(name + size, "\n"),
			name + size));
	}
	ck_assert_uint_eq(described, functions);
	for (at = page; words_find(&at, "\nstruct ") != NULL;)
		check_declared(part, squeezed,
		    support_print(
			"struct %.*s", (int)(strstr(at, "};") + 2 - at), at));
	free(page);
	free(header);
	free(squeezed);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("manual-library");
	TCase *tcase = tcase_create("library");

	support_add_rows(tcase, test_described, parts);
	support_add_rows(tcase, test_declared, parts);
	support_add_rows(tcase, test_declarations, parts);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
