/* SPDX-License-Identifier: MIT */
/* The findings of the frame checker: the number that broke a rule, and
 * where. */

#include "finding.h"

#include "header.h"

/* Returns the number that broke a rule about the first octet. */
static unsigned
value_of_first(const struct wsreg_check *check, enum wsreg_rule_number rule)
{
	struct header_state state = header_state(check);

	if (rule == WSREG_RULE_RSV_UNNEGOTIATED)
		return header_foreign_bits(&state, check->frame.rsv);
	if (rule == WSREG_RULE_RSV1_ON_CONTROL ||
	    rule == WSREG_RULE_RSV1_ON_CONTINUATION)
		return check->options.compressed_bit;
	return check->frame.opcode;
}

/* Returns the length or the number of frames that broke a rule. */
static uint64_t
value_of_length(const struct wsreg_check *check, enum wsreg_rule_number rule)
{
	struct header_state state = header_state(check);
	const struct wsreg_frame *frame = &check->frame;

	if (rule == WSREG_RULE_MESSAGE_TOO_BIG)
		return header_message_size(
		    &state, frame->opcode, frame->length);
	if (rule == WSREG_RULE_TOO_MANY_FRAGMENTS)
		return header_message_frames(&state, frame->opcode);
	return frame->length;
}

/* Returns the number that broke the rule. */
static uint64_t
value_of(const struct wsreg_check *check, const struct wsreg_rule *rule)
{
	if (rule->subject == NULL)
		return 0;
	switch (rule->place) {
	case WSREG_AT_B0:
		return value_of_first(check, rule->number);
	case WSREG_AT_B1:
	case WSREG_AT_LENGTH:
		return value_of_length(check, rule->number);
	case WSREG_AT_CODE:
		return check->close_code;
	case WSREG_AT_BAD:
		return check->bad;
	case WSREG_AT_KEY:
	case WSREG_AT_END:
	case WSREG_AT_EOF:
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	return 0;
}

/* Returns the offset at which the rule was broken. */
static uint64_t
offset_of(const struct wsreg_check *check, const struct wsreg_rule *rule,
    bool in_frame)
{
	const struct wsreg_frame *frame = &check->frame;

	switch (rule->place) {
	case WSREG_AT_B0:
		return frame->offset;
	case WSREG_AT_B1:
		return frame->offset + 1;
	case WSREG_AT_LENGTH:
		/* The octets of a short length are those of the second. */
		return frame->offset +
		    (frame->header_size > (frame->masked ? 6 : 2) ? 2 : 1);
	case WSREG_AT_KEY:
		return frame->offset + frame->header_size - 4;
	case WSREG_AT_CODE:
		return frame->offset + frame->header_size;
	case WSREG_AT_EOF:
		/* A Close leaves its message unfinished. */
		if (rule->number == WSREG_RULE_MESSAGE_UNFINISHED && in_frame)
			return frame->offset;
		break;
	case WSREG_AT_BAD:
	case WSREG_AT_END:
	case WSREG_AT_LINE:
	case WSREG_AT_GAP:
		break;
	}
	return check->offset;
}

/* RFC 6455, 7.1.7: after the first error nothing more is processed. */
static void
fail(struct wsreg_check *check)
{
	check->failed = true;
	if (!check->options.keep_going) {
		check->pending = 0;
		check->stage = CHECK_STOPPED;
	}
}

void
wsreg_finding_report(struct wsreg_check *check, struct wsreg_event *event)
{
	struct wsreg_finding *finding = &event->finding;
	const struct wsreg_rule *rule;
	size_t number = 0;

	while ((check->pending >> number & 1) == 0)
		number++;
	check->pending &= check->pending - 1;
	rule = wsreg_rule_at(number);
	event->kind = WSREG_EVENT_FINDING;
	finding->rule = rule;
	finding->value = value_of(check, rule);
	finding->in_frame = check->stage != CHECK_HEADER || check->gathered > 0;
	finding->offset = offset_of(check, rule, finding->in_frame);
	finding->frame = finding->in_frame ? check->frame.number : 0;
	finding->frame_offset = finding->in_frame ? check->frame.offset : 0;
	finding->after_error = check->failed;
	if (finding_is_fatal(rule))
		fail(check);
}
