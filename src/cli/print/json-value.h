/* SPDX-License-Identifier: MIT */
/* The parts of JSON output.  Where memory is out, the program ends. */

#ifndef CLI_JSON_VALUE_H
#define CLI_JSON_VALUE_H

#include <jansson.h>

#include "cli/cli.h"

/* The value, which is not NULL. */
json_t *
cli_json_must(json_t *value);

/* Both take the value over. */
void
cli_json_set(json_t *object, const char *name, json_t *value);
void
cli_json_append(json_t *array, json_t *value);

/* A string; null for NULL, and in the second for "" too. */
json_t *
cli_json_text(const char *text);

/* The same of so many octets, U+0000 among them. */
json_t *
cli_json_octets(const char *text, size_t size);
json_t *
cli_json_nonempty(const char *text);

/* A string from text that is freed. */
json_t *
cli_json_take(char *text);

/* A number, however large: for what cli_json_put() writes. */
json_t *
cli_json_number(uint64_t value);

/* A value as text; the value is freed. */
char *
cli_json_dump(json_t *value);

/* Writes a value and frees it. */
void
cli_json_put(const struct cli *cli, json_t *value);

json_t *
cli_json_snapshot(const struct wsreg_snapshot *snapshot);

/* The record, with the verdict on the number asked for, if there is one. */
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
