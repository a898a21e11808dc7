/* SPDX-License-Identifier: MIT */
/* What generated code calls the records: the view that emitters share. */

#ifndef GEN_CONSTANTS_H
#define GEN_CONSTANTS_H

#include "emit.h"
#include "model/names.h"

/* One name of one record. */
struct gen_constant {
	const struct wsreg_record *record;
	/* What follows prefix and registry: "GOING_AWAY". */
	const char *name;
	/* A name of earlier days, kept so that what uses it still compiles. */
	bool former;
	/* One before it in the list has its number. */
	bool repeated;
};

/* One registry's constants, in the order of its records; former names come
 * after the present one. */
struct gen_group {
	const struct wsreg_registry *registry;
	char name[GEN_NAME_SIZE]; /* "CLOSE" */
	bool numeric;             /* the constants are numbers, not names */
	struct gen_constant *constants;
	size_t count;
};

struct gen_groups {
	struct gen_group *items;
	size_t count;
	struct gen_array groups;    /* struct gen_group */
	struct gen_array constants; /* struct gen_constant, of all groups */
};

/*
 * Names what the source has chosen.  False, the error set, if a record has no
 * name, two have the same, a number is none for a constant, or memory is out;
 * gen_groups_free() is due either way.
 */
bool
gen_groups_make(struct gen_groups *groups, const struct gen_source *source,
    struct gen_error *error);

void
gen_groups_free(struct gen_groups *groups);

/* Text as part of a name: "close-code" is CLOSE_CODE. */
void
gen_capitals(char *to, size_t size, const char *text);

/* Returns the verdicts on a close code, that on a client first, or NULL if it
 * is none or there are no verdicts. */
const struct wsreg_verdict *
gen_record_verdict(const struct wsreg_record *record);

/* Returns what the registry calls the record: its name, or else the key. */
static inline const char *
gen_record_meaning(const struct wsreg_record *record)
{
	return record->name != NULL ? record->name : record->key;
}

#endif
