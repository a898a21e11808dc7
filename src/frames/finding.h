/* SPDX-License-Identifier: MIT */
/* The findings of the frame checker: rules are noted, then reported in the
 * order of their numbers. */

#ifndef WSREG_FINDING_H
#define WSREG_FINDING_H

#include "wsreg-check.h"

/* What comes next of a frame; RFC 6455, 5.2. */
enum check_stage {
	CHECK_HEADER,
	CHECK_BEGIN, /* no octet: the header is complete */
	CHECK_PAYLOAD,
	CHECK_END,  /* no octet: the payload is complete */
	CHECK_NEXT, /* no octet: the frame is done with */
	CHECK_STOPPED
};

/* A set of rules has a bit for each; rules about single frames come first. */
_Static_assert(
    WSREG_RULE_CLOSE_MISSING < 64, "rules of frames have a bit each");

/* Returns the set of this rule alone. */
static inline uint64_t
rule_bit(enum wsreg_rule_number rule)
{
	return UINT64_C(1) << rule;
}

/* Notes that a rule is broken. */
static inline void
finding_note(struct wsreg_check *check, enum wsreg_rule_number rule)
{
	check->pending |= rule_bit(rule);
}

/* Returns whether a receiver fails the connection for the rule. */
static inline bool
finding_is_fatal(const struct wsreg_rule *rule)
{
	return rule->severity == WSREG_ERROR || rule->severity == WSREG_LIMIT;
}

/* Returns whether there is a rule to report.  Those that the caller does not
 * want to see are forgotten. */
static inline bool
finding_is_due(struct wsreg_check *check)
{
	check->pending &= ~check->hidden;
	return check->pending != 0;
}

/* Reports the first of the rules that are noted, of which there must be one.
 * An error or a limit may stop the checker. */
void
wsreg_finding_report(struct wsreg_check *check, struct wsreg_event *event);

#endif
