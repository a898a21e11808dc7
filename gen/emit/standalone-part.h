/* SPDX-License-Identifier: MIT */
/* What the parts of the standalone emitter share. */

#ifndef GEN_STANDALONE_PART_H
#define GEN_STANDALONE_PART_H

#include "constants.h"

struct standalone {
	struct gen_output *output;
	const struct gen_source *source;
	char prefix[GEN_NAME_SIZE];   /* "wsreg" */
	char capitals[GEN_NAME_SIZE]; /* "WSREG" */
};

/* What a group's functions begin with: "wsreg_close". */
struct function {
	const struct gen_group *group;
	char stem[2 * GEN_NAME_SIZE];
};

/* Lookups by name, exact and regardless of case. */
void
gen_standalone_names(
    struct standalone *standalone, const struct function *function);

/* What a number means, and the status of any number. */
void
gen_standalone_numbers(
    struct standalone *standalone, const struct function *function);

/* Verdicts on close codes; RFC 6455, 7.4. */
void
gen_standalone_wire(
    struct standalone *standalone, const struct function *function);

/* What a record is called in text. */
static inline const char *
name_of(const struct wsreg_record *record)
{
	return record->name != NULL ? record->name : record->key;
}

#endif
