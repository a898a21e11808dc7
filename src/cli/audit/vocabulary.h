/* SPDX-License-Identifier: MIT */
/* The words of a registry's names, and those that programs use instead. */

#ifndef CLI_AUDIT_VOCABULARY_H
#define CLI_AUDIT_VOCABULARY_H

#include "words.h"

/* A record with the words of its name. */
struct audit_meaning {
	const struct wsreg_record *record;
	struct audit_words words;    /* those of the registry */
	bool strong[AUDIT_WORD_MAX]; /* no other record has the word */
	struct audit_words others;   /* those that are used instead */
};

/* The records of one registry that have one number each, in its order, and one
 * that is unassigned, if there is any. */
struct audit_vocabulary {
	const struct wsreg_registry *registry;
	struct audit_meaning *items;
	size_t count;
	uint64_t low, high; /* the numbers of all records */
};

/* How well words fit a record. */
enum audit_fit {
	AUDIT_FIT_NONE,
	AUDIT_FIT_WEAK, /* by a word of other records, too, or another word */
	AUDIT_FIT_STRONG
};

/* Reads the registry's names; to be freed. */
void
audit_vocabulary_read(
    struct audit_vocabulary *vocabulary, const struct wsreg_registry *registry);
void
audit_vocabulary_free(struct audit_vocabulary *vocabulary);

/* Returns the meaning of a number, or NULL if no record has it alone. */
const struct audit_meaning *
audit_meaning_of(const struct audit_vocabulary *vocabulary, uint64_t number);

/* Returns how well the best of the words fits the record. */
enum audit_fit
audit_meaning_fit(
    const struct audit_meaning *meaning, const struct audit_words *words);

/* Returns the other record whose name these words are, or NULL if they may be
 * the name of `own`, or belong to none. */
const struct audit_meaning *
audit_meaning_other(const struct audit_vocabulary *vocabulary,
    const struct audit_meaning *own, const struct audit_words *words);

/* Returns whether the code is never sent: it stands for an event.  Only close
 * codes can be so. */
bool
audit_is_local(const struct wsreg_record *record);

#endif
