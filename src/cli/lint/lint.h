/* SPDX-License-Identifier: MIT */
/* What the parts of wsreg lint share: the catalogue and a list of findings. */

#ifndef CLI_LINT_H
#define CLI_LINT_H

#include "cli/cli.h"

/* Error: breaks readers, or what an RFC demands; warning: almost surely a
 * mistake; note: odd. */
enum cli_severity { CLI_NOTE, CLI_WARNING, CLI_ERROR };

#define CLI_SEVERITY_COUNT (CLI_ERROR + 1)

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

struct cli_finding {
	enum cli_lint_id rule;
	enum cli_severity severity;
	const char *file;
	unsigned long line;         /* 0: there are none */
	const char *registry, *key; /* as with wsreg diff: "people", "#" */
	char *message;
	uint64_t order; /* by file and line, then as they were found */
};

struct cli_lint {
	const struct wsreg_snapshot *snapshot;
	struct cli_finding *findings;
	size_t count, room;
	char *ignored; /* the file of findings to ignore, or NULL */
};

/* ---- Findings ---- */

/* Adds one about what is at the node. */
void
cli_lint_report(struct cli_lint *lint, enum cli_lint_id rule, uint32_t node,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds one whose place is told; its message is taken over. */
void
cli_lint_add(struct cli_lint *lint, const struct cli_finding *finding);

/* Leaves only those for which `keep` is true, in their order. */
void
cli_lint_filter(struct cli_lint *lint,
    bool (*keep)(const struct cli_finding *finding, void *context),
    void *context);

void
cli_lint_free(struct cli_lint *lint);

/* The words: "note", "warning", "error". */
const char *
cli_severity_name(enum cli_severity severity);

/* Whether it is in a file that has a name, and so can be pointed at. */
bool
cli_finding_has_place(const struct cli_finding *finding);

/* How many there are of each severity. */
void
cli_lint_tally(const struct cli_lint *lint, size_t counts[CLI_SEVERITY_COUNT]);

/* ---- What looks for them ---- */

/* All of the snapshot, in the order of files and lines. */
void
cli_lint_snapshot(struct cli_lint *lint, const struct wsreg_snapshot *snapshot);

void
cli_lint_references(struct cli_lint *lint);
void
cli_lint_dates(struct cli_lint *lint);
void
cli_lint_people(struct cli_lint *lint);
void
cli_lint_registries(struct cli_lint *lint);
void
cli_lint_names(struct cli_lint *lint, const struct wsreg_registry *registry);
void
cli_lint_numbers(struct cli_lint *lint, const struct wsreg_registry *registry);
void
cli_lint_fields(struct cli_lint *lint, const struct wsreg_registry *registry);

/* The first number and the last that a registry may have, or false if nothing
 * bounds them. */
bool
cli_lint_limits(enum wsreg_kind kind, uint64_t *first, uint64_t *last);

/* Whether the node is of a file that was laid over another. */
bool
cli_lint_is_over(const struct wsreg_snapshot *snapshot, uint32_t node);

/* Whether the text looks like an address of mail. */
bool
cli_lint_is_mail(const char *text);

/* ---- What was known before ---- */

/* Takes out the findings that the file lists; lines of it that list none are
 * findings. */
void
cli_lint_ignore(struct cli_lint *lint, const char *file);

/* ---- Formats ---- */

void
cli_lint_text(const struct cli *cli, const struct cli_lint *lint);
void
cli_lint_json(const struct cli *cli, const struct cli_lint *lint);
void
cli_lint_github(const struct cli *cli, const struct cli_lint *lint);
void
cli_lint_sarif(const struct cli *cli, const struct cli_lint *lint);
/* What cli_lint_ignore() reads. */
void
cli_lint_baseline(const struct cli *cli, const struct cli_lint *lint);

/* The catalogue. */
void
cli_lint_catalogue(const struct cli *cli);

#endif
