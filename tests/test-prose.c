/* SPDX-License-Identifier: MIT */
/* Tests that what users read is written plainly, as far as a machine can tell:
 * words and patterns that read badly do not occur. */

#include <ctype.h>
#include <glob.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "prose.h"
#include "support.h"

/* ---- Where prose is ---- */

/* To hold other texts to the same rules, add a row: messages are in the strings
 * of sources, and comments of generated code in golden files. */
static const struct place {
	SUPPORT_ROW;
	/* A pattern of glob(7), relative to the root of the sources. */
	const char *files;
	void (*keep_prose)(char *text);
} places[] = {
	{ ROW, "CONTRIBUTING.md", prose_keep_markdown },
	{ ROW, "NEWS", prose_keep_plain },
	{ ROW, "README.md", prose_keep_markdown },
	{ ROW, "data/README.md", prose_keep_markdown },
	{ ROW, "man/*.1", prose_keep_mdoc },
	{ ROW, "man/*.3", prose_keep_mdoc },
	{ ROW, "man/*.7", prose_keep_mdoc },
	{ ROW, "tests/consumers/README.md", prose_keep_markdown },
	/* Messages of the command, the checker and the generator. */
	{ ROW, "src/*.c", prose_keep_strings },
	{ ROW, "src/diff/*.c", prose_keep_strings },
	{ ROW, "src/frames/*.c", prose_keep_strings },
	{ ROW, "src/traffic/*.c", prose_keep_strings },
	{ ROW, "src/publish/*.c", prose_keep_strings },
	{ ROW, "src/cli/*.c", prose_keep_strings },
	{ ROW, "src/cli/*/*.c", prose_keep_strings },
	{ ROW, "gen/*.c", prose_keep_strings },
	{ ROW, "gen/*/*.c", prose_keep_strings },
	/* Public headers, and generated code. */
	{ ROW, "src/wsreg.h", prose_keep_comments },
	{ ROW, "src/frames/wsreg-check.h", prose_keep_comments },
	{ ROW, "tests/golden/*.h", prose_keep_comments },
	{ ROW, "tests/golden/*.c", prose_keep_comments },
	{ ROW, "tests/golden/small.[cgjprt]*", prose_keep_plain },
};

/* ---- What it must not have ---- */

/* Extended regular expressions, which ignore case.  A blank also matches a line
 * end, and "<" and ">" are the start and end of a word. */
static const struct phrase {
	const char *pattern, *advice;
	/* A longer pattern that is allowed, or NULL. */
	const char *except;
} phrases[] = {
	/* Headless clauses, and "who" without a person. */
	{ "(^|[.:;] )what [a-z]", "begin with a noun", NULL },
	{ "<(for|by|of|to) who>", "name the person", NULL },
	{ "<that which>", "use a noun", NULL },
	{ "<what is (odd|wrong|known|there)>", "use a noun", NULL },
	{ "<so many [a-z]+ (at a|of)>", "give the number", NULL },
	/* Negation of a noun. */
	{ "<(is|are) (no|none)>", "write \"is not a\"",
	    "<there (is|are) (no|none)>" },
	/* Verbs of other times or of nobody. */
	{ "<(tells|told)>", "write \"shows\" or \"reports\"", NULL },
	{ "<(it|is) said>", "name who says it", NULL },
	{ "<speaks? of>", "write \"describes\"", NULL },
	{ "<(stands?|stood) for>", "write \"means\" or \"reports\"", NULL },
	{ "<(may|must|to|can)( not)? stand>", "write \"appear\"", NULL },
	{ "<bears?>", "write \"has\" or \"carries\"", NULL },
	{ "<goes? (with|for)>", "write \"applies to\"", NULL },
	{ "<(laid|lays?|lies?|lying) over>", "write \"merged on top\"", NULL },
	{ "<lies?>", "write \"is\"", NULL },
	{ "<agreed on>", "write \"negotiated\"", NULL },
	/* A key of JSON has no text beside it. */
	{ "<judge(d|s)?>", "write \"check\"", "  judged  " },
	{ "<takes? notice>", "write \"counts\"", NULL },
	{ "<foretell>", "write \"predict\"", NULL },
	{ "<(ends?|goes) without a word>", "name the message", NULL },
	{ "<be told from>", "write \"be distinguished\"", NULL },
	/* Adjectives that are not defined. */
	{ "<odd>", "write \"unusual\"", "<odd number> " },
	{ "<trouble>", "write \"error\"",
	    /* The last is a key of JSON, alone between code that is blank. */
	    "<there was trouble:?;? | 2 trouble|  trouble  " },
	{ "<whole or not at all>", "write \"atomically\"", NULL },
	{ "<(taken for|is|not) whole>", "write \"complete\"", NULL },
	{ "<in itself>", "write \"includes\"", NULL },
	/* Chains of "of", and other turns of phrase. */
	{ "<address(es)? of mail>", "write \"e-mail address\"", NULL },
	{ "<tokens? of http>", "write \"HTTP token\"", NULL },
	{ "<xml of junit>", "write \"JUnit XML\"", NULL },
	{ "<a [a-z]+ a (line|time|call)>", "write \"one ... per\"",
	    "<a [a-z]+ at a time>" },
	{ "<from [a-z0-9.+#]+ on>", "write \"or later\"",
	    "<from (its|his|the) [a-z]+ on>" },
	{ "<from which on>", "name the bound", NULL },
	{ "<one's own>", "write \"your own\"", NULL },
	{ "<called besides>", "name it", NULL },
	{ "<of the (latter|former)>", "repeat the noun", NULL },
	{ "<as far as it can>", "say how far", NULL },
	{ "<whoever>", "name the person", NULL },
	{ "<be it>", "write \"even if\"", NULL },
	{ "<(thereof|hitherto|therein|whereof)>", "use today's English", NULL },
	/* A receiver must accept more than its peer may send. */
	{ "<what may be sent must be accepted>", "it is wrong", NULL },
};

