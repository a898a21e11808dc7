/* SPDX-License-Identifier: MIT */
/* The parts of JSON output.  Where memory is out, the program ends. jansson
 * builds the values; numbers above its range are kept aside as marked
 * strings until they are written. */

#ifndef CLI_JSON_VALUE_H
#define CLI_JSON_VALUE_H

#include <jansson.h>

#include "cli/cli.h"

/* Return a new object or array without anything in it. */
json_t *
cli_json_object(void);
json_t *
cli_json_array(void);

/*
 * Adds a member to an object.  The type of the value decides what it becomes:
 * text a string, or null if it is NULL; bool a truth value; any other integer,
 * which is not negative, a number; a json_t * itself, which the object takes
 * over.
 */
/* clang-format off */
#define cli_json_set(object, name, value)                                      \
	_Generic((value),                                                      \
	    json_t *: cli_json_set_value,                                      \
	    char *: cli_json_set_text,                                         \
	    const char *: cli_json_set_text,                                   \
	    bool: cli_json_set_truth,                                          \
	    default: cli_json_set_number)(object, name, value)
/* clang-format on */

/* Add a member of one type each; cli_json_set() chooses among them. */
void
cli_json_set_value(json_t *object, const char *name, json_t *value);
void
cli_json_set_text(json_t *object, const char *name, const char *text);
void
cli_json_set_truth(json_t *object, const char *name, bool truth);
void
cli_json_set_number(json_t *object, const char *name, uint64_t number);

/* Adds an item to an array, which takes it over. */
void
cli_json_append(json_t *array, json_t *value);

/* Return a string, or null for NULL; the second returns null for "", too.
 * Whatever is not UTF-8 in the text becomes U+FFFD. */
json_t *
cli_json_text(const char *text);
json_t *
cli_json_nonempty(const char *text);

/* Returns a string of `size` octets, which may have U+0000 among them. */
json_t *
cli_json_octets(const char *text, size_t size);

/* Returns a string of the text, which is freed. */
json_t *
cli_json_take(char *text);

/* Returns the number if it is present, else null. */
json_t *
cli_json_optional(bool present, uint64_t number);

/* Returns the description of a snapshot. */
json_t *
cli_json_snapshot(const struct wsreg_snapshot *snapshot);

/* Returns the record, with the verdict on the number asked for, if there is
 * one. */
json_t *
cli_json_record(const struct wsreg_record *record, const uint64_t *asked);

/* Returns what a snapshot changed; data/schema/diff.json describes it. */
json_t *
cli_json_change(const struct wsreg_change *change);

/* Appends all references in an element, itself included. */
void
cli_json_references(
    json_t *array, const struct wsreg_snapshot *snapshot, uint32_t node);

#endif
