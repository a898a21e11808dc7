/* SPDX-License-Identifier: MIT */
/* The tables of a registry's numbers in source code. */

#ifndef CLI_AUDIT_TABLES_H
#define CLI_AUDIT_TABLES_H

#include "vocabulary.h"

/* An entry of a table with the words of its name, without those that most
 * entries of the table have. */
struct audit_row {
	const struct audit_entry *entry;
	/* The record that has this number alone, or NULL. */
	const struct audit_meaning *meaning;
	struct audit_words before, after;
};

/* The rows are in the order of the text. */
struct audit_table {
	struct audit_row *rows;
	size_t count;
};

struct audit_tables {
	struct audit_table *items;
	size_t count;
};

/* Finds the tables among the entries.  They are to be freed before these. */
void
audit_tables_find(struct audit_tables *tables,
    const struct audit_entries *entries, const struct audit_tokens *tokens,
    const struct audit_vocabulary *vocabulary);
void
audit_tables_free(struct audit_tables *tables);

/* Returns whether the table has the number. */
bool
audit_table_has(const struct audit_table *table, uint64_t number);

#endif
