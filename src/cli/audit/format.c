/* SPDX-License-Identifier: MIT */
/* A report as text, JSON, annotations and SARIF.  All formats show the same
 * findings in the same order. */

#include <stdlib.h>

#include "report.h"

/* ---- Text ---- */

static struct cli_remark
remark_of(const struct audit_finding *finding)
{
	return (struct cli_remark){ .id = audit_rules[finding->rule].id,
		.severity = finding->severity,
		.file = finding->file,
		.line = finding->line,
		.message = finding->message };
}

/* Prints where a table is and how much it has, also if it has no findings. */
static void
put_place(const struct cli *cli, const struct audit_report *report,
    const struct audit_place *place)
{
	cli_put(cli, place->file);
	fprintf(cli->out, ":%lu: ", place->line);
	cli_put_styled(cli, CLI_GOOD, "table");
	fprintf(cli->out, ": %zu codes of ", place->count);
	cli_put(cli, report->registry->id);
	fprintf(cli->out, ", to line %lu\n", place->last_line);
}

/* Prints the tables of each file, then its findings, then a summary. */
static void
print_text(const struct cli *cli, const struct audit_report *report)
{
	size_t counts[CLI_SEVERITY_COUNT];
	size_t place = 0;

	for (size_t i = 0; i <= report->count; i++) {
		size_t order =
		    i < report->count ? report->findings[i].order : SIZE_MAX;

		while (place < report->place_count &&
		    report->places[place].order <= order)
			put_place(cli, report, &report->places[place++]);
		if (i < report->count) {
			const struct cli_remark remark =
			    remark_of(&report->findings[i]);

			cli_remark_text(cli, &remark);
		}
	}
	audit_report_tally(report, counts);
	if (report->verdicts)
		fprintf(cli->out, "%zu code%s compared, ", report->compared,
		    report->compared == 1 ? "" : "s");
	else
		fprintf(cli->out, "%zu file%s, %zu table%s, ", report->read,
		    report->read == 1 ? "" : "s", report->place_count,
		    report->place_count == 1 ? "" : "s");
	cli_severity_summary(cli, counts);
}

const struct audit_printer audit_text = { .print = print_text };

/* ---- JSON ---- */

static json_t *
make_place(const struct audit_report *report, const struct audit_place *place)
{
	json_t *object = cli_json_object();
	json_t *codes = cli_json_array();

	for (size_t i = 0; i < place->count; i++)
		cli_json_append(
		    codes, cli_json_optional(true, place->codes[i]));
	cli_json_set_text(object, "file", place->file);
	cli_json_set_number(object, "line", place->line);
	cli_json_set_number(object, "last_line", place->last_line);
	cli_json_set_text(object, "registry", report->registry->id);
	cli_json_set(object, "codes", codes);
	return object;
}

static json_t *
make_finding(const struct audit_finding *finding)
{
	json_t *object = cli_json_object();

	cli_json_set_text(object, "rule", audit_rules[finding->rule].id);
	cli_json_set_text(
	    object, "severity", cli_severity_name(finding->severity));
	cli_json_set_text(object, "file", finding->file);
	cli_json_set_number(object, "line", finding->line);
	cli_json_set(object, "code",
	    cli_json_optional(finding->has_code, finding->code));
	if (finding->last != finding->code)
		cli_json_set_number(object, "last", finding->last);
	cli_json_set_text(object, "message", finding->message);
	return object;
}

static void
print_json(const struct cli *cli, const struct audit_report *report)
{
	size_t counts[CLI_SEVERITY_COUNT];

	cli_json_start(cli, "tables");
	for (size_t i = 0; i < report->place_count && !cli->lines; i++)
		cli_json_item(cli, make_place(report, &report->places[i]), i);
	cli_json_around(cli, "\n],\n\"findings\":[");
	for (size_t i = 0; i < report->count; i++)
		cli_json_item(cli, make_finding(&report->findings[i]), i);
	audit_report_tally(report, counts);
	cli_json_end(cli, cli_severity_json(counts));
}

const struct audit_printer audit_json = { .print = print_json };

/* ---- Annotations ---- */

static void
print_github(const struct cli *cli, const struct audit_report *report)
{
	for (size_t i = 0; i < report->count; i++) {
		const struct cli_remark remark =
		    remark_of(&report->findings[i]);

		cli_remark_github(cli, &remark);
	}
}

const struct audit_printer audit_github = { .print = print_github };

/* ---- SARIF ---- */

/* Prints a finding.  Its fingerprint has no line, so that it is the same when
 * others before it come or go. */
static void
put_result(
    const struct cli *cli, const struct audit_finding *finding, size_t index)
{
	const char *id = audit_rules[finding->rule].id;
	struct cli_sarif_result result = {
		.id = id,
		.rule = finding->rule,
		.level = cli_severity_name(finding->severity),
		.message = finding->message,
		.file = finding->file,
		.line = finding->line,
		.fingerprint = cli_print(
		    "%s %s %ju", id, finding->file, (uintmax_t)finding->code),
	};

	cli_sarif_put(cli, &result, index);
	free(result.fingerprint);
}

/* Returns a rule of the catalogue as SARIF wants it. */
static struct cli_sarif_rule
rule_at(size_t index)
{
	const struct audit_rule *rule = &audit_rules[index];

	return (struct cli_sarif_rule){
		.id = rule->id,
		.text = rule->text,
		.section = rule->section,
		.level = cli_severity_name(rule->severity),
	};
}

static void
print_sarif(const struct cli *cli, const struct audit_report *report)
{
	cli_sarif_start(cli, AUDIT_RULE_COUNT, rule_at);
	for (size_t i = 0; i < report->count; i++)
		put_result(cli, &report->findings[i], i);
	cli_sarif_end(cli, true);
}

const struct audit_printer audit_sarif = { .print = print_sarif };
