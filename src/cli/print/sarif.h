/* SPDX-License-Identifier: MIT */
/* Findings as SARIF 2.1.0, the format of code scanners' results. wsreg lint
 * and wsreg check print the same document with other rules. */

#ifndef CLI_SARIF_H
#define CLI_SARIF_H

#include "cli/cli.h"

/* A rule that results refer to; its texts are borrowed. */
struct cli_sarif_rule {
	const char *id, *text;
	const char *section; /* what decides */
	const char *note;    /* sentences that help, or NULL */
	const char *level;   /* "error", "warning", "note" */
};

/* A result; its texts are borrowed, the fingerprint too. */
struct cli_sarif_result {
	const char *id; /* of the rule */
	size_t rule;    /* its index */
	const char *level;
	const char *message;
	const char *file;   /* NULL: none that has a name */
	unsigned long line; /* 0: none */
	bool octets;        /* whether the offset is meant */
	uint64_t offset;    /* from the start of the file */
	char *fingerprint;  /* the same when lines have moved */
};

/* Begins a run of a tool that has `count` rules; `rule_at` returns each. */
void
cli_sarif_start(const struct cli *cli, size_t count,
    struct cli_sarif_rule (*rule_at)(size_t index));

/* Prints a result, of which `index` were printed before. */
void
cli_sarif_put(
    const struct cli *cli, const struct cli_sarif_result *result, size_t index);

/* Ends the run and the document.  `complete` is false if something could not be
 * checked. */
void
cli_sarif_end(const struct cli *cli, bool complete);

#endif
