/* SPDX-License-Identifier: MIT */
/* The catalogue of wsreg lint: what it looks for, and what decides.  Ids are
 * permanent: they are in files of findings to ignore and in the settings of
 * others. */

#include "rules.h"

const struct cli_lint_rule cli_lint_rules[LINT_COUNT] = {
	[LINT_BAD_BIT] = { "bad-bit", CLI_ERROR,
	    "A header bit is not RSV1, RSV2 or RSV3.", "RFC 6455 11.9" },
	[LINT_BAD_DATE] = { "bad-date", CLI_WARNING,
	    "A date is not a valid YYYY-MM-DD or YYYY-MM.", "ISO 8601" },
	[LINT_BAD_NUMBER] = { "bad-number", CLI_ERROR,
	    "A version, close code or opcode is neither a number nor a range.",
	    "RFC 6455 11.6-11.8" },
	[LINT_CASE_CLASH] = { "case-clash", CLI_ERROR,
	    "Two names differ only by case.", "RFC 7936 2" },
	[LINT_DEGENERATE_RANGE] = { "degenerate-range", CLI_WARNING,
	    "A range has only one number.", "IANA's usage" },
	[LINT_DUPLICATE_KEY] = { "duplicate-key", CLI_ERROR,
	    "Two records of a WebSocket registry have the same key.",
	    "RFC 6455 11" },
	[LINT_DUPLICATE_PERSON] = { "duplicate-person", CLI_ERROR,
	    "Two people have the same id.", "IANA's usage" },
	[LINT_DUPLICATE_REGISTRY] = { "duplicate-registry", CLI_ERROR,
	    "Two registries have the same id.", "IANA's usage" },
	[LINT_EMPTY_REFERENCE] = { "empty-reference", CLI_WARNING,
	    "A reference has no target.", "IANA's usage" },
	[LINT_GAP] = { "gap", CLI_WARNING,
	    "Numbers are missing from a registry that lists its unassigned numbers.",
	    "IANA's usage" },
	[LINT_LATER_DATE] = { "later-date", CLI_WARNING,
	    "A date is later than the date of the file.", "IANA's usage" },
	[LINT_LOST_NAME] = { "lost-name", CLI_WARNING,
	    "A record is missing to which wsreg gives a C name.",
	    "wsreg's overlay" },
	[LINT_MAIL_AS_TEXT] = { "mail-as-text", CLI_NOTE,
	    "A contact is an e-mail address instead of a person.",
	    "IANA's usage" },
	[LINT_MAIL_WITHOUT_SCHEME] = { "mail-without-scheme", CLI_WARNING,
	    "A person's e-mail address lacks its scheme, mailto:.",
	    "RFC 6068 2" },
	[LINT_MISSING_FIELD] = { "missing-field", CLI_ERROR,
	    "A record lacks a field that its registry requires.",
	    "RFC 6455 11.4-11.9" },
	[LINT_MISSING_ID] = { "missing-id", CLI_WARNING,
	    "A registry or a person has no id.", "IANA's usage" },
	[LINT_MISSING_RULE] = { "missing-rule", CLI_WARNING,
	    "A WebSocket registry, or a range of numbers that one lists, has "
	    "no registration procedure.",
	    "RFC 6455 11.4-11.9" },
	[LINT_MISSING_TITLE] = { "missing-title", CLI_NOTE,
	    "A registry has no title.", "IANA's usage" },
	[LINT_NAME_NO_TOKEN] = { "name-no-token", CLI_ERROR,
	    "The name of an extension or subprotocol is not an HTTP token.",
	    "RFC 6455 11.4, 11.5" },
	[LINT_NUMBER_OUT_OF_RANGE] = { "number-out-of-range", CLI_ERROR,
	    "A version, close code or opcode is outside the registry's range.",
	    "RFC 6455 11.6-11.8" },
	[LINT_OVERLAP] = { "overlap", CLI_ERROR,
	    "Two records of a WebSocket registry share numbers.",
	    "RFC 6455 11.6-11.8" },
	[LINT_PADDED_ATTRIBUTE] = { "padded-attribute", CLI_WARNING,
	    "An attribute's value begins or ends with white space.",
	    "IANA's usage" },
	[LINT_REVERSED_RANGE] = { "reversed-range", CLI_ERROR,
	    "A range ends before it begins, in a registry whose numbers rise.",
	    "IANA's usage" },
	[LINT_SEPARATE_RULES] = { "separate-rules", CLI_NOTE,
	    "Title and rules are in a registry of their own (the layout of 2012).",
	    "IANA's usage" },
	[LINT_SHARED_MEANING] = { "shared-meaning", CLI_ERROR,
	    "Two close codes have the same meaning.", "RFC 6455 11.7" },
	[LINT_UNKNOWN_PERSON] = { "unknown-person", CLI_ERROR,
	    "A reference names a person who is not listed.", "IANA's usage" },
	[LINT_UNKNOWN_TYPE] = { "unknown-type", CLI_WARNING,
	    "A reference has a type that IANA's registries do not use.",
	    "IANA's usage" },
	[LINT_UNUSED_IGNORE] = { "unused-ignore", CLI_NOTE,
	    "A line in the --ignore file matches no finding.",
	    "wsreg-lint(1)" },
	[LINT_UNUSED_PERSON] = { "unused-person", CLI_NOTE,
	    "A listed person is never referred to.", "IANA's usage" },
};

void
cli_lint_catalogue(const struct cli *cli)
{
	for (size_t i = 0; i < LINT_COUNT; i++) {
		const struct cli_lint_rule *rule = &cli_lint_rules[i];

		cli_style(cli, CLI_BOLD);
		fprintf(cli->out, "%-19s", rule->id);
		cli_style(cli, CLI_PLAIN);
		fprintf(cli->out, "  %-7s  %s (%s)\n",
		    cli_severity_name(rule->severity), rule->text,
		    rule->section);
	}
}
