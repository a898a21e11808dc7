/* SPDX-License-Identifier: MIT */
/* Findings as text, JSON, annotations and SARIF.  All formats show the same
 * findings in the same order, that of the file. */

#include <stdlib.h>

#include "list.h"
#include "rules.h"

/* ---- Text ---- */

/* Returns the style of a severity's name. */
static enum cli_style
style_of(enum cli_severity severity)
{
	switch (severity) {
	case CLI_NOTE:
		return CLI_DIM;
	case CLI_WARNING:
		return CLI_WARN;
	case CLI_ERROR:
		break;
	}
	return CLI_BAD;
}

/* Prints where a finding is, in the form that editors take for a place; the
 * line is left out where the file has none. */
static void
put_place(const struct cli *cli, const struct cli_finding *finding)
{
	cli_put(cli, finding->file);
	if (finding->line > 0)
		fprintf(cli->out, ":%lu", finding->line);
	fputs(": ", cli->out);
}

/* "1 error, 2 warnings, 0 notes" */
static void
put_summary(const struct cli *cli, const struct cli_lint *lint)
{
	size_t counts[CLI_SEVERITY_COUNT];

	cli_lint_tally(lint, counts);
	for (unsigned i = CLI_SEVERITY_COUNT; i-- > 0;)
		fprintf(cli->out, "%zu %s%s%s", counts[i],
		    cli_lint_severity_name((enum cli_severity)i),
		    counts[i] == 1 ? "" : "s", i > 0 ? ", " : "\n");
}

/* As compilers do; nothing to say is nothing to print. */
static void
print_text(const struct cli *cli, const struct cli_lint *lint)
{
	for (size_t i = 0; i < lint->count; i++) {
		const struct cli_finding *finding = &lint->findings[i];

		put_place(cli, finding);
		cli_put_styled(cli, style_of(finding->severity),
		    cli_lint_severity_name(finding->severity));
		fputs(": ", cli->out);
		cli_put(cli, finding->message);
		cli_style(cli, CLI_DIM);
		fprintf(cli->out, " [%s]", cli_lint_rules[finding->rule].id);
		cli_style(cli, CLI_PLAIN);
		fputc('\n', cli->out);
	}
	if (lint->count > 0)
		put_summary(cli, lint);
}

const struct lint_printer lint_text = { .print = print_text };

/* ---- JSON ---- */

/* Returns a finding; `line' is null where the snapshot was not read from a
 * file. */
static json_t *
make_finding(const struct cli_finding *finding)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "id", cli_lint_rules[finding->rule].id);
	cli_json_set(
	    object, "severity", cli_lint_severity_name(finding->severity));
	cli_json_set(object, "file", finding->file);
	cli_json_set(object, "line",
	    cli_json_optional(finding->line > 0, finding->line));
	cli_json_set(object, "registry", finding->registry);
	cli_json_set(object, "key", finding->key);
	cli_json_set(object, "message", finding->message);
	return object;
}

/* Prints all findings and how many there are of each severity, the worst
 * first. */
static void
print_json(const struct cli *cli, const struct cli_lint *lint)
{
	static const char *const names[CLI_SEVERITY_COUNT] = {
		[CLI_NOTE] = "notes",
		[CLI_WARNING] = "warnings",
		[CLI_ERROR] = "errors",
	};
	json_t *summary = cli_json_object();
	size_t counts[CLI_SEVERITY_COUNT];

	cli_json_start(cli, "findings");
	for (size_t i = 0; i < lint->count; i++)
		cli_json_item(cli, make_finding(&lint->findings[i]), i);
	cli_lint_tally(lint, counts);
	for (unsigned i = CLI_SEVERITY_COUNT; i-- > 0;)
		cli_json_set(summary, names[i], counts[i]);
	cli_json_end(cli, summary);
}

const struct lint_printer lint_json = { .print = print_json };

/* ---- Annotations ---- */

/* Prints an annotation for each finding.  GitHub calls a note a notice. */
static void
print_github(const struct cli *cli, const struct cli_lint *lint)
{
	for (size_t i = 0; i < lint->count; i++) {
		const struct cli_finding *finding = &lint->findings[i];

		cli_github_start(cli,
		    finding->severity == CLI_NOTE
			? "notice"
			: cli_lint_severity_name(finding->severity),
		    cli_finding_has_place(finding) ? finding->file : NULL,
		    finding->line, cli_lint_rules[finding->rule].id);
		cli_github_put(cli, finding->message);
		fputc('\n', cli->out);
	}
}

const struct lint_printer lint_github = { .print = print_github };

/* ---- SARIF ---- */

/* Prints a finding.  Its fingerprint has no line, so that it is the same
 * when others before it come or go. */
static void
put_result(
    const struct cli *cli, const struct cli_finding *finding, size_t index)
{
	const char *id = cli_lint_rules[finding->rule].id;
	struct cli_sarif_result result = {
		.id = id,
		.rule = finding->rule,
		.level = cli_lint_severity_name(finding->severity),
		.message = finding->message,
		.file = cli_finding_has_place(finding) ? finding->file : NULL,
		.line = finding->line,
		.fingerprint =
		    cli_print("%s %s %s", id, finding->registry, finding->key),
	};

	cli_sarif_put(cli, &result, index);
	free(result.fingerprint);
}

/* Returns a rule of the catalogue as SARIF wants it. */
static struct cli_sarif_rule
rule_at(size_t index)
{
	const struct cli_lint_rule *rule = &cli_lint_rules[index];

	return (struct cli_sarif_rule){
		.id = rule->id,
		.text = rule->text,
		.section = rule->section,
		.level = cli_lint_severity_name(rule->severity),
	};
}

/* Prints all findings as results of one run. */
static void
print_sarif(const struct cli *cli, const struct cli_lint *lint)
{
	cli_sarif_start(cli, LINT_COUNT, rule_at);
	for (size_t i = 0; i < lint->count; i++)
		put_result(cli, &lint->findings[i], i);
	cli_sarif_end(cli, true);
}

const struct lint_printer lint_sarif = { .print = print_sarif };