/* Compiles a pattern, with the words' ends in the way of glibc and musl. */
static void
compile(regex_t *regex, const char *pattern)
{
	char buffer[512], *to = buffer;

	for (; *pattern != '\0' && to < buffer + sizeof(buffer) - 8; pattern++)
		if (*pattern == '<' || *pattern == '>') {
			*to++ = '\\';
			*to++ = *pattern;
		} else if (*pattern == ' ') {
			memcpy(to, " +", 2);
			to += 2;
		} else {
			*to++ = *pattern;
		}
	*to = '\0';
	ck_assert_msg(regcomp(regex, buffer, REG_EXTENDED | REG_ICASE) == 0,
	    "%s", buffer);
}

/* Blanks all that matches in the text. */
static void
blank_matches(char *text, const char *pattern)
{
	regex_t regex;
	regmatch_t match;

	compile(&regex, pattern);
	while (regexec(&regex, text, 1, &match, 0) == 0)
		memset(text + match.rm_so, '_',
		    (size_t)(match.rm_eo - match.rm_so));
	regfree(&regex);
}

/* Prose on one line, and the text it comes from, which has the line numbers. */
struct prose {
	const char *file;
	char *text, *line;
};

/* Returns a part of a text with each run of blanks as one; to be freed. */
static char *
squeeze(const char *start, size_t size)
{
	char *text = support_print("%.*s", (int)size, start), *to = text;

	for (const char *c = text; *c != '\0'; c++)
		if (*c != ' ' || c[1] != ' ')
			*to++ = *c;
	*to = '\0';
	return text;
}

/* Adds each place where the phrase is found to the report. */
static void
report_matches(
    char **report, const struct prose *prose, const struct phrase *phrase)
{
	char *line = support_print("%s", prose->line);
	const char *at = line;
	regex_t regex;
	regmatch_t match;

	if (phrase->except != NULL)
		blank_matches(line, phrase->except);
	compile(&regex, phrase->pattern);
	while (
	    regexec(&regex, at, 1, &match, at > line ? REG_NOTBOL : 0) == 0) {
		size_t offset = (size_t)(at - line + match.rm_so), number = 1;
		char *found = squeeze(
		    at + match.rm_so, (size_t)(match.rm_eo - match.rm_so));
		char *longer;

		for (size_t i = 0; i < offset; i++)
			number += prose->text[i] == '\n';
		longer = support_print("%s%s:%zu: `%s': %s\n", *report,
		    prose->file, number, found, phrase->advice);
		free(found);
		free(*report);
		*report = longer;
		at += match.rm_eo;
	}
	regfree(&regex);
	free(line);
}

