/* SPDX-License-Identifier: MIT */
/* Files of findings to ignore: a line has the lint's id, the registry and
 * the key. */

#include "ignore.h"

#include <stdlib.h>
#include <string.h>

#include "list.h"

/* ---- Reading ---- */

/* Returns the lint of this id, or the number of lints. */
static unsigned
find_rule(const char *id)
{
	unsigned rule = 0;

	while (rule < LINT_COUNT && strcmp(cli_lint_rules[rule].id, id) != 0)
		rule++;
	return rule;
}

static bool
is_rule(const char *id)
{
	return find_rule(id) < LINT_COUNT;
}

/* Returns whether no entry fits the finding; the first that fits is used. */
static bool
is_unknown(const struct cli_finding *finding, const void *context)
{
	struct cli_baseline *const *baseline = context;

	return !cli_baseline_take(*baseline, cli_lint_rules[finding->rule].id,
	    finding->registry, finding->key);
}

/* Reports the entries that no finding fits: what they were for is mended,
 * and they might hide what comes later. */
static void
report_unused(struct cli_lint *lint, const struct cli_baseline *baseline)
{
	for (size_t i = 0; i < baseline->count; i++) {
		const struct cli_ignored *entry = &baseline->entries[i];

		if (entry->used)
			continue;
		cli_lint_add(lint,
		    &(struct cli_finding){ .rule = LINT_UNUSED_IGNORE,
			.file = baseline->file,
			.line = entry->line,
			.registry = entry->place,
			.key = entry->key,
			.message = cli_print(
			    "no finding %s to ignore", entry->rule) });
	}
}

void
cli_lint_ignore(struct cli_lint *lint, const char *file)
{
	static const struct cli_baseline_form form = { .rule = "lint",
		.needs = "a line needs a lint id, a registry and a key",
		.knows = is_rule };

	struct cli_baseline *baseline = &lint->ignored;

	cli_baseline_read(baseline, file, &form);
	cli_lint_filter(lint, is_unknown, &baseline);
	report_unused(lint, baseline);
}

/* ---- Writing ---- */

/* Compares what identifies a finding when its line has moved. */
static int
compare(const struct cli_finding *a, const struct cli_finding *b)
{
	int order = (int)a->rule - (int)b->rule;

	if (order == 0)
		order = strcmp(a->registry, b->registry);
	return order != 0 ? order : strcmp(a->key, b->key);
}

/* Compares pointers to findings of one array; equal ones stay in its order. */
static int
compare_findings(const void *a, const void *b)
{
	const struct cli_finding *const *x = a, *const *y = b;
	int order = compare(*x, *y);

	return order != 0 ? order : *x < *y ? -1 : *x > *y;
}

/* Returns pointers to the findings, sorted; the caller frees the array. */
static const struct cli_finding **
sort(const struct cli_finding *findings, size_t count)
{
	const struct cli_finding **sorted =
	    cli_allocate(count, sizeof(*sorted));

	for (size_t i = 0; i < count; i++)
		sorted[i] = &findings[i];
	qsort(sorted, count, sizeof(*sorted), compare_findings);
	return sorted;
}

/* Prints the findings as such a file, each once and sorted, so that files of
 * two days can be compared line by line. */
static void
print(const struct cli *cli, const struct cli_lint *lint)
{
	const struct cli_finding **sorted = sort(lint->findings, lint->count);
	const struct cli_finding *before = NULL;

	fputs("# Findings for `wsreg lint --ignore': LINT REGISTRY KEY\n",
	    cli->out);
	for (size_t i = 0; i < lint->count; before = sorted[i++]) {
		const struct cli_finding *finding = sorted[i];

		if (finding->rule == LINT_UNUSED_IGNORE ||
		    (before != NULL && compare(before, finding) == 0))
			continue;
		fprintf(cli->out, "%s ", cli_lint_rules[finding->rule].id);
		cli_baseline_put(cli, finding->registry, false);
		fputc(' ', cli->out);
		cli_baseline_put(cli, finding->key, true);
		fputc('\n', cli->out);
	}
	free(sorted);
}

const struct lint_printer lint_ignore = { .print = print };
