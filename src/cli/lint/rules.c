/* SPDX-License-Identifier: MIT */
/* The catalogue of wsreg lint: what it looks for, and what decides.  Ids are
 * permanent: they are in files of findings to ignore and in the settings of
 * others. */

#include "rules.h"

const struct cli_lint_rule cli_lint_rules[LINT_COUNT] = {
	[LINT_BAD_BIT] = { "bad-bit", CLI_ERROR,
	    "A header bit is none of RSV1, RSV2 and RSV3.", "RFC 6455 11.9" },
	[LINT_BAD_DATE] = { "bad-date", CLI_WARNING,
	    "A date is no day or month of the calendar, as YYYY-MM-DD or "
	    "YYYY-MM.",
	    "ISO 8601" },
	[LINT_BAD_NUMBER] = { "bad-number", CLI_ERROR,
	    "A version, close code or opcode is no number or range.",
	    "RFC 6455 11.6-11.8" },
	[LINT_CASE_CLASH] = { "case-clash", CLI_ERROR,
	    "Two names differ only by case.", "RFC 7936 2" },
	[LINT_DEGENERATE_RANGE] = { "degenerate-range", CLI_WARNING,
	    "A range has a single number.", "IANA's usage" },
	[LINT_DUPLICATE_KEY] = { "duplicate-key", CLI_ERROR,
	    "A WebSocket registry has a key twice.", "RFC 6455 11" },
	[LINT_DUPLICATE_PERSON] = { "duplicate-person", CLI_ERROR,
	    "Two people have the same id.", "IANA's usage" },
	[LINT_DUPLICATE_REGISTRY] = { "duplicate-registry", CLI_ERROR,
	    "Two registries have the same id.", "IANA's usage" },
	[LINT_EMPTY_REFERENCE] = { "empty-reference", CLI_WARNING,
	    "A reference does not say to what.", "IANA's usage" },
	[LINT_GAP] = { "gap", CLI_WARNING,
	    "Numbers are left out where a registry lists what is unassigned.",
	    "IANA's usage" },
	[LINT_LATER_DATE] = { "later-date", CLI_WARNING,
	    "A date is later than that of the file.", "IANA's usage" },
	[LINT_LOST_NAME] = { "lost-name", CLI_WARNING,
	    "A record that has a C name of its own is gone.",
	    "wsreg's overlay" },
	[LINT_MAIL_AS_TEXT] = { "mail-as-text", CLI_NOTE,
	    "A contact is an address of mail in place of a person.",
	    "IANA's usage" },
	[LINT_MAIL_WITHOUT_SCHEME] = { "mail-without-scheme", CLI_WARNING,
	    "A person's address of mail lacks its scheme, mailto:.",
	    "RFC 6068 2" },
	[LINT_MISSING_FIELD] = { "missing-field", CLI_ERROR,
	    "A record lacks what its registry has for each.",
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
	    "The name of an extension or subprotocol is no token.",
	    "RFC 6455 11.4, 11.5" },
	[LINT_NUMBER_OUT_OF_RANGE] = { "number-out-of-range", CLI_ERROR,
	    "A version, close code or opcode is out of the registry's range.",
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
	    "Title and rules are in a registry of their own, as in 2012.",
	    "IANA's usage" },
	[LINT_SHARED_MEANING] = { "shared-meaning", CLI_ERROR,
	    "Two close codes have the same meaning.", "RFC 6455 11.7" },
	[LINT_UNKNOWN_PERSON] = { "unknown-person", CLI_ERROR,
	    "A reference is to a person who is not listed.", "IANA's usage" },
	[LINT_UNKNOWN_TYPE] = { "unknown-type", CLI_WARNING,
	    "A reference is of a type that no registry of IANA's has.",
	    "IANA's usage" },
	[LINT_UNUSED_IGNORE] = { "unused-ignore", CLI_NOTE,
	    "A line of the file of findings to ignore matches none.",
	    "wsreg(1)" },
	[LINT_UNUSED_PERSON] = { "unused-person", CLI_NOTE,
	    "Nothing refers to a person who is listed.", "IANA's usage" },
};

const char *
cli_lint_severity_name(enum cli_severity severity)
{
	switch (severity) {
	case CLI_NOTE:
		return "note";
	case CLI_WARNING:
		return "warning";
	case CLI_ERROR:
		break;
	}
	return "error";
}

void
cli_lint_catalogue(const struct cli *cli)
{
	for (size_t i = 0; i < LINT_COUNT; i++) {
		const struct cli_lint_rule *rule = &cli_lint_rules[i];

		cli_style(cli, CLI_BOLD);
		fprintf(cli->out, "%-19s", rule->id);
		cli_style(cli, CLI_PLAIN);
		fprintf(cli->out, "  %-7s  %s (%s)\n",
		    cli_lint_severity_name(rule->severity), rule->text,
		    rule->section);
	}
}
