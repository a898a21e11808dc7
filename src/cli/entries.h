/* SPDX-License-Identifier: MIT */
/* What a record is found by: the texts of its fields and the numbers in
 * them. */

#ifndef CLI_ENTRIES_H
#define CLI_ENTRIES_H

#include <stddef.h>
#include <stdint.h>

struct wsreg_snapshot;

enum cli_entry_kind {
	CLI_ENTRY_KEY,
	CLI_ENTRY_NAME,
	CLI_ENTRY_FIELD,
	CLI_ENTRY_NUMBER,
	CLI_ENTRY_RANGE,
};

/* A text or a number of a record. */
struct cli_entry {
	const char *text;  /* NULL for a number */
	const char *field; /* the name of the element, of the snapshot */
	uint64_t first, last;
	uint32_t record; /* index into the snapshot's records */
	enum cli_entry_kind kind;
	uint32_t next; /* for the index: in its bucket, or WSREG_NONE */
};

/* Whom entries are handed to.  The caller sets the first two members, and the
 * others to 0. */
struct cli_entries {
	void (*take)(void *context, const struct cli_entry *entry);
	void *context;
	char **owned; /* texts that entries point to */
	size_t owned_count, owned_room;
};

/* Calls take() for each entry of a record, in the order of the file.  Texts of
 * entries last until cli_entries_free(), or as long as the snapshot. */
void
cli_entries_walk(struct cli_entries *entries,
    const struct wsreg_snapshot *snapshot, uint32_t record);

/* Frees the texts; more entries may be walked afterwards. */
void
cli_entries_free(struct cli_entries *entries);

#endif
