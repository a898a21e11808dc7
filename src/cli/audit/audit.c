/* SPDX-License-Identifier: MIT */
/* wsreg audit: what differs between a registry and the tables that programs keep
 * by hand. */

#include "audit.h"

#include <stdlib.h>
#include <string.h>

#include "judge.h"
#include "report.h"
#include "sets.h"
#include "verdicts.h"
#include "walk.h"

static const char *const senders[] = {
	[AUDIT_CLIENT] = "client",
	[AUDIT_SERVER] = "server",
	[AUDIT_BOTH] = NULL,
};

static struct options {
	const char *verdicts; /* a file, or NULL */
	bool codes;
	int sender;
	int fail_on;        /* see cli_severity_status() */
	const char *ignore; /* a file, or NULL */
} options = { .sender = AUDIT_BOTH, .fail_on = CLI_FAIL_ON_NOTE };

static const struct option_row option_rows[] = {
	{ "verdicts", 0, "FILE",
	    "audit: compare lines `CODE yes' or `CODE no' that\n"
	    "a program's own check of close codes printed",
	    OPTION_TEXT, .offset = offsetof(struct options, verdicts) },
	{ "codes", 0, NULL, "audit: print the codes to ask for --verdicts",
	    OPTION_FLAG, .offset = offsetof(struct options, codes) },
	{ "sender", 0, "SIDE",
	    "audit: with --verdicts, the side whose codes the\n"
	    "program checks: client or server",
	    OPTION_CHOICE, .offset = offsetof(struct options, sender),
	    .values = senders },
	{ "fail-on", 0, "SEVERITY",
	    "audit: lowest severity that makes the exit\n"
	    "status 1: error, warning or note",
	    OPTION_CHOICE, .offset = offsetof(struct options, fail_on),
	    .values = cli_severity_choices },
	{ "ignore", 0, "FILE", "audit: leave out the findings listed in FILE",
	    OPTION_TEXT, .offset = offsetof(struct options, ignore) },
	{ .name = NULL },
};

/* ---- Source files ---- */

/* Reports the tables of a text and the findings in them. */
static void
audit_text_of(struct audit_report *report, const struct audit_file *file,
    const struct audit_vocabulary *vocabulary)
{
	struct audit_tokens tokens;
	struct audit_entries entries;
	struct audit_tables tables;

	audit_tokens_read(&tokens, file->text, file->size);
	audit_entries_find(
	    &entries, &tokens, vocabulary->low, vocabulary->high);
	audit_tables_find(&tables, &entries, &tokens, vocabulary);
	audit_report_file(report, file->name);
	for (size_t i = 0; i < tables.count; i++)
		audit_judge(report, &tables.items[i], &tokens, vocabulary);
	audit_sets_judge(report, &tables, &tokens, vocabulary);
	audit_tables_free(&tables);
	audit_entries_free(&entries);
	audit_tokens_free(&tokens);
}

/* Audits all files; false if one could not be read. */
static bool
audit_files(struct audit_report *report, char *const *paths, size_t count)
{
	struct audit_walk *walk = audit_walk_open(paths, count);
	struct audit_vocabulary vocabulary;
	struct audit_file file;
	bool failed;

	audit_vocabulary_read(&vocabulary, report->registry);
	while (audit_walk_next(walk, &file)) {
		audit_text_of(report, &file, &vocabulary);
		report->read++;
		free(file.text);
	}
	failed = audit_walk_failed(walk);
	audit_vocabulary_free(&vocabulary);
	audit_walk_close(walk);
	return !failed;
}

/* ---- The command ---- */

/* Returns the registry to compare with: that of --registry, else the close codes,
 * else the only one. */
static const struct wsreg_registry *
choose_registry(const struct cli *cli)
{
	const struct wsreg_snapshot *snapshot = cli->snapshot;
	const struct wsreg_registry *registry = cli_only_registry(cli);
	uint32_t kind = snapshot->kinds[WSREG_KIND_CLOSE_CODE];

	if (registry != NULL)
		return registry;
	if (kind != WSREG_NONE)
		return &snapshot->registries[kind];
	if (snapshot->registry_count != 1)
		cli_die_usage("audit",
		    "%s has no close codes; choose a registry with -r",
		    wsreg_snapshot_source(snapshot));
	return &snapshot->registries[0];
}

