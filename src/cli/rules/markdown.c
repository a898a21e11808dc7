/* SPDX-License-Identifier: MIT */
/* The catalogue of rules as a table in Markdown.  It is made for pages on
 * the web; the manual page has its own. */

#include "rules.h"

/* Prints a rule as a row.  Ids have no characters that Markdown takes for
 * markup inside of backquotes. */
static void
put_rule(const struct cli *cli, const struct wsreg_rule *rule)
{
	fprintf(cli->out, "| `%s` | ", rule->id);
	cli_put_markdown(cli, rule->fault);
	fprintf(cli->out, " | %s | ", wsreg_severity_name(rule->severity));
	if (rule->close_code != 0) {
		fprintf(cli->out, "%u ", rule->close_code);
		cli_put_markdown(cli, cli_rule_code_name(cli, rule));
		fputc(' ', cli->out);
	}
	fprintf(cli->out, "| %s | ", wsreg_place_name(rule->place));
	cli_put_markdown(cli, rule->sources);
	fputs(" |\n", cli->out);
}

/* Prints a table of the rules; ids that no rule has are warned of instead. */
static void
print(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	static const struct cli_column columns[] = { { .title = "Rule" },
		{ .title = "Fault" }, { .title = "Severity" },
		{ .title = "Close code" }, { .title = "Offset" },
		{ .title = "Sources" } };

	cli_put_markdown_titles(
	    cli, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < count; i++)
		if (rules[i].rule != NULL)
			put_rule(cli, rules[i].rule);
}

const struct rules_printer rules_markdown = { .print = print };
