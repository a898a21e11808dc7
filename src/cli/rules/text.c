/* SPDX-License-Identifier: MIT */
/* The catalogue of rules for people: a table, or all there is on a rule.
 * The table is for finding a rule, the rest for mending what breaks it. */

#include <stdlib.h>

#include "rules.h"

#define GAP 2
#define FAULT_WIDTH 40 /* that a column of faults needs to be readable */

/* Returns the colour of a rule's severity. */
static enum cli_style
style_of(const struct wsreg_rule *rule)
{
	switch (rule->severity) {
	case WSREG_ERROR:
		return CLI_BAD;
	case WSREG_SENDER:
	case WSREG_LIMIT:
		return CLI_WARN;
	case WSREG_LINT:
		break;
	}
	return CLI_PLAIN;
}

/* Returns the close code of a rule with its name, as a new string; "" if it
 * has none. */
static char *
make_code(const struct cli *cli, const struct wsreg_rule *rule)
{
	if (rule->close_code == 0)
		return cli_print("%s", "");
	return cli_print(
	    "%u %s", rule->close_code, cli_rule_code_name(cli, rule));
}

/* ---- The table ---- */

/* The fault follows as a column without a width. */
enum column { ID, SEVERITY, SECTION, CODE, COLUMN_COUNT };

struct table {
	size_t widths[COLUMN_COUNT];
	bool broken; /* a rule takes two lines: the terminal is too narrow */
};

/* Returns the text of a rule in a column, as a new string. */
static char *
make_cell(
    const struct cli *cli, const struct wsreg_rule *rule, enum column column)
{
	switch (column) {
	case SEVERITY:
		return cli_print("%s", wsreg_severity_name(rule->severity));
	case SECTION:
		if (rule->section != NULL)
			return cli_print("RFC %u %s", rule->rfc, rule->section);
		return cli_print("%s",
		    rule->place == WSREG_AT_GAP ? "capture" : "subprotocol");
	case CODE:
		return make_code(cli, rule);
	case ID:
	case COLUMN_COUNT:
		break;
	}
	return cli_print("%s", rule->id);
}

/* Measures the columns of all rules, and whether a rule fits on a line of
 * the terminal. */
static struct table
measure(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	struct table table = { 0 };
	size_t width = FAULT_WIDTH;

	for (enum column column = ID; column < COLUMN_COUNT; column++) {
		for (size_t i = 0; i < count; i++) {
			char *cell = make_cell(cli, rules[i].rule, column);

			table.widths[column] =
			    cli_widest(table.widths[column], cell, FAULT_WIDTH);
			free(cell);
		}
		width += table.widths[column] + GAP;
	}
	table.broken = cli->width > 0 && width > cli->width;
	return table;
}

/* Prints a rule as a line of the table, or as two where the terminal is too
 * narrow. */
static void
put_line(const struct cli *cli, const struct wsreg_rule *rule,
    const struct table *table)
{
	const enum cli_style styles[COLUMN_COUNT] = {
		[ID] = CLI_BOLD,
		[SEVERITY] = style_of(rule),
	};
	size_t at = 0;

	for (enum column column = ID; column < COLUMN_COUNT; column++) {
		bool last = table->broken && column == SECTION;
		char *cell = make_cell(cli, rule, column);

		cli_style(cli, styles[column]);
		/* In too narrow a column it ends the line. */
		cli_put_padded(cli, cell, last ? 0 : table->widths[column]);
		cli_style(cli, CLI_PLAIN);
		cli_blanks(cli, last ? CLI_INDENT : GAP);
		at = last ? CLI_INDENT : at + table->widths[column] + GAP;
		free(cell);
	}
	cli_wrap(cli, rule->fault, at, at);
}

/* ---- One rule ---- */

/* Prints the close code, if the rule has one, and whether an endpoint sends
 * it. */
static void
put_code(const struct cli *cli, const struct wsreg_rule *rule)
{
	char *code = make_code(cli, rule);
	char *text = cli_print("%s%s", code,
	    wsreg_close_code_sendable(rule->close_code, WSREG_CLIENT)
		? ", recommended"
		: ", for local use: it is never sent");

	if (rule->close_code != 0)
		cli_put_row(cli, "Close code", text, CLI_PLAIN);
	free(text);
	free(code);
}

/* Prints all there is to know of a rule. */
static void
put_rule(const struct cli *cli, const struct wsreg_rule *rule)
{
	char *severity =
	    cli_print("%s: %s", wsreg_severity_name(rule->severity),
		cli_rule_severity_meaning(rule->severity));
	char *place = cli_print("%s: %s", wsreg_place_name(rule->place),
	    cli_rule_place_meaning(rule->place));

	cli_put_styled(cli, CLI_BOLD, rule->id);
	fputc('\n', cli->out);
	cli_put_row(cli, "Fault", rule->fault, CLI_PLAIN);
	cli_put_row(cli, "Severity", severity, style_of(rule));
	put_code(cli, rule);
	cli_put_row(cli, "Offset", place, CLI_PLAIN);
	if (rule->subject != NULL)
		cli_put_row(cli, "Value", rule->subject, CLI_PLAIN);
	cli_put_row(cli, "Sources", rule->sources, CLI_PLAIN);
	if (cli_rule_note(rule) != NULL)
		cli_put_row(cli, "Note", cli_rule_note(rule), CLI_PLAIN);
	free(place);
	free(severity);
}

/* Prints the ids near to one that no rule has. */
static void
put_near(const struct cli *cli, const struct cli_near *near)
{
	char *keys = cli_near_keys(near);
	char *text = cli_print("Did you mean: %s?", keys);

	free(keys);
	cli_blanks(cli, CLI_INDENT);
	cli_wrap(cli, text, CLI_INDENT, CLI_INDENT);
	free(text);
}

/* Prints that no rule has the id. */
static void
put_missing(const struct cli *cli, const struct cli_rule *rule)
{
	cli_put_styled(cli, CLI_BOLD, rule->query);
	fputs("  no such rule\n", cli->out);
	if (rule->near.count > 0)
		put_near(cli, &rule->near);
}

/* Prints all rules as a table, or each of those asked for by itself. */
static void
print(const struct cli *cli, const struct cli_rule *rules, size_t count)
{
	struct table table = { 0 };

	if (rules[0].query == NULL)
		table = measure(cli, rules, count);
	for (size_t i = 0; i < count; i++) {
		if (rules[i].query != NULL && i > 0)
			fputc('\n', cli->out);
		if (rules[i].query == NULL)
			put_line(cli, rules[i].rule, &table);
		else if (rules[i].rule != NULL)
			put_rule(cli, rules[i].rule);
		else
			put_missing(cli, &rules[i]);
	}
}

const struct rules_printer rules_text = { .print = print };
