/* SPDX-License-Identifier: MIT */
/* Source code in any language as numbers, names, strings and marks, without
 * its comments. */

#ifndef CLI_AUDIT_TOKENS_H
#define CLI_AUDIT_TOKENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum audit_kind {
	AUDIT_NUMBER, /* also a string that has only digits */
	AUDIT_NAME,
	AUDIT_STRING, /* without its quotation marks */
	AUDIT_MARK,   /* punctuation, or an operator */
	AUDIT_OTHER   /* a number that is no integer, or has a unit */
};

/* A token points into the text that it was found in. */
struct audit_token {
	const char *text;
	size_t size;
	uint64_t number;
	unsigned long line; /* from 1 */
	/* Counts the lines that have tokens; a line that is very long counts
	 * as several. */
	unsigned long row;
	uint32_t indent; /* octets before the first token of the line */
	enum audit_kind kind;
};

struct audit_tokens {
	struct audit_token *items;
	size_t count, room;
};

/* Reads a text of `size` octets, which may have any.  The tokens are to be
 * freed. */
void
audit_tokens_read(struct audit_tokens *tokens, const char *text, size_t size);
void
audit_tokens_free(struct audit_tokens *tokens);

/* Returns whether the token is this mark. */
bool
audit_token_is(const struct audit_token *token, const char *mark);

#endif
