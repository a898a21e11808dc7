/* SPDX-License-Identifier: MIT */
/* Splits names and texts into words, as they are spelt in many ways. */

#include "words.h"

#include <string.h>

/* Returns whether a word begins at the octet `at` of a name, though a letter is
 * before it: goingAway, TLSHandshake. */
static bool
begins_word(const char *text, size_t size, size_t at)
{
	bool upper = ascii_is_upper(text[at]);

	return upper &&
	    (!ascii_is_upper(text[at - 1]) ||
		(at + 1 < size && ascii_is_lower(text[at + 1])));
}

static bool
is_letter(char c)
{
	return ascii_is_upper(c) || ascii_is_lower(c) ||
	    (unsigned char)c >= 0x80;
}

void
audit_words_add(struct audit_words *words, const char *text, size_t size)
{
	size_t length = 0;

	for (size_t i = 0; i < size && words->count < AUDIT_WORD_MAX; i++) {
		bool letter = is_letter(text[i]);
		bool last = i + 1 == size || !is_letter(text[i + 1]) ||
		    begins_word(text, size, i + 1);

		if (letter && length < AUDIT_WORD_SIZE - 1)
			words->items[words->count][length++] =
			    ascii_lower(text[i]);
		if (letter && last) {
			words->items[words->count++][length] = '\0';
			length = 0;
		}
	}
}

void
audit_words_read(struct audit_words *words, const struct audit_token *tokens,
    struct audit_phrase phrase)
{
	for (size_t i = phrase.first; i < phrase.end; i++)
		if (tokens[i].kind == AUDIT_NAME ||
		    tokens[i].kind == AUDIT_STRING)
			audit_words_add(words, tokens[i].text, tokens[i].size);
}

bool
audit_words_have(const struct audit_words *words, const char *word)
{
	for (size_t i = 0; i < words->count; i++)
		if (strcmp(words->items[i], word) == 0)
			return true;
	return false;
}
