/* SPDX-License-Identifier: MIT */
/* Sets of words, and how they are found in pages and headers. */

#ifndef TESTS_WORDS_H
#define TESTS_WORDS_H

#include "support.h"

/* A set is a text with a word a line, the first line empty; to be freed. */
char *
words_make(void);

bool
words_has(const char *set, const char *word, size_t size);

/* Adds a word after a prefix, unless it is there. */
void
words_add(char **set, const char *prefix, const char *word, size_t size);

/* Adds what follows this macro in the items of a page's lists. */
void
words_add_items(
    char **set, const char *page, const char *macro, const char *prefix);

/* Adds all names of C in the text that begin so. */
void
words_add_names(char **set, const char *text, const char *prefix);

/* Fails if a word of the one set is not in the other. */
void
words_check_part(
    const char *of, const char *set, const char *in, const char *other);

/* Fails unless both sets, which are freed, have the same words and any. */
void
words_check_same(const char *a, char *of_a, const char *b, char *of_b);

/* The next place after `text`, or NULL at the end; `*at` goes on from there. */
const char *
words_find(const char **at, const char *text);

#endif