static void
report_file(char **report, const struct place *place, const char *file)
{
	struct prose prose = { .file = file };

	prose.text = support_read_file(file, NULL);
	place->keep_prose(prose.text);
	prose.line = support_print("%s", prose.text);
	for (char *c = prose.line; *c != '\0'; c++)
		if (isspace((unsigned char)*c))
			*c = ' ';
	for (size_t i = 0; i < COUNT(phrases); i++)
		report_matches(report, &prose, &phrases[i]);
	free(prose.text);
	free(prose.line);
}

START_TEST(test_place)
{
	const struct place *place = &places[_i];
	char *pattern = support_print(SUPPORT_SOURCE "/%s", place->files);
	char *report = support_print("%s", "");
	glob_t files;

	ck_assert_int_eq(glob(pattern, 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc; i++)
		report_file(&report, place, files.gl_pathv[i]);
	ck_assert_msg(
	    report[0] == '\0', "this can be said better:\n%s", report);
	globfree(&files);
	free(report);
	free(pattern);
}
END_TEST

/* ---- The test itself ---- */

static const struct sample {
	SUPPORT_ROW;
	const char *text;
	void (*keep_prose)(char *text);
	/* What is found, or NULL. */
	const char *found;
} samples[] = {
	{ ROW, "a\nb that\nis odd\n", prose_keep_plain, ":3: `odd'" },
	{ ROW, "It is\nno date.\n", prose_keep_plain, ":1: `is no'" },
	{ ROW, "there is no date\n", prose_keep_plain, NULL },
	{ ROW, "an odd number of digits\n", prose_keep_plain, NULL },
	{ ROW, "A word. What is there is there.\n", prose_keep_plain, "What" },
	{ ROW, "```\nodd\n```\n", prose_keep_markdown, NULL },
	{ ROW, "\todd\n", prose_keep_markdown, NULL },
	{ ROW, "`lint-odd.xml`\n", prose_keep_markdown, NULL },
	{ ROW, "```\n```\nodd\n", prose_keep_markdown, ":3: `odd'" },
	{ ROW, ".Bd -literal\nodd\n.Ed\n", prose_keep_mdoc, NULL },
	{ ROW, ".Bd -literal\n.Ed\n.Em odd\n", prose_keep_mdoc, ":3: `odd'" },
	{ ROW, "is\n.Em no\ndate\n", prose_keep_mdoc, "is no" },
	{ ROW, "odd = /* even */ \"\\\"even\";\nodd\n", prose_keep_strings,
	    NULL },
	{ ROW, "odd = /* odd */ \"\\\"it is \"\n\"odd\";\n", prose_keep_strings,
	    ":2: `odd'" },
	{ ROW, "#include \"odd.h\"\nc == '\"' ? odd : \"even\";\n",
	    prose_keep_strings, NULL },
	{ ROW, "set(object, \"there is trouble\");\n", prose_keep_strings,
	    "trouble" },
	{ ROW, "set(object, \"trouble\", even);\n", prose_keep_strings, NULL },
	{ ROW, "odd = \"odd\"; /* even */ odd\n", prose_keep_comments, NULL },
	{ ROW, "\"\"; /* it\n * is odd */\n", prose_keep_comments,
	    ":2: `odd'" },
};

/* Patterns are found across lines and markup, and only in prose. */
START_TEST(test_sample)
{
	const struct sample *sample = &samples[_i];
	struct place place = { .keep_prose = sample->keep_prose };
	char *folder = support_make_folder();
	char *file = support_print("%s/sample", folder);
	char *report = support_print("%s", "");

	support_write_file(file, sample->text, strlen(sample->text));
	report_file(&report, &place, file);
	if (sample->found == NULL)
		ck_assert_str_eq(report, "");
	else
		ck_assert_msg(strstr(report, sample->found) != NULL,
		    "%s is not in:\n%s", sample->found, report);
	free(report);
	free(file);
	free(folder);
}
END_TEST

static Suite *
make_suite(void)
{
	Suite *suite = suite_create("prose");
	TCase *tcase = tcase_create("prose");

	support_add_rows(tcase, test_place, places);
	support_add_rows(tcase, test_sample, samples);
	suite_add_tcase(suite, tcase);
	return suite;
}

int
main(void)
{
	static Suite *(*const makers[])(void) = { make_suite };

	return support_main(makers, COUNT(makers));
}
