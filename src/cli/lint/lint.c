/* SPDX-License-Identifier: MIT */
/* wsreg lint: what is wrong or odd in a registry file.  Each lint is a table
 * of functions, so that a new one touches the list below and its own file. */

#include <stdlib.h>
#include <string.h>

#include "ignore.h"
#include "list.h"
#include "rules.h"

static const struct lint *const lints[] = {
	&lint_references,
	&lint_dates,
	&lint_people,
	&lint_registries,
	&lint_names,
	&lint_fields,
	&lint_numbers,
};

#define LINT_TABLE_SIZE (sizeof(lints) / sizeof(*lints))

static const struct lint_printer *const printers[] = {
	[CLI_DEFAULT] = &lint_text,
	[CLI_TEXT] = &lint_text,
	[CLI_JSON] = &lint_json,
	[CLI_GITHUB] = &lint_github,
	[CLI_SARIF] = &lint_sarif,
	[CLI_IGNORE] = &lint_ignore,
};

/* ---- Looking ---- */

/* Compares findings by their order, which no two share. */
static int
compare_findings(const void *a, const void *b)
{
	const struct cli_finding *x = a, *y = b;

	return x->order < y->order ? -1 : x->order > y->order;
}

/* Looks at a registry with all lints, so that its findings are found
 * together. */
static void
look_at_registry(struct cli_lint *list, const struct wsreg_registry *registry)
{
	for (size_t i = 0; i < LINT_TABLE_SIZE; i++)
		if (lints[i]->registry != NULL)
			lints[i]->registry(list, registry);
}

/* Looks at all of the snapshot; findings are in the order of files and
 * lines. */
static void
look(struct cli_lint *list, const struct wsreg_snapshot *snapshot)
{
	*list = (struct cli_lint){ .snapshot = snapshot };
	for (size_t i = 0; i < LINT_TABLE_SIZE; i++)
		if (lints[i]->before != NULL)
			lints[i]->before(list);
	for (uint32_t i = 0; i < snapshot->registry_count; i++)
		look_at_registry(list, &snapshot->registries[i]);
	for (size_t i = 0; i < LINT_TABLE_SIZE; i++)
		if (lints[i]->after != NULL)
			lints[i]->after(list);
	if (list->count > 0)
		qsort(list->findings, list->count, sizeof(*list->findings),
		    compare_findings);
}

/* ---- The command ---- */

/* From what severity on the exit status is 1. */
static enum cli_severity
parse_threshold(const char *word)
{
	for (unsigned i = 0; i < CLI_SEVERITY_COUNT && word != NULL; i++)
		if (strcmp(word,
			cli_lint_severity_name((enum cli_severity)i)) == 0)
			return (enum cli_severity)i;
	if (word != NULL)
		cli_die(
		    "--fail-on takes error, warning or note, not `%s'", word);
	return CLI_NOTE;
}

/* What is odd in the file is told here: it is no reason to refuse it. */
static void
open_file(struct cli *cli, char **operands, size_t count)
{
	struct cli view = *cli;

	if (count > 1 || (count == 1 && cli->has_input))
		cli_die("lint takes one file, or --input");
	if (count == 1) {
		view.inputs[0] = operands[0];
		view.input_count = 1;
	}
	view.strict = false;
	cli_open(&view);
	cli->snapshot = view.snapshot;
}

/* Returns whether a finding is about the registry of this id. */
static bool
is_in_registry(const struct cli_finding *finding, const void *id)
{
	return strcmp(finding->registry, id) == 0;
}

/* Returns the exit status: whether any finding is at least as severe as the
 * threshold. */
static int
status_of(const struct cli_lint *lint, enum cli_severity threshold)
{
	size_t counts[CLI_SEVERITY_COUNT];

	cli_lint_tally(lint, counts);
	for (unsigned i = threshold; i < CLI_SEVERITY_COUNT; i++)
		if (counts[i] > 0)
			return CLI_NOT_FOUND;
	return CLI_FOUND;
}

/* Looks at the snapshot and prints the findings.  What is ignored is taken
 * out first, so that --registry does not make entries of other registries
 * unused. */
static int
lint(struct cli *cli, enum cli_severity threshold)
{
	struct cli_lint list;
	int status;

	look(&list, cli->snapshot);
	if (cli->ignore != NULL)
		cli_lint_ignore(&list, cli->ignore);
	if (cli->registry != NULL)
		cli_lint_filter(
		    &list, is_in_registry, cli_only_registry(cli)->id);
	for (size_t i = 0; i < list.count && cli->strict; i++)
		list.findings[i].severity = CLI_ERROR;
	printers[cli->format]->print(cli, &list);
	/* A list of what is to be ignored is no trouble. */
	status =
	    cli->format == CLI_IGNORE ? CLI_FOUND : status_of(&list, threshold);
	cli_lint_free(&list);
	return status;
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	enum cli_severity threshold = parse_threshold(cli->fail_on);

	if (cli->catalogue) {
		if (cli->format > CLI_TEXT || count > 0)
			cli_die("--rules takes no file and is text");
		cli_lint_catalogue(cli);
		return CLI_FOUND;
	}
	open_file(cli, operands, count);
	return lint(cli, threshold);
}

const struct cli_command cli_lint = { .run = run };

/* Ends the program at the first warning or error; notes are no reason to
 * refuse a file. */
static void
check_strict(const struct cli *cli)
{
	struct cli_lint list;

	look(&list, cli->snapshot);
	for (size_t i = 0; i < list.count; i++) {
		const struct cli_finding *finding = &list.findings[i];

		if (finding->severity >= CLI_WARNING)
			cli_die_at("%s:%lu: error: %s [%s]", finding->file,
			    finding->line, finding->message,
			    cli_lint_rules[finding->rule].id);
	}
	cli_lint_free(&list);
}

void (*const cli_check_strict)(const struct cli *cli) = check_strict;
