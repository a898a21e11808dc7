/* SPDX-License-Identifier: MIT */
/* Sets of words, and how they are found in pages and headers. */

#include "words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *
words_make(void)
{
	return support_print("\n");
}

bool
words_has(const char *set, const char *word, size_t size)
{
	for (const char *at = set; (at = strchr(at, '\n')) != NULL;)
		if (strncmp(++at, word, size) == 0 && at[size] == '\n')
			return true;
	return false;
}

void
words_add(char **set, const char *prefix, const char *word, size_t size)
{
	char *text = support_print("%s%.*s", prefix, (int)size, word);

	if (!words_has(*set, text, strlen(text))) {
		char *longer = support_print("%s%s\n", *set, text);

		free(*set);
		*set = longer;
	}
	free(text);
}

void
words_check_part(
    const char *of, const char *set, const char *in, const char *other)
{
	for (const char *at = set + 1; *at != '\0'; at += strcspn(at, "\n") + 1)
		ck_assert_msg(words_has(other, at, strcspn(at, "\n")),
		    "%s has no `%.*s', which is in %s", in,
		    (int)strcspn(at, "\n"), at, of);
}

void
words_check_same(const char *a, char *of_a, const char *b, char *of_b)
{
	ck_assert_msg(of_a[1] != '\0', "nothing was found in %s", a);
	words_check_part(a, of_a, b, of_b);
	words_check_part(b, of_b, a, of_a);
	free(of_a);
	free(of_b);
}

const char *
words_find(const char **at, const char *text)
{
	const char *found = strstr(*at, text);

	if (found != NULL)
		*at = found += strlen(text);
	return found;
}

void
words_add_items(
    char **set, const char *page, const char *macro, const char *prefix)
{
	const char *at = page;

	while (words_find(&at, "\n.It ") != NULL) {
		char *line = support_print("%.*s", (int)strcspn(at, "\n"), at);

		for (char *word = strtok(line, " "); word != NULL;
		     word = strtok(NULL, " "))
			if (strcmp(word, macro) == 0 &&
			    (word = strtok(NULL, " ")) != NULL)
				words_add(set, prefix, word, strlen(word));
		free(line);
	}
}

static bool
is_inside(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

void
words_add_names(char **set, const char *text, const char *prefix)
{
	const char *at = text;

	while (words_find(&at, prefix) != NULL) {
		const char *start = at - strlen(prefix);
		size_t size = strlen(prefix);

		while (is_inside(start[size]))
			size++;
		if (start == text || !is_inside(start[-1]))
			words_add(set, "", start, size);
	}
}
