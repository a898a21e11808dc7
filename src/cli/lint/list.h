/* SPDX-License-Identifier: MIT */
/* The list of findings: where each belongs, in what order they are told.
 * Lints only add; the list is sorted and filtered when all have looked. */

#ifndef CLI_LINT_LIST_H
#define CLI_LINT_LIST_H

#include "lint.h"

/* Adds one about what is at the node; its message is printed from the format.
 * The severity is that of the rule. */
void
cli_lint_report(struct cli_lint *lint, enum cli_lint_id rule, uint32_t node,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Adds one whose place is told; its message is taken over. */
void
cli_lint_add(struct cli_lint *lint, const struct cli_finding *finding);

/* Leaves only those for which `keep` is true, in their order; the others are
 * freed.  `context` is passed on to it. */
void
cli_lint_filter(struct cli_lint *lint,
    bool (*keep)(const struct cli_finding *finding, const void *context),
    const void *context);

/* Frees the findings and what they point to, and not the list itself. */
void
cli_lint_free(struct cli_lint *lint);

/* Returns whether the finding is in a file that has a name, and so can be
 * pointed at. */
bool
cli_finding_has_place(const struct cli_finding *finding);

/* Counts the findings of each severity. */
void
cli_lint_tally(const struct cli_lint *lint, size_t counts[CLI_SEVERITY_COUNT]);

/* Returns whether an element of this name inside the node has text. */
bool
cli_lint_has_text(
    const struct wsreg_snapshot *snapshot, uint32_t node, const char *name);

/* Returns whether the node is of a file that was laid over another. */
bool
cli_lint_is_over(const struct wsreg_snapshot *snapshot, uint32_t node);

#endif
