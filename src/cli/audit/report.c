/* SPDX-License-Identifier: MIT */
/* The report of an audit: tables and findings in the order of files and lines. */

#include "report.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *
audit_report_file(struct audit_report *report, const char *file)
{
	report->files = cli_grow(
	    report->files, report->file_count + 1, sizeof(*report->files));
	report->files[report->file_count] = cli_print("%s", file);
	return report->files[report->file_count++];
}

/* Adds a finding as it is. */
static struct audit_finding *
append(struct audit_report *report, const struct audit_finding *finding)
{
	if (report->count == report->room) {
		report->room = report->room > 0 ? 2 * report->room : 64;
		report->findings = cli_grow(
		    report->findings, report->room, sizeof(*report->findings));
	}
	report->findings[report->count] = *finding;
	return &report->findings[report->count++];
}

struct audit_finding *
audit_report_add(struct audit_report *report, enum audit_rule_id rule,
    unsigned long line, uint64_t code, const char *format, ...)
{
	struct audit_finding finding = { .rule = rule,
		.severity = audit_rules[rule].severity,
		.file = report->files[report->file_count - 1],
		.line = line,
		.has_code = true,
		.code = code,
		.last = code,
		.order = report->file_count };
	va_list arguments;

	va_start(arguments, format);
	if (vasprintf(&finding.message, format, arguments) < 0)
		cli_die("out of memory");
	va_end(arguments);
	return append(report, &finding);
}

void
audit_report_place(struct audit_report *report, const struct audit_place *place)
{
	report->places = cli_grow(
	    report->places, report->place_count + 1, sizeof(*report->places));
	report->places[report->place_count] = *place;
	report->places[report->place_count].order = report->file_count;
	report->places[report->place_count++].file =
	    report->files[report->file_count - 1];
}

/* ---- The order ---- */

static int
compare_numbers(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int
compare_findings(const void *a, const void *b)
{
	const struct audit_finding *x = a, *y = b;
	int order = compare_numbers(x->order, y->order);

	if (order == 0)
		order = compare_numbers(x->line, y->line);
	if (order == 0)
		order = compare_numbers(x->code, y->code);
	return order != 0 ? order : compare_numbers(x->rule, y->rule);
}

void
audit_report_sort(struct audit_report *report)
{
	if (report->count > 0)
		qsort(report->findings, report->count,
		    sizeof(*report->findings), compare_findings);
}

/* ---- Findings to ignore ---- */

void
audit_report_ignore(struct audit_report *report, struct cli_baseline *baseline)
{
	size_t count = 0;

	for (size_t i = 0; i < report->count; i++) {
		struct audit_finding *finding = &report->findings[i];
		char code[24];

		snprintf(code, sizeof(code), "%ju", (uintmax_t)finding->code);
		if (cli_baseline_take(baseline, audit_rules[finding->rule].id,
			finding->file, code))
			free(finding->message);
		else
			report->findings[count++] = *finding;
	}
	report->count = count;
	for (size_t i = 0; i < baseline->count; i++)
		if (!baseline->entries[i].used)
			append(report,
			    &(struct audit_finding){
				.rule = AUDIT_UNUSED_IGNORE,
				.file = baseline->file,
				.line = baseline->entries[i].line,
				.order = report->file_count + 1,
				.message = cli_print(
				    "no finding %s to ignore; remove the line",
				    baseline->entries[i].rule) });
}

void
audit_report_tally(
    const struct audit_report *report, size_t counts[CLI_SEVERITY_COUNT])
{
	memset(counts, 0, CLI_SEVERITY_COUNT * sizeof(*counts));
	for (size_t i = 0; i < report->count; i++)
		counts[report->findings[i].severity]++;
}

void
audit_report_free(struct audit_report *report)
{
	for (size_t i = 0; i < report->count; i++)
		free(report->findings[i].message);
	for (size_t i = 0; i < report->place_count; i++)
		free(report->places[i].codes);
	for (size_t i = 0; i < report->file_count; i++)
		free(report->files[i]);
	free(report->findings);
	free(report->places);
	free(report->files);
}
