/* SPDX-License-Identifier: MIT */
/* Constants: how generated code calls the records.  All emitters share them. */

#ifndef GEN_CONSTANTS_H
#define GEN_CONSTANTS_H

#include "emit.h"
#include "model/model.h"

/* A constant is one name of one record. */
struct gen_constant {
	const struct wsreg_record *record;
	/* Without prefix and registry: "GOING_AWAY". */
	const char *name;
	/* What it means in a few words: a title of the overlay, or what the
	 * registry calls the record. */
	const char *meaning;
	/* The name is of earlier days, and kept for the programs that use it. */
	bool former;
	/* The overlay gives the record this name besides its own. */
	bool alias;
	/* The overlay leaves the constant out, but not what its number means. */
	bool omitted;
	/* An earlier constant of the group has its number. */
	bool repeated;
};

/* The constants of a registry, in the order of its records; a record's further
 * and former names come after the present one. */
struct gen_group {
	const struct wsreg_registry *registry;
	char name[GEN_NAME_SIZE]; /* "CLOSE" */
	bool numeric;             /* the constants are numbers, not names */
	/* By the overlay, or NULL: a template of the constants' names, and the
	 * name of their type. */
	const char *constant, *type;
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
 * Names the records of the registries that the source has chosen.  Returns
 * false and sets the error if a record has no name, two have the same, a number
 * does not fit a constant, or memory is out.  gen_groups_free() is due either
 * way.
 */
bool
gen_groups_make(struct gen_groups *groups, const struct gen_source *source,
    struct gen_error *error);

void
gen_groups_free(struct gen_groups *groups);

/* Writes text as part of a name: "close-code" becomes CLOSE_CODE. */
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
