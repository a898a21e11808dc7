/* SPDX-License-Identifier: MIT */
/* Escapes text for XML documents. */

#include "xml.h"

#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

/* Returns the reference that an octet is written as, or NULL for one that is
 * written as it is.  White space other than blanks is written as references:
 * attributes would lose it (XML 1.0, 3.3.3). */
static const char *
find_reference(char octet, char quote)
{
	switch (octet) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\t':
		return "&#9;";
	case '\n':
		return "&#10;";
	case '\r':
		return "&#13;";
	default:
		break;
	}
	if (octet != quote)
		return NULL;
	return quote == '"' ? "&quot;" : "&apos;";
}

/* Returns the size of the text when it is escaped, without its end. */
static size_t
measure(const char *text, char quote)
{
	size_t size = 0;

	for (; *text != '\0'; text++) {
		const char *reference = find_reference(*text, quote);

		size += reference != NULL ? strlen(reference) : 1;
	}
	return size;
}

/* Escapes text; a quote of NUL is none. */
static char *
escape(const char *text, char quote)
{
	char *escaped = cli_allocate(measure(text, quote) + 1, 1);
	char *end = escaped;

	for (; *text != '\0'; text++) {
		const char *reference = find_reference(*text, quote);

		if (reference != NULL)
			end = stpcpy(end, reference);
		else
			*end++ = *text;
	}
	return escaped;
}

char *
cli_xml_text(const char *text)
{
	return escape(text, '\0');
}

char *
cli_xml_attribute(const char *text, char quote)
{
	return escape(text, quote);
}

void
cli_put_xml(const struct cli *cli, const char *text)
{
	char *escaped = cli_xml_text(text);

	cli_put(cli, escaped);
	free(escaped);
}

void
cli_put_xml_attribute(const struct cli *cli, const char *text, char quote)
{
	char *escaped = cli_xml_attribute(text, quote);

	cli_put(cli, escaped);
	free(escaped);
}