static bool
is_rule(const char *id)
{
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		if (strcmp(audit_rules[i].id, id) == 0)
			return true;
	return false;
}

/* Ends the program if the words contradict each other. */
static void
check_usage(const struct cli *cli, size_t count)
{
	bool sources = !options.codes && options.verdicts == NULL;

	if (options.codes && (options.verdicts != NULL || count > 0))
		cli_die_usage("audit", "--codes takes no file");
	if (options.codes && cli->printer != &audit_text)
		cli_die_usage("audit", "--codes writes text only");
	if (options.sender != AUDIT_BOTH && options.verdicts == NULL)
		cli_die_usage("audit", "--sender needs --verdicts");
	if (options.verdicts != NULL && count > 0)
		cli_die_usage(
		    "audit", "--verdicts takes no source files besides");
	if (sources && count == 0)
		cli_die_usage("audit", "a file or a folder is needed");
}

/* Leaves out what is to be ignored, prints the report and returns the exit
 * status. */
static int
finish(const struct cli *cli, struct audit_report *report, bool whole)
{
	static const struct cli_baseline_form form = { .rule = "rule",
		.needs = "a line needs a rule id, a file and a code",
		.knows = is_rule };
	const struct audit_printer *printer = cli->printer;
	struct cli_baseline baseline = { .count = 0 };
	size_t counts[CLI_SEVERITY_COUNT];

	audit_report_sort(report);
	if (options.ignore != NULL) {
		cli_baseline_read(&baseline, options.ignore, &form);
		audit_report_ignore(report, &baseline);
	}
	printer->print(cli, report);
	audit_report_tally(report, counts);
	audit_report_free(report);
	cli_baseline_free(&baseline);
	return whole ? cli_severity_status(counts, options.fail_on)
		     : CLI_TROUBLE;
}

/* Opens the registry; inside the sandbox only the files that were named can be
 * read. */
static void
open_registry(struct cli *cli, char *const *paths, size_t count)
{
	for (size_t i = 0; i < count; i++)
		gen_sandbox_name(paths[i], GEN_SANDBOX_WALK);
	gen_sandbox_name(options.verdicts, GEN_SANDBOX_READ);
	gen_sandbox_name(options.ignore, GEN_SANDBOX_READ);
	cli_open(cli);
	gen_sandbox_enter();
}

static int
run(struct cli *cli, char **operands, size_t count)
{
	const char *const files[] = { options.verdicts, options.ignore };
	struct audit_report report = { .count = 0 };
	bool whole = true;

	check_usage(cli, count);
	if (options.codes) {
		audit_codes_print(cli);
		return CLI_FOUND;
	}
	cli_output_check(cli, files, sizeof(files) / sizeof(files[0]));
	open_registry(cli, operands, count);
	report.registry = choose_registry(cli);
	if (options.verdicts == NULL)
		whole = audit_files(&report, operands, count);
	else if (report.registry->kind == WSREG_KIND_CLOSE_CODE)
		audit_verdicts_judge(&report, options.verdicts,
		    (enum audit_sender)options.sender);
	else
		cli_die_usage("audit", "--verdicts needs close codes");
	return finish(cli, &report, whole);
}

const struct cli_command cli_audit = { "audit", "FILE...",
	"Compare code tables in source files",
	{ { "text", &audit_text }, { "json", &audit_json },
	    { "jsonl", &audit_json }, { "github", &audit_github },
	    { "sarif", &audit_sarif } },
	.run = run, .options = option_rows, .target = &options, .reads = true,
	.ending =
	    "\nFILE may be - for standard input, or a folder, in which all source\n"
	    "files are read.  Exit status: 0 no findings; 1 findings; 2 "
	    "trouble.\n" };
