/* SPDX-License-Identifier: MIT */
/* Small things that all parts of the command need.  They use nothing of the
 * command but its messages. */

#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "snapshot.h"

struct cli;

/* Return memory that the caller frees, and end the program when there is none.
 * The first is all zeros and never NULL, even for no items; the second makes
 * `items`, which may be NULL, larger and may move it. */
void *
cli_allocate(size_t count, size_t size);
void *
cli_grow(void *items, size_t count, size_t size);

/* Prints into a new string, which the caller frees. */
char *
cli_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Returns the text with more printed after it, and frees the text. */
char *
cli_append(char *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Returns the registry of that name; ends the program if there is none. */
const struct wsreg_registry *
cli_find_registry(const struct cli *cli, const char *name);

/* Returns the registry that --registry names, or NULL if it names none. */
const struct wsreg_registry *
cli_only_registry(const struct cli *cli);

/* Reads a number to the end of the text: decimal, or 0x and hexadecimal.
 * False, and the number undefined, if it is none or takes more than 64 bits. */
bool
cli_parse_number(const char *text, uint64_t *number);

/* Returns whether the octet is a letter or a digit, as each octet beyond ASCII
 * is taken to be. */
bool
cli_is_letter_or_digit(char c);

/* Returns whether two texts are alike in letters and digits, whatever the case
 * and what is between. */
bool
cli_is_spelling(const char *a, const char *b);

/* Returns whether a text has more than digits and punctuation.  One that has
 * not is not compared as a spelling, or 10-06 would find 1006. */
bool
cli_has_letter(const char *text);

/* Return texts of fields and references as new strings, "" where there is
 * none. */
char *
cli_field_text(const struct wsreg_field *field);
char *
cli_reference_text(const struct wsreg_reference *reference);
char *
cli_reference_url(const struct wsreg_reference *reference);

/* Returns the mark that IANA appended to the record's key or name, whose text
 * in the file this is, without its parentheses; NULL if there is none. */
char *
cli_find_mark(const struct wsreg_record *record, const char *text);

/* Sets the reference if the node is the element of one; else false. */
bool
cli_reference_at(const struct wsreg_snapshot *snapshot, uint32_t node,
    struct wsreg_reference *reference);

/* Returns the verdict on a record of close codes: on `number` if it is asked
 * for, else on the record's first code; NULL for other records. */
const struct wsreg_verdict *
cli_verdict(const struct wsreg_record *record, const uint64_t *number,
    enum wsreg_sender sender);

/* Returns what the subprotocol of this record demands of messages, or NULL if
 * they may have any type or the record is no subprotocol. */
const struct wsreg_demand *
cli_record_demand(const struct wsreg_record *record);

/* Returns the record after this one in its registry, or NULL. */
static inline const struct wsreg_record *
record_next(const struct wsreg_record *record)
{
	const struct wsreg_registry *registry = record->registry;
	size_t index = (size_t)(record - wsreg_record_at(registry, 0));

	return wsreg_record_at(registry, index + 1);
}

/* Walks over the records of a registry in their order. */
#define record_foreach(record, registry)                                       \
	for (const struct wsreg_record *record =                               \
		 wsreg_record_at((registry), 0);                               \
	     record != NULL; record = record_next(record))

#endif
