/* SPDX-License-Identifier: MIT */
/*
 * wsreg lint: a registry file comes in; what is wrong or odd in it goes out, in
 * one of the formats below.  Each lint is a row of `lints`, in lint.c.  This
 * room includes print/ and what is below it.
 */

#ifndef CLI_LINT_H
#define CLI_LINT_H

#include "cli/print/print.h"

enum cli_lint_id {
	LINT_BAD_BIT,
	LINT_BAD_DATE,
	LINT_BAD_NUMBER,
	LINT_CASE_CLASH,
	LINT_DEGENERATE_RANGE,
	LINT_DUPLICATE_KEY,
	LINT_DUPLICATE_PERSON,
	LINT_DUPLICATE_REGISTRY,
	LINT_EMPTY_REFERENCE,
	LINT_GAP,
	LINT_LATER_DATE,
	LINT_LOST_NAME,
	LINT_MAIL_AS_TEXT,
	LINT_MAIL_WITHOUT_SCHEME,
	LINT_MISSING_FIELD,
	LINT_MISSING_ID,
	LINT_MISSING_RULE,
	LINT_MISSING_TITLE,
	LINT_NAME_NO_TOKEN,
	LINT_NUMBER_OUT_OF_RANGE,
	LINT_OVERLAP,
	LINT_PADDED_ATTRIBUTE,
	LINT_REVERSED_RANGE,
	LINT_SEPARATE_RULES,
	LINT_SHARED_MEANING,
	LINT_UNKNOWN_PERSON,
	LINT_UNKNOWN_TYPE,
	LINT_UNUSED_IGNORE,
	LINT_UNUSED_PERSON,
	LINT_COUNT
};

/* A row of the catalogue, in the order of the ids. */
struct cli_lint_rule {
	const char *id; /* permanent */
	enum cli_severity severity;
	const char *text;    /* what is found, a sentence */
	const char *section; /* what decides */
};

extern const struct cli_lint_rule cli_lint_rules[LINT_COUNT];

/* Something that a lint found.  The message is the finding's own; the other
 * texts are the snapshot's, or those of the file of findings to ignore. */
struct cli_finding {
	enum cli_lint_id rule;
	enum cli_severity severity;
	const char *file;
	unsigned long line;         /* 0: there are none */
	const char *registry, *key; /* as with wsreg diff: "people", "#" */
	char *message;
	uint64_t order; /* by file and line, then as they were found */
};

/* The list of findings in a snapshot, which it does not own. */
struct cli_lint {
	const struct wsreg_snapshot *snapshot;
	struct cli_finding *findings;
	size_t count, room;
	struct cli_baseline ignored; /* findings may point into it */
};

/* Something to look for; what a lint does not look at is NULL.  The registries
 * are looked at one by one, each with all lints. */
struct lint {
	void (*before)(struct cli_lint *lint);
	void (*registry)(
	    struct cli_lint *lint, const struct wsreg_registry *registry);
	void (*after)(struct cli_lint *lint);
};

extern const struct lint lint_references;
extern const struct lint lint_dates;
extern const struct lint lint_people;
extern const struct lint lint_registries;
extern const struct lint lint_names;
extern const struct lint lint_fields;
extern const struct lint lint_numbers;

/* A format that findings are printed in. */
struct lint_printer {
	void (*print)(const struct cli *cli, const struct cli_lint *lint);
};

extern const struct lint_printer lint_text;
extern const struct lint_printer lint_json;
extern const struct lint_printer lint_github;
extern const struct lint_printer lint_sarif;
/* What cli_lint_ignore() reads. */
extern const struct lint_printer lint_ignore;

#endif
