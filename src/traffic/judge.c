/* SPDX-License-Identifier: MIT */
/* Collects the findings of a handshake, and reads its lists. */

#include "judge.h"

#include <string.h>

#include "array.h"

/* ---- Findings: in order, none twice, not too many ---- */

/* Returns less than 0, 0, or more than 0, like strcmp(). */
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

/* Leaves out the last lint to make room for an error; false if there is no
 * lint. */
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

/* Makes room for one more finding; false if memory is out. */
static bool
grow_findings(struct handshake *handshake)
{
	struct handshake_finding *findings =
	    array_grow(handshake->findings, handshake->finding_count,
		&handshake->finding_room, sizeof(*findings));

	if (findings != NULL)
		handshake->findings = findings;
	else
		handshake->memory = true;
	return findings != NULL;
}

void
judge_add(struct judge *judge, struct handshake_finding finding)
{
	struct handshake *handshake = judge->handshake;
	size_t i;

	handshake->failed |=
	    wsreg_rule_at(finding.rule)->severity == WSREG_ERROR;
	if (finding.detail.size > HANDSHAKE_DETAIL_MAX)
		finding.detail.size = HANDSHAKE_DETAIL_MAX;
	if (is_noted(handshake, &finding))
		return;
	if (handshake->finding_count == HANDSHAKE_FINDINGS_MAX) {
		handshake->omitted++;
		if (is_lint(&finding) || !make_room(handshake))
			return;
	}
	if (!grow_findings(handshake))
		return;
	for (i = handshake->finding_count++; i > 0; i--) {
		if (compare(&handshake->findings[i - 1], &finding) <= 0)
			break;
		handshake->findings[i] = handshake->findings[i - 1];
	}
	handshake->findings[i] = finding;
}

void
judge_agree(struct judge *judge, struct slice extension)
{
	struct handshake *handshake = judge->handshake;
	struct slice *extensions =
	    array_grow(handshake->extensions, handshake->extension_count,
		&handshake->extension_room, sizeof(*extensions));

	handshake->memory |= extensions == NULL;
	if (extensions == NULL)
		return;
	handshake->extensions = extensions;
	extensions[handshake->extension_count++] = extension;
}

void
judge_note(struct judge *judge, enum wsreg_rule_number rule,
    enum wsreg_sender sender, uint64_t offset, struct slice detail,
    struct fault fault)
{
	judge_add(judge,
	    (struct handshake_finding){
		.rule = rule,
		.sender = sender,
		.offset = offset,
		.detail = detail,
		.fault = fault,
	    });
}

/* ---- Lists and registries ---- */

static void
gather(struct judge *judge, enum wsreg_sender sender, const char *header,
    enum wsreg_rule_number rule, struct judge_names *names)
{
	const struct http_head *head = judge->heads[sender];
	const struct slice name = slice_of(header);
	struct http_list list = http_list(head, name);
	const struct http_field *first =
	    head != NULL ? http_next(head, name, NULL) : NULL;
	struct slice element;

	names->count = 0;
	if (first == NULL)
		return;
	while (http_list_next(&list, &element)) {
		if (names->count == HANDSHAKE_NAMES_MAX) {
			judge->handshake->trouble =
			    "the handshake names more than 256 subprotocols or "
			    "extensions";
			return;
		}
		names->items[names->count++] =
		    (struct judge_name){ element, list.field->offset };
	}
	if (names->count == 0)
		judge_note(judge, rule, sender, first->offset, name,
		    FAULT("# must not be empty", 6455, "4.3"));
}

void
judge_gather(struct judge *judge, const char *header,
    enum wsreg_rule_number rule, struct judge_names names[2])
{
	gather(judge, WSREG_CLIENT, header, rule, &names[WSREG_CLIENT]);
	gather(judge, WSREG_SERVER, header, rule, &names[WSREG_SERVER]);
}
