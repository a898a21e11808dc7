/* SPDX-License-Identifier: MIT */
/* Finds the marks that IANA appends to keys and names in parentheses: they say
 * something of the record and are no part of its name. */

#include "mark.h"

#include <stdbool.h>
#include <string.h>

#include "ascii.h"

/* The words that a mark begins with, in lower case. */
static const char *const words[] = { "obsolete", "obsoleted", "deprecated",
	"temporary", "historic", "historical", "expired", "withdrawn",
	"removed", "discontinued", "experimental" };

static bool
begins_with_word(const char *text, const char *word)
{
	while (*word != '\0')
		if (ascii_lower(*text++) != *word++)
			return false;
	return !ascii_is_word(*text);
}

/* Returns where the last parenthesis of the text opens whose contents are a
 * mark, or `size` if there is none. */
static size_t
find_mark(const char *text, size_t size)
{
	size_t open = size;
	size_t depth = 0;

	if (size == 0 || text[size - 1] != ')')
		return size;
	while (open > 0) {
		open--;
		depth += text[open] == ')';
		depth -= text[open] == '(';
		if (depth == 0)
			break;
	}
	if (depth != 0)
		return size;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (begins_with_word(text + open + 1, words[i]))
			return open;
	return size;
}

size_t
wsreg_mark_base(const char *text)
{
	size_t whole = strlen(text);
	size_t size = whole;

	for (;;) {
		size_t open = find_mark(text, size);

		while (open > 0 && ascii_is_blank(text[open - 1]))
			open--;
		if (open == 0 || open == size)
			return size;
		size = open;
	}
}
