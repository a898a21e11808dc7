/* SPDX-License-Identifier: MIT */
/* Tests that what users read is written plainly, as far as a machine can tell:
 * words and patterns that read badly do not occur. */

#include <ctype.h>
#include <glob.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "support.h"

/* ---- What is read ---- */

/* Functions that blank what is not prose: quoted output, code, markup.  They
 * keep the line ends, so that a line keeps its number. */
static void
keep_plain(char *text)
{
	(void)text;
}

static void
blank_line(char *line)
{
	for (; *line != '\n' && *line != '\0'; line++)
		*line = ' ';
}

static char *
next_line(char *line)
{
	line += strcspn(line, "\n");
	return line + (*line != '\0');
}

static bool
starts_with(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Indented and fenced blocks, and code in backquotes, are no prose. */
static void
keep_markdown(char *text)
{
	bool fenced = false, quoted = false;

	for (char *line = text; *line != '\0'; line = next_line(line)) {
		bool fence = starts_with(line, "```");

		fenced ^= fence;
		if (fenced || fence || *line == '\t' || *line == '#')
			blank_line(line);
	}
	for (char *c = text; *c != '\0'; c++)
		if (*c == '`') {
			quoted = !quoted;
			*c = '_';
		} else if (quoted && *c != '\n') {
			*c = '_';
		}
}

/* What begins and ends a part of a manual page that is not its own prose. */
static const struct part {
	const char *begin, *end;
} parts[] = {
	{ ".Bd -literal", ".Ed" },
	{ ".Rs", ".Re" },
	/* These come from the program, whose messages are held elsewhere. */
	{ ".\\\" Made of", ".\\\" As it was" },
	{ ".\\\" Quoted from", ".\\\" End of" },
};

static const struct part *
find_part(const char *line)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (starts_with(line, parts[i].begin))
			return &parts[i];
	return NULL;
}

/* Blanks a macro's name, and a line that is all markup. */
static void
blank_macro(char *line)
{
	if (starts_with(line, ".Sh") || starts_with(line, ".Ss") ||
	    starts_with(line, ".Dd") || starts_with(line, ".\\\"") ||
	    starts_with(line, ".Fn") || starts_with(line, ".Ft")) {
		blank_line(line);
		return;
	}
	for (; *line != ' ' && *line != '\n' && *line != '\0'; line++)
		*line = ' ';
}

static void
keep_mdoc(char *text)
{
	const struct part *part = NULL;

	for (char *line = text; *line != '\0'; line = next_line(line)) {
		bool ends = part != NULL && starts_with(line, part->end);

		if (part == NULL)
			part = find_part(line);
		if (part != NULL)
			blank_line(line);
		else if (*line == '.')
			blank_macro(line);
		if (ends)
			part = NULL;
	}
}

static const struct place {
	SUPPORT_ROW;
	/* A pattern of glob(7), relative to the root of the sources. */
	const char *files;
	void (*keep_prose)(char *text);
} places[] = {
	{ ROW, "CONTRIBUTING.md", keep_markdown },
	{ ROW, "NEWS", keep_plain },
	{ ROW, "README.md", keep_markdown },
	{ ROW, "data/README.md", keep_markdown },
	{ ROW, "man/*.1", keep_mdoc },
	{ ROW, "man/*.3", keep_mdoc },
	{ ROW, "man/*.7", keep_mdoc },
	{ ROW, "tests/consumers/README.md", keep_markdown },
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
	{ "<judge(d|s)?>", "write \"check\"", NULL },
	{ "<takes? notice>", "write \"counts\"", NULL },
	{ "<foretell>", "write \"predict\"", NULL },
	{ "<(ends?|goes) without a word>", "name the message", NULL },
	{ "<be told from>", "write \"be distinguished\"", NULL },
	/* Adjectives that are not defined. */
	{ "<odd>", "write \"unusual\"", "<odd number> " },
	{ "<trouble>", "write \"error\"",
	    "<there was trouble:?;? | 2 trouble" },
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
	{ ROW, "a\nb that\nis odd\n", keep_plain, ":3: `odd'" },
	{ ROW, "It is\nno date.\n", keep_plain, ":1: `is no'" },
	{ ROW, "there is no date\n", keep_plain, NULL },
	{ ROW, "an odd number of digits\n", keep_plain, NULL },
	{ ROW, "A word. What is there is there.\n", keep_plain, "What" },
	{ ROW, "```\nodd\n```\n", keep_markdown, NULL },
	{ ROW, "\todd\n", keep_markdown, NULL },
	{ ROW, "`lint-odd.xml`\n", keep_markdown, NULL },
	{ ROW, "```\n```\nodd\n", keep_markdown, ":3: `odd'" },
	{ ROW, ".Bd -literal\nodd\n.Ed\n", keep_mdoc, NULL },
	{ ROW, ".Bd -literal\n.Ed\n.Em odd\n", keep_mdoc, ":3: `odd'" },
	{ ROW, "is\n.Em no\ndate\n", keep_mdoc, "is no" },
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
