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

/* The severities, from the worst to the least. */
static const char *const severities[] = { "error", "warning", "note", NULL };

static struct options {
	int fail_on;        /* the index from which on the exit status is 1 */
	const char *ignore; /* a file, or NULL */
	bool catalogue;     /* --rules */
} options = { .fail_on = 2 };

static const struct option_row option_rows[] = {
	{ "fail-on", 0, "SEVERITY",
	    "lint: lowest severity that makes the exit\n"
	    "status 1: error, warning or note",
	    OPTION_CHOICE, .offset = offsetof(struct options, fail_on),
	    severities },
	{ "ignore", 0, "FILE", "lint: leave out the findings listed in FILE",
	    OPTION_TEXT, .offset = offsetof(struct options, ignore) },
	{ "rules", 0, NULL, "lint: list the kinds of findings", OPTION_FLAG,
	    .offset = offsetof(struct options, catalogue) },
	{ .name = NULL },
};

/* What is odd in the file is told here: it is no reason to refuse it. */
static void
open_file(struct cli *cli, char **operands, size_t count)
{
	static struct gen_model model;
	struct cli_input input = { (const char *const *)operands, 1, NULL };
	struct cli view = *cli;

	if (count > 1 || (count == 1 && cli->has_input))
		cli_die_usage("lint", "lint takes one file, or --input");
	view.strict = false;
	if (count == 0)
		cli_open(&view);
	else
		cli_read_model(&view, &model, &input);
	cli->snapshot = count == 0 ? view.snapshot : input.snapshot;
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
status_of(const struct cli_lint *lint)
{
	size_t counts[CLI_SEVERITY_COUNT];

	cli_lint_tally(lint, counts);
	for (unsigned i = CLI_ERROR - (unsigned)options.fail_on;
	     i < CLI_SEVERITY_COUNT; i++)
		if (counts[i] > 0)
			return CLI_NOT_FOUND;
	return CLI_FOUND;
}

/* Looks at the snapshot and prints the findings.  What is ignored is taken
 * out first, so that --registry does not make entries of other registries
 * unused. */
static int
lint(struct cli *cli)
{
	const struct lint_printer *printer = cli->printer;
	struct cli_lint list;
	int status;

	look(&list, cli->snapshot);
	if (options.ignore != NULL)
		cli_lint_ignore(&list, options.ignore);
	if (cli->registry != NULL)
		cli_lint_filter(
		    &list, is_in_registry, cli_only_registry(cli)->id);
	for (size_t i = 0; i < list.count && cli->strict; i++)
		list.findings[i].severity = CLI_ERROR;
	printer->print(cli, &list);
	/* A list of what is to be ignored is no trouble. */
	status = printer == &lint_ignore ? CLI_FOUND : status_of(&list);
	cli_lint_free(&list);
	return status;
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	if (options.catalogue) {
		if (cli->printer != &lint_text || count > 0)
			cli_die_usage("lint",
			    "--rules takes no file, and writes text only");
		cli_lint_catalogue(cli);
		return CLI_FOUND;
	}
	cli_output_check(cli, &options.ignore, 1);
	gen_sandbox_name(options.ignore, GEN_SANDBOX_READ);
	open_file(cli, operands, count);
	return lint(cli);
}

const struct cli_command cli_lint = { "lint", "[FILE]",
	"Check a registry file for mistakes",
	{ { "text", &lint_text }, { "json", &lint_json },
	    { "jsonl", &lint_json }, { "github", &lint_github },
	    { "sarif", &lint_sarif }, { "ignore", &lint_ignore } },
	.run = run, .options = option_rows, .target = &options, .reads = true };

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
