/* SPDX-License-Identifier: MIT */
/* Functions that leave only the prose of a text. */

#include "prose.h"

#include <string.h>

#include "support.h"

void
prose_keep_plain(char *text)
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

void
prose_keep_markdown(char *text)
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

void
prose_keep_mdoc(char *text)
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

/* Blanks one character, unless it ends a line. */
static void
blank(char *c)
{
	if (*c != '\n')
		*c = ' ';
}

/* Blanks what looks like a string in C and is none: names of included files, and
 * the character '"'. */
static void
blank_quotes(char *text)
{
	for (char *line = text; *line != '\0'; line = next_line(line))
		if (starts_with(line, "#include"))
			blank_line(line);
	while ((text = strstr(text, "'\"'")) != NULL)
		text[1] = ' ';
}

/* Blanks C except for the strings or, instead of them, the comments. */
static void
keep_c(char *text, bool strings)
{
	enum { CODE, STRING, COMMENT } in = CODE;
	char before = '\0';

	blank_quotes(text);
	for (char *c = text; *c != '\0'; c++) {
		bool kept = in == (strings ? STRING : COMMENT) && *c != '*';
		char now = *c;

		if (in == CODE && starts_with(c, "/*")) {
			in = COMMENT;
		} else if (in == CODE && now == '"') {
			in = STRING;
		} else if (in == STRING && now == '\\' && c[1] != '\0') {
			blank(c++);
			kept = false;
		} else if ((in == STRING && now == '"') ||
		    (in == COMMENT && before == '*' && now == '/')) {
			in = CODE;
			kept = false;
		}
		if (!kept)
			blank(c);
		before = now;
	}
}

void
prose_keep_strings(char *text)
{
	keep_c(text, true);
}

void
prose_keep_comments(char *text)
{
	keep_c(text, false);
}
