/* SPDX-License-Identifier: MIT */
/* The parts of JSON output.  Where memory is out, the program ends. */

#ifndef CLI_JSON_VALUE_H
#define CLI_JSON_VALUE_H

#include <jansson.h>

#include "cli/cli.h"

/* Return a new object or array without anything in it. */
json_t *
cli_json_object(void);
json_t *
cli_json_array(void);

/* Add a value, which they take over. */
void
cli_json_set(json_t *object, const char *name, json_t *value);
void
cli_json_append(json_t *array, json_t *value);

/* Return a string; null for NULL, and the second for "" too. */
json_t *
cli_json_text(const char *text);
json_t *
cli_json_nonempty(const char *text);

/* Returns a string of so many octets, U+0000 among them. */
json_t *
cli_json_octets(const char *text, size_t size);

/* Returns a string of the text, which is freed. */
json_t *
cli_json_take(char *text);

/* Returns a number, however large: for what cli_json_put() writes. */
json_t *
cli_json_number(uint64_t value);

/* Returns a value as text and frees the value. */
char *
cli_json_dump(json_t *value);

/* Writes a value and frees it. */
void
cli_json_put(const struct cli *cli, json_t *value);

/* Returns the description of a snapshot. */
json_t *
cli_json_snapshot(const struct wsreg_snapshot *snapshot);

/* Returns the record, with the verdict on the number asked for, if there is one. */
json_t *
cli_json_record(const struct wsreg_record *record, const uint64_t *asked);

/* Appends all references in an element, itself included. */
void
cli_json_references(
    json_t *array, const struct wsreg_snapshot *snapshot, uint32_t node);

/* Writes the snapshot's description and the start of the list called so. */
void
cli_json_start(const struct cli *cli, const char *list);

/* Writes an item of a list and frees it. */
void
cli_json_item(const struct cli *cli, json_t *item, size_t index);

#endif
