/* SPDX-License-Identifier: MIT */
/* The numbers of source code that have a name or a text beside them. */

#ifndef CLI_AUDIT_ENTRIES_H
#define CLI_AUDIT_ENTRIES_H

#include "tokens.h"

/* Tokens from one index to another, which is not included; there may be
 * none. */
struct audit_phrase {
	size_t first, end;
};

/* A number beside a name or a text. */
struct audit_entry {
	uint64_t number;
	size_t token; /* its index, or that of the name that stands for it */
	unsigned long line, row;
	/* What is before the number, and what is after it: its name, or its
	 * text, or words that have no part in it. */
	struct audit_phrase before, after;
	/* Equal for entries that are written in the same way. */
	uint64_t shape;
};

struct audit_entries {
	struct audit_entry *items;
	size_t count, room;
};

/* Finds the entries with numbers from `low` to `high`, in the order of the text.
 * They are to be freed before the tokens. */
void
audit_entries_find(struct audit_entries *entries,
    const struct audit_tokens *tokens, uint64_t low, uint64_t high);
void
audit_entries_free(struct audit_entries *entries);

#endif
