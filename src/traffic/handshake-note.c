/* SPDX-License-Identifier: MIT */
/* The findings of a handshake: in order, none twice, not too many. */

#include "handshake-parts.h"

/* Less than 0, 0, or more, as strcmp() has it. */
static int
compare(
    const struct handshake_finding *one, const struct handshake_finding *other)
{
	if (one->sender != other->sender)
		return one->sender < other->sender ? -1 : 1;
	if (one->offset != other->offset)
		return one->offset < other->offset ? -1 : 1;
	if (one->rule != other->rule)
		return one->rule < other->rule ? -1 : 1;
	return 0;
}

static bool
is_noted(
    const struct handshake *handshake, const struct handshake_finding *finding)
{
	for (size_t i = 0; i < handshake->finding_count; i++)
		if (compare(&handshake->findings[i], finding) == 0 &&
		    handshake->findings[i].value == finding->value &&
		    slice_same(handshake->findings[i].detail, finding->detail))
			return true;
	return false;
}

static bool
is_lint(const struct handshake_finding *finding)
{
	return wsreg_rule_at(finding->rule)->severity == WSREG_LINT;
}

/* Leaves out the last lint, so that an error can be told. */
static bool
make_room(struct handshake *handshake)
{
	struct handshake_finding *findings = handshake->findings;
	size_t i = handshake->finding_count;

	while (i > 0 && !is_lint(&findings[i - 1]))
		i--;
	if (i == 0)
		return false;
	memmove(&findings[i - 1], &findings[i],
	    (handshake->finding_count - i) * sizeof(findings[0]));
	handshake->finding_count--;
	return true;
}

void
judge_note(struct judge *judge, struct handshake_finding finding)
{
	struct handshake *handshake = judge->handshake;
	size_t i;

	if (finding.detail.size > HANDSHAKE_DETAIL_MAX)
		finding.detail.size = HANDSHAKE_DETAIL_MAX;
	if (is_noted(handshake, &finding))
		return;
	if (handshake->finding_count == HANDSHAKE_FINDINGS_MAX) {
		handshake->omitted++;
		if (is_lint(&finding) || !make_room(handshake))
			return;
	}
	for (i = handshake->finding_count++; i > 0; i--) {
		if (compare(&handshake->findings[i - 1], &finding) <= 0)
			break;
		handshake->findings[i] = handshake->findings[i - 1];
	}
	handshake->findings[i] = finding;
}
