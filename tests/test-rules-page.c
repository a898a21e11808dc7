/* SPDX-License-Identifier: MIT */
/* Tests that wsreg-rules(7) is what the catalogue makes of it. */

#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/print/notes.h"
#include "support.h"

#define PAGE "man/wsreg-rules.7"
#define LINE_MAX_SIZE 80

/* ---- What the catalogue has to say, in mdoc(7) ---- */

/* Prints words as lines of a page: none is so long that mandoc complains, none
 * begins with what would make it a macro. */
static void
print_words(FILE *out, const char *words)
{
	size_t column = 0;

	ck_assert_ptr_null(strpbrk(words, "\\\n"));
	while (*words != '\0') {
		size_t size = strcspn(words, " ");

		ck_assert_msg(*words != '.' && *words != '\'', "%s", words);
		if (column > 0 && column + 1 + size > LINE_MAX_SIZE) {
			fputc('\n', out);
			column = 0;
		}
		fprintf(out, "%s%.*s", column > 0 ? " " : "", (int)size, words);
		column += size + (column > 0);
		/* mdoc(7) wants a new line for each sentence. */
		if (words[size - 1] == '.' && words[size] != '\0') {
			fputc('\n', out);
			column = 0;
		}
		words += size + (words[size] != '\0');
	}
	fputc('\n', out);
}

/* The words of an enumeration and what they mean. */
static void
print_term(FILE *out, const char *name, const char *text)
{
	fprintf(out, ".It Cm %s\n", name);
	print_words(out, text);
}

static void
print_severities(FILE *out)
{
	enum wsreg_severity severity = WSREG_ERROR;

	for (; wsreg_severity_name(severity) != NULL; severity++)
		print_term(out, wsreg_severity_name(severity),
		    cli_rule_severity_meaning(severity));
}

static void
print_places(FILE *out)
{
	enum wsreg_place place = WSREG_AT_B0;

	for (; wsreg_place_name(place) != NULL; place++)
		print_term(out, wsreg_place_name(place),
		    cli_rule_place_meaning(place));
}

/* "close code 1002 (Protocol error)" after what precedes it. */
static void
print_code(FILE *out, const struct wsreg_rule *rule)
{
	if (rule->close_code != 0)
		fprintf(out, ", %s %u (%s)",
		    wsreg_close_code_sendable(rule->close_code, WSREG_CLIENT)
			? "close code"
			: "locally",
		    rule->close_code, wsreg_close_code(rule->close_code)->name);
}

static void
print_rule(FILE *out, const struct wsreg_rule *rule)
{
	char *fault = support_print(
	    "%c%s.", toupper((unsigned char)rule->fault[0]), rule->fault + 1);
	char *sources = support_print("%s.", rule->sources);
	char *line;
	size_t size;
	FILE *words = open_memstream(&line, &size);

	ck_assert_ptr_nonnull(words);
	fprintf(words, "%s", wsreg_severity_name(rule->severity));
	print_code(words, rule);
	fprintf(words, ", at %s", wsreg_place_name(rule->place));
	if (rule->subject != NULL)
		fprintf(words, ", value: %s", rule->subject);
	fputc('.', words);
	fclose(words);
	line[0] = (char)toupper((unsigned char)line[0]);
	fprintf(out, ".It Cm %s\n", rule->id);
	print_words(out, fault);
	print_words(out, line);
	print_words(out, sources);
	if (cli_rule_note(rule) != NULL)
		print_words(out, cli_rule_note(rule));
	free(line);
	free(sources);
	free(fault);
}

static void
print_rules(FILE *out)
{
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++)
		print_rule(out, wsreg_rule_at(i));
}

/* ---- The page ---- */

#define BEGIN ".\\\" Made of the catalogue: "
#define END ".\\\" As it was written\n"

static const struct part {
	const char *begin;
	void (*print)(FILE *out);
} parts[] = {
	{ BEGIN "severities\n", print_severities },
	{ BEGIN "places\n", print_places },
	{ BEGIN "rules\n", print_rules },
};

/* Prints the page up to the part, and the part anew; where it ended. */
static const char *
print_part(FILE *out, const char *page, const struct part *part)
{
	const char *begin = strstr(page, part->begin), *end;

	ck_assert_msg(begin != NULL, PAGE " lacks %s", part->begin);
	begin += strlen(part->begin);
	end = strstr(begin, END);
	ck_assert_msg(end != NULL, PAGE " lacks the end of %s", part->begin);
	fwrite(page, 1, (size_t)(begin - page), out);
	part->print(out);
	return end;
}

START_TEST(test_page)
{
	char *page = support_read_file(SUPPORT_SOURCE "/" PAGE, NULL);
	const char *rest = page;
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	ck_assert_ptr_nonnull(out);
	for (size_t i = 0; i < COUNT(parts); i++)
		rest = print_part(out, rest, &parts[i]);
	fputs(rest, out);
	fclose(out);
	support_check_file(PAGE, text);
	free(text);
	free(page);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("rules-page");
	TCase *tcase = tcase_create("page");

	tcase_add_test(tcase, test_page);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
