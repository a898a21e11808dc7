/* SPDX-License-Identifier: MIT */
/* Names and texts as words, and how well they fit the records of a
 * registry. */

#ifndef CLI_AUDIT_WORDS_H
#define CLI_AUDIT_WORDS_H

#include "cli/cli.h"
#include "entries.h"

/* The most words that are looked at, and the most octets of each, with the
 * NUL; what is longer is cut. */
#define AUDIT_WORD_MAX 24
#define AUDIT_WORD_SIZE 24

/* Words in small letters, in their order. */
struct audit_words {
	char items[AUDIT_WORD_MAX][AUDIT_WORD_SIZE];
	size_t count;
};

/* Adds the words of a text: `CLOSE_GOING_AWAY', `goingAway' and `Going away' have
 * going and away.  Words after the most are dropped. */
void
audit_words_add(struct audit_words *words, const char *text, size_t size);

/* Adds those of the names and strings of a phrase. */
void
audit_words_read(struct audit_words *words, const struct audit_token *tokens,
    struct audit_phrase phrase);

/* Returns whether one of the words is this one. */
bool
audit_words_have(const struct audit_words *words, const char *word);

#endif
