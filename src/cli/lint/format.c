/* SPDX-License-Identifier: MIT */
/* Findings as text, JSON, annotations and SARIF.  All formats show the same
 * findings in the same order, that of the file. */

#include <stdlib.h>

#include "list.h"

/* ---- Text ---- */

/* Returns the finding as text and annotations show it. */
static struct cli_remark
remark_of(const struct cli_finding *finding)
{
	return (struct cli_remark){ .id = cli_lint_rules[finding->rule].id,
		.severity = finding->severity,
		.file = finding->file,
		.line = finding->line,
		.message = finding->message };
}

/* As compilers do; nothing to say is nothing to print. */
static void
print_text(const struct cli *cli, const struct cli_lint *lint)
{
	size_t counts[CLI_SEVERITY_COUNT];

	for (size_t i = 0; i < lint->count; i++) {
		const struct cli_remark remark = remark_of(&lint->findings[i]);

		cli_remark_text(cli, &remark);
	}
	cli_lint_tally(lint, counts);
	if (lint->count > 0)
		cli_severity_summary(cli, counts);
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
	cli_json_set(object, "severity", cli_severity_name(finding->severity));
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
	size_t counts[CLI_SEVERITY_COUNT];

	cli_json_start(cli, "findings");
	for (size_t i = 0; i < lint->count; i++)
		cli_json_item(cli, make_finding(&lint->findings[i]), i);
	cli_lint_tally(lint, counts);
	cli_json_end(cli, cli_severity_json(counts));
}

const struct lint_printer lint_json = { .print = print_json };

/* ---- Annotations ---- */

/* Prints an annotation for each finding. */
static void
print_github(const struct cli *cli, const struct cli_lint *lint)
{
	for (size_t i = 0; i < lint->count; i++) {
		const struct cli_finding *finding = &lint->findings[i];
		struct cli_remark remark = remark_of(finding);

		if (!cli_finding_has_place(finding))
			remark.file = NULL;
		cli_remark_github(cli, &remark);
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
		.level = cli_severity_name(finding->severity),
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
		.level = cli_severity_name(rule->severity),
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
