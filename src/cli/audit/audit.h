/* SPDX-License-Identifier: MIT */
/*
 * wsreg audit: source files come in; the tables of a registry's numbers in them,
 * and where these differ from the registry, go out.  tokens.h, entries.h and
 * tables.h find the tables, judge.h compares them.  The verdicts of a program's
 * own check are compared, too.  This room includes print/ and what is below it.
 */

#ifndef CLI_AUDIT_H
#define CLI_AUDIT_H

#include "cli/print/print.h"

enum audit_rule_id {
	AUDIT_MISSING,
	AUDIT_MEANING,
	AUDIT_UNASSIGNED,
	AUDIT_SENDABLE,
	AUDIT_UNREGISTERED,
	AUDIT_ACCEPTED,
	AUDIT_REFUSED,
	AUDIT_UNUSED_IGNORE,
	AUDIT_RULE_COUNT
};

/* A row of the catalogue, in the order of the ids. */
struct audit_rule {
	const char *id; /* permanent */
	enum cli_severity severity;
	const char *text;    /* what is found, a sentence */
	const char *section; /* what decides */
};

extern const struct audit_rule audit_rules[AUDIT_RULE_COUNT];

/* A finding.  The message is its own; the name of the file is borrowed. */
struct audit_finding {
	enum audit_rule_id rule;
	enum cli_severity severity;
	const char *file;
	unsigned long line; /* from 1 */
	bool has_code;
	/* The code, or the first and the last of several alike. */
	uint64_t code, last;
	char *message;
	size_t order; /* of the file, among those that were read */
};

/* A table that was found: its place, and its numbers, each once, rising. */
struct audit_place {
	const char *file;
	unsigned long line, last_line;
	uint64_t *codes;
	size_t count;
	size_t order; /* of the file */
};

/* All that was found; all 0 is an empty one. */
struct audit_report {
	const struct wsreg_registry *registry;
	struct audit_place *places;
	size_t place_count;
	struct audit_finding *findings;
	size_t count, room;
	char **files; /* the names of those that have tables or findings */
	size_t file_count;
	size_t read;     /* how many source files were read */
	bool verdicts;   /* of verdicts, and no source files */
	size_t compared; /* codes that have a verdict */
};

/* A format that a report is printed in. */
struct audit_printer {
	void (*print)(const struct cli *cli, const struct audit_report *report);
};

extern const struct audit_printer audit_text;
extern const struct audit_printer audit_json;
extern const struct audit_printer audit_github;
extern const struct audit_printer audit_sarif;

#endif
