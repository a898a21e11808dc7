/* SPDX-License-Identifier: MIT */
/* What wsreg check found, as SARIF. */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "event.h"

static const char *
level_of(const struct wsreg_rule *rule)
{
	return cli_is_error(rule) ? "error" : "warning";
}

static void
fill_rules(struct cli_sarif_rule rules[WSREG_RULE_COUNT])
{
	for (size_t i = 0; i < WSREG_RULE_COUNT; i++) {
		const struct wsreg_rule *rule = wsreg_rule_at(i);

		rules[i] = (struct cli_sarif_rule){
			.id = rule->id,
			.text = rule->fault,
			.section = rule->sources,
			.level = level_of(rule),
		};
	}
}

static void
begin(struct cli_check *check)
{
	struct cli_sarif_rule rules[WSREG_RULE_COUNT];

	fill_rules(rules);
	cli_sarif_start(check->cli, rules, WSREG_RULE_COUNT);
}

/* Offsets in text are those of octets that it stands for, not its own. */
static bool
has_offsets(const struct cli_check *check)
{
	return !check->shared && !check->request->hex;
}

static void
put_finding(struct cli_check *check, const struct cli_check_finding *said)
{
	struct cli_sarif_rule rules[WSREG_RULE_COUNT];
	const struct wsreg_rule *rule = said->finding.rule;
	const char *file = check->sides[said->sender].file;
	char *message = cli_print("%s (%s, offset %" PRIu64 "; RFC %u, %s)",
	    said->message, cli_sender_name(said->sender), said->finding.offset,
	    rule->rfc, rule->section);
	struct cli_sarif_result result = {
		.rule = rule->number,
		.level = level_of(rule),
		.message = message,
		.file = file == NULL || strcmp(file, "-") == 0 ? NULL : file,
		.octets = has_offsets(check),
		.offset = said->finding.offset,
		.fingerprint = cli_print("%s %s %" PRIu64, rule->id,
		    cli_sender_name(said->sender), said->finding.offset),
	};

	fill_rules(rules);
	cli_sarif_put(check->cli, rules, &result, check->results);
	free(result.fingerprint);
	free(message);
}

static void
end(struct cli_check *check)
{
	cli_sarif_end(check->cli);
}

const struct cli_check_printer cli_check_sarif = {
	.begin = begin,
	.finding = put_finding,
	.end = end,
};
