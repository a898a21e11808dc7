/* SPDX-License-Identifier: MIT */
/* Small things that all parts of the command need. */

#ifndef CLI_COMMON_H
#define CLI_COMMON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "snapshot.h"

struct cli;

/* Memory, or the end of the program. */
void *
cli_allocate(size_t count, size_t size);
void *
cli_grow(void *items, size_t count, size_t size);

/* Prints into a new string. */
char *
cli_print(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Returns the registry of that name; ends the program if there is none. */
const struct wsreg_registry *
cli_find_registry(const struct cli *cli, const char *name);

/* Reads a number to the end of the text: decimal, or 0x and hexadecimal. */
bool
cli_parse_number(const char *text, uint64_t *number);

/* The texts of fields and references as new strings. */
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

#endif
