/* SPDX-License-Identifier: MIT */
/* wsreg rules: the catalogue of the frame checker.  The rules themselves are
 * in src/frames and src/traffic. */

#include "rules.h"

#include <stdlib.h>
#include <string.h>

#include "vectors.h"

const char *
cli_rule_code_name(const struct cli *cli, const struct wsreg_rule *rule)
{
	const struct wsreg_record *record = wsreg_record_by_number(
	    registry_by_kind(cli->snapshot, WSREG_KIND_CLOSE_CODE),
	    rule->close_code);

	if (record == NULL)
		record = wsreg_close_code(rule->close_code);
	return record != NULL && record->name != NULL ? record->name : "";
}

/* The rules of these ids, or all if there are none; sets `*count`. */
static struct cli_rule *
find_rules(char **ids, size_t *count)
{
	bool all = *count == 0;
	struct cli_rule *rules;

	*count = all ? WSREG_RULE_COUNT : *count;
	rules = cli_allocate(*count, sizeof(*rules));
	for (size_t i = 0; i < *count; i++) {
		rules[i].query = all ? NULL : ids[i];
		rules[i].rule = all ? wsreg_rule_at(i)
				    : wsreg_rule_find(ids[i], strlen(ids[i]));
		if (rules[i].rule != NULL)
			continue;
		cli_near_begin(&rules[i].near, ids[i]);
		cli_near_offer_rules(&rules[i].near);
	}
	return rules;
}

/* ---- The command ---- */

/* What the command's own options say. */
static struct options {
	bool vectors;
} options;

static const struct option_row option_rows[] = {
	{ "vectors", 0, NULL,
	    "print streams with their verdict, as tests for\n"
	    "others, in jsonl, json, c or go",
	    OPTION_FLAG, .offset = offsetof(struct options, vectors) },
	{ .name = NULL },
};

/* The formats that only vectors have. */
static const struct rules_printer rules_c = { .vectors = &vectors_c };
static const struct rules_printer rules_go = { .vectors = &vectors_go };

/* Prints vectors, as lines of JSON if no format is asked for. */
static int
run_vectors(struct cli *cli, char **operands, size_t count)
{
	const struct rules_printer *printer = cli->printer;

	if (cli->format == NULL) {
		printer = &rules_json;
		cli->lines = true;
	}
	if (printer->vectors == NULL)
		cli_die_usage(
		    "rules", "--vectors has the formats jsonl, json, c and go");
	return cli_vectors_print(cli, printer->vectors, operands, count);
}

/* Prints the rules that were asked for, or all, or their vectors.  The exit
 * status says whether each id has a rule. */
static int
run(struct cli *cli, char **operands, size_t count)
{
	const struct rules_printer *printer = cli->printer;
	struct cli_rule *rules;
	int status = CLI_FOUND;

	if (options.vectors)
		return run_vectors(cli, operands, count);
	if (printer->print == NULL)
		cli_die_usage(
		    "rules", "--format %s needs --vectors", cli->format);
	rules = find_rules(operands, &count);
	for (size_t i = 0; i < count; i++) {
		if (rules[i].rule != NULL)
			continue;
		status = CLI_NOT_FOUND;
		/* The formats that have no place for it. */
		if (printer == &rules_markdown || printer == &rules_names ||
		    cli->lines)
			cli_warn("no rule `%s'", rules[i].query);
	}
	printer->print(cli, rules, count);
	free(rules);
	return status;
}

const struct cli_command cli_rules = { "rules", "[ID...]",
	"List or explain the rules of check",
	{ { "text", &rules_text }, { "json", &rules_json },
	    { "jsonl", &rules_json }, { "markdown", &rules_markdown },
	    { "names", &rules_names }, { "c", &rules_c }, { "go", &rules_go } },
	/* The first row is --registry: rules are of none. */
	.run = run, .options = option_rows, .target = &options,
	.shared = &cli_options[1] };
