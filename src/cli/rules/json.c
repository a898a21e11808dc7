/* SPDX-License-Identifier: MIT */
/* The catalogue of rules as JSON; data/schema/rules.json describes it.  Each
 * rule has the words that findings in JSON have. */

#include "rules.h"
#include "vectors.h"

/* Returns a rule; null stands for a rule without a close code or a value. */
static json_t *
make_rule(const struct wsreg_rule *rule)
{
	json_t *object = cli_json_object();

	cli_json_set(object, "id", rule->id);
	cli_json_set(object, "fault", rule->fault);
	cli_json_set(object, "severity", wsreg_severity_name(rule->severity));
	cli_json_set(
	    object, "rfc", cli_json_optional(rule->rfc != 0, rule->rfc));
	cli_json_set(object, "section", rule->section);
	cli_json_set(object, "sources", rule->sources);
	cli_json_set(object, "close_code",
	    cli_json_optional(rule->close_code != 0, rule->close_code));
	cli_json_set(object, "at", wsreg_place_name(rule->place));
	cli_json_set(object, "subject", rule->subject);
	cli_json_set(object, "note", cli_rule_note(rule));
	return object;
}

/* Returns an id that no rule has, with the ids near to it. */
static json_t *
make_missing(const struct cli_rule *rule)
{
	json_t *object = cli_json_object();
	json_t *suggestions = cli_json_array();

	for (size_t i = 0; i < rule->near.count; i++)
		cli_json_append(
		    suggestions, json_string(rule->near.list[i].key));
	cli_json_set(object, "query", rule->query);
	cli_json_set(object, "suggestions", suggestions);
	return object;
}

/* Prints the list of the ids that no rule has, if there are any. */
static void
print_missing(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	size_t missing = 0;

	for (size_t i = 0; i < count; i++) {
		if (rules[i].rule != NULL)
			continue;
		if (missing == 0)
			fputs(",\n\"missing\":[", cli->out);
		cli_json_item(cli, make_missing(&rules[i]), missing++);
	}
	if (missing > 0)
		fputs("\n]", cli->out);
}

/* Prints the rules that were found, then the ids that no rule has.  Lines
 * have rules alone: of other ids a message warns. */
static void
print(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	size_t found = 0;

	cli_json_around(cli, "{\"rules\":[");
	for (size_t i = 0; i < count; i++)
		if (rules[i].rule != NULL)
			cli_json_item(cli, make_rule(rules[i].rule), found++);
	cli_json_around(cli, "\n]");
	if (!cli->lines)
		print_missing(cli, rules, count);
	cli_json_around(cli, "}\n");
}

const struct rules_printer rules_json = {
	.print = print,
	.vectors = &vectors_json,
};
